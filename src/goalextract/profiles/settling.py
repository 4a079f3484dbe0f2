"""Settle what labels mean in the light of the whole document.

Label words may open a heading, head the focus area of a numbered goal, or mean another kind than
they mostly do because a second label of the document already means that.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from goalextract.profiles.joint_kinds import with_chosen_kinds
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_LATE: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)
_EARLY: Final = (*_HEADS, Kind.CHALLENGE, Kind.GOAL)
_PLANNED: Final = (Kind.MEANS, Kind.RESPONSIBLE, Kind.DEADLINE)
_SAID_ONCE: Final = (Kind.GOAL, Kind.MEANS, Kind.STATUS, Kind.FOLLOW_UP)
_OFTEN: Final = 2
_PAIR: Final = 2
_MOSTLY: Final = 0.7
_HEADING_CHARS: Final = 80
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_VALUE: Final = re.compile(r"[.!?:;](?:\s|$)")
"""What a value holds and the words of a heading lack."""
Row = tuple[LabelMatch, ...]
Labels = Mapping[int, Row]


def settle(pages: Mapping[int, str], standing: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Drop label words that only open a heading and give each ambiguous label its kind."""
    labels = {n: without_heading(pages[n], matches) for n, matches in standing.items()}
    labels = _without_page_headings(pages, labels)
    return settle_columns(labels)


def settle_columns(
    labels: Labels, goals: Sequence[Collection[str]] = ()
) -> dict[int, tuple[LabelMatch, ...]]:
    """Settle the labels of a label column, in which headings are told by their place.

    Args:
        labels: the labels of each page, in order.
        goals: the forms of the labels of each goal, where it is known which belong to one.
    """
    early = _early_status(_early_effects(_numbered_focus(labels)))
    resolved = with_chosen_kinds(early, goals)
    by_year = _baseline_by_year(_status_by_year(resolved))
    return _open_doubles(_with_status(_goal_over_goal(by_year)))


