"""How plainly a measurement is of what a target counts: by its unit, its noun and its words."""

import re
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.measures import is_size
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import is_kind_of, is_same_noun, shared_stems, stem, stems

_GENERIC: Final = frozenset(stem(word) for word in ("gang", "gange", "stk"))
"""What counts anything."""
_NAMED_KIND: Final = 5
"""So plainly at least it answers that counts the kind that the target names."""
PART: Final = 2
"""How plainly a measurement answers that counts a part of what was to be counted."""
SAME_NOUN: Final = 6
"""So plainly at most it answers that has no more than the noun in common."""
CELL: Final = 10
"""So plainly a table's cell of results answers its cell of targets."""
_OWNERS: Final = re.compile(r"\s(?:af|av)\s((?:[^\W\d_]+\s?){1,4})", re.IGNORECASE)
_MOST_SHARED: Final = 8
_SCALE_FACTOR: Final = 2


def plainness(target: Figure, measured: Figure, language: str) -> int:
    """Return how plainly a measurement is of what a target counts; 0 if it is not."""
    one, other = target.quantity, measured.quantity
    if (one.comparator == "change") != (other.comparator == "change"):
        return 0
    if _is_told_by_label(one, measured, language):
        return CELL
    return _likeness(target, measured, language) if _may_compare(one, other) else 0


def _may_compare(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are of one sort, so that one may answer the other."""
    if (one.is_part and other.is_part) or (
        one.sort is other.sort is Sort.BARE and _is_on_scale(one, other)
    ):
        return True
    differs = one.whole is not None or one.sort is not other.sort
    has_other_unit = one.sort is not Sort.COUNT and (
        one.unit != other.unit or one.sort is Sort.BARE
    )
    return not (differs or has_other_unit)


def _likeness(target: Figure, measured: Figure, language: str) -> int:
    """Return how much the words around two quantities of one sort have in common."""
    one, other = target.quantity, measured.quantity
    about = measured.about if other.sort is not Sort.COUNT else f"{measured.about} {other.unit}"
    shared = min(shared_stems(target.about, about, language), _MOST_SHARED)
    if one.is_part and other.is_part:
        # so many of so many is the share of what the target is about, if it names it too
        is_of = other.whole is None or stem(other.unit or "", language) in stems(
            _owners(target), language
        )
        return shared if is_of else 0
    if one.sort is Sort.COUNT:
        if _is_named_kind(target, other.unit or "", language):
            return _NAMED_KIND + min(shared, 4)
        return _same_count(one.unit or "", other.unit or "", shared, language)
    return shared


def _owners(target: Figure) -> str:
    """Return the words that say what a share is of, else all that say what is aimed at."""
    of = _OWNERS.match(target.after)
    return f"{target.quantity.unit} {of[1]}" if of is not None else target.clause


def _is_on_scale(one: Quantity, other: Quantity) -> bool:
    """Tell whether two bare numbers may be on one scale, as two scores or two marks are."""
    low, high = sorted((one.value, other.value))
    return one.whole is None is other.whole and 0 < high <= _SCALE_FACTOR * low


def _is_named_kind(target: Figure, counted: str, language: str) -> bool:
    """Tell whether a compound says what a target says in two words.

    Example: ``børnearrangementer`` does of ``60 arrangementer for børn``.
    """
    wanted = target.quantity.unit or ""
    if not is_kind_of(counted, wanted, language):
        return False
    first = stem(counted, language)[: -len(stem(wanted, language))]
    return any(
        first.startswith(word) and len(first) - len(word) <= len("er")
        for word in stems(target.clause, language)
    )


def _is_told_by_label(target: Quantity, measured: Figure, language: str) -> bool:
    """Tell whether a bare number stands after the name of what is counted: ``Vandhuller: 8``."""
    label, colon, _ = measured.clause.rpartition(":")
    is_bare = measured.quantity.sort is Sort.BARE and target.sort is Sort.COUNT
    return bool(
        is_bare
        and colon
        and is_same_noun(target.unit or "", label.strip().split(".")[-1], language)
    )


def _same_count(wanted: str, counted: str, shared: int, language: str) -> int:
    if is_same_noun(wanted, counted, language):
        # so many times of what is only said by another word that both have
        is_generic = is_size(wanted) or stem(wanted, language) in _GENERIC
        is_told = not is_generic or shared > len(stems(wanted, language))
        return 5 + min(shared, 4) if is_told else 0
    if stem(wanted, language) in _GENERIC or stem(counted, language) in _GENERIC:
        return 0
    if is_kind_of(wanted, counted, language):
        # "institutioner" goes on speaking of "kulturinstitutioner"
        return 3
    return PART if is_kind_of(counted, wanted, language) else 0
