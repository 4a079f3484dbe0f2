"""What the columns of a table mean: their headers in the light of what stands below them.

By the contract's conventions a row is a goal, a column of running numbers its number; in a
scorecard the column *Mål* is the target value, a base year's the baseline, a dated result the
actual value, and what is measured the indicator.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from goalextract.language.figures import is_figure
from goalextract.language.sentences import is_statement
from goalextract.profiles.columns import Column, Role, are_measures, are_numbers, has_unit
from goalextract.records import Kind

_MOSTLY: Final = 0.6
_SOME: Final = 0.3
_NEARLY_ALL: Final = 0.8
_FIGURE: Final = re.compile(r"\W*\d")
_SENTENCE: Final = 5
_RESULT_WORDS: Final = 12
_MEASURE_WORDS: Final = 8
_RESULTS: Final = (Kind.ACTUAL_VALUE, Kind.STATUS, Kind.FOLLOW_UP)
_PROMISES: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION)
_MEASURES: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.INDICATOR)
_AREAS: Final = {Kind.SERVICE_AREA, Kind.FOCUS_AREA}
_ONCE: Final = (Kind.GOAL, Kind.MEANS, Kind.STATUS, Kind.INDICATOR, Kind.TARGET_VALUE)
Cells = Sequence[str]
Dated = tuple[int, int]
"""A year, and which column is of it."""


def column_meanings(
    columns: Sequence[Column],
    headers: Sequence[str],
    values: Sequence[Cells],
    report_year: int | None,
    is_outcome: Callable[[str], bool] = lambda _: False,
) -> tuple[Column, ...]:
    """Say what each column means, from its header and the values below it.

    Args:
        columns: what each header says by itself.
        headers: the columns' headers, empty where a column has none.
        values: the filled cells of each column.
        report_year: the year the document reports on, where it is known.
        is_outcome: tells whether a cell says how a goal went.

    Example: ``Indikator | Mål | 2013 | 2014`` above figures, reported on 2014 -> indicator, target
    value, baseline, actual value.
    """
    figures = [_share(is_figure, cells) for cells in values]
    settled = [
        column if _is_degree(column, columns) else _by_values(column, header, cells, share)
        for column, header, cells, share in zip(columns, headers, values, figures, strict=True)
    ]
    settled = _with_outcomes(settled, values, is_outcome)
    settled = _without_signs(settled, values)
    settled = _with_measures(settled, values)
    settled = _with_reached(settled, figures)
    settled = _with_results(settled, figures, report_year)
    settled = _with_targets(settled, report_year)
    settled = _with_measured(settled, headers, values, figures)
    settled = _with_goal(settled, figures)
    settled = _with_criteria(settled, values)
    return tuple(_once(_resolved(settled)))


def _is_degree(column: Column, columns: Sequence[Column]) -> bool:
    """Tell whether a column of the status may hold degrees: another one says what was reached.

    Example: *Målopfyldelse* above ``75 %`` beside *Resultat*.
    """
    others = (other for other in columns if other is not column and other.label.is_known)
    is_status = column.label.kinds == (Kind.STATUS,) and column.label.is_known
    return is_status and any(
        Kind.ACTUAL_VALUE in other.label.kinds and Kind.STATUS in other.label.kinds
        for other in others
    )


def _without_signs(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Set columns of signs aside whose header no template lists: arrows, without a legend."""
    return [
        replace(column, role=Role.OTHER, label=replace(column.label, kinds=(), is_known=True))
        if column.role is Role.VALUE
        and column.label.is_guessed
        and _share(_is_sign, cells) >= _NEARLY_ALL
        else column
        for column, cells in zip(columns, values, strict=True)
    ]


def _is_sign(cell: str) -> bool:
    return not any(map(str.isalnum, cell))


def _share(test: Callable[[str], bool], cells: Cells) -> float:
    return sum(test(cell) for cell in cells) / len(cells) if cells else 0.0


def _with(column: Column, *kinds: Kind, role: Role = Role.VALUE) -> Column:
    return replace(column, role=role, label=replace(column.label, kinds=kinds))


