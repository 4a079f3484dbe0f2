"""Rows whose cells are set in their middle: where such rows start, and what shows that they are.

A row's key, its number or its figures, then stands below some of the row's own lines.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from goalextract.language.sentences import goes_on
from goalextract.layout.table_body import TableBody

_OFF: Final = 0.3
"""A line may stand so far from where its row ends, in usual distances."""
_BETWEEN: Final = 0.75
"""Lines closer together stand in cells that are set in the middle of their rows."""
_SEVERAL_ROWS: Final = 2
_OTHER_SIZE: Final = 0.5
"""Letters whose sizes in points differ by more are of two prints."""
_SEVERAL_COLUMNS: Final = 2
Block = tuple[int, int]
"""A block's first line, and the line after its last."""


def are_centred(body: TableBody, blocks: Sequence[Block], before: bool | None) -> bool | None:
    """Say whether text is padded so that cells stand in the middle of their rows.

    So they do if most blocks are rows with their cells in the middle; a page may break its last
    row and its first.  None where nothing tells.

    Args:
        body: the table's lines.
        blocks: lines with space between one block and the next.
        before: what the page before told.
    """
    speaks_for = against = 0
    for first, end in blocks if len(blocks) > 1 else ():
        is_cut = first == 0 or end == len(body.lines)
        # Words in the first column alone may head the row below them.
        may_head = body.filled(first) <= {0} and end > first + 1
        top = first + may_head
        begun = _tops(body, top, end)
        if len(begun) < _SEVERAL_COLUMNS:
            continue
        if is_in_middle(body, top, end):
            speaks_for += len(set(begun.values())) > 1
        else:
            against += not is_cut and not (may_head and is_in_middle(body, first, end))
    return speaks_for > against if speaks_for or against else before


def middle_starts(body: TableBody, blocks: Sequence[Block]) -> list[bool]:
    """Return on which lines rows start if each block is one, but for words above that head it."""
    starts = [False] * len(body.lines)
    for first, end in blocks:
        whole = set[int]().union(*(body.filled(i) for i in range(first, end)))
        is_last = first > 0 and end == len(body.lines)
        is_band = whole == {0} and end == first + 1
        starts[first + has_heading(body, first, end)] = len(whole) > 1 or is_last or is_band
    return starts


def _tops(body: TableBody, first: int, end: int) -> dict[int, int]:
    """Return on which line of a block each column that it fills begins."""
    return {column: i for i in reversed(range(first, end)) for column in body.filled(i)}


def are_centred_on_paper(
    body: TableBody, blocks: Sequence[Block], held: Sequence[Sequence[int]]
) -> bool:
    """Tell whether cells on paper are set in the middle of their rows.

    Args:
        body: the table's lines.
        blocks: lines with space between one block and the next.
        held: on which lines of each block a key stands.
    """
    between = sum(body.gap(i) < _BETWEEN for i in range(1, len(body.lines)))
    if len(blocks) == 1 and between < _SEVERAL_ROWS and _open_rows(body, held[0]):
        return False
    above = sum(
        bool(lines) and lines[0] > first and not leads(body, first, lines[0])
        for (first, _), lines in zip(blocks, held, strict=True)
    )
    top = sum(
        bool(lines) and lines[0] == first and end > first + 1
        for (first, end), lines in zip(blocks, held, strict=True)
    )
    return 2 * above > sum(map(bool, held)) or above > top or between >= _SEVERAL_ROWS


def lead_column(body: TableBody) -> int:
    """Return the first column that is filled at all."""
    return min(
        (min(filled) for i in range(len(body.lines)) if (filled := body.filled(i))), default=0
    )


def _open_rows(body: TableBody, keys: Sequence[int]) -> bool:
    """Tell whether the first cell begins on each of several keys' lines: it is set on top."""
    lead = min(
        (min(filled) for i in range(len(body.lines)) if (filled := body.filled(i))), default=0
    )
    firsts = [(body.parted[key] or {lead: ()})[lead] for key in keys]
    begun = all(words and not goes_on(body.text(words)) for words in firsts)
    return begun and len(keys) > _SEVERAL_ROWS


