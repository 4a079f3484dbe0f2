"""On which lines of a table the numbers of its rows stand."""

from collections.abc import Iterator, Sequence

from goalextract.layout.spacing import APART
from goalextract.layout.table_body import TableBody


def numbered_lines(body: TableBody, column: int) -> list[bool]:
    """Say for each line whether a row's number stands on it.

    The rest of a number that a narrow column broke is none: ``0`` below ``1``, after ``9``, or
    ``1`` below ``5.``.
    """
    keys = [body.has_number(index, column) for index in range(len(body.parted))]
    for index in _broken_numbers(body, keys, column):
        keys[index] = False
    last: int | None = None
    for index in range(len(keys)):
        own = body.number(index, column) if keys[index] else ""
        if not own.isdigit():
            continue
        below = body.number(index + 1, column) if index + 1 < len(keys) else ""
        is_close = below.isdigit() and keys[index + 1] and body.gap(index + 1) < APART
        counts_on = is_close and int(below) == int(own) + 1
        if is_close and (int(own + below) == last + 1 if last is not None else not counts_on):
            keys[index + 1] = False
            own += below
        last = int(own)
    return keys


def _broken_numbers(body: TableBody, keys: Sequence[bool], column: int) -> Iterator[int]:
    """Yield the lines on which numbers go on that a narrow column broke at a stop.

    Of numbers right below each other all have a stop or none has; what differs is one number:
    ``1``, ``2.`` and ``1`` are ``12.1``.
    """
    index = 0
    while index < len(keys):
        end = index + 1
        while end < len(keys) and keys[index] and keys[end] and body.gap(end) < APART:
            end += 1
        stops = [_has_stop(body, line, column) for line in range(index, end)]
        if any(stops) and not all(stops):
            is_begun = was_stop = False
            for line, is_stop in zip(range(index, end), stops, strict=True):
                if is_begun:
                    yield line
                is_begun = is_stop or not was_stop
                was_stop = is_stop
        index = end


def _has_stop(body: TableBody, index: int, column: int) -> bool:
    parts = body.parted[index]
    return parts is not None and body.text(parts[column]).endswith(".")
