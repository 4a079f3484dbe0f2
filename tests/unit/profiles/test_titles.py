"""What a report's title looks like, and what stands beside it."""

import pytest

from goalextract.profiles.titles import (
    as_of_years,
    is_chapter,
    is_date,
    opens_above,
    opens_printed,
    opens_subject,
    reported_years,
    says_printed,
    says_report,
    sentence_within,
    without_subject,
)


@pytest.mark.parametrize(
    "text", ["November 2019", "2012", "14. maj 2020", "12-01-2023", "Dato 1/3"]
)
def test_a_date_is_told(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["Mål 2012", "Majoren", "", "Budget 2019"])
def test_what_says_more_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("line", ["5.2 Mål for 2016", "4. Resultater", "Tabel 4. Mål", "Kapitel 3"])
def test_a_chapter_is_told(line: str) -> None:
    assert is_chapter(line)


@pytest.mark.parametrize("line", ["4. kvartal 2014", "2014 målopfølgning", "Bilag 1. Mål", "Mål 2"])
def test_a_reports_own_title_is_no_chapter(line: str) -> None:
    assert not is_chapter(line)


def test_a_title_says_report_or_a_year() -> None:
    assert says_report("Midtvejsopgørelse")
    assert says_report("Sæsonen 2015/16")
    assert not says_report("Teatret Lygten")


def test_the_years_that_a_text_reports_on_are_read_before_and_behind_their_words() -> None:
    assert reported_years("Opfølgning på mål 2014, 2013 status") == [2014, 2013]
    assert reported_years("Strategi 2014-2017") == []
    assert as_of_years("Status pr. 31. december 2014 og ultimo 31.12.2015") == [2014, 2015]


def test_when_a_paper_was_printed_is_no_title() -> None:
    assert opens_printed("Udskrevet 3. marts 2015")
    assert says_printed("Mål 2014, revideret i maj")
    assert not opens_printed("Mål 2014, revideret i maj")


def test_what_stands_above_a_title_or_runs_into_it_is_told() -> None:
    assert opens_above("Hop til indhold")
    assert opens_above("Forside > Politik > Mål")
    assert not opens_above("Forsiden af huset")
    assert sentence_within("Mål 2014 Rapporten viser status.") == 8
    assert sentence_within("Mål 2014") is None


def test_a_letter_says_what_it_is_about() -> None:
    assert without_subject("Emne: Status på mål") == "Status på mål"
    assert without_subject("Emnet: Status") == "Emnet: Status"
    assert opens_subject("Subject: Status")
    assert opens_above("Fra: Staben")
    assert not opens_above("Fra start til slut")


def test_a_line_of_a_web_pages_bars_stands_above_a_title() -> None:
    assert opens_above("Menu")
    assert opens_above("Læs op   Print   Del siden")
    assert not opens_above("Søg om tilskud")
