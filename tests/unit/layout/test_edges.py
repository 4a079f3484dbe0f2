"""What stands around a piece tells whether a value may start there."""

from goalextract.language.units import split_units
from goalextract.layout.edges import Edges
from goalextract.profiles.cues import TextReading, load_classes


def moves(
    text: str, small: set[str] | None = None, again: set[str] | None = None
) -> list[set[str]]:
    """Return the moves of each piece of a text."""
    units = split_units(text)
    read = TextReading(text, 2014, load_classes()).between
    edges = Edges(small or set(), again or set())
    found: list[set[str]] = []
    for index, unit in enumerate(units):
        reading = read(unit.start, unit.end)
        before = read(0, unit.start) if index else None
        found.append(set(edges.moves(text, unit, reading, before, reading)))
    return found


def test_a_capital_is_told_from_a_name_by_the_document() -> None:
    text = "Der er fest i Aaby Kulturhus"
    assert "edge:capital:common" in moves(text, small={"kulturhus"})[-1]
    assert "edge:capital:common" not in moves(text)[-1]


def test_words_that_stand_together_again_make_a_name() -> None:
    assert "pair_again" in moves("Der er fest i Sankt Kulturhus", again={"Sankt Kulturhus"})[-1]
    assert "pair_again" not in moves("Der er fest i Sankt Kulturhus")[-1]


def test_brands_genitives_and_names_alone_are_told() -> None:
    assert "edge:capital:brand" in moves("Holdet mødes hos MidtVest")[-1]
    assert "after_genitive" in moves("Det er kommunens Ledelsesgrundlag")[-1]
    assert "only_names" in moves("Det sker i Aaby")[-1]


def test_a_dash_before_a_small_letter_is_no_bullet() -> None:
    assert "marker:small" in moves("Fastholdelse - nyansatte som siger op")[1]
    assert "marker:bullet" in moves("Tiltag: - Nyansatte")[1]


def test_list_numbers_are_first_next_or_other() -> None:
    found = moves("Tiltag: 1. Kurser 2. Bøger 7. Andet")
    names = [next(m for m in here if m.startswith("marker")) for here in found[1:]]
    assert names == ["marker:first", "marker:next", "marker:other"]


def test_a_heading_that_comes_again_opens_another_section() -> None:
    found = moves("Trivsel: Alle er glade. Ledelse: Alle leder. Trivsel: Alle var glade.")
    assert sum("subhead_again" in here for here in found) == 1


def test_a_few_words_without_a_verb_go_on_with_a_list_of_such() -> None:
    found = moves("Klima og energi. Fremtidens fødevarer. Der er lavet meget.")
    assert "notes" in found[1]
    assert "notes" not in found[2]
