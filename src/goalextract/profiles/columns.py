"""What the columns of a table mean: their headers in the light of what stands below them.

By the contract's conventions a row is a goal, a column of running numbers its number; in a
scorecard the column *Mål* is the target value, a base year's the baseline, a dated result the
actual value, and what is measured the indicator.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from goalextract.language.figures import is_figure, is_running_number
from goalextract.language.joining import fold_space
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.model import Columns
from goalextract.records import Kind

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_UNIT_TAIL: Final = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*$")
_SMALL: Final = re.compile(r"\s+(?:i|for|pr|ultimo|den|primo|medio)$")
_MEASURE: Final = re.compile(r"\d\s*[:x×]\s*\d|^\d{1,2}\s*[-–]\s*\d{1,2}$")
_LONGEST_HEADER: Final = 12
_MOSTLY: Final = 0.6
_FEWEST_COLUMNS: Final = 3
_ENOUGH: Final = 0.6
_HINTED: Final = 0.5
_CORE: Final = (Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION, Kind.FOCUS_AREA)
_AFTER: Final = (Kind.STATUS, Kind.ACTUAL_VALUE, Kind.MEANS, Kind.FOLLOW_UP)
_AREAS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_RESULTS: Final = (Kind.ACTUAL_VALUE, Kind.STATUS, Kind.FOLLOW_UP)
_PROMISES: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION)
_MEASURES: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.INDICATOR)
_SOME: Final = 0.3
_SENTENCE: Final = 5
_SEVERAL: Final = 2
_FIRST_NUMBER: Final = 2
_ONCE: Final = (Kind.GOAL, Kind.MEANS, Kind.STATUS, Kind.INDICATOR, Kind.TARGET_VALUE)


class Role(Enum):
    """Name what a column is to its rows."""

    VALUE = "value"
    NUMBER = "number"
    UNIT = "unit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """Hold what a column means; ``label`` names the kind its cells are values of."""

    role: Role
    label: LabelMatch
    year: int | None = None
    is_guessed: bool = False
    """It has no header, or one that no template lists; its values tell what it holds."""


class ColumnFinder:
    """Read the headers of tables, with the words that a template lists for them."""

    def __init__(self, finder: LabelFinder, words: Columns) -> None:
        self._finder = finder
        self._number = {fold_space(w).casefold() for w in words.number}
        self._unit = {fold_space(w).casefold() for w in words.unit}
        self._result = {fold_space(w).casefold() for w in words.result}
        self._money = {fold_space(w).casefold() for w in words.money}
        self._titles = tuple(fold_space(w).casefold() for w in words.titles)
        self._measured = {fold_space(w).casefold() for w in words.measured}

    def rate(self, texts: Sequence[str], *, is_marked: bool = False) -> float:
        """Say how much of a header the texts of a row make: 0 for none, else 1 for each sure one.

        A header's texts are short and mostly label words.  ``is_marked`` says that the row is
        printed as a header is: bold, shaded, above a line.

        Example: ``["Nr.", "Mål", "Status", "Ansvarlig"]`` -> 3.9.
        """
        filled = [text for text in texts if text.strip()]
        if len(filled) < _FEWEST_COLUMNS and not self._is_pair(filled):
            return 0.0
        if len(set(filled)) < len(filled) - 1:
            return 0.0
        if any(len(text.split()) > _LONGEST_HEADER for text in filled):
            return 0.0
        scores = [self._score(text) for text in filled]
        known = sum(self._is_label(text) for text in filled)
        enough = _HINTED if is_marked else _ENOUGH
        is_header = known >= (1 if is_marked else 2) and sum(scores) >= enough * len(filled)
        return sum(scores) if is_header else 0.0

    def looks(self, texts: Sequence[str]) -> bool:
        """Tell whether texts are put as headers are, though few or none of them are listed.

        Example: ``["Løftestang", "Vores løfte", "Det mangler vi"]`` -> True.
        """
        filled = [text for text in texts if text.strip()]
        if len(filled) < _FEWEST_COLUMNS or len(set(filled)) < len(filled):
            return False
        return all(_is_heading(text) for text in filled)

    def hints(self, texts: Sequence[str]) -> bool:
        """Tell whether the words of a header hint at anything that a goal report tells."""
        return any(self._score(text) > 0.0 for text in texts)

    def _is_pair(self, filled: Sequence[str]) -> bool:
        """Tell whether two texts head what shall be reached and how it went, or what is done."""
        kinds = [self.read(text, 0).label.kind for text in filled]
        known = [self.read(text, 0).label.is_known for text in filled]
        return len(filled) == 2 and all(known) and kinds[0] in _CORE and kinds[1] in _AFTER

    def _score(self, text: str) -> float:
        header = self.read(text, 0)
        if header.role in (Role.NUMBER, Role.UNIT) or header.label.is_known:
            return 1.0
        is_short = len(text.split()) <= _LONGEST_HEADER // 2 and text[:1].isupper()
        return _HINTED if header.label.kinds and is_short else 0.0

    def is_money(self, headers: Sequence[str]) -> bool:
        """Tell whether a table's columns are a budget's.

        Example: ``["Område", "Budget 2014", "Regnskab 2014", "Afvigelse"]`` -> True.
        """
        stems = (
            _YEAR.sub("", _UNIT_TAIL.sub("", text)).casefold().strip(" .:,-") for text in headers
        )
        return sum(stem in self._money for stem in stems) >= _SEVERAL

    def is_title(self, text: str) -> bool:
        """Tell whether a text above a table is its title, not an area that its rows belong to.

        Example: ``"Mål og resultater 2014"`` -> True; ``"Veje og trafik"`` -> False.
        """
        small = text.casefold()
        if any(word in small for word in self._titles) or _YEAR.search(text):
            return True
        label = next(iter(self._finder.find(text)), None)
        is_label = label is not None and label.start == 0 and label.kind is not None
        return is_label and label is not None and label.kind not in _AREAS

    def _is_label(self, text: str) -> bool:
        header = self.read(text, 0)
        return header.label.is_known and header.role is Role.VALUE

    def is_known(self, text: str) -> bool:
        """Tell whether a header is one that the template lists."""
        return self._score(text) > _HINTED

    def number_column(self, texts: Sequence[str]) -> int | None:
        """Return which header heads the rows' numbers, if one does."""
        roles = [self.read(text, 0).role for text in texts]
        return roles.index(Role.NUMBER) if Role.NUMBER in roles else None

    def read(self, text: str, start: int) -> Column:
        """Read one header by itself.

        Example: ``"Resultat 2014 (%)"`` -> a value column of actual values, year 2014.
        """
        form = fold_space(text).casefold().rstrip(" .:")
        years = _YEAR.findall(text)
        year = int(years[-1]) if years else None
        bare = _UNIT_TAIL.sub("", text)
        for role, words in ((Role.NUMBER, self._number), (Role.UNIT, self._unit)):
            if form in words or f"{form}." in words:
                label = LabelMatch((), form, fold_space(text), start, start + len(text))
                return Column(role, label)
        stem = _SMALL.sub("", _YEAR.sub("", fold_space(bare).casefold()).strip(" .:,-"))
        if (year is not None and (not stem or stem in self._result)) or stem in self._result:
            kinds: tuple[Kind, ...] = (Kind.ACTUAL_VALUE, Kind.STATUS)
            label = LabelMatch(kinds, form, fold_space(text), start, start + len(text))
            return Column(Role.VALUE, label, year)
        if stem in self._measured:
            label = LabelMatch((Kind.INDICATOR,), form, fold_space(text), start, start + len(text))
            return Column(Role.VALUE, label, year)
        for tried in dict.fromkeys((text, bare)):
            label_found = self._finder.whole(tried)
            if label_found is not None:
                printed = replace(label_found, printed=fold_space(text).rstrip(" :"))
                role = Role.VALUE if printed.kinds else Role.OTHER
                return Column(role, replace(printed, start=start, end=start + len(text)), year)
        return Column(Role.VALUE, self._finder.guess(text, start), year)

    def settle(
        self, headers: Sequence[str], values: Sequence[Sequence[str]], report_year: int | None
    ) -> tuple[Column, ...]:
        """Say what each column means, from its header and the values below it.

        Args:
            headers: the columns' headers, empty where a column has none.
            values: the filled cells of each column.
            report_year: the year the document reports on, where it is known.
        """
        columns = [self.read(text, 0) for text in headers]
        figures = [_share(is_figure, cells) for cells in values]
        columns = [
            _by_values(column, header, cells, share)
            for column, header, cells, share in zip(columns, headers, values, figures, strict=True)
        ]
        columns = _dated(columns, [share >= _SOME for share in figures], report_year)
        columns = _measured(columns, values, figures)
        columns = _aimed(columns, figures)
        return tuple(_once(_resolved(_told(columns, values))))


