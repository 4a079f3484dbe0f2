"""On which lines of a table its rows start, where only alignment shows its columns.

Rules between rows tell, or numbers and figures of which every row has one; else blocks of lines
with space between them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.doubt import Doubt
from goalextract.language.sentences import goes_on
from goalextract.layout.row_middles import (
    Block,
    are_centred,
    are_centred_on_paper,
    first_lines,
    is_in_middle,
    lead_column,
    middle_starts,
)
from goalextract.layout.row_numbers import numbered_lines
from goalextract.layout.spacing import APART
from goalextract.layout.table_body import TableBody

GUESSED_ROWS: Final = Doubt("nothing but its words shows where the table's row starts", 0.95)
NEAREST_ROWS: Final = Doubt(
    "a row's lines are told by how near its figures or its number are", 0.92
)
WORDED_ROWS: Final = Doubt("its words show where the table's row starts", 0.968)
_FIGURES: Final = 2
"""So many columns of figures tell rows: each has its own."""
_FEWEST_BLOCKS: Final = 2
_SOME: Final = 0.5
_SEVERAL_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class RowStarts:
    """Hold on which lines rows start, and what was learned on the way."""

    at: tuple[bool, ...]
    doubts: tuple[Doubt, ...] = ()
    is_centred: bool | None = None
    """Whether cells are set in the middle of their rows, where anything tells."""
    blocks: int = 1
    """So many blocks of lines space parts."""
    is_ruled: bool = False
    """Drawn rules part rows, and bands from rows."""

    @property
    def has_gaps(self) -> bool:
        """Tell whether space parts blocks of lines."""
        return self.blocks > 1

    @property
    def is_spaced(self) -> bool:
        """Tell whether space parts every row from the next."""
        return self.has_gaps and sum(self.at) == self.blocks


def row_starts(
    body: TableBody,
    numbered: int | None,
    is_outcome: Callable[[str], bool] = lambda _: False,
    *,
    is_centred: bool | None,
    is_spaced: bool = False,
) -> RowStarts:
    """Say for each line whether a row starts on it.

    Args:
        body: the table's lines.
        numbered: the column of the rows' numbers, if there is one.
        is_outcome: tells whether a cell says how a goal went.
        is_centred: whether cells are set in the middle of their rows, if the page before told.
        is_spaced: whether space parted every row from the next on the page before.
    """
    found = _found(body, numbered, is_outcome, is_centred, is_spaced=is_spaced)
    after = [index == 0 or body.parted[index - 1] is None for index in range(len(body.parted))]
    at = tuple(start or is_first for start, is_first in zip(found.at, after, strict=True))
    return replace(found, at=at)


def _found(
    body: TableBody,
    numbered: int | None,
    is_outcome: Callable[[str], bool],
    is_centred: bool | None,
    *,
    is_spaced: bool,
) -> RowStarts:
    """Look for what tells rows apart, the surest first."""
    levels = [body.has_level(i, drawn=True) for i in range(len(body.lines))]
    if any(levels[1:]):
        return RowStarts(tuple(levels), is_ruled=True)
    blocks = _blocks(body)
    if body.page.print is None and _are_apart(body, blocks, numbered):
        is_centred = are_centred(body, blocks, is_centred)
        if is_centred:
            starts = middle_starts(body, blocks)
            return RowStarts(tuple(starts), (), is_centred, max(_FEWEST_BLOCKS, len(blocks)))
    if numbered is not None:
        keys = numbered_lines(body, numbered)
        if any(keys):
            starts, centred, doubts = _by_keys(body, keys, blocks, is_centred)
            return RowStarts(tuple(starts), doubts, centred, len(blocks))
    if len(blocks) == 1 and is_spaced:
        return RowStarts((True, *(False for _ in body.lines[1:])), blocks=_FEWEST_BLOCKS)
    keys = _told(body, is_outcome)
    if any(keys) and not is_centred:
        # A row without an outcome starts a block of its own, if any, or stands below its heading.
        lead = lead_column(body)
        for first, end in blocks if len(blocks) > 1 else ():
            at = first + int(end > first + 1 and body.filled(first) == {lead})
            keys[at] = keys[at] or _is_fresh(body, at, lead)
        if len(blocks) == 1:
            # So does a name beside figures of its own, where nothing parts the rows.
            keys = [key or named for key, named in zip(keys, _figured(body), strict=True)]
        return RowStarts(tuple(keys), blocks=len(blocks))
    return _by_words(body, blocks, is_centred)


def _told(body: TableBody, is_outcome: Callable[[str], bool]) -> list[bool]:
    """Tell the lines that say how a goal went, in a column that says nothing else of any row.

    Each row has one outcome, on its first line; where it stands lower in some, none is told.
    Example: ``Ja``, ``Delvist`` and ``Nej`` on lines right below each other.
    """
    lead = lead_column(body)
    for column in range(lead + 1, body.width):
        texts = {
            index: body.text(parts[column])
            for index, parts in enumerate(body.parted)
            if parts is not None and parts[column]
        }
        begun = {index: text for index, text in texts.items() if not goes_on(text)}
        are_first = all(lead in body.filled(index) for index in begun)
        if len(begun) > 1 and are_first and all(map(is_outcome, begun.values())):
            return [index in begun for index in range(len(body.parted))]
    return [False] * len(body.parted)


def _by_words(body: TableBody, blocks: Sequence[Block], is_centred: bool | None) -> RowStarts:
    """Say where rows start that neither rules nor numbers tell: by space, figures and words."""
    has_gaps = len(blocks) > 1
    if not has_gaps and _are_rows(body):
        return RowStarts(tuple(parts is not None for parts in body.parted))
    bare = _by_blocks(body, blocks)
    figures = body.figure_columns()
    if len(figures) >= _FIGURES:
        keys = [
            body.has_figures(index, figures) and not body.is_within(index, figures)
            for index in range(len(body.parted))
        ]
        keys = _without_second_lines(body, keys, blocks)
        starts, centred, doubts = _by_keys(body, keys, blocks, is_centred)
        if not has_gaps and not centred:
            # So is a line on which all columns begin, whatever its figures look like.
            starts = [a or _is_full(body, i) for i, a in enumerate(starts)]
        # A block of several columns may have no figures; it is a row all the same.
        for first, end in blocks:
            if not any(starts[first:end]) or body.page.print is None:
                starts[first:end] = [a or b for a, b in zip(starts, bare, strict=True)][first:end]
        return RowStarts(tuple(starts), doubts, centred, len(blocks))
    doubt = WORDED_ROWS if _are_clean(body, bare) else GUESSED_ROWS
    return RowStarts(tuple(bare), () if has_gaps else (doubt,), blocks=len(blocks))


def _are_apart(body: TableBody, blocks: Sequence[Block], numbered: int | None) -> bool:
    """Tell whether each block may be one row: none holds several rows' numbers or figures."""
    keys = numbered_lines(body, numbered) if numbered is not None else _figured(body)
    return all(sum(keys[first:end]) < _SEVERAL_ROWS for first, end in blocks)


