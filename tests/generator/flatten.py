"""Put a goal's labels and values into the order in which a flattened page shows them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.generator.pieces import Piece, accept
from tests.generator.report import Cell

_SHORT: Final = {"baseline", "target_value", "actual_value", "indicator", "responsible", "deadline"}
_DOUBTFUL: Final = {
    ("status", "follow_up"),
    ("status", "comment"),
    ("follow_up", "comment"),
    ("actual_value", "status"),
    ("goal", "success_criterion"),
    ("success_criterion", "means"),
}
"""Neighbours between which a paragraph read too late may be given to either."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Hold the chances of the flattening moves in one document."""

    orders: tuple[float, float, float] = (1.0, 0.0, 0.0)
    """Weights of: label value label value; all labels first; runs of two to seven."""
    late_paragraph: float = 0.0
    drifting_markers: float = 0.0


@dataclass(slots=True)
class Flattened:
    """Hold the pieces of one goal on one page."""

    pieces: list[Piece] = field(default_factory=list)
    accepts: list[dict[str, Any]] = field(default_factory=list)


def draw_moves(rng: random.Random) -> Moves:
    """Draw how a document was flattened: most are mixtures."""
    return Moves(
        orders=rng.choice(
            ((1.0, 0.0, 0.0), (0.2, 0.5, 0.3), (0.2, 0.2, 0.6), (0.0, 1.0, 0.0), (0.3, 0.3, 0.4))
        ),
        late_paragraph=rng.choice((0.0, 0.1, 0.3)),
        drifting_markers=rng.choice((0.0, 0.3)),
    )


def _inseparable(left: Cell, right: Cell) -> bool:
    """Say whether nobody could part two values that stand beside each other."""
    both = left.kind in _SHORT and right.kind in _SHORT
    return both and (len(left.units) > 1 or len(right.units) > 1)


def draw_runs(rng: random.Random, cells: Sequence[Cell], moves: Moves) -> list[list[Cell]]:
    """Split a page's cells into runs; each run's labels stand before its values."""
    order = rng.choices(("single", "all", "mixed"), weights=moves.orders)[0]
    runs: list[list[Cell]] = []
    left = 0
    for cell in cells:
        if left and not _inseparable(runs[-1][-1], cell):
            runs[-1].append(cell)
            left -= 1
            continue
        size = {"single": 1, "all": 7, "mixed": rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 7))}[order]
        runs.append([cell])
        left = size - 1
    return runs


def _tail_length(rng: random.Random, units: Sequence[str]) -> int:
    """Choose how many last units are read too late: one, or the list that the text announces."""
    for position in range(len(units) - 1, 0, -1):
        if units[position - 1].endswith(":"):
            return len(units) - position if rng.random() < 0.7 else 1
    return 1 if len(units) == 2 or rng.random() < 0.7 else 2


def _drift(
    rng: random.Random, run: list[Cell], flat: Flattened
) -> tuple[list[Cell], dict[int, list[str]], list[str]]:
    """Take the list markers off one value of a run; return where they went instead."""
    for position, cell in enumerate(run):
        marks = [u.split(" ", 1)[0] for u in cell.units if u[1:3] in {". ", ") "}]
        if position == 0 or len(marks) < 2 or marks[0][0] not in "a1":
            continue
        bare = tuple(u.split(" ", 1)[1] if u[1:3] in {". ", ") "} else u for u in cell.units)
        cells = [*run[:position], replace(cell, units=bare), *run[position + 1 :]]
        target = rng.randrange(0, position + 1)
        for mark in marks:
            flat.accepts.append(accept(mark, None, None, "a list marker away from its item"))
        return cells, {position: marks[:1]}, [*marks[1:], f"@{target}"]
    return run, {}, []


def flatten(
    rng: random.Random,
    ordinal: int,
    cells: Sequence[Cell],
    moves: Moves,
) -> Flattened:
    """Return a page's pieces in the order in which the flattened text has them."""
    flat = Flattened()
    todo = list(cells)
    while todo and not todo[0].label:
        cell = todo.pop(0)
        flat.pieces.append(Piece(cell.text, (ordinal, cell.kind)))
    late: Cell | None = None
    runs = draw_runs(rng, todo, moves)
    for number, run in enumerate(runs):
        after_label: dict[int, list[str]] = {}
        before_value: list[str] = []
        if len(run) > 1 and rng.random() < moves.drifting_markers:
            run, after_label, before_value = _drift(rng, run, flat)
        for position, cell in enumerate(run):
            flat.pieces.append(Piece(cell.label, None, "label"))
            flat.pieces += [Piece(m, None, "stray") for m in after_label.get(position, ())]
        if late is not None:
            flat.pieces.append(Piece(late.text, (ordinal, late.kind)))
            follower = next((cell.kind for cell in run if cell.units), None)
            if follower and (late.kind, follower) in _DOUBTFUL:
                why = f"{run[0].label} was read before the end of the value above it"
                flat.accepts.append(accept(late.text, late.kind, follower, why))
            late = None
        strays = before_value[:-1]
        stray_at = int(before_value[-1][1:]) if before_value else -1
        for position, cell in enumerate(run):
            units = cell.units
            last = position == len(run) - 1
            can_be_late = last and number + 1 < len(runs) and cell.kind not in _SHORT
            if can_be_late and len(units) > 1 and rng.random() < moves.late_paragraph:
                cut = len(units) - _tail_length(rng, units)
                late, units = replace(cell, units=units[cut:]), units[:cut]
            if position == stray_at:
                flat.pieces += [Piece(mark, None, "stray") for mark in strays]
            if units:
                flat.pieces.append(Piece(" ".join(units), (ordinal, cell.kind)))
    if late is not None:
        flat.pieces.append(Piece(late.text, (ordinal, late.kind)))
    return flat


def _page_ends(rng: random.Random, cells: Sequence[Cell], count: int) -> list[tuple[int, int]]:
    """Choose where pages end: (cells before, units of the next cell before), in order."""
    ends: list[tuple[int, int, int]] = []
    filled = 0
    for position, cell in enumerate(cells):
        for kept, unit in enumerate(cell.units, start=1):
            filled += len(unit)
            whole = kept == len(cell.units)
            ends.append((filled, position + 1, 0) if whole else (filled, position, kept))
    chosen: set[tuple[int, int]] = set()
    for number in range(1, count):
        inside = rng.random() < 0.4
        possible = [end for end in ends[:-1] if inside or end[2] == 0]
        if possible:
            wanted = filled * number / count
            nearest = min(possible, key=lambda end: abs(end[0] - wanted))
            chosen.add(nearest[1:])
    return sorted(chosen)


def split_pages(rng: random.Random, cells: Sequence[Cell]) -> list[list[Cell]]:
    """Spread a goal's cells over one to three pages, breaking inside a value now and then.

    What is left of a broken value opens the next page as a cell without a label.
    """
    length = sum(len(cell.text) for cell in cells)
    count = 1 + (length > 700 and rng.random() < 0.5) + (length > 1800 and rng.random() < 0.5)
    pages: list[list[Cell]] = []
    done, kept = 0, 0
    for position, inner in [*_page_ends(rng, cells, count), (len(cells), 0)]:
        page = [*cells[done:position]]
        if inner:
            page.append(replace(cells[position], units=cells[position].units[:inner]))
        if kept:
            first = Cell(cells[done].kind, "", page[0].units[kept:])
            page = [first, *page[1:]]
        pages.append(page)
        done, kept = position, inner
    return pages
