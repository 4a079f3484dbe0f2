"""The words of a table's header, on one line or more, by the columns that they stand in."""

import re
from collections.abc import Callable, Sequence
from math import inf
from operator import attrgetter
from typing import Final

from goalextract.document import Page, Word
from goalextract.language.figures import is_year
from goalextract.language.joining import join_lines
from goalextract.layout.spacing import Line, reach

_PERIOD: Final = re.compile(r"(?:19|20)\d\d|[TKQ][1-4]|[1-4]\. ?(?:kvartal|tertial|halvår)\.?")
_OVERLAP: Final = 0.3
"""Words of one line may stand apart in height by so much of their own."""
_DRIFT: Final = 0.4
"""Words below none go on those that they miss by so much of the letters' size."""
HeaderColumn = tuple[float, float, Line]
"""How far a column reaches, and the words that stand in it."""
_start: Callable[[Word], int] = attrgetter("start")


def stacked(parted: Sequence[Sequence[Line]]) -> list[HeaderColumn]:
    """Put the words of a header's parted lines into columns: those of the line with most of them.

    What stands above several columns belongs to each: *Resultater* above *2013* and *2014*.
    """
    base = max(range(len(parted)), key=lambda n: (len(parted[n]), n))
    columns: list[list[Line]] = [[segment] for segment in parted[base]]
    reaches = [reach(segment) for segment in parted[base]]
    for number, row in enumerate(parted):
        for segment in row if number != base else ():
            x0, x1 = reach(segment)
            slack = 0.0 if any(a < x1 and x0 < b for a, b in reaches) else _DRIFT * segment[0].size
            under = [n for n, (a, b) in enumerate(reaches) if a < x1 + slack and x0 - slack < b]
            for n in under if number < base else under[:1]:
                columns[n].append(segment)
            if len(under) == 1:
                left, right = reaches[under[0]]
                reaches[under[0]] = min(left, x0), max(right, x1)
            elif not under:
                columns.append([segment])
                reaches.append((x0, x1))
    words = (sorted([w for s in held for w in s], key=_start) for held in columns)
    return [(x0, x1, own) for (x0, x1), own in zip(reaches, words, strict=True)]


def is_one_column(parted: Sequence[Sequence[Line]]) -> bool:
    """Tell quickly whether lines hold no more than a text each, in one column: most lines do."""
    if any(len(row) != 1 for row in parted):
        return False
    reaches = [reach(row[0]) for row in parted]
    return max(left for left, _ in reaches) < min(right for _, right in reaches)


def dates(page: Page, above: Sequence[Line], below: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a header's first line says of what the years below it are.

    Example: ``Basis  Resultat  Mål`` right above ``2020  2023  2024``.
    """
    lower = [segment for row in below for segment in row]
    under = [[s for s in lower if _stand_above(head, s)] for head in above]
    dated = [own for own in under if own and all(is_year(words_text(page, s)) for s in own)]
    return len(dated) > 1 and all(own in dated for own in under if own)


def _stand_above(one: Line, other: Line) -> bool:
    (left, right), (x0, x1) = reach(one), reach(other)
    return left < x1 and x0 < right


def are_periods(texts: Sequence[str]) -> bool:
    """Tell whether texts are years and parts of years, at least one year: ``2022``, ``T2``."""
    return any(map(is_year, texts)) and all(_PERIOD.fullmatch(text) for text in texts)


def words_text(page: Page, words: Line) -> str:
    """Return a header's words as a reader would copy them."""
    text, bottom = page.text, -inf
    lines: list[str] = []
    for start, end, (_, top, _, low), *_ in words:
        piece = text[start:end]
        if top > bottom - _OVERLAP * (low - top):
            lines.append(piece)
        else:
            lines[-1] += f" {piece}"
        bottom = max(bottom, low)
    return join_lines(lines)
