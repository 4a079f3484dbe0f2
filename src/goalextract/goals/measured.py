"""Find the measurements that a goal's sections state."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from goalextract.goals.targets import AIMS, OF_SIZE, Figure, figures
from goalextract.language.clauses import is_moved, is_past, is_plan, is_told
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Sort
from goalextract.language.wordings import regex
from goalextract.records import MEASUREMENT_KINDS, TARGET_KINDS, Kind

_AIMED: Final = regex("measured", "aimed")
"""Before a number that only repeats what was aimed at: ``målet om 300 pladser``."""
_GRANTED: Final = regex("measured", "granted")
"""With money: what may be spent, not what came of it."""
_IS_TO_BE: Final = regex("measured", "is_to_be")
"""With a result: it is still to come: ``ombygges i 2021``."""
_WOULD: Final = regex("measured", "would")
"""After a share of those asked: what they say, not what is planned."""
_LASTED: Final = regex("measured", "lasted")
"""Before a duration: how long something went on: ``lukket i ni uger``."""
_LATER: Final = regex("measured", "later")
_AGO: Final = regex("measured", "ago")
_NEXT: Final = regex("measured", "next")
_WHY: Final = regex("measured", "why")
_PLAN_FOR: Final = regex("measured", "plan_for")
_READ_SO: Final = regex("measured", "read_so")
_WILL_BE: Final = regex("measured", "will_be")
_PAIR: Final = 2
_MOST_PARTS: Final = 20
_NEAR: Final = 24
_FEW: Final = 10
_WHOLE: Final = 90
"""So long a clause is quoted whole before what is measured; of a longer one only the number's."""


def find_measurements(texts: Mapping[Kind, str]) -> tuple[Figure, ...]:
    """Return a goal's measurements in the order of its sections.

    Example: ``{Kind.STATUS: "Vi holdt ca. 30 kurser"}`` -> one figure, ``~ 30 kurser``.
    """

    def is_asked(unit: str) -> bool:
        return any(f" {unit}" in text for kind, text in texts.items() if kind in TARGET_KINDS)

    found = (
        figure
        for kind in MEASUREMENT_KINDS
        for figure in figures(kind, texts.get(kind, ""))
        if _is_measurement(figure, texts[kind][: figure.start], is_asked)
    )
    return tuple(_short(figure) for figure in _with_parts(tuple(found)))


def _with_parts(found: Sequence[Figure]) -> Sequence[Figure]:
    """Return results, those that a total before a colon is the sum of as its parts.

    Example: of ``27 frivillige: 12 i byen, 15 på landet`` the last two are parts of the first.
    """
    told = list(found)
    for at, total in enumerate(found):
        left = total.quantity.value if total.announces else Decimal()
        following = at + 1
        last = min(len(found), following + _MOST_PARTS)
        while left > 0 and following < last and found[following].kind is total.kind:
            left -= found[following].quantity.value
            following += 1
        if total.announces and left == 0 and following > at + _PAIR:
            for part in range(at + 1, following):
                told[part] = found[part]._replace(is_part_of_last=True)
    return told


def _is_measurement(figure: Figure, said: str, is_asked: Callable[[str], bool]) -> bool:
    """Tell whether a number is a result.

    Args:
        figure: the number with its clause.
        said: what its section says before the clause.
        is_asked: tells what units the goal speaks of.
    """
    quantity = figure.quantity
    if figure.kind is Kind.ACTUAL_VALUE:
        return True
    before = figure.clause[: quantity.start - figure.start]
    is_granted = quantity.sort is Sort.MONEY and _GRANTED.search(figure.clause) is not None
    if is_granted or AIMS.fullmatch(quantity.unit or "") is not None:
        return False
    lasted = _LASTED.search(before) or (
        not before and (_LATER.match(figure.after) or _LASTED.search(said[-_NEAR:]))
    )
    has_lasted = (lasted or _PLAN_FOR.search(before)) and not is_moved(before)
    if quantity.sort is Sort.DURATION and (has_lasted or _AGO.match(figure.after)):
        return False
    is_opinion = quantity.sort is Sort.SHARE and _WOULD.match(figure.after) is not None
    is_aside = OF_SIZE.search(before) and is_size(quantity.unit) and not names_thing(figure.after)
    if is_aside and not is_asked(quantity.unit or ""):
        return False
    own = _READ_SO.sub(" ", _own_words(figure, before))
    is_ahead = is_plan(own) or _IS_TO_BE.search(figure.clause) is not None
    if figure.kind is Kind.FOLLOW_UP:
        is_ahead = is_ahead or _WILL_BE.search(_NEXT.split(before)[-1]) is not None
    is_planned = is_ahead and not is_past(figure.clause) and not is_opinion
    if _AIMED.search(before) or is_planned or _is_why(figure, before):
        return False
    is_stated = (
        quantity.direction is not None
        or is_moved(before)
        or is_told(figure.about)
        or figure.is_in_series
        or _states(figure)
    )
    return quantity.sort is not Sort.DURATION or is_stated


def _own_words(figure: Figure, before: str) -> str:
    """Return of a clause what goes with its number, up to where another one begins."""
    number = figure.clause[len(before) : len(figure.clause) - len(figure.after)]
    return _NEXT.split(before)[-1] + number + _NEXT.split(figure.after)[0]


def _is_why(figure: Figure, before: str) -> bool:
    """Tell whether a few things only say why: ``idet to mindre projekter kunne fremrykkes``."""
    quantity = figure.quantity
    is_few = quantity.sort is Sort.COUNT and not quantity.is_part and quantity.value <= _FEW
    return is_few and _WHY.search(before) is not None


def _states(figure: Figure) -> bool:
    """Tell whether a clause ends with its number, as one does that states a level."""
    return figure.quantity.end >= figure.end - 1


def _short(figure: Figure) -> Figure:
    """Quote of a measurement no more than says its number, its unit and what is counted."""
    quantity = figure.quantity
    start = figure.start if quantity.end - figure.start <= _WHOLE else quantity.start
    if quantity.sort is Sort.COUNT:
        start = quantity.start
    if (start, quantity.end) == (figure.start, figure.end):
        return figure
    return figure._replace(start=start, end=quantity.end)