def _figured(body: TableBody) -> list[bool]:
    """Tell the lines on which a row's name begins beside figures in several columns."""
    figures, lead = body.figure_columns(), lead_column(body)
    if len(figures) < _FIGURES:
        return [False] * len(body.lines)
    return [
        _opens(body, index, lead) and body.has_figures(index, figures)
        for index in range(len(body.lines))
    ]


def _without_second_lines(body: TableBody, keys: list[bool], blocks: Sequence[Block]) -> list[bool]:
    """Leave out figures below others where space parts rows: a cell may hold two of them.

    So it does where most blocks open with figures and hold no others; and where no row can start
    since its first cell is empty or goes on, unless that is so in many a block.
    """
    if len(blocks) == 1:
        return keys
    held = [[i for i in range(first, end) if keys[i]] for first, end in blocks]
    opened = [lines for (first, _), lines in zip(blocks, held, strict=True) if first in lines]
    later = {i for lines in opened for i in lines[1:]}
    single = [
        first
        for (first, end), lines in zip(blocks, held, strict=True)
        if lines == [first] and end > first + 1
    ]
    if len(single) < _FEWEST_BLOCKS or 2 * len(single) <= sum(map(bool, held)):
        lead = lead_column(body)
        later = {i for i in later if not _opens(body, i, lead)}
        later = later if len(later) <= max(1.0, _SOME * len(opened)) else set()
    return [key and index not in later for index, key in enumerate(keys)]