def first_lines(
    body: TableBody, first: int, end: int, keys: Sequence[int]
) -> tuple[Sequence[int], bool]:
    """Return where the rows of a block start that have their keys in their middle.

    Also tells whether that is only a guess: the rows are not as high above their keys as below.
    """
    if len(keys) == 1 and not leads(body, first, keys[0]):
        return [first + has_heading(body, first, end)], False
    balanced = _balanced(body, first, end, keys) if keys else None
    if balanced:
        return balanced, False
    return list(_nearest(body, first, keys)), len(keys) >= _SEVERAL_ROWS


def has_heading(body: TableBody, first: int, end: int) -> bool:
    """Tell whether a block's first line heads its one row: without it, that has its middle.

    Only words in the first column head a row.
    """
    if not body.filled(first) <= {0} or end == first + 1 or is_in_middle(body, first, end):
        return False
    return is_in_middle(body, first + 1, end)


def is_in_middle(body: TableBody, first: int, end: int) -> bool:
    """Tell whether lines are one row whose cells are set in its middle, to half a line.

    Where halves are left over all cells stand higher by one, or all lower.
    """
    middle = (first + end - 1) / 2
    off = [0.0]
    for column in range(body.width):
        lines = [i for i in range(first, end) if column in body.filled(i)]
        if lines:
            off.append((lines[0] + lines[-1]) / 2 - middle)
    return max(off) - min(off) < 1.0


def leads(body: TableBody, first: int, key: int) -> bool:
    """Tell whether the lines of a block above its first key are a heading."""
    above = range(first, key)
    across = [body.parted[i] is None for i in above]
    if not above or not all(body.parted[i] is None or body.filled(i) == {0} for i in above):
        return False
    if body.page.print is None or all(across):
        return True
    if not any(body.wraps(i) for i in range(first + 1, key + 1)):
        return True
    # On paper a heading is printed otherwise than the row below it.
    word, other = body.lines[first][0], body.lines[key][0]
    return word.is_bold != other.is_bold or abs(word.size - other.size) > _OTHER_SIZE


def _balanced(body: TableBody, first: int, end: int, keys: Sequence[int]) -> list[int] | None:
    """Return where rows of a block start if each has its key in its middle; None if one has not.

    A row reaches as far below its key as above it, so where one starts says where the next does.
    """
    places = [0.0]
    for index in range(first + 1, end):
        places.append(places[-1] + body.gap(index))
    firsts: list[int] = []
    start = first
    for key, following in zip(keys, [*keys[1:], end], strict=True):
        last = 2 * places[key - first] - places[start - first]
        after = next((i for i in range(key, end) if places[i - first] > last + _OFF), end)
        reached = max(places[start - first : after - first])
        if not key < after <= following or abs(reached - last) > 2 * _OFF:
            return None
        firsts.append(start)
        start = after
    return firsts if start == end else None


def _nearest(body: TableBody, first: int, keys: Sequence[int]) -> Iterator[int]:
    """Yield where rows of a block start whose words stand above and below their keys' lines."""
    before: int | None = None
    for key in keys:
        at = key
        while at > (first if before is None else before + 1):
            if not _is_nearer(body, at - 1, before, key) or _is_heading(body, at - 1):
                break
            at -= 1
        yield at
        before = key


def _is_nearer(body: TableBody, line: int, before: int | None, key: int) -> bool:
    """Tell whether a line is nearer to the key below it than to the one before."""
    if before is None:
        return True
    place = body.boxes[line].bottom
    return body.boxes[key].bottom - place < place - body.boxes[before].bottom


def _is_heading(body: TableBody, index: int) -> bool:
    """Tell whether a line is printed as a heading is: across, or bold in the first column alone."""
    parts = body.parted[index]
    return parts is None or (body.filled(index) == {0} and parts[0][0].is_bold)
