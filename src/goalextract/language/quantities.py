"""Find the quantities of a text: number, unit, comparator, direction and role, with their places.

The pieces are read by modules of their own: ``numbers``, ``measures``, ``comparators``,
``changes``, ``roles`` and ``times``.  Nothing is guessed: what is not plain has no unit, or is no
quantity.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from goalextract.language.changes import Change, change_at, whole_changes
from goalextract.language.comparators import Bound, comparator_after, comparator_before
from goalextract.language.measures import Sort, Unit, noun_after, unit_after
from goalextract.language.numbers import Number, find_numbers
from goalextract.language.roles import Role, role_of
from goalextract.language.times import time_places

__all__ = ["Quantity", "Role", "Sort", "find_quantities"]

_RANGE: Final = re.compile(r"\s?(?:-|–|til|till|à)\s?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:mellem|mellan)\s$", re.IGNORECASE)
_AND: Final = re.compile(r"\s(?:og|och)\s", re.IGNORECASE)
_FROM: Final = re.compile(
    r"\b(?:fra|från)\s(?:(?:ca\.?|knap|godt|de|over|under|omkring)\s)?$", re.IGNORECASE
)
_LIST: Final = re.compile(r"(?:^|(?<=[.:;!?]\s)|(?<=[*•]\s))$")
_LIST_END: Final = re.compile(r"[.)]\s")
_PAIR: Final = re.compile(r"\bet\spar\b|\bett\spar\b", re.IGNORECASE)
_HALF: Final = re.compile(r"\bhalvdelen\b|\bhälften\b|\bhalvparten\b", re.IGNORECASE)
_ONE: Final = re.compile(
    r"\b(?:mindst|minimum|min\.|højst|maks\.|minst)\s(?P<one>en|et|ett|ei)\s(?!(?:tredjedel|fjerdedel|halv))",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\s(?:ud\s)?a[fv]\s(?:de\s|i\salt\s|alle\s)?(?:mulige\s)?$", re.IGNORECASE)
_GOES_TO: Final = re.compile(r"(?:\s\(?\w{1,12}\)?){0,3}?\s(?:til|till)\s")
_CODE: Final = re.compile(r"(?<![\w.-])(?=[\w.-]*[0-9])[\w.]{1,40}(?:-[\w.]{1,40}){2,}")
"""Such as a case's number: ``00.32.00-S00-2-13``."""
_WITHIN: Final = re.compile(r"\b(?:inden|senest\sefter|innan|innen)\s$", re.IGNORECASE)
"""Before a duration: ``inden fire uger``; before anything else it says when."""
_SIGN: Final = re.compile(r"(?:^|(?<=[\s(]))(?P<sign>[-−+])\s?$")
_MASS: Final = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold one quantity: what its words say, and where they stand."""

    start: int
    end: int
    """The tight phrase, from the comparator to the unit."""
    number_start: int
    number_end: int
    comparator: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    sort: Sort
    direction: str | None
    role: Role
    whole: Decimal | None = None
    """Of how many, where the words say so: 10 in ``8 ud af 10``."""
    is_for_each: bool = False
    """The bound holds for each of several things, not on average."""
    doubt: str | None = None
    """Why the quantity may be misread; None where nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Hold one or two numbers that make one amount."""

    low: Number
    high: Number | None

    @property
    def start(self) -> int:
        return self.low.start

    @property
    def end(self) -> int:
        return (self.high or self.low).end


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return a text's quantities in order; years, dates, times of day and list numbers are none.

    Example: ``"Min. 2-3 nye kurser, i 2014 falde med 20 %"`` -> ``range 2-3 kurser`` and ``change
    20 % decrease``; ``"§ 17"`` -> one of role ``reference``.
    """
    numbers = _counted(text)
    found = [_quantity(text, span) for span in _spans(text, numbers)]
    found = list(_without_totals(text, found))
    found = _with_nouns(text, _without_lists(_with_wholes(text, found)))
    found += [
        Quantity(
            c.start, c.end, c.start, c.end, "change", c.value, None, "%", Sort.SHARE, c.direction,
            Role.AMOUNT,
        )
        for c in whole_changes(text)
    ]  # fmt: skip
    if "alv" in text or "älften" in text:
        found += [_half(text, match) for match in _HALF.finditer(text)]
    return _apart(sorted(found, key=lambda quantity: quantity.start))


