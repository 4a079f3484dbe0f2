"""Places where a label that no template lists may stand."""

import pytest

from goalextract.profiles.candidates import in_running, on_lines, opens_label, standing_capitals
from goalextract.profiles.standing import standing_labels
from tests.unit.printed import FINDER


def running(text: str) -> list[tuple[str, bool]]:
    known = standing_labels(FINDER, {1: text})[1]
    found = in_running(text, known, standing_capitals([text, text]), FINDER)
    return [(candidate.text, candidate.is_marked) for candidate in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nået. Borgernes stemme: De er glade.", ("Borgernes stemme", True)),
        ("Nået. Borgernes stemme : De er glade.", ("Borgernes stemme", True)),
        ("Nået. Borgernes stemme De er glade.", ("Borgernes stemme", False)),
        ("Nået. Sådan lyder det De er glade.", ("Sådan lyder det", False)),
        ("Nået. Borgernes stemme a. De er glade.", ("Borgernes stemme", False)),
        ("Nået. Hvad siger de selv? De er glade.", ("Hvad siger de selv", True)),
    ],
)
def test_in_running_text_a_phrase_stands_before_its_value(
    text: str, found: tuple[str, bool]
) -> None:
    assert found in running(text)


@pytest.mark.parametrize("text", ["De er glade for det.", "Der er ansat to i maj."])
def test_a_sentence_is_none(text: str) -> None:
    assert running(text) == []


def test_a_run_in_capitals_is_cut_before_each_hint_with_its_adjective() -> None:
    text = "VIDERE FREMSKRIDT STRATEGISK SIGTE EVALUERENDE TANKER Flere læser."
    assert [name for name, _ in running(text)] == [
        "VIDERE FREMSKRIDT",
        "STRATEGISK SIGTE",
        "EVALUERENDE TANKER",
    ]


def test_on_lines_a_label_stands_alone_or_before_a_colon() -> None:
    text = "Borgernes stemme\nDe er glade, siger de.\nStemning: God.\nHvad sagde de? Intet.\n"
    found = [(c.text, c.is_marked) for c in on_lines(text, ())]
    assert ("Borgernes stemme", False) in found
    assert ("Stemning", True) in found
    assert ("Hvad sagde de?", True) in found
    assert "De er glade, siger de." not in [name for name, _ in found]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Vores indsatser Vi går i gang.", True),
        ("Indsatsplaner 2014 Kultur", False),
        ("Indsatsplaner 2014: Kultur", True),
        ("Indsatsplaner – Kultur", False),
        ("Fjordby Kommune", False),
    ],
)
def test_a_label_opens_a_page_unless_it_is_a_headings_words(text: str, opens: bool) -> None:
    assert opens_label(FINDER, text, 0) is opens


@pytest.mark.parametrize("asked", ["HVEM BETALER FOR DET?", "Hvem betaler for det?"])
def test_on_lines_a_question_stands_before_its_value(asked: str) -> None:
    found = on_lines(f"{asked} Kommunen betaler.", ())
    assert (asked, True) in [(candidate.text, candidate.is_marked) for candidate in found]


def test_what_joins_on_to_a_name_is_no_label() -> None:
    assert ("Børn og", False) not in running("Nået. Børn og Unge Nye stier. Børn og Unge")