def _opens(body: TableBody, index: int, lead: int) -> bool:
    """Tell whether a line's first cell is filled, and goes on with no other."""
    parts = body.parted[index]
    return parts is not None and bool(parts[lead]) and not goes_on(body.text(parts[lead]))


def _are_clean(body: TableBody, starts: Sequence[bool]) -> bool:
    """Tell whether several cells begin where rows start, none goes on, and none begins elsewhere.

    A cell begins below one that ends in a stop; where rows start most columns do.
    """
    lead = lead_column(body)
    for index, is_start in enumerate(starts):
        parts, filled = body.parted[index], body.filled(index)
        if parts is None or not index:
            continue
        if is_start:
            if lead not in filled or any(goes_on(body.text(parts[c])) for c in filled):
                return False
            continue
        begun = [c for c in filled if _begins(body, index, c)]
        if lead in begun and len(begun) > 1:
            return False
    return True


def _begins(body: TableBody, index: int, column: int) -> bool:
    """Tell whether a cell's line opens as a text does, below one that ends as one does."""
    above, parts = body.parted[index - 1], body.parted[index]
    if not above or not parts or not above[column]:
        return False
    return body.page.text[above[column][-1].end - 1] in ".!?" and not goes_on(
        body.text(parts[column])
    )


def _blocks(body: TableBody) -> list[Block]:
    """Part the lines where more than the usual distance lies between two."""
    count = len(body.lines)
    starts = [i for i in range(count) if i == 0 or body.gap(i) > APART or body.has_level(i)]
    return list(zip(starts, [*starts[1:], count], strict=False))


def _by_keys(
    body: TableBody, keys: Sequence[bool], blocks: Sequence[Block], before: bool | None
) -> tuple[list[bool], bool | None, tuple[Doubt, ...]]:
    """Let a row start with each line that every row has one of: of its number, its figures.

    In a block of one such line the words above it are its row's too, unless they head it.  Returns
    whether that is how rows are set, too, and what speaks against where they start.
    """
    doubts: tuple[Doubt, ...] = ()
    starts = [False] * len(body.lines)
    held = [[i for i in range(first, end) if keys[i]] for first, end in blocks]
    is_centred = before
    if before is None and body.page.print is not None:
        is_centred = are_centred_on_paper(body, blocks, held)
    for (first, end), lines in zip(blocks, held, strict=True):
        if not is_centred:
            firsts: Sequence[int] = lines
        elif not lines and _is_top_of_row(body, first, end):
            firsts = [first]
        else:
            firsts, is_guess = first_lines(body, first, end, lines)
            doubts = (NEAREST_ROWS,) if is_guess else doubts
        for line in firsts:
            starts[line] = True
    return starts, is_centred, doubts


def _is_top_of_row(body: TableBody, first: int, end: int) -> bool:
    """Tell whether a page's last block is the top of a row whose key stands on the next page."""
    if not first or end < len(body.lines):
        return False
    filled = set[int]().union(*(body.filled(i) for i in range(first, end)))
    parts = body.parted[first] or ()
    return len(filled) > 1 and not any(goes_on(body.text(parts[c])) for c in body.filled(first))


