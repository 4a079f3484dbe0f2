"""Goals under headings, told in paragraphs that no label heads.

``Mål 3: En ny svømmehal`` stands above what was done for it and how it went.  Which paragraph says
what shall be reached, and from where on it is told how it went, is read from their wording.
Headings that do not say that they count goals do where most paragraphs below them tell verdicts.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.headings import Heading, Sort
from goalextract.layout.tokens import Token
from goalextract.profiles.cues import KINDS, load_classes
from goalextract.profiles.kinds import likelihoods, load_kind_weights, value_cues
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_MOSTLY: Final = 0.5
"""The least share of goals of which it is told how they went."""
_ENDS: Final = (".", "!", "?", ":", ")", "”", '"')
_AIMS: Final = (Kind.GOAL, Kind.CHALLENGE, Kind.MEANS)
_TOLD: Final = (Kind.STATUS, Kind.FOLLOW_UP)
_FIRST: Final = (Kind.GOAL, Kind.CHALLENGE)
_SURE: Final = 0.3
"""How much likelier, in the logarithm, a telling reads so than as an aim."""
_HEADING_CHARS: Final = 200
_FEW_PARTS: Final = 0.2
"""The most labels, for each goal, that such a document has."""
_FEWEST: Final = 3
"""Fewer verdicts below headings that need not be goals' may be chance."""
_VERDICTS: Final = 0.6
"""The least share of such headings with a verdict below them."""

GUESSED: Final = Doubt(
    "no label says what stands below the goal's heading; its kind is guessed", 0.75
)


@dataclass(slots=True)
class _Goal:
    """Gather a goal: its heading, and the paragraphs below it."""

    heading: Heading
    paragraphs: list[list[Span]] = field(default_factory=list)
    told_from: int = 0
    """The first paragraph that tells how it went."""
    aim: Kind = Kind.CHALLENGE
    """What the paragraphs before it say."""


StatesVerdict = Callable[[str], bool]


def told_cells(
    tokens: Sequence[Token], states_verdict: StatesVerdict = lambda _: False
) -> tuple[Cell, ...] | None:
    """Read a document's lines as goals told without labels; None where it is set otherwise.

    ``states_verdict`` tells a text in which it is stated how a goal went.

    Example: ``Mål 2: Et nyt ungdomshus`` above ``Huset åbnede i maj. Målet er nået.`` -> the goal
    and its status.
    """
    if any(_is_folded(token.heading) for token in tokens if token.heading is not None):
        return None
    texts = {token.line.page.number: token.line.page.text for token in tokens}
    counting = _sorts(tokens, lambda heading: heading.is_goal)
    if counting:
        items = list(_items(tokens, counting[0]))
        goals = [item for item in items if isinstance(item, _Goal)]
        told = sum(_divide(goal, texts) for goal in goals)
        return _all_cells(items) if told >= _MOSTLY * len(goals) else None
    for sort in _sorts(tokens, lambda heading: heading.label is None and not heading.is_goal):
        items = list(_items(tokens, sort))
        if _have_verdicts(items, texts, states_verdict):
            return _all_cells(items)
    return None


def _have_verdicts(
    items: Sequence["_Goal | Heading | Span"],
    texts: Mapping[int, str],
    states_verdict: StatesVerdict,
) -> bool:
    """Tell whether most headings have a verdict below them, and divide what stands there."""
    goals = [item for item in items if isinstance(item, _Goal)]
    if len(goals) < _FEWEST:
        return False
    stating = 0
    for goal in goals:
        _unfold(goal)
        _divide(goal, texts)
        said = [states_verdict(_text(spans, texts)) for spans in goal.paragraphs]
        stating += any(said)
        if any(said):
            goal.told_from = min(goal.told_from, said.index(True))
    return stating >= max(_FEWEST, _VERDICTS * len(goals))


def _unfold(goal: _Goal) -> None:
    """Give back the lines below a heading that were taken for its own, where no others follow."""
    heading = goal.heading
    if not goal.paragraphs and len(heading.spans) > 1:
        doubts = (*heading.doubts, GUESSED)
        goal.heading = replace(heading, spans=heading.spans[:1], doubts=doubts)
        goal.paragraphs = [list(heading.spans[1:])]


def _text(spans: Sequence[Span], texts: Mapping[int, str]) -> str:
    return " ".join(texts[span.page][span.start : span.end] for span in spans)


