"""Find the quantities of a text: number, unit, comparator, direction and role, with their places.

The pieces are read by modules of their own: ``counted``, ``measures``, ``comparators``,
``changes``, ``roles`` and ``neighbours``.  Nothing is guessed: what is not plain has no unit, or is
no quantity.
"""

import re
from typing import Final

from goalextract.language.changes import Change, change_at, whole_changes
from goalextract.language.comparators import Bound, comparator_after, comparator_before
from goalextract.language.counted import BETWEEN, FROM, PAIR, Amount, find_amounts, verb_near
from goalextract.language.measures import Sort, Unit, unit_after
from goalextract.language.neighbours import keep_apart, settle
from goalextract.language.quantity import Quantity
from goalextract.language.roles import Role, role_of

__all__ = ["Quantity", "Role", "Sort", "find_quantities"]

_SEVERAL: Final = 2
_RELATIVE: Final = frozenset({Sort.SHARE, Sort.POINTS})
_MEASURED: Final = _RELATIVE | {Sort.MONEY}
_GOES_TO: Final = re.compile(r"(?:\s\(?\w{1,12}\)?){0,3}?\s(?:til|till)\s")
_WITHIN: Final = re.compile(r"\b(?:inden|senest\sefter|innan|innen)\s$", re.IGNORECASE)
"""Before a duration: ``inden fire uger``; before anything else it says when."""
_ALONE: Final = re.compile(r"\s*(?:$|[.,;)](?:\s|$)|\(?(?:i\s)?(?:19|20)[0-9]{2})")
_SIGN: Final = re.compile(r"(?:^|(?<=[\s(]))(?P<sign>[-−+])\s?$")


_NEGATIVE: Final = re.compile(r"\s*[-−]\s?[0-9][0-9.,]*\s*")
"""All of a cell: fewer than none: ``-2``."""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return a text's quantities in order; years, dates, times of day and list numbers are none.

    Example: ``"Min. 2-3 nye kurser, i 2014 falde med 20 %"`` -> ``range 2-3 kurser`` and ``change
    20 % decrease``; ``"§ 17"`` -> one of role ``reference``.
    """
    amounts = find_amounts(text)
    found = settle(text, [_quantity(text, amount) for amount in amounts]) if amounts else []
    found += [
        Quantity(
            c.start, c.end, c.start, c.end, "change", c.value, None, "%", Sort.SHARE, c.direction,
            Role.AMOUNT,
        )
        for c in whole_changes(text)
    ]  # fmt: skip
    if len(found) < _SEVERAL:
        return tuple(found)
    apart = keep_apart(sorted(found, key=lambda quantity: quantity.start))
    return tuple(
        one._replace(start=one.start + 1) if text[one.start].isspace() else one for one in apart
    )


def _quantity(text: str, span: Amount) -> Quantity:
    at, end = span.start, span.end
    if span.low.is_percent:
        unit = Unit("%", Sort.SHARE, end)
    else:
        unit = unit_after(text, end, text[max(0, at - 12) : at])
    bound = _bounded(text, span, unit)
    start, comparator = bound.start, bound.comparator
    is_relative = unit.sort in _RELATIVE
    sign = _SIGN.search(text[max(0, at - 3) : at]) if is_relative else None
    if sign is not None and (start < at or span.high is not None):
        sign = None
    if sign is not None and sign["sign"] != "+" and sign.group().endswith(" "):
        # "- 97 pct. mødte": a mark of a list, unless nothing more is said
        sign = sign if _ALONE.match(text, unit.end) else None
    if sign is not None:
        start -= len(sign.group())
    role = _role(text, span, unit, start)
    change = change_at(text, start, unit.end, is_relative=is_relative)
    is_during = unit.sort is Sort.DURATION and text[max(0, start - 3) : start] == "på "
    if is_during and text[max(0, start - 7) : start].lower().endswith(("op på ", "ned på ")):
        is_during = False  # "skal op på 64,5 år"
    if role is not Role.AMOUNT or is_during:
        change = None  # "steget på to år" says how long it took
    plain = Quantity(
        start=start,
        end=unit.end,
        number_start=at,
        number_end=end,
        comparator=comparator,
        value=span.low.value * unit.factor * (-1 if _NEGATIVE.fullmatch(text) else 1),
        value_high=span.high.value * unit.factor if span.high is not None else None,
        unit=unit.name,
        sort=unit.sort,
        direction=None,
        role=role,
        is_for_each=bound.is_for_each,
    )
    signed = sign["sign"] if sign is not None else None
    return _changed(plain, change, signed)


def _bounded(text: str, span: Amount, unit: Unit) -> Bound:
    """Return a quantity's comparator and where its phrase starts."""
    at = span.start
    stated = comparator_before(text, at)
    start = stated.start if stated is not None else at
    if span.high is not None:
        between = BETWEEN.search(text[max(0, start - 8) : start])
        return Bound("range", start - (len(between.group()) if between is not None else 0))
    if stated is not None:
        return stated
    if text[max(0, at - 3) : at].endswith((" à ", " á ")):
        return Bound("=", start, is_for_each=True)
    if span.low.is_word and PAIR.fullmatch(text, at, span.end):
        return Bound("~", start)
    within = _WITHIN.search(text[max(0, start - 16) : start])
    if unit.sort is Sort.DURATION and within is not None:
        return Bound("<=", start - len(within.group()))
    return Bound(comparator_after(text, unit.end) or "=", start)


def _role(text: str, span: Amount, unit: Unit, start: int) -> Role:
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
    if role is Role.REFERENCE and unit.sort in _MEASURED:
        return Role.AMOUNT
    return role


def _is_level_left(text: str, span: Amount, unit: Unit) -> bool:
    """Tell whether a number is the level that a change starts from: ``fra 62 % til 55 %``."""
    before = text[max(0, span.start - 20) : span.start]
    if span.high is not None or "fr" not in before.lower() or FROM.search(before) is None:
        return False
    return _GOES_TO.match(text, unit.end) is not None or verb_near(text, span.start)


def _changed(plain: Quantity, change: Change | None, sign: str | None) -> Quantity:
    """Return a quantity as a change, or the level of one, if its sign or its words say so."""
    changed = plain
    if sign is not None:
        direction = "increase" if sign == "+" else "decrease"
        changed = plain._replace(comparator="change", direction=direction)
    if change is None:
        return changed
    is_contrary = sign is not None and changed.direction != change.direction
    is_change = not change.is_level and plain.value_high is None
    return changed._replace(
        start=min(plain.start, change.start),
        comparator="change" if is_change else changed.comparator,
        direction=change.direction,
        doubt="the sign contradicts its sentence" if is_contrary else None,
    )