def _is_heading(text: str) -> bool:
    """Tell whether a text is put as a header: short, no figure, no sentence with its stop."""
    return (
        len(text.split()) <= _LONGEST_HEADER - 2
        and not text[:1].islower()
        and not text.endswith((".", ",", ";"))
        and (not is_figure(text) or _YEAR.search(text) is not None)
        and any(c.isalnum() or c == "#" for c in text)
    )


def _share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    if not cells:
        return 0.0
    return sum(bool(test(cell)) for cell in cells) / len(cells)


def _with(column: Column, *kinds: Kind, role: Role = Role.VALUE) -> Column:
    return replace(column, role=role, label=replace(column.label, kinds=kinds))


def _by_values(column: Column, header: str, cells: Sequence[str], figures: float) -> Column:
    """Correct what a header says by what stands below it."""
    kind = column.label.kind
    is_free = not header.strip() or not column.label.is_known
    if _are_numbers(cells) and (kind is Kind.GOAL or is_free):
        return _with(column, role=Role.NUMBER)
    if kind in _PROMISES and cells and not any(c.isalpha() for cell in cells for c in cell):
        # Sizes, scales and results of matches are no goals: 200 x 150, 1:500, 3-2.
        odd = _share(lambda cell: _MEASURE.search(cell) is not None, cells)
        if odd >= _MOSTLY:
            return _with(column, role=Role.OTHER)
    if kind in _PROMISES and figures >= _MOSTLY:
        return _with(column, Kind.TARGET_VALUE)
    may_be_result = Kind.ACTUAL_VALUE in column.label.kinds and figures >= _SOME
    if (kind in _MEASURES and figures >= _MOSTLY) or may_be_result:
        return _with(column, Kind.ACTUAL_VALUE)
    if kind is Kind.ACTUAL_VALUE and cells:
        return _with(column, Kind.STATUS, Kind.ACTUAL_VALUE)
    return column