def _by_values(column: Column, header: str, cells: Cells, figures: float) -> Column:
    """Correct what a header says by what stands below it."""
    kind = column.label.kind
    is_free = not header.strip() or not column.label.is_known
    # `Krav` above `1.1`, `1.2`, `2.1` counts them.
    is_counted = kind is Kind.TARGET_VALUE and all("." in cell for cell in cells)
    if (kind is Kind.GOAL or is_free or is_counted) and are_numbers(cells):
        return _with(column, role=Role.NUMBER)
    if kind in _PROMISES and are_measures(cells):
        return _with(column, role=Role.OTHER)
    if kind in _PROMISES and figures >= _MOSTLY:
        return _with(column, Kind.TARGET_VALUE)
    may_be_result = Kind.ACTUAL_VALUE in column.label.kinds and figures >= _SOME
    needed = _SOME if has_unit(header) else _MOSTLY
    if (kind in _MEASURES and figures >= needed) or may_be_result:
        return _with(column, Kind.ACTUAL_VALUE)
    if kind is Kind.ACTUAL_VALUE and cells:
        return _with(column, Kind.STATUS, Kind.ACTUAL_VALUE)
    return column


def _with_outcomes(
    columns: Sequence[Column], values: Sequence[Cells], is_outcome: Callable[[str], bool]
) -> list[Column]:
    """Take an unlisted column of outcomes for the status, where no listed one has any.

    Example: *Farve* above ``Grøn`` and ``Gul`` beside *Hvordan går det?* above sentences.
    """
    settled = list(columns)
    told = [
        index
        for index, column in enumerate(columns)
        if column.label.kind is Kind.STATUS and not column.label.is_guessed
    ]
    accounts = [index for index in told if _is_account(values[index], is_outcome)]
    if len(told) > 1 and len(accounts) == len(told) - 1:
        for index in accounts:  # the verdict stands beside the account of how it went
            if columns[index].label.kinds == (Kind.STATUS,):
                settled[index] = _with(columns[index], *_told_kinds(values[index]))
    if len(accounts) < len(told):
        return settled
    for index, (column, cells) in enumerate(zip(columns, values, strict=True)):
        is_free = column.role is Role.VALUE and column.label.is_guessed
        if is_free and len(cells) > 1 and _share(is_outcome, cells) >= _MOSTLY:
            label = replace(column.label, kinds=(Kind.STATUS,), is_known=True)
            settled[index] = replace(column, label=label, is_guessed=True)
            for other in told:
                settled[other] = _with(columns[other], *_told_kinds(values[other]))
            break
    return settled


def _is_account(cells: Cells, is_outcome: Callable[[str], bool]) -> bool:
    """Tell whether cells tell in some words how goals went, and give no verdict."""
    words = sum(len(cell.split()) for cell in cells) / max(1, len(cells))
    return words > _SENTENCE and not any(map(is_outcome, cells))


def _told_kinds(cells: Cells) -> tuple[Kind, ...]:
    """Return what cells beside a verdict are: results in few words with figures, or an account."""
    words = sum(len(cell.split()) for cell in cells) / max(1, len(cells))
    with_figures = _share(lambda cell: any(map(str.isdigit, cell)), cells)
    is_result = words <= _RESULT_WORDS and with_figures >= _MOSTLY
    is_result = is_result and _share(is_statement, cells) < _MOSTLY
    return (Kind.ACTUAL_VALUE, Kind.FOLLOW_UP) if is_result else (Kind.FOLLOW_UP, Kind.STATUS)


