"""What a report's title looks like, and what stands beside it."""

import pytest

from goalextract.profiles.titles import is_chapter, is_date, says_report


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