def _are_numbers(cells: Sequence[str]) -> bool:
    """Tell whether cells number their rows: 1, 2, 3, or A1, A2, B1."""
    if not cells or _share(is_running_number, cells) < 1.0 or len(set(cells)) < len(cells):
        return False
    if not all(cell.strip(" .:)").isdigit() for cell in cells):
        return True
    counted = [int(cell.strip(" .:)")) for cell in cells]
    steps = [b - a for a, b in pairwise(counted)]
    return counted[0] <= _FIRST_NUMBER and all(0 < step <= _FIRST_NUMBER for step in steps)


def _dated(
    columns: Sequence[Column], figures: Sequence[bool], report_year: int | None
) -> list[Column]:
    """Give results of several years their kinds: the newest is the actual value.

    The oldest is the baseline where no column says so; those between are of no kind.
    """
    settled = list(columns)
    results = [
        (column.year, index)
        for index, column in enumerate(columns)
        if column.year is not None and column.label.kind is Kind.ACTUAL_VALUE and figures[index]
    ]
    if len(results) > 1:
        past = [item for item in results if report_year is None or item[0] <= report_year]
        newest = max(past or results)
        oldest = min(results)
        has_baseline = any(c.label.kind is Kind.BASELINE for c in columns)
        for year, index in results:
            if (year, index) == newest:
                settled[index] = _with(columns[index], Kind.ACTUAL_VALUE)
            elif (year, index) == oldest and not has_baseline:
                settled[index] = _with(columns[index], Kind.BASELINE)
            else:
                settled[index] = _with(columns[index], role=Role.OTHER)
    targets = [
        (column.year, index)
        for index, column in enumerate(settled)
        if column.year is not None and column.label.kind is Kind.TARGET_VALUE
    ]
    if len(targets) > 1:
        chosen = min(
            (item for item in targets if report_year is None or item[0] >= report_year),
            default=max(targets),
        )
        for year, index in targets:
            if (year, index) != chosen:
                settled[index] = _with(settled[index], role=Role.OTHER)
    return settled