def _counted(text: str) -> list[Number]:
    """Return a text's numbers but for those of times and lists."""
    found = list(find_numbers(text))
    if "t par" in text:
        found += [Number(Decimal(2), *m.span(), is_word=True) for m in _PAIR.finditer(text)]
    if "in" in text or "højst" in text or "maks" in text:
        found += [Number(Decimal(1), *m.span("one"), is_word=True) for m in _ONE.finditer(text)]
    if not found:
        return []
    taken = [place for place in time_places(text) if not _counts(text, *place)]
    taken += [match.span() for match in _CODE.finditer(text)] if "-" in text else []
    kept: list[Number] = []
    last = Decimal(0)
    for number in sorted(found, key=lambda n: n.start):
        if _is_within(number, taken):
            continue
        if _is_list_number(text, number, last):
            last = number.value
        else:
            kept.append(number)
    return kept


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like a year counts something: ``ca. 2000 besøg``, ``mindst 1950``."""
    if not text[start:end].isdigit():
        return False
    if comparator_before(text, start) is not None:
        return True
    return text[start:end].endswith("00") and noun_after(text, end) is not None


def _is_within(number: Number, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in places)


def _is_list_number(text: str, number: Number, last: Decimal) -> bool:
    """Tell whether a number only counts a list's items; ``last`` is that of the item before."""
    opens = _LIST.search(text[max(0, number.start - _MASS) : number.start]) is not None
    return (
        not number.is_word
        and number.end - number.start <= 2
        and (opens or number.value == last + 1 > 1)
        and _LIST_END.match(text, number.end) is not None
    )


def _spans(text: str, numbers: Sequence[Number]) -> Iterator[_Span]:
    """Yield numbers, two that bound a range as one."""
    taken = -1
    for index, number in enumerate(numbers):
        if number.start < taken:
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following is not None and _bounds_range(text, number, following):
            taken = following.end
            yield _Span(number, following)
        else:
            yield _Span(number, None)


