"""Figures, numbers of rows and empty cells are told from words."""

import pytest

from goalextract.language.figures import YEAR, is_figure, is_nothing, is_running_number, is_year


@pytest.mark.parametrize(
    "text",
    [
        "12", "  7 ", "62 %", "62%", "0,5 ‰", "½", "2½", "1.250.000", "1 250,5", "ca. 1.250 kr.",
        "mindst 95 %", "Op til 3 dage", "mere end 3", "≥ 90 %", "+ 3,5 procentpoint", "-4",
        "2-4 uger", "2013/14", "85 – 90 %", "4,2 på en skala", "3.",
    ],
)  # fmt: skip
def test_a_number_with_its_unit_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "%", "Flere elever", "to", "mindst", "Ja", "A3", "1. januar 2014", "2014: 63",
        "Flere end 12", "under 30 dage om året i snit for alle", "1.2.3.4", "12 % af 40 elever",
        "3 nye tilbud, og et mere på vej",
    ],
)  # fmt: skip
def test_words_are_no_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    "text", ["3", " 3 ", "3.", "4)", "1.2", "1.2.3.4", "1a", "A", "A3", "A.3", "B-12", "MÅL 3"]
)
def test_what_numbers_a_row_is_a_running_number(text: str) -> None:
    assert is_running_number(text)


@pytest.mark.parametrize(
    "text", ["", "-", "12 %", "1234", "Mål", "MÅLET 3", "1.2.3.4.5", "3 elever", "1,5", "½"]
)
def test_other_figures_and_words_are_no_running_number(text: str) -> None:
    assert not is_running_number(text)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "…", "...", "*", "/", "- -", "./."])
def test_a_cell_that_says_it_is_empty_holds_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "Nej", "-1", "Ingen", "x", "+", "(-)"])
def test_a_cell_with_an_answer_holds_something(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize("text", ["2014", " 2014 ", "2014 (%)", "1999 (i 1.000 kr.)"])
def test_a_year_may_have_its_unit(text: str) -> None:
    assert is_year(text)


@pytest.mark.parametrize("text", ["", "2014 nu", "1814", "20145", "Mål 2014", "12"])
def test_other_cells_are_no_year(text: str) -> None:
    assert not is_year(text)


def test_years_are_found_within_a_text() -> None:
    assert YEAR.findall("I 2014 og 2015, ikke 12014 eller 1814") == ["2014", "2015"]


@pytest.mark.parametrize("part", ["=", "- ", "–", "mindst ", "ca. ", "1 ", "1-", "a "])
def test_no_text_makes_it_run_away(part: str) -> None:
    assert is_figure(f"{part * 20_000}!") is False