def _by_blocks(body: TableBody, blocks: Sequence[Block]) -> list[bool]:
    """Let a row start with each block that fills several columns; the others go on."""
    starts = [False] * len(body.lines)
    lead = lead_column(body)
    for first, end in blocks:
        filled = [body.filled(i) for i in range(first, end)]
        whole = set[int]().union(*filled)
        at = first
        if filled[0] <= {0} and len(filled) > 1 and len(filled[1]) >= len(whole) > 1:
            at = first + 1  # a heading right above its first row
        is_band = whole == {0} and end == first + 1
        starts[at] = (len(whole) > 1 and not _is_rest(body, at)) or is_band
        is_one = body.page.print is not None or is_in_middle(body, first, end)
        for index in _restarts(body, at, end, lead, touches=len(blocks) == 1, is_one=is_one):
            starts[index] = True
    return starts


def _are_rows(body: TableBody) -> bool:
    """Tell whether each line is a row of its own, or a band: no cell goes on."""
    lead = lead_column(body)
    rows = 0
    for index, parts in enumerate(body.parted):
        filled = body.filled(index)
        if parts is None:
            continue
        if lead not in filled or any(goes_on(body.text(parts[c])) for c in filled):
            return False
        if len(filled) == 1 and body.wraps(index, lead):
            return False
        rows += len(filled) > 1
    return rows >= _SEVERAL_ROWS and 2 * rows > len(body.parted)


def _is_rest(body: TableBody, index: int) -> bool:
    """Tell whether a block goes on with a sentence: in small letters, below one with no end."""
    begun = going_on = 0
    for column, words in enumerate(body.parted[index] or ()):
        above = next(
            (p[column] for p in reversed(body.parted[:index]) if p is not None and p[column]), None
        )
        if words and above:
            begun += 1
            is_ended = body.page.text[above[-1].end - 1] in ".!?:"
            going_on += goes_on(body.text(words)) and not is_ended
    return 2 * going_on >= begun > 0


def _is_fresh(body: TableBody, index: int, lead: int) -> bool:
    """Tell whether a line fills several columns, the first among them, and no cell goes on."""
    filled, parts = body.filled(index), body.parted[index] or ()
    is_whole = lead in filled and len(filled) > 1
    return is_whole and not any(goes_on(body.text(parts[c])) for c in filled)


def _is_full(body: TableBody, index: int) -> bool:
    """Tell whether all columns of a table begin on a line, and none goes on."""
    is_full = len(body.filled(index)) == body.width
    return is_full and body.width > _FIGURES and _is_fresh(body, index, lead_column(body))


def _is_late(body: TableBody, index: int, fresh: set[int], lead: int) -> bool:
    """Tell whether cells begin on a line on which none of the row above can: all have begun."""
    parts = body.parted[index] or ()
    if any(goes_on(body.text(parts[c])) for c in fresh):
        return False
    return len(fresh) > 1 or (lead in fresh and len(body.filled(index)) > 1)


def _restarts(
    body: TableBody, first: int, end: int, lead: int, *, touches: bool, is_one: bool
) -> list[int]:
    """Return the lines of a block on which cells begin that had ended: a new row's.

    No cell ends and begins again within its row, wherever in it the cells are set.  Where rows
    touch, the first row of a page may be the rest of one whose first cell has ended.  In padded
    text, unless the lines are one row (``is_one``), all cells of a row begin on its first line.
    """
    found: list[int] = []
    since: dict[int, float] = {}
    """How far below a column's last line each line stands."""
    for index in range(first, end):
        since = {column: far + body.gap(index) for column, far in since.items()}
        filled = body.filled(index)
        again = {column for column in filled if since.get(column, 0.0) > APART}
        is_next = touches and index > first and lead not in since and _is_fresh(body, index, lead)
        is_next = is_next or (not is_one and _is_late(body, index, filled - since.keys(), lead))
        if len(again) > 1 or lead in again or is_next:
            found.append(index)
            since = {}
        since |= dict.fromkeys(filled, 0.0)
    return found
