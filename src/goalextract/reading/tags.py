"""Tags: a few words in a small coloured box of their own at the right edge of a card's heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.document import Box, Rule
from goalextract.reading.paper_lines import PaperLine
from goalextract.reading.shapes import PrintedWords

_HIGH: Final = 2.6
"""A tag is no higher than so many times its letters."""
_MOST_WORDS: Final = 4
_WIDE: Final = 0.5
"""A tag takes no more of its card's width."""
_INSIDE: Final = 1.5
_TOUCH: Final = 2.0
_APART: Final = 1.0
"""What stands left of a tag ends so many letters' sizes before it."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Hold the words of each tag of a page, and the ruling lines that are no tag's edges."""

    words: tuple[tuple[int, ...], ...]
    rules: tuple[Rule, ...]


def find_tags(words: PrintedWords, rules: tuple[Rule, ...], lines: Sequence[PaperLine]) -> Tags:
    """Find a page's tags: each stands in a card, beside the heading that opens it."""
    boxes = list(_boxes(rules))
    if len(boxes) < 2:
        return Tags((), rules)
    found: list[tuple[int, ...]] = []
    edges: set[int] = set()
    cards = sorted((box for _, box in boxes), key=lambda box: box.top)
    for at, box in boxes:
        own = _beside_heading(words, lines, box, cards)
        if own is not None:
            edges |= set(range(at, at + 4))
            if own not in found:
                found.append(own)
    kept = tuple(rule for at, rule in enumerate(rules) if at not in edges) if edges else rules
    return Tags(tuple(found), kept)


def with_tags_apart(
    words: PrintedWords, lines: Sequence[PaperLine], tags: Sequence[tuple[int, ...]]
) -> Iterator[PaperLine]:
    """Yield lines with each tag on a line of its own, below the whole of the heading beside it."""
    of_word = {number: tag for tag in tags for number in tag}
    waiting: PaperLine | None = None
    above: PaperLine | None = None
    for line in lines:
        own = next((of_word[number] for number in line.words if number in of_word), None)
        if waiting is not None and (own is not None or not _are_alike(words, above, line)):
            yield waiting
            waiting = None
        rest = tuple(number for number in line.words if own is None or number not in own)
        if rest:
            above = line._replace(words=rest)
            yield above
        if own is not None:
            waiting = line._replace(words=own)
    if waiting is not None:
        yield waiting


def _are_alike(words: PrintedWords, above: PaperLine | None, line: PaperLine) -> bool:
    """Tell whether a heading may go on on a line: it is printed as the one above it."""
    if above is None:
        return False
    one, other = above.words[0], line.words[0]
    is_as_large = abs(words.sizes[one] - words.sizes[other]) < 0.1
    return bool(is_as_large and words.is_bold[one] == words.is_bold[other])


def _boxes(rules: Sequence[Rule]) -> Iterator[tuple[int, Box]]:
    """Yield the rectangles whose four edges ruling lines are, with the first one's place."""
    for at, (top, bottom) in enumerate(pairwise(rules[:-2])):
        if not (top.is_level and bottom.is_level) or top.box[::2] != bottom.box[::2]:
            continue
        left, right = rules[at + 2], rules[at + 3]
        box = Box(top.box.x0, top.box.top, top.box.x1, bottom.box.top)
        edges = (left.box, right.box)
        if edges == (box._replace(x1=box.x0), box._replace(x0=box.x1)) and box.top < box.bottom:
            yield at, box


def _beside_heading(
    words: PrintedWords, lines: Sequence[PaperLine], box: Box, cards: Sequence[Box]
) -> tuple[int, ...] | None:
    """Return the words of a box that stands beside the first line of a card; else None."""
    card = next((card for card in cards if _holds(card, box)), None)
    if card is None:
        return None
    inside = [line for line in lines if card.top <= (line.top + line.bottom) / 2 <= card.bottom]
    if len(inside) < 2:
        return None
    x0, _, x1, _ = words.edges.T
    own = tuple(n for n in inside[0].words if box.x0 <= (x0[n] + x1[n]) / 2 <= box.x1)
    left = [n for n in inside[0].words if x1[n] <= box.x0]
    if not 0 < len(own) <= _MOST_WORDS or not left:
        return None
    size = float(words.sizes[own[0]])
    is_low = box.bottom - box.top <= _HIGH * size
    if any(_adjoins(box, other) for other in cards):
        return None  # a table's cell
    return own if is_low and box.x0 - x1[left].max() >= _APART * size else None


def _adjoins(box: Box, other: Box) -> bool:
    """Tell whether a box has an edge in common with another, as the cells of a table have."""
    beside = min(abs(box.x0 - other.x1), abs(box.x1 - other.x0)) < _TOUCH
    above = min(abs(box.top - other.bottom), abs(box.bottom - other.top)) < _TOUCH
    shares_height = min(box.bottom, other.bottom) - max(box.top, other.top) > _TOUCH
    shares_width = min(box.x1, other.x1) - max(box.x0, other.x0) > _TOUCH
    return (beside and shares_height) or (above and shares_width)


def _holds(card: Box, box: Box) -> bool:
    return (
        card.x0 + _INSIDE < box.x0
        and box.x1 < card.x1 - _INSIDE
        and card.top + _INSIDE < box.top
        and box.bottom < card.bottom - _INSIDE
        and box.x1 - box.x0 <= _WIDE * (card.x1 - card.x0)
    )
