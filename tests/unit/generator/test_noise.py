"""The noise does what it says and nothing else."""

import random

import pytest

from tests.generator.flatten import Moves, flatten, split_pages
from tests.generator.noise import Spoil, delete_digits, lose_stops, space_letters, spoil_unit
from tests.generator.report import Cell
from tests.generator.wrap import wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i alt 2,5 mio. kr.", "i alt mio. kr."),
        ("sig til i alt 1.250 kr.", "sig til i alt kr."),
        ("perioden 1. oktober - 31. december", "perioden oktober - december"),
        ("1. Første punkt", "Første punkt"),
        ("Opfølgning 2014", "Opfølgning"),
        ("uden tal", "uden tal"),
    ],
)
def test_digits_are_deleted(text: str, expected: str) -> None:
    assert delete_digits(text) == expected


def test_lost_hyphen_is_printed_joined_and_can_be_mended() -> None:
    unit, mended = spoil_unit(random.Random(1), "kultur- og fritid", Spoil(lost_hyphens=1.0))
    assert unit == "kulturog fritid"
    assert mended == [("kulturog", "kultur- og")]


def test_lost_apostrophe_leaves_a_space() -> None:
    unit, _ = spoil_unit(random.Random(1), "nye app's", Spoil(lost_apostrophes=True))
    assert unit == "nye app s"


def test_stops_are_lost_though_not_those_of_abbreviations() -> None:
    units = lose_stops(random.Random(1), ("Først.", "Musik m.m."), Spoil(lost_stops=1.0))
    assert units == ("Først.", "Musik m.m.")
    assert lose_stops(random.Random(1), ("Først.",), Spoil(lost_stops=1.0)) == ("Først",)


def test_letters_are_spaced() -> None:
    assert space_letters("MÅL 20") == "M Å L 2 0"


def _cells() -> list[Cell]:
    return [
        Cell("goal", "Mål", ("Et mål.",)),
        Cell("means", "Veje", ("En vej.", "En vej til.")),
        Cell("status", "Status", ("En status.",)),
    ]


def _texts(moves: Moves, seed: int = 1) -> list[str]:
    return [piece.text for piece in flatten(random.Random(seed), 1, _cells(), moves).pieces]


def test_perfect_order() -> None:
    assert _texts(Moves()) == [
        "Mål",
        "Et mål.",
        "Veje",
        "En vej. En vej til.",
        "Status",
        "En status.",
    ]


def test_all_labels_first() -> None:
    moves = Moves(orders=(0.0, 1.0, 0.0))
    assert _texts(moves)[:3] == ["Mål", "Veje", "Status"]
    assert _texts(moves)[3:] == ["Et mål.", "En vej. En vej til.", "En status."]


def test_last_paragraph_is_read_after_the_next_label() -> None:
    moves = Moves(late_paragraph=1.0)
    assert _texts(moves) == [
        "Mål",
        "Et mål.",
        "Veje",
        "En vej.",
        "Status",
        "En vej til.",
        "En status.",
    ]


def test_late_paragraph_between_doubtful_neighbours_is_accepted_in_both() -> None:
    cells = [Cell("status", "S", ("Et.", "To.")), Cell("follow_up", "O", ("Tre.",))]
    flat = flatten(random.Random(1), 1, cells, Moves(late_paragraph=1.0))
    assert [(e["text"], e["section"], e["also"]) for e in flat.accepts] == [
        ("To.", "status", "follow_up")
    ]


def test_markers_drift_and_stand_nowhere() -> None:
    cells = [Cell("goal", "Mål", ("X.",)), Cell("means", "Veje", ("a. Et", "b. To"))]
    moves = Moves(orders=(0.0, 1.0, 0.0), drifting_markers=1.0)
    flat = flatten(random.Random(3), 1, cells, moves)
    value = [piece.text for piece in flat.pieces if piece.owner == (1, "means")]
    strays = [piece.text for piece in flat.pieces if piece.role == "stray"]
    assert value == ["Et To"]
    assert sorted(strays) == ["a.", "b."]
    assert all(entry["section"] is None for entry in flat.accepts)


def test_pages_hold_all_units_in_order() -> None:
    units = tuple(f"{'ord ' * 30}{n}." for n in range(30))
    cells = [Cell("goal", "Mål", units[:10]), Cell("means", "Veje", units[10:])]
    counts = set()
    for seed in range(30):
        pages = split_pages(random.Random(seed), cells)
        counts.add(len(pages))
        assert [unit for page in pages for cell in page for unit in cell.units] == list(units)
    assert counts == {1, 2, 3}


def test_wrapped_words_join_again() -> None:
    text = "Uddannelsesplanlægning og virksomhedssamarbejde styrkes gennem hverdagsrehabilitering"
    lines = wrap(random.Random(2), text, 22, 1.0)
    assert any(line.endswith("-") for line in lines)
    assert " ".join(lines).replace("- ", "") == text
