"""Swedish and Norwegian boards by their names."""

import pytest

from goalextract.profiles.boards import find_boards


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MÅL FÖR BARN- OCH UTBILDNINGSNÄMNDEN 2019", ["Barn- och utbildningsnämnden"]),
        ("Miljö- och byggnadsnämndens mål", ["Miljö- och byggnadsnämnden"]),
        ("Barn-, ungdoms- och familjenämnden", ["Barn-, ungdoms- och familjenämnden"]),
        ("Omsorgsnämnd", ["Omsorgsnämnden"]),
        ("Kommunstyrelsen och Valnämnden", ["Kommunstyrelsen", "Valnämnden"]),
        ("Utvalg for oppvekst har vedtatt", ["Utvalg for oppvekst"]),
        ("UTVALG FOR HELSE OG OMSORG", ["Utvalg for helse og omsorg"]),
        ("Utval for levekår,\nkultur og idrett", ["Utval for levekår, kultur og idrett"]),
        ("Oppvekstutvalget 2019", ["Oppvekstutvalget"]),
    ],
)
def test_boards_are_named_in_one_way(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_boards(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "nämndens mål har nämnden antagit",
        "et utvalg for unge",
        "Arbeidsutvalget",
        "Vareutvalget i butikken",
        "omsorgsnämndens verksamhet",
        "Kommunfullmäktige",
        "",
    ],
)
def test_other_words_name_no_board(text: str) -> None:
    assert find_boards(text) == ()


def test_places_are_those_of_the_text() -> None:
    text = "Rapport fra Utvalg for oppvekst og kultur 2020"
    (mention,) = find_boards(text)
    assert text[mention.start : mention.end] == "Utvalg for oppvekst og kultur"


def test_a_hostile_text_is_read_in_little_time() -> None:
    assert find_boards("Barn-, " * 20_000 + "a" * 20_000) == ()