def _bounds_range(text: str, low: Number, high: Number) -> bool:
    between, before = text[low.end : high.start], text[max(0, low.start - 12) : low.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None and low.value < high.value
    if _RANGE.fullmatch(between) is None or low.value >= high.value:
        return False
    is_dash = between.strip() in {"-", "–"}
    return is_dash or _FROM.search(before) is None or not _verb_near(text, low.start)


def _verb_near(text: str, at: int) -> bool:
    """Tell whether the words before a number speak of a change that may start from it."""
    probe = text[max(0, at - 60) : at] + "med "
    return change_at(probe, len(probe), len(probe), is_relative=False) is not None


def _quantity(text: str, span: _Span) -> Quantity:
    unit = unit_after(text, span.end, text[max(0, span.start - 12) : span.start])
    bound = _bounded(text, span, unit)
    start, comparator = bound.start, bound.comparator
    is_relative = unit.sort in {Sort.SHARE, Sort.POINTS}
    sign = _SIGN.search(text[max(0, span.start - 3) : span.start]) if is_relative else None
    if sign is not None and (start < span.start or span.high is not None):
        sign = None
    if sign is not None:
        start -= len(sign.group())
    role = _role(text, span, unit, start)
    change = change_at(text, start, unit.end, is_relative=is_relative)
    if role is not Role.AMOUNT or (
        unit.sort is Sort.DURATION and text[max(0, start - 3) : start] == "på "
    ):
        change = None  # "steget på to år" says how long it took
    plain = Quantity(
        start=start,
        end=unit.end,
        number_start=span.start,
        number_end=span.end,
        comparator=comparator,
        value=span.low.value * unit.factor,
        value_high=span.high.value * unit.factor if span.high is not None else None,
        unit=unit.name,
        sort=unit.sort,
        direction=None,
        role=role,
        is_for_each=bound.is_for_each,
    )
    signed = sign["sign"] if sign is not None else None
    return _changed(plain, change, signed)


def _bounded(text: str, span: _Span, unit: Unit) -> Bound:
    """Return a quantity's comparator and where its phrase starts."""
    stated = comparator_before(text, span.start)
    start = stated.start if stated is not None else span.start
    if span.high is not None:
        between = _BETWEEN.search(text[max(0, start - 8) : start])
        return Bound("range", start - (len(between.group()) if between is not None else 0))
    if stated is not None:
        return stated
    if _PAIR.fullmatch(text[span.start : span.end]):
        return Bound("~", start)
    within = _WITHIN.search(text[max(0, start - 16) : start])
    if unit.sort is Sort.DURATION and within is not None:
        return Bound("<=", start - len(within.group()))
    return Bound(comparator_after(text, unit.end) or "=", start)


def _role(text: str, span: _Span, unit: Unit, start: int) -> Role:
    role = role_of(
        text,
        start,
        (span.start, span.end),
        is_years=unit.name == "år",
        is_bare=unit.sort is Sort.BARE,
        is_measure=unit.sort is not Sort.COUNT,
    )
    if span.low.is_word and unit.name is not None and unit.name[:1].isupper():
        return Role.REFERENCE  # a name that opens with a number
    if role is Role.AMOUNT and _is_level_left(text, span, unit):
        return Role.EARLIER
    if role is Role.REFERENCE and unit.sort in {Sort.SHARE, Sort.POINTS, Sort.MONEY}:
        return Role.AMOUNT
    return role


def _is_level_left(text: str, span: _Span, unit: Unit) -> bool:
    """Tell whether a number is the level that a change starts from: ``fra 62 % til 55 %``."""
    before = text[max(0, span.start - 20) : span.start]
    if span.high is not None or "fr" not in before.lower() or _FROM.search(before) is None:
        return False
    return _GOES_TO.match(text, unit.end) is not None or _verb_near(text, span.start)


def _changed(plain: Quantity, change: Change | None, sign: str | None) -> Quantity:
    """Return a quantity as a change, or the level of one, if its sign or its words say so."""
    changed = plain
    if sign is not None:
        direction = "increase" if sign == "+" else "decrease"
        changed = replace(plain, comparator="change", direction=direction)
    if change is None:
        return changed
    is_contrary = sign is not None and changed.direction != change.direction
    is_change = not change.is_level and plain.value_high is None
    return replace(
        changed,
        start=min(plain.start, change.start),
        comparator="change" if is_change else changed.comparator,
        direction=change.direction,
        doubt="the sign contradicts its sentence" if is_contrary else None,
    )


def _half(text: str, match: re.Match[str]) -> Quantity:
    """Return *half of* as half of the whole."""
    stated = comparator_before(text, match.start())
    start = stated.start if stated is not None else match.start()
    comparator = stated.comparator if stated is not None else "="
    return Quantity(
        start, match.end(), *match.span(), comparator, Decimal(50), None, "%", Sort.SHARE, None,
        Role.AMOUNT,
    )  # fmt: skip


def _without_totals(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Leave out the total that a number is part of: ``8 ud af 10 borgere`` is one quantity."""
    previous: Quantity | None = None
    for quantity in found:
        if previous is not None and _OF.fullmatch(
            text[previous.number_end : quantity.number_start]
        ):
            if previous.sort is Sort.BARE or previous.end <= quantity.end:
                previous = replace(
                    previous,
                    end=max(previous.end, quantity.end),
                    unit=quantity.unit,
                    sort=quantity.sort,
                )
            previous = replace(previous, whole=quantity.value)
            continue
        if previous is not None:
            yield previous
        previous = quantity
    if previous is not None:
        yield previous


_COUNTING: Final = 3
_OF_THEM: Final = re.compile(r"\b(?:heraf|hvoraf|varav|hvorav)\s$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s(?:er|var|blev|har|havde|bliver|kom|fik|mangler|är|ble)\b")


_OF_THE: Final = re.compile(
    r"(?:^|[.:;!?*•]\s|\b(?:og|men)\s)a[fv]\s(?:de\s|i\salt\s)?$", re.IGNORECASE
)
_IS: Final = re.compile(r"\s(?:er|var|blev|har|havde|fik|är|ble)\s(?:\w+\s){0,3}$")


def _with_wholes(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Read ``Af 30 nye pladser er 22 klar`` as 22 of 30."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and quantity.sort is Sort.BARE
            and last.sort is Sort.COUNT
            and _OF_THE.search(text[max(0, last.start - 16) : last.start])
            and _IS.match(text[last.end : quantity.start])
        ):
            kept[-1] = replace(quantity, unit=last.unit, sort=Sort.COUNT, whole=last.value)
            continue
        kept.append(quantity)
    return kept


def _without_lists(found: Sequence[Quantity]) -> list[Quantity]:
    """Leave out words that count nothing, and bare numbers that count on from one: a list's."""
    bare = [
        q for q in found if q.sort is Sort.BARE and q.comparator == "=" and q.value_high is None
    ]
    series: list[Quantity] = []
    for quantity in bare:
        if quantity.value == 1:
            series = [quantity]
        elif series and 0 < quantity.value - series[-1].value <= 2:
            series.append(quantity)
    is_list = len(series) >= _COUNTING
    return [q for q in found if not (is_list and q in series)]


def _with_nouns(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the noun of the count before it in its sentence, where a verb goes on.

    Example: ``"36 boliger er opført, og 170 er på vej"`` -> 170 ``boliger``.
    """
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            quantity.sort is Sort.BARE
            and quantity.role is Role.AMOUNT
            and last is not None
            and last.sort is Sort.COUNT
            and _STOPS.search(text[last.end : quantity.start]) is None
            and (
                _GOES_ON.match(text, quantity.end)
                or _OF_THEM.search(text[max(0, quantity.start - 12) : quantity.start])
            )
        ):
            quantity = replace(quantity, unit=last.unit, sort=Sort.COUNT)  # noqa: PLW2901
        kept.append(quantity)
    return [
        q for q in kept if q.sort is not Sort.BARE or _is_plain(text[q.number_start : q.number_end])
    ]


def _is_plain(number: str) -> bool:
    """Tell whether a number that counts nothing named may still be a value: one in digits.

    ``fra 7 til 21`` are hours, not a value.
    """
    return any(c.isdigit() for c in number) and not any(
        c.isalpha() for c in number.rstrip("mioa. ")
    )


_STOPS: Final = re.compile(r"[.!?;:](?=\s)")


def _apart(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Keep quantities from overlapping: a later phrase starts where the earlier one ends."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.number_start < kept[-1].end:
            if quantity.number_start < kept[-1].number_end:
                continue
            kept[-1] = replace(kept[-1], end=quantity.number_start)
        if kept and quantity.start < kept[-1].end:
            quantity = replace(quantity, start=kept[-1].end)  # noqa: PLW2901
        kept.append(quantity)
    return tuple(kept)
