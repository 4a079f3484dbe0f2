"""Drop label words that do not stand as the document's other labels do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.openings import MARKER
from goalextract.records import Kind

_OFTEN: Final = 2
_SOME: Final = 6
"""A document with fewer labels has no style of setting them."""
_SELDOM: Final = 0.15
"""The share of labels before colons up to which a colon says that words are no label."""
_SOMETIMES: Final = 0.4
_BESIDE: Final = 3
_STOPS: Final = (".", "!", "?", ")")
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
Labels = Mapping[int, tuple[LabelMatch, ...]]


def without_odd_marks(
    pages: Mapping[int, str], labels: Labels
) -> dict[int, tuple[LabelMatch, ...]]:
    """Drop label words that stand alone in running text and are set as no other label is.

    ``Status pr. 1. maj: 12 hold`` within a value is no label where labels have no colons; nor is
    a question that no template lists, nor ``Status`` where labels are in capital letters.  What
    opens a paragraph and says what no other label of the document does is one all the same.
    """
    row = [match for matches in labels.values() for match in matches]
    if len(row) < _SOME:
        return dict(labels)
    rounds = max(Counter(match.form for match in row).values())
    marked = Counter(match.form for match in row if match.has_colon)
    # A heading's label may have a colon where the labels below it have none: it recurs.
    odd = {form for form, count in marked.items() if count < max(_OFTEN, _SOMETIMES * rounds)}
    unmarked = len(row) - sum(marked.values())
    no_colons = sum(marked[form] for form in odd) <= _SELDOM * unmarked
    said = {match.kind for match in row if not match.has_colon}
    capitals = sum(not match.printed.isupper() for match in row) <= _SELDOM * len(row)
    return {
        number: tuple(
            match
            for index, match in enumerate(matches)
            if (
                not (no_colons and match.form in odd and match.has_colon)
                and not (capitals and not match.printed.isupper())
            )
            or _is_beside(pages[number], matches, index)
            or (match.kind not in said and _opens_paragraph(pages[number], match))
        )
        for number, matches in labels.items()
    }


def _opens_paragraph(text: str, match: LabelMatch) -> bool:
    """Tell whether label words open a line below a line that ends with a stop, or is empty."""
    above, _, before = text[: match.start].rpartition("\n")
    line = above.rpartition("\n")[2].rstrip()
    return not before.strip() and (not line or line.endswith(_STOPS))


def _is_beside(text: str, matches: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether a label stands right beside another one."""
    match = matches[index]
    after = matches[index + 1].start - match.end if index + 1 < len(matches) else len(text)
    before = match.start - matches[index - 1].end if index else len(text)
    return min(after, before) <= _BESIDE


def without_odd_places(
    pages: Mapping[int, str], labels: Labels
) -> dict[int, tuple[LabelMatch, ...]]:
    """Drop label words within a line, or an item of a list, where labels open their lines.

    ``Effekt: Ventetiden falder`` at the end of a line is no label where all others start theirs,
    nor is ``Økonomi`` in ``a. Madlavning``, ``b. Økonomi``.  A form that stands so in goal after
    goal is one all the same; what a heading holds may stand anywhere.
    """
    row = [(pages[n], match) for n, matches in labels.items() for match in matches]
    if len(row) < _SOME:
        return dict(labels)
    rounds = max(Counter(match.form for _, match in row).values())
    before = {(id(text), match.start): _before(text, match) for text, match in row}
    dropped: set[tuple[int, int]] = set()
    for is_odd in (_is_within, _is_item):
        odd = {place for place, words in before.items() if is_odd(words)}
        forms = Counter(match.form for text, match in row if (id(text), match.start) in odd)
        if len(odd) <= _SELDOM * len(row):
            dropped |= {
                (id(text), match.start)
                for text, match in row
                if (id(text), match.start) in odd
                and forms[match.form] < max(_OFTEN, _SOMETIMES * rounds)
                and match.kind not in _HEADS
            }
    return {
        number: tuple(
            match
            for index, match in enumerate(matches)
            if (id(pages[number]), match.start) not in dropped
            or _is_beside(pages[number], matches, index)
        )
        for number, matches in labels.items()
    }


def _before(text: str, match: LabelMatch) -> str:
    """Return what stands before a label on its line."""
    return text[text.rfind("\n", 0, match.start) + 1 : match.start].lstrip()


def _is_within(before: str) -> bool:
    return bool(MARKER.sub("", before, count=1).strip())


def _is_item(before: str) -> bool:
    return bool(before.strip()) and not _is_within(before)