def _all_cells(items: Sequence["_Goal | Heading | Span"]) -> tuple[Cell, ...]:
    return tuple(
        cell
        for row, item in enumerate(items, start=1)
        for cell in (_cells(item, row) if isinstance(item, _Goal) else _beside(item, row))
    )


def _sorts(tokens: Sequence[Token], counts: Callable[[Heading], bool]) -> list[Sort]:
    """Return the sorts of the headings that count, if hardly a label stands below them.

    The one that most headings are of comes first.
    """
    counted = Counter(
        token.heading.sort
        for token in tokens
        if token.heading is not None and token.heading.spans and counts(token.heading)
    )
    parts = sum(token.own_part is not None for token in tokens)
    return [sort for sort, count in counted.most_common() if parts <= _FEW_PARTS * count]


def _is_folded(heading: Heading) -> bool:
    """Tell whether a heading's line is so long that what stands below it was folded into it."""
    return sum(span.end - span.start for span in heading.spans) > _HEADING_CHARS


def _items(tokens: Sequence[Token], sort: Sort) -> Iterator[_Goal | Heading | Span]:
    """Yield goals with their paragraphs, labelled areas above them, and what is none of them."""
    current: _Goal | None = None
    taken: set[Span] = set()
    last: Token | None = None
    for token in tokens:
        heading, span = token.heading, token.line.span
        if any(span.page == one.page and span.start < one.end for one in taken):
            continue
        taken.clear()
        if heading is not None and heading.sort == sort:
            if current is not None:
                yield current
            current, last = _Goal(heading), None
            taken.update(heading.spans)
        elif heading is not None and heading.label is not None:
            if current is not None:
                yield current
            current = None
            taken.update(heading.spans)
            yield heading
        elif current is None:
            yield span
        else:
            is_new = last is None or token.line.gap > 0 or last.line.text.endswith(_ENDS)
            if is_new:
                current.paragraphs.append([])
            current.paragraphs[-1].append(span)
            last = token
    if current is not None:
        yield current


def _divide(goal: _Goal, texts: Mapping[int, str]) -> bool:
    """Find where it begins to be told how a goal went; return whether that is told at all."""
    weights, classes = load_kind_weights(), load_classes()
    read: list[dict[Kind, float]] = []
    for spans in goal.paragraphs:
        scores = likelihoods(value_cues(_text(spans, texts), None, classes), weights)
        read.append(dict(zip(KINDS, scores, strict=True)))
    aims = [max(one[kind] for kind in _AIMS) for one in read]
    told = [max(one[kind] for kind in _TOLD) for one in read]
    goal.told_from = max(
        range(len(read) + 1), key=lambda at: (sum(aims[:at]) + sum(told[at:]), -at)
    )
    last = goal.heading.spans[-1]
    if len(read) == 1 and texts[last.page][: last.end].endswith("."):
        goal.told_from = 0  # the heading is a sentence, and states the goal
    if goal.told_from:
        goal.aim = max(_FIRST, key=lambda kind: sum(one[kind] for one in read[: goal.told_from]))
    surer = sum(told[goal.told_from :]) - sum(aims[goal.told_from :])
    return goal.told_from < len(read) and surer > _SURE


def _cells(goal: _Goal, row: int) -> Iterator[Cell]:
    heading = goal.heading
    first = (heading.label_spans or heading.spans)[0]
    page = first.page

    def label(kind: Kind, form: str) -> LabelMatch:
        return LabelMatch((kind,), form, "", first.start, first.end)

    if heading.number is not None:
        number = LabelMatch(
            (), "number", heading.number, first.start, first.end, number=heading.number
        )
        yield Cell(page, number, heading.label_spans, (), row=row)
    stated = Kind.FOCUS_AREA if goal.aim is Kind.GOAL else Kind.GOAL
    yield Cell(page, label(stated, "heading"), (), heading.spans, heading.doubts, row=row)
    for kind, paragraphs in (
        (goal.aim, goal.paragraphs[: goal.told_from]),
        (Kind.STATUS, goal.paragraphs[goal.told_from :]),
    ):
        spans = tuple(span for paragraph in paragraphs for span in paragraph)
        if spans:
            yield Cell(spans[0].page, label(kind, "lead"), (), spans, (GUESSED,), row=row)


def _beside(item: Heading | Span, row: int) -> Iterator[Cell]:
    if isinstance(item, Span):
        yield Cell(item.page, None, (), (item,), is_band=True, row=-1)
    else:
        first = (item.label_spans or item.spans)[0]
        yield Cell(first.page, item.label, item.label_spans, item.spans, is_band=True, row=row)