def _early_effects(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Leave open what words of results head between a goal and its plan: what it shall lead to.

    Example: ``Effekt: Flere klarer sig selv`` between ``Mål`` and ``Handling``.
    """
    row = [match for number in sorted(labels) for match in labels[number]]
    early: Counter[str] = Counter()
    for before, match, after in zip(row, row[1:], row[2:], strict=False):
        is_between = before.kind in _EARLY and after.kind in _PLANNED
        may_be = match.kinds[:1] == (Kind.STATUS,) and Kind.SUCCESS_CRITERION in match.kinds
        early[match.form] += is_between and may_be
    counts = Counter(match.form for match in row)
    opened = {form for form, count in early.items() if count and count >= _MOSTLY * counts[form]}
    return {
        number: tuple(
            replace(match, kinds=(Kind.SUCCESS_CRITERION, *match.kinds[:-1]), is_open=True)
            if match.form in opened
            else match
            for match in matches
        )
        for number, matches in labels.items()
    }


def _early_status(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Take where things stand, told right above each goal, for why there is one.

    Example: ``Hvor er vi?`` above ``Hvor vil vi hen?``.
    """
    row = [match for number in sorted(labels) for match in labels[number]]
    above: Counter[str] = Counter()
    for match, after in pairwise(row):
        may_be = match.kinds[:1] == (Kind.STATUS,) and Kind.CHALLENGE in match.kinds
        above[match.form] += may_be and after.kind is Kind.GOAL
    counts = Counter(match.form for match in row)
    early = {form for form, n in above.items() if n and n >= _MOSTLY * counts[form]}
    return {
        number: tuple(
            replace(match, kinds=match.kinds[1:]) if match.form in early else match
            for match in matches
        )
        for number, matches in labels.items()
    }


def _goal_over_goal(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Take the wider of two goals for the focus area: ``Hovedmål`` right above each ``Delmål``."""
    row = [match for number in sorted(labels) for match in labels[number]]
    if any(match.kind is Kind.FOCUS_AREA for match in row):
        return dict(labels)
    goals = Counter(m.form for m in row if m.kind is Kind.GOAL and m.is_known)
    above = Counter(
        (first.form, second.form)
        for first, second in pairwise(row)
        if first.form != second.form and first.form in goals and second.form in goals
    )
    wider = {
        first
        for (first, second), n in above.items()
        if n >= max(_OFTEN, _MOSTLY * goals[first]) and goals[second] >= goals[first]
    }
    return {
        number: tuple(
            replace(match, kinds=(Kind.FOCUS_AREA,)) if match.form in wider else match
            for match in matches
        )
        for number, matches in labels.items()
    }


def _open_doubles(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Leave open what the second of two labels heads that say the same in every goal.

    No goal states its goal twice: the one that comes later in each tells something else.
    """
    row = [match for matches in labels.values() for match in matches]
    places: dict[str, list[int]] = {}
    for index, match in enumerate(row):
        places.setdefault(match.form, []).append(index)
    kinds = {m.form: m.kind for m in row if m.is_known and not m.is_open and m.kind in _SAID_ONCE}
    opened: set[str] = set()
    for form, kind in kinds.items():
        twins = [other for other, same in kinds.items() if same is kind and other != form]
        for other in twins:
            enough = min(len(places[form]), len(places[other])) >= _OFTEN
            if enough and form not in opened and _follows(places[form], places[other]):
                opened.add(other)
    return {
        number: tuple(
            replace(match, is_open=True) if match.form in opened else match for match in matches
        )
        for number, matches in labels.items()
    }


def _follows(first: Sequence[int], second: Sequence[int]) -> bool:
    """Tell whether one label comes once after each of another, all through the document.

    Example: places ``0, 2, 4`` and ``1, 3, 5`` -> True; ``0, 4`` and ``1, 2, 3, 5, 6`` -> False.
    """
    are_second = [is_second for _, is_second in sorted(_marked(first, second))]
    pairs = sum(b and not a for a, b in pairwise(are_second))
    # A second that is seen more often stands without the first elsewhere: it says the same.
    return not are_second[0] and pairs >= _MOSTLY * max(len(first), len(second))


def _marked(first: Sequence[int], second: Sequence[int]) -> list[tuple[int, bool]]:
    return [*((at, False) for at in first), *((at, True) for at in second)]


def _with_status(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Leave open what a follow-up's label heads in a document without a status.

    A report tells what was done; where only an ``Opfølgning`` can tell it, that may be the status.
    Of two that follow each other in every goal the first is: ``Evaluering``, ``Perspektiver``.
    """
    if any(m.kind is Kind.STATUS and m.recurs for matches in labels.values() for m in matches):
        return dict(labels)
    first = _first_follow_up(labels)
    if first is not None:
        return {
            number: tuple(
                replace(match, kinds=(Kind.STATUS,)) if match.form == first else match
                for match in matches
            )
            for number, matches in labels.items()
        }
    return {
        number: tuple(
            replace(match, kinds=(Kind.STATUS, Kind.FOLLOW_UP), is_open=True)
            if match.kind is Kind.FOLLOW_UP
            else match
            for match in matches
        )
        for number, matches in labels.items()
    }


def _first_follow_up(labels: Labels) -> str | None:
    """Return the label of a follow-up that another one follows, goal after goal."""
    row = [match for number in sorted(labels) for match in labels[number]]
    places: dict[str, list[int]] = {}
    for index, match in enumerate(row):
        if match.kind is Kind.FOLLOW_UP and match.is_known:
            places.setdefault(match.form, []).append(index)
    if len(places) != _PAIR:
        return None
    (one, first), (other, second) = places.items()
    if _follows(first, second):
        return one
    return other if _follows(second, first) else None


def _without_page_headings(
    pages: Mapping[int, str], labels: Labels
) -> dict[int, tuple[LabelMatch, ...]]:
    """Drop labels of late kinds that only open pages, before labels of early kinds.

    ``Opfølgning på målopfyldelse 2013`` over each goal's first page is the page's heading.
    """
    opens: dict[str, int] = {}
    counts: dict[str, int] = {}
    for number, matches in labels.items():
        for index, match in enumerate(matches):
            counts[match.form] = counts.get(match.form, 0) + 1
            first = index == 0 and not pages[number][: match.start].strip()
            if first and len(matches) > 1 and match.kind in _LATE and not match.has_colon:
                follows = matches[1].kind
                between = pages[number][match.end : matches[1].start].strip()
                opens[match.form] = opens.get(match.form, 0) + (
                    follows in _EARLY and len(between) < _HEADING_CHARS
                )
    headings = {form for form, count in opens.items() if count >= max(1, 0.5 * counts[form])}
    return {
        number: tuple(
            match
            for index, match in enumerate(matches)
            if not (
                match.form in headings and index == 0 and not pages[number][: match.start].strip()
            )
        )
        for number, matches in labels.items()
    }


def _numbered_focus(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Take ``Mål 1: Sikre skoleveje`` for a goal's heading where a label for its goal follows.

    The heading may stand at a page's foot, and what it heads on the next page.
    """
    row = [match for number in sorted(labels) for match in labels[number]]
    settled = list(row)
    has_focus = any(match.kind is Kind.FOCUS_AREA for match in row)
    heading: int | None = None
    for index, match in enumerate(row):
        if match.kind is not Kind.GOAL:
            continue
        if heading is not None and Kind.FOCUS_AREA in match.kinds and not has_focus:
            # The wider goal that a numbered one belongs to: ``Hovedmål`` below ``Delmål 1.1``.
            settled[index] = replace(match, kinds=(Kind.FOCUS_AREA,))
            heading = None
            continue
        if heading is not None and (match.number is None or match.form != row[heading].form):
            # A form of its own: the goal's label may be of the same word.
            form = f"{row[heading].form} #"
            settled[heading] = replace(row[heading], kinds=(Kind.FOCUS_AREA,), form=form)
            heading = None
        if match.number is not None:
            heading = index
    rest = iter(settled)
    return {number: tuple(islice(rest, len(labels[number]))) for number in sorted(labels)}


def _status_by_year(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Take the first of two follow-ups in a row, of one year and of the next, for the status."""
    settled: dict[int, tuple[LabelMatch, ...]] = {}
    forms: set[tuple[str, str]] = set()
    for matches in labels.values():
        for first, second in pairwise(matches):
            years = [_YEAR.findall(m.printed) for m in (first, second)]
            if (
                first.kind is Kind.FOLLOW_UP
                and second.kind is Kind.FOLLOW_UP
                and years[0]
                and years[1]
                and years[0][-1] < years[1][-1]
            ):
                forms.add((first.form, years[0][-1]))
    for number, matches in labels.items():
        settled[number] = tuple(
            replace(match, kinds=(Kind.STATUS,), form=f"{match.form} #")
            if match.kind is Kind.FOLLOW_UP
            and any((match.form, year) in forms for year in _YEAR.findall(match.printed)[-1:])
            else match
            for match in matches
        )
    return settled


def _baseline_by_year(labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Take the earlier of two results for what a goal starts from, where nothing else says that.

    ``Resultat 2013`` and ``Resultat 2014`` in goal after goal.
    """
    row = [match for matches in labels.values() for match in matches]
    results = [match for match in row if match.kind is Kind.ACTUAL_VALUE]
    years: dict[str, set[str]] = {}
    for match in results:
        years.setdefault(match.form, set()).update(_YEAR.findall(match.printed)[-1:])
    earlier = {(form, min(both)) for form, both in years.items() if len(both) == _OFTEN}
    if not earlier or any(match.kind is Kind.BASELINE for match in row):
        return dict(labels)

    def is_earlier(match: LabelMatch) -> bool:
        return any((match.form, year) in earlier for year in _YEAR.findall(match.printed)[-1:])

    return {
        number: tuple(
            replace(match, kinds=(Kind.BASELINE,), form=f"{match.form} #")
            if match.kind is Kind.ACTUAL_VALUE and is_earlier(match)
            else match
            for match in matches
        )
        for number, matches in labels.items()
    }


def without_heading(text: str, matches: tuple[LabelMatch, ...]) -> tuple[LabelMatch, ...]:
    """Drop label words that open a heading: ``Mål for 2014 Serviceområde 15: Kultur``.

    They do if a service or focus area follows on the line, or opens the page's first run and
    the same kind of label comes again on the page.
    """
    kept: list[LabelMatch] = []
    for index, match in enumerate(matches):
        following = matches[index + 1] if index + 1 < len(matches) else None
        opens = following is not None and following.kind in _HEADS
        is_own = match.has_colon or match.number is not None or match.kind in _HEADS
        if not opens or following is None or is_own:
            kept.append(match)
            continue
        line = text[text.rfind("\n", 0, match.start) + 1 : following.start]
        heads_line = "\n" not in line and len(line) < 80 and match.start < following.start
        between = text[match.end : following.start].strip()
        is_bare = len(between) < _HEADING_CHARS and not _VALUE.search(between)
        again = index == 0 and is_bare and any(other.kind is match.kind for other in matches[2:])
        if not (
            heads_line and line.lstrip().startswith(match.printed[:4]) and "\n" in text
        ) and not (again and len(matches) > 2):
            kept.append(match)
    return tuple(kept)
