"""What stands around a piece is told in numbers: labels, sides, words that come again."""

import numpy as np

from goalextract.layout.scores import Announced, PieceCues
from goalextract.layout.surroundings import NUMBERS, surroundings
from goalextract.records import Kind


def piece(
    *body: str, page: int = 1, moves: tuple[str, ...] = (), left: str = "", size: int = 10
) -> PieceCues:
    return PieceCues(page, 0, size, body, (), moves, left)


def test_every_piece_has_its_row() -> None:
    assert surroundings([], [], ["small"]).shape == (0, 1 + NUMBERS)
    rows = surroundings([piece("a"), piece("b")], [], ["small", "notes"])
    assert rows.shape == (2, 2 + NUMBERS)


def test_only_known_circumstances_are_told() -> None:
    rows = surroundings([piece(moves=("notes", "new"))], [], ["small", "notes"])
    assert rows[0, :2].tolist() == [0.0, 1.0]


def test_labels_before_a_piece_and_its_share_of_their_text_are_told() -> None:
    labels = [
        Announced(Kind.GOAL, 0, 0),
        Announced(Kind.STATUS, 0, 0),
        Announced(Kind.GOAL, 1, 2),
    ]
    pieces = [piece(size=30), piece(size=10), piece(size=5, page=2)]
    rows = surroundings(pieces, labels, [])
    assert (rows[:, 0] * 3).round(6).tolist() == [2.0, 0.0, 1.0]
    assert rows[:, 1].tolist() == [0.0, 0.0, 1.0]  # one label alone
    assert rows[:, 7].tolist() == [0.0, 0.75, 0.0]  # done
    assert rows[:, 8].tolist() == [1.0, 0.0, 1.0]  # opens a page


def test_words_that_come_again_are_told_by_how_near_they_are() -> None:
    bodies = [("sygedagpenge",), ("sygedage", "huset"), ("+long", "og", "skole")]
    rows = surroundings([piece(*body) for body in bodies], [], [])
    before, after = rows[:, 9:13], rows[:, 13:16]
    assert before[0].tolist() == [0.0, 0.0, 0.0, 1.0]  # never before
    assert before[1].tolist() == [0.5, 0.0, 0.0, 0.5]  # one of two right before
    assert after[0].tolist() == [1.0, 0.0, 0.0]
    assert np.isfinite(rows).all()
