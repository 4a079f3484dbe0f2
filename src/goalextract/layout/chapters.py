"""Which sort of headings stands above goals, and which above groups of them.

The sort of heading between which no label comes twice is the goals'; those that only stand above
such are the chapters'.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from goalextract.layout.headings import Sort
from goalextract.layout.tokens import Token
from goalextract.profiles.services import names_service

_GOOD: Final = 0.6
"""The least share of stretches that read as one goal each."""
_ALWAYS: Final = 0.85
_TWICE_COSTS: Final = 2.0
_NUMBER_GAINS: Final = 0.5
_WEAK: Final = 0.6
_NAME_WORDS: Final = 8
_INTRO_LINES: Final = 8
"""So many lines may stand between a chapter's name and its first goal."""


@dataclass(slots=True)
class _Stretch:
    """Gather what stands between two headings of one sort."""

    forms: set[str] = field(default_factory=set)
    is_doubled: bool = False
    """A part comes twice."""
    is_direct: bool = True
    """No other heading stands before the first part."""
    lines: int = 0

    may_lead: bool = False
    """A paragraph that only a blank line sets off may stand below the heading: the goal."""

    def add(self, token: Token, key: str | None) -> None:
        """Add a line, with the key of the part that it opens below a heading, if it opens one."""
        self.lines += 1
        if key is not None:
            self.is_doubled |= key in self.forms
            self.forms.add(key)
        elif token.heading is not None and not self.forms:
            is_lead = self.may_lead and token.heading.sort.is_weak and not token.line.is_set
            self.is_direct &= token.part is not None or is_lead

    @property
    def reads(self) -> Literal["twice", "good", "other"]:
        if self.is_doubled:
            return "twice"
        return "good" if self.is_direct and self.forms else "other"


def goal_sort(tokens: Sequence[Token]) -> Sort | None:
    """Return the sort of headings that stand above goals; None where there is none."""
    keys = [part.key if (part := token.own_part) is not None else None for token in tokens]
    # Sorts are told apart by their numbers, which compare faster than they do.
    sorts: dict[Sort, int] = {}
    held = [
        None if t.heading is None else sorts.setdefault(t.heading.sort, len(sorts)) for t in tokens
    ]
    best: tuple[float, Sort] | None = None
    for sort, number in sorts.items():
        if sort.told_by == "label":
            continue  # labels that open goals are told by their order
        may_lead = sort.told_by == "title" or (sort.told_by == "number" and bool(sort.form))
        may_lead |= sort.told_by == "print" and not sort.is_weak
        opens = [own == number for own in held]
        reads = _stretches(tokens, keys, opens, may_lead=may_lead)
        good, twice, other = reads.count("good"), reads.count("twice"), reads.count("other")
        score = good - _TWICE_COSTS * twice - other
        if sort.told_by == "number":
            score += _NUMBER_GAINS
        if sort.is_weak:
            score *= _WEAK  # so may each value stand that is set below its label
        if good and good >= _GOOD * len(reads) and (best is None or score >= best[0]):
            best = score, sort
    return best[1] if best is not None else None


def _stretches(
    tokens: Sequence[Token], keys: Sequence[str | None], opens: Sequence[bool], *, may_lead: bool
) -> list[str]:
    """Return how the stretches that headings of a sort open read.

    What stands before the first with parts and after the last is front matter and colophon.
    """
    found: list[_Stretch] = []
    for token, key, is_opened in zip(tokens, keys, opens, strict=True):
        if is_opened:
            found.append(_Stretch(may_lead=may_lead))
        elif found:
            found[-1].add(token, key)
    # A heading right above another of its sort is a chapter's, printed alike.
    reads: list[str] = [stretch.reads for stretch in found if stretch.lines]
    told = [index for index, read in enumerate(reads) if read != "other"]
    return reads[told[0] : told[-1] + 1] if told else []


def chapter_sorts(tokens: Sequence[Token], goal: Sort) -> set[Sort]:
    """Return the sorts of headings that only stand above goals' headings.

    The document's title may be set as they are, and so may what heads its closing lines.
    """
    counts: Counter[Sort] = Counter()
    above: Counter[Sort] = Counter()
    between: Counter[Sort] = Counter()
    """Those since the last goal's heading, which count if another goal follows."""
    waiting: list[Sort] = []
    is_first = True
    for token in tokens:
        if token.heading is not None and token.heading.sort == goal:
            counts += Counter(waiting) if is_first else between
            is_first = False
            above.update(waiting)
            between, waiting = Counter(), []
        elif token.heading is not None:
            between[token.heading.sort] += 1
            waiting.append(token.heading.sort)
        elif token.part is not None:
            waiting = []
    return {sort for sort, n in counts.items() if above[sort] >= _ALWAYS * n}


def stands_right_above(tokens: Sequence[Token], sort: Sort) -> bool:
    """Tell whether headings of a sort come again, and all but a title right above another."""
    below = [
        following.heading is not None and following.heading.sort != sort
        for token, following in pairwise(tokens)
        if token.heading is not None and token.heading.sort == sort
    ]
    return sum(below) > 1 and sum(below) >= min(_ALWAYS * len(below), len(below) - 1)


def services_above(tokens: Sequence[Token], goal: Sort) -> set[int]:
    """Return where lines stand that name an area of service, above a goal's heading.

    A blank line sets them off, and no more than a short paragraph stands between.
    """
    found: set[int] = set()
    name: int | None = None
    for index, token in enumerate(tokens):
        heading = token.heading
        if heading is not None and heading.sort == goal:
            found |= {name} if name is not None else set()
            name = None
        elif token.part is not None:
            name = None
        elif heading is not None and heading.sort.is_weak and names_service(token.line.text):
            name = index
        elif name is not None and index - name > _INTRO_LINES:
            name = None
    return found


def names_right_above(tokens: Sequence[Token], goal: Sort) -> set[int]:
    """Return where short lines stand that a blank line sets off, right above goals' headings.

    One alone may end the value above it, but not above the first goal; several are the names of
    chapters.
    """
    heads = (i for i, t in enumerate(tokens) if t.heading is not None and t.heading.sort == goal)
    first = next(heads, 0)
    found = [
        index
        for index, (token, below) in enumerate(pairwise(tokens))
        if below.heading is not None
        and below.heading.sort == goal
        and token.heading is not None
        and token.heading.sort.is_weak
        and len(token.line.text.split()) <= _NAME_WORDS
    ]
    return set(found) if len(found) > 1 or found == [first - 1] else set()
