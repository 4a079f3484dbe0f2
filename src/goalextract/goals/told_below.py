"""What is told of goals below them, by their numbers.

Below a table a report may say goal by goal how it went: ``Resultatmål 2. Målet er ikke opfyldt.``
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.goals.assemble import Assembly
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.records import Kind

_OPENING: Final = re.compile(
    r"(?P<opening>(?:\w*mål(?:sætning)?|ad|punkt|indsats|pkt\.)\s+(?:nr\.?\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d,%])[.:)]?\s*(?:[–-]\s+)?)(?=\S)",
    re.IGNORECASE,
)
_FEWEST: Final = 2
"""A number that opens a single line may be of something else."""

BY_NUMBER: Final = Doubt("it stands apart from the goal, and is given to it by its number", 0.85)
StatesVerdict = Callable[[str], bool]


@dataclass(slots=True)
class _Told:
    """Gather what is told of the goal of a number."""

    number: str
    opening: Span
    spans: list[Span]


def take_told(
    pages: Mapping[int, Page], assembly: Assembly, states_verdict: StatesVerdict
) -> Assembly:
    """Give goals what stands apart from them and opens with their number; return what is left.

    It is the goal's status where it states a verdict and the goal has none, else a comment.

    Example: ``Mål 2. Målet er nået.`` below a table whose second goal has no status -> its status.
    """
    heads = [n.span for n in assembly.noise if n.kind is NoiseKind.HEADER]
    loose = sorted({*heads, *assembly.unplaced})
    goals: dict[str, list[DraftGoal]] = {}
    for goal in assembly.goals:
        if goal.number is not None:
            goals.setdefault(goal.number, []).append(goal)
    told = [one for one in _told(pages, loose) if one.number in goals and one.spans]
    numbers = {one.number for one in told}
    if len(numbers) < max(_FEWEST, len(told)):
        return assembly
    used: set[Span] = set()
    openings: list[Span] = []
    for one in told:
        text = " ".join(pages[s.page].text[s.start : s.end] for s in one.spans)
        for goal in goals[one.number]:
            if one.opening < _last(goal):
                continue  # a list of contents above names the goal, and says nothing of it
            kind = Kind.STATUS if states_verdict(text) else Kind.COMMENT
            kind = Kind.COMMENT if kind in goal.sections else kind
            if kind not in goal.sections:
                goal.sections[kind] = DraftSection(
                    kind, None, [one.opening], list(one.spans), [BY_NUMBER]
                )
                used |= {one.opening, *one.spans}
        openings += [one.opening] * (one.opening in used)
    left = _without(assembly, used)
    return replace(left, label_spans=(*left.label_spans, *openings))


def _last(goal: DraftGoal) -> Span:
    """Return a goal's last place, headings that it shares with others left out."""
    own = [s.spans for s in goal.sections.values() if not s.is_inherited and s.spans]
    return max(span for spans in own for span in spans)


def _told(pages: Mapping[int, Page], loose: Sequence[Span]) -> list[_Told]:
    """Return what opens with a number, each with the lines right below it."""
    found: list[_Told] = []
    last: Span | None = None
    for span in loose:
        text = pages[span.page].text
        opening = _OPENING.match(text, span.start, span.end)
        if opening is not None:
            end = opening.end("opening")
            own = span._replace(end=len(text[:end].rstrip()), box=None)
            rest = [span._replace(start=end, box=None)] if end < span.end else []
            found.append(_Told(opening["number"], own, rest))
        elif found and last is not None and _goes_on(pages, last, span):
            found[-1].spans.append(span)
        else:
            last = None
            continue
        last = span
    return found


def _goes_on(pages: Mapping[int, Page], above: Span, span: Span) -> bool:
    """Tell whether a line stands right below another, or where the next page begins."""
    if above.page != span.page:
        return False
    return pages[span.page].text.count("\n", above.end, span.start) <= 1


def _without(assembly: Assembly, used: set[Span]) -> Assembly:
    """Return an assembly in which places that goals have now are neither noise nor unplaced."""

    def is_used(span: Span) -> bool:
        return any(
            one.page == span.page and span.start <= one.start and one.end <= span.end
            for one in used
        )

    noise: tuple[Noise, ...] = tuple(n for n in assembly.noise if not is_used(n.span))
    unplaced = tuple(span for span in assembly.unplaced if not is_used(span))
    return replace(assembly, noise=noise, unplaced=unplaced)