def _with_measures(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take short results with figures for actual values where targets stand beside them.

    Example: *Resultat* above ``"Samlet 46 pct.; kvinder 24 pct."``, or *Opnået effekt* above
    ``"39 af 46"``, beside *Måltal*.
    """
    settled = list(columns)
    if not any(column.label.kind is Kind.TARGET_VALUE for column in columns):
        return settled
    has_actual = any(Kind.ACTUAL_VALUE in column.label.kinds for column in columns)
    for index, (column, cells) in enumerate(zip(columns, values, strict=True)):
        is_open = column.label.kinds == (Kind.STATUS, Kind.ACTUAL_VALUE)
        is_one = column.label.kinds == (Kind.STATUS,) and not has_actual
        if (is_open and _share(_is_measure, cells) >= _MOSTLY) or (
            is_one and _share(_opens_with_figure, cells) >= _NEARLY_ALL
        ):
            settled[index] = _with(column, Kind.ACTUAL_VALUE)
    return settled


def _is_measure(cell: str) -> bool:
    """Tell whether a cell is short and holds a figure."""
    words = [word for word in cell.split() if any(map(str.isalnum, word))]
    return len(words) <= _MEASURE_WORDS and any(map(str.isdigit, cell))


def _opens_with_figure(cell: str) -> bool:
    """Tell whether a cell is short and says a figure first: a status says how it went."""
    return _is_measure(cell) and _FIGURE.match(cell) is not None


def _with_reached(columns: Sequence[Column], figures: Sequence[float]) -> list[Column]:
    """Take the one unlisted column of figures beside targets for what was reached."""
    settled = list(columns)
    kinds = {c.label.kind for c in columns if c.role is Role.VALUE and not c.label.is_guessed}
    free = [
        index
        for index, column in enumerate(columns)
        if column.role is Role.VALUE and column.label.is_guessed and figures[index] >= _MOSTLY
    ]
    if Kind.TARGET_VALUE in kinds and Kind.ACTUAL_VALUE not in kinds and len(free) == 1:
        column = columns[free[0]]
        label = replace(column.label, kinds=(Kind.ACTUAL_VALUE,), is_known=True)
        settled[free[0]] = replace(column, label=label, is_guessed=True)
    return settled


def _dated(columns: Sequence[Column], kind: Kind) -> list[Dated]:
    """Return the columns of a kind that have a year."""
    return [
        (column.year, index)
        for index, column in enumerate(columns)
        if column.year is not None and column.label.kind is kind
    ]


def _with_results(
    columns: Sequence[Column], figures: Sequence[float], report_year: int | None
) -> list[Column]:
    """Give results of several years their kinds: the newest is the actual value.

    The oldest is the baseline where no column says so; those between are of no kind.
    """
    settled = list(columns)
    results = [item for item in _dated(columns, Kind.ACTUAL_VALUE) if figures[item[1]] >= _SOME]
    if len(results) <= 1:
        return settled
    past = [item for item in results if report_year is None or item[0] <= report_year]
    newest = max(past or results)
    has_baseline = any(c.label.kind is Kind.BASELINE for c in columns)
    baseline = None if has_baseline else min(results)
    for item in results:
        column = columns[item[1]]
        if item == newest:
            settled[item[1]] = _with(column, Kind.ACTUAL_VALUE)
        elif item == baseline:
            settled[item[1]] = _with(column, Kind.BASELINE)
        else:
            settled[item[1]] = _with(column, role=Role.OTHER)
    return settled


def _with_targets(columns: Sequence[Column], report_year: int | None) -> list[Column]:
    """Of targets for several years keep the first that the report may have reached."""
    settled = list(columns)
    targets = _dated(columns, Kind.TARGET_VALUE)
    due = [item for item in targets if report_year is None or item[0] >= report_year]
    chosen = min(due) if due else max(targets, default=None)
    for item in targets:
        if item != chosen:
            settled[item[1]] = _with(columns[item[1]], role=Role.OTHER)
    return settled


def _with_measured(
    columns: Sequence[Column],
    headers: Sequence[str],
    values: Sequence[Cells],
    figures: Sequence[float],
) -> list[Column]:
    """Take the first column of words for what is measured, where values and no goals stand."""
    settled = list(columns)
    kinds = {c.label.kind for c in columns if c.role is Role.VALUE and c.label.is_known}
    has_values = kinds & {Kind.TARGET_VALUE, Kind.ACTUAL_VALUE, Kind.BASELINE}
    if not has_values or kinds & {Kind.INDICATOR, Kind.SUCCESS_CRITERION}:
        return settled
    unknown = [
        index
        for index, column in enumerate(columns)
        if column.role is Role.VALUE
        and values[index]
        and figures[index] < _MOSTLY
        and not column.label.is_known
        and (not headers[index].strip() or not _AREAS.intersection(column.label.kinds))
    ]
    if Kind.GOAL in kinds:
        # Right beside the goals, a column without a header is of what is measured.
        goal = next(n for n, column in enumerate(columns) if column.label.kind is Kind.GOAL)
        after = (n for n in range(goal + 1, len(columns)) if columns[n].role is Role.VALUE)
        beside = next(after, goal)
        unknown = [n for n in unknown if n == beside and not headers[n].strip()]
    # Of two columns of words the first tells what shall be reached, for some rows at once.
    several = len(unknown) > 1 and len(set(values[unknown[0]])) < len(values[unknown[1]])
    meant = [Kind.GOAL, Kind.INDICATOR] if several else [Kind.INDICATOR]
    for index, likely in zip(unknown, meant, strict=False):
        # `Ejermål` beside `Resultat` holds goals, in words.
        is_goal = Kind.GOAL in columns[index].label.kinds and Kind.GOAL not in kinds
        kind = Kind.GOAL if is_goal else likely
        label = replace(columns[index].label, kinds=(kind,), is_known=True)
        settled[index] = replace(columns[index], label=label, is_guessed=True)
    return settled


def _with_goal(columns: Sequence[Column], figures: Sequence[float]) -> list[Column]:
    """Take a column of words before the indicators for the goal, where no other column is.

    An *Effekt* before what is measured by it is the effect that is wanted.
    """
    settled = list(columns)
    kinds = [column.label.kind for column in columns]
    if Kind.INDICATOR not in kinds or Kind.GOAL in kinds:
        return settled
    for index in range(kinds.index(Kind.INDICATOR)):
        may_be = kinds[index] in _RESULTS or (
            Kind.GOAL in columns[index].label.kinds and columns[index].label.is_guessed
        )
        if may_be and figures[index] < _SOME:
            settled[index] = replace(_with(columns[index], Kind.GOAL), is_guessed=True)
            break
    return settled


def _with_criteria(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Leave open whether sentences below *Sådan måler vi* are criteria or what is measured.

    A single word that is listed says so itself: *Indikator*.
    """
    settled = list(columns)
    if any(c.label.kind in (Kind.TARGET_VALUE, Kind.ACTUAL_VALUE) for c in columns):
        return settled
    for index, (column, cells) in enumerate(zip(columns, values, strict=True)):
        words = sum(len(cell.split()) for cell in cells) / max(1, len(cells))
        is_listed = column.label.is_known and not column.is_guessed and " " in column.label.form
        if column.label.kind is Kind.INDICATOR and is_listed and words > _SENTENCE:
            kinds = (Kind.SUCCESS_CRITERION, Kind.INDICATOR)
            settled[index] = replace(column, label=replace(column.label, kinds=kinds, is_open=True))
    return settled


def _resolved(columns: Sequence[Column]) -> list[Column]:
    """Give each column of several possible kinds the first that no other column is of."""
    taken = {c.label.kinds[0] for c in columns if len(c.label.kinds) == 1 and c.label.is_known}
    settled: list[Column] = []
    for column in columns:
        kinds = column.label.kinds
        if len(kinds) > 1 and column.label.is_known:
            kind = next((k for k in kinds if k not in taken), kinds[0])
            taken.add(kind)
            settled.append(_with(column, kind))
        else:
            settled.append(column)
    return settled


def _once(columns: Sequence[Column]) -> list[Column]:
    """Leave open what the second of two columns heads that say the same."""
    seen: set[Kind] = set()
    settled: list[Column] = []
    for column in columns:
        kind = column.label.kind
        counts = column.role is Role.VALUE and column.label.is_known and kind in _ONCE
        again = counts and kind in seen
        if counts and kind is not None:
            seen.add(kind)
        label = replace(column.label, is_open=True) if again else column.label
        settled.append(replace(column, label=label))
    return settled
