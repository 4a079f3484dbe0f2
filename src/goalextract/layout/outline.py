"""Goals under the headings of their chapters, put together from a document's tokens."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.layout.chapters import (
    chapter_sorts,
    names_right_above,
    services_above,
    stands_right_above,
)
from goalextract.layout.headings import Heading, Sort
from goalextract.layout.lines import PAGE_START
from goalextract.layout.parts import AREA_KINDS, OFTEN, Part
from goalextract.layout.tokens import Token
from goalextract.records import Kind

CLOSED: Final = Doubt("what stands below it was taken for the document's closing lines", 0.8)


@dataclass(slots=True)
class Goal:
    """Gather a goal: its heading, what stands before its first label, and its parts."""

    heading: Heading
    lead: list[Span] = field(default_factory=list)
    tags: list[Span] = field(default_factory=list)
    """A few words in a box of their own beside its heading."""
    parts: list[tuple[Part, list[Span]]] = field(default_factory=list)
    """Each label with the spans of its value."""

    @property
    def has_areas_only(self) -> bool:
        """Tell whether nothing but where it belongs stands below its heading yet."""
        return not self.lead and all(part.may_head for part, _ in self.parts)


Item = Goal | Heading | Span
"""A goal, a chapter's heading, or text that belongs to neither."""


def outline(tokens: Sequence[Token], goal: Sort) -> list[Item]:
    """Return a document's goals, each with its parts, and what stands between them.

    Args:
        tokens: the document's lines, in order.
        goal: the sort of headings that stand above goals.
    """
    builder = _Builder(tokens, goal)
    for index, token in enumerate(tokens):
        builder.take(index, token)
    return list(_settled(builder.items))


class _Builder:
    """Give each token to the goal that it belongs to."""

    def __init__(self, tokens: Sequence[Token], goal: Sort) -> None:
        self.items: list[Item] = []
        self._current: Goal | None = None
        self._goal = goal
        chapters = chapter_sorts(tokens, goal)
        self._chapters = {s for s in chapters if not s.is_weak or stands_right_above(tokens, s)}
        self._names = names_right_above(tokens, goal) | services_above(tokens, goal)
        heads = [(i, t) for i, t in enumerate(tokens) if t.heading and t.heading.sort == goal]
        self._least_gap = max(1, min(token.line.gap for _, token in heads))
        front = {t.heading.sort for t in tokens[: heads[0][0]] if t.heading is not None}
        self._outer = front | chapters
        self._last_part = max(i for i, token in enumerate(tokens) if token.part is not None)
        inner = [t.line.gap for t in tokens[heads[0][0] : self._last_part] if t.heading is None]
        self._widest = max((gap for gap in inner if gap < PAGE_START), default=0)
        parts = (part for token in tokens if (part := token.own_part) is not None)
        self._forms = Counter(part.label.form for part in parts)
        self._taken: set[tuple[int, int]] = set()
        """Where lines start on which a heading goes on."""

    def take(self, index: int, token: Token) -> None:
        """Take the next line."""
        heading, span = token.heading, token.line.span
        if token.is_within or (span.page, span.start) in self._taken:
            return
        if index > self._last_part and self._is_colophon(token):
            self._close(token)
        if heading is not None and self._take_heading(index, heading, token.part):
            self._taken |= {(s.page, s.start) for s in heading.spans}
        else:
            self._take_text(token)

    def _close(self, token: Token) -> None:
        """End the last goal; where little sets the closing lines off, its value is doubted."""
        if self._current is not None and self._current.parts and token.line.gap <= self._widest:
            part, values = self._current.parts[-1]
            doubted = replace(part, doubts=(*part.doubts, CLOSED))
            self._current.parts[-1] = doubted, values
        self._current = None

    def _take_heading(self, index: int, heading: Heading, part: Part | None) -> bool:
        """Take a line as a heading; return whether it is one here."""
        current = self._current
        if heading.sort == self._goal:
            self._current = Goal(heading)
            self.items.append(self._current)
        elif part is not None and current is not None and current.has_areas_only:
            # Areas named first thing below a goal's heading are the goal's own.
            current.parts.append((part, list(heading.spans)))
        elif index in self._names or self._is_chapter(heading):
            self._current = None
            self.items.append(heading)
        else:
            return False
        return True

    def _take_text(self, token: Token) -> None:
        """Take a line as the label of a part, or as text that goes on."""
        current, span = self._current, token.line.span
        part = token.own_part
        if current is None:
            self.items.append(span)
        elif token.line.is_tag:
            current.tags.append(span)
        elif part is not None and not self._opens_value(current, part):
            for one in (part, *token.more):
                current.parts.append((one, [one.rest] if one.rest is not None else []))
        elif current.parts:
            current.parts[-1][1].append(span)
        else:
            current.lead.append(span)

    def _opens_value(self, goal: Goal, part: Part) -> bool:
        """Tell whether a label opens the value of another: the same one, or one of its kind, once.

        Examples: ``SÅDAN GØR VI`` or ``Indsats`` above ``Sådan gør vi: 1. Nye stier``.
        """
        if not goal.parts or goal.parts[-1][1]:
            return False
        if goal.parts[-1][0].key == part.key:
            return True
        if part.rest is None:
            return False
        kind = goal.parts[-1][0].label.kind
        is_alike = kind is not None and kind is part.label.kind and kind not in AREA_KINDS
        return is_alike and self._forms[part.label.form] < OFTEN

    def _is_chapter(self, heading: Heading) -> bool:
        is_area = heading.label is not None and heading.label.kind is Kind.SERVICE_AREA
        return is_area or heading.sort in self._chapters

    def _is_colophon(self, token: Token) -> bool:
        """Tell whether a line below the last part stands as goals' and chapters' headings do.

        A text does if it stands further off than any text within the goals.
        """
        gap = token.line.gap
        if token.heading is None:
            return self._widest < gap < PAGE_START and gap >= self._least_gap
        return token.heading.sort in self._outer or gap >= self._least_gap


def _settled(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items; a heading before the first goal or after the last is none of a goal."""
    held = [index for index, item in enumerate(items) if isinstance(item, Goal) and item.parts]
    if not held:
        return
    for index, item in enumerate(items):
        if isinstance(item, Goal) and not item.parts:
            # A heading right above another goal's is a chapter's, printed alike.
            if held[0] - 1 <= index <= held[-1] and _heads_goal(items, index):
                yield from item.lead
                yield item.heading
            else:
                yield from (*item.heading.label_spans, *item.heading.spans, *item.lead)
        elif isinstance(item, Heading) and not _heads_goal(items, index):
            yield from (*item.label_spans, *item.spans)
        else:
            yield item


def _heads_goal(items: Sequence[Item], index: int) -> bool:
    """Tell whether a goal follows a heading with no other heading between.

    A focus area may stand between a chapter's heading and the goal; the chapter may be called
    one too, by another word: ``Tema: Kultur`` above ``Indsatsområde: Musik``.
    """
    own = items[index]
    after = (
        item
        for item in items[index + 1 :]
        if isinstance(item, Goal) or (isinstance(item, Heading) and not _is_below(item, own))
    )
    return isinstance(next(after, None), Goal)


def _is_below(heading: Heading, above: Item) -> bool:
    """Tell whether a heading names a focus area below what stands above it."""
    label = heading.label
    if label is None or label.kind is not Kind.FOCUS_AREA:
        return False
    other = above.label if isinstance(above, Heading) else None
    return other is None or other.kind is not Kind.FOCUS_AREA or other.form != label.form