def _measured(
    columns: Sequence[Column], values: Sequence[Sequence[str]], figures: Sequence[float]
) -> list[Column]:
    """Take the first column of words for what is measured, where values are and no goal is."""
    settled = list(columns)
    kinds = {c.label.kind for c in columns if c.role is Role.VALUE and c.label.is_known}
    has_values = kinds & {Kind.TARGET_VALUE, Kind.ACTUAL_VALUE, Kind.BASELINE}
    if not has_values or kinds & {Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION}:
        return settled
    unknown = [
        index
        for index, column in enumerate(columns)
        if column.role is Role.VALUE
        and values[index]
        and figures[index] < _MOSTLY
        and not column.label.is_known
    ]
    if unknown:
        # Of two columns of words the first tells what shall be reached, for some rows at once.
        first, second = unknown[0], unknown[1] if len(unknown) > 1 else None
        several = second is not None and len(set(values[first])) < len(values[second])
        meant = [Kind.GOAL, Kind.INDICATOR] if several else [Kind.INDICATOR]
        for index, kind in zip(unknown, meant, strict=False):
            label = replace(columns[index].label, kinds=(kind,), is_known=True)
            settled[index] = replace(columns[index], label=label, is_guessed=True)
    return settled


def _told(columns: Sequence[Column], values: Sequence[Sequence[str]]) -> list[Column]:
    """Leave open whether sentences below *Sådan måler vi* are criteria or what is measured."""
    has_values = any(c.label.kind in (Kind.TARGET_VALUE, Kind.ACTUAL_VALUE) for c in columns)
    settled = list(columns)
    for index, (column, cells) in enumerate(zip(columns, values, strict=True)):
        words = sum(len(cell.split()) for cell in cells) / max(1, len(cells))
        is_known = column.label.is_known and not column.is_guessed
        if (
            column.label.kind is Kind.INDICATOR
            and is_known
            and words > _SENTENCE
            and not has_values
        ):
            kinds = (Kind.SUCCESS_CRITERION, Kind.INDICATOR)
            settled[index] = replace(column, label=replace(column.label, kinds=kinds, is_open=True))
    return settled


def _aimed(columns: Sequence[Column], figures: Sequence[float]) -> list[Column]:
    """Take a column of words before the indicators for the goal, where no other column is.

    An *Effekt* before what is measured by it is the effect that is wanted.
    """
    settled = list(columns)
    kinds = [column.label.kind for column in columns]
    if Kind.INDICATOR not in kinds or Kind.GOAL in kinds:
        return settled
    for index in range(kinds.index(Kind.INDICATOR)):
        if kinds[index] in _RESULTS and figures[index] < _SOME:
            settled[index] = replace(_with(columns[index], Kind.GOAL), is_guessed=True)
            break
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
