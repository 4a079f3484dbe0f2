"""Read quantities in the light of their neighbours: totals, lists, nouns that go on."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from goalextract.language.levels import as_change, is_level_of, moved, with_levels_before
from goalextract.language.measures import Sort
from goalextract.language.quantity import Quantity
from goalextract.language.roles import Role
from goalextract.language.subjects import with_subjects

_OF: Final = re.compile(
    r"\s(?:ud\s)?a[fv]\s(?:de\s(?:[^\W\d_]{3,}e\s)?|i\salt\s|alle\s|sine\s|vores\s|deres\s|(?!års)[^\W\d_]{2,}s\s)?(?:mulige\s)?$",
    re.IGNORECASE,
)
_OF_THE: Final = re.compile(
    r"(?:^|[.:;!?*•]\s|\b(?:og|men)\s)(?:ud\s)?a[fv]\s(?:de\s|i\salt\s)?$", re.IGNORECASE
)
_IS: Final = re.compile(r"(?:\s(?!(?:og|samt|eller|men|med|på|til)\s)[^\W\d_]+){1,4}\s$")
_OF_THEM: Final = re.compile(
    r"\b(?:heraf|hvoraf|varav|hvorav)\s(?:er\s|var\s|blev\s|har\s|i\s(?:alt|dag)\s)?$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"\s(?:af\s(?:dem|disse)|er|var|blev|har|havde|bliver|kom|fik|mangler|är|ble|nye|ekstra|(?:flere|færre)\send)\b"
)
_BOUNDS: Final = frozenset({">=", ">", "<=", "<"})
_IN_YEAR: Final = re.compile(r"\s(?:i|ved\sudgangen\saf|ultimo|senest\si)\s20[0-9]{2}\b")
_WHERE: Final = r"(?:i|på|hos|for|ved|ultimo)\s[^,.;:–-]{1,30}?"
_BESIDE: Final = re.compile(
    rf"(?:\spr\.\s\w+)?(?:\s{_WHERE})?(?:,|,?\s(?:og|samt))\s(?:yderligere\s)?(?:{_WHERE}\s)?",
    re.IGNORECASE,
)
_AFTER_SAME: Final = re.compile(
    r"\s(til|i|på|hos|for)\s[\w-]+(?:\s[\w-]+)?,?\s(?:og|samt|men|mens)\s(?:kun\s)?$", re.IGNORECASE
)
_SCORE: Final = re.compile(
    r"\b\w*(?:tilfreds|score|karakter|trivsel|vurder|bedøm)\w*\s[^.;:!?]{0,20}$", re.IGNORECASE
)
_ENDS: Final = re.compile(r"\s?(?:$|[.;:]|,\s(?:og|men|mens|så|resten))")
_SO_MANY: Final = re.compile(
    r"(?:\bat\s[^\W\d_]{3,}e\s|\b(?:er|har|var|blev|blevet|været|bliver|kom|deltog|fik|nåede|fandt|modtog|talte|mangler|havde|holdt|[^\W\d_]{3,}ede)\s(?:(?:der|vi|det|desværre|kun|blot|nu|i\salt|til|[^\W\d_]+t)\s){0,4})$",
    re.IGNORECASE,
)
_WERE: Final = re.compile(r"\s(?:er|blev|var|har|kunne|nåede)\s(?!det|der|vi)")
_EXTREMES: Final = frozenset({"<=", ">="})
_IN_ROW: Final = re.compile(
    r"(?:(?:\spr\.\s[^\W\d_]+)?\s(?:i|på|for|hos|til|ved|af)\s[^.,;:!?]{1,50}?)?(?:,\s|,?\s(?:og|samt)\s)"
    r"(?:(?:i|på|for|hos|til|ved)\s[^.,;:!?]{1,40}\s)?",
    re.IGNORECASE,
)
_IN_SERIES: Final = re.compile(r"(?:,\s|\s(?:og|samt|eller)\s)(?:i\s[^\W\d_]+\s)?", re.IGNORECASE)
_BY_YEAR: Final = re.compile(
    r"(?:\si\s(?:19|20)[0-9]{2})?(?:,\s|,?\s(?:og|men|samt)\s)(?:i\s(?:19|20)[0-9]{2}\s)?(?:[^\W\d_]+\s)?med\s",
    re.IGNORECASE,
)
"""Between two changes of one verb: ``faldt med 3 % i 2014 og i 2015 kun med 2 %``."""
_YEAR_AND: Final = re.compile(
    r"\s(?:i\s|ultimo\s)?(?:19|20)[0-9]{2}(?:,|,?\s(?:og|samt))\s", re.IGNORECASE
)
_NEXT_TO: Final = re.compile(r"[^.;:!?]{0,60}?(?:,|\sog|\ssamt)\s[^.;:!?]{0,40}\btil\s")
_STOPS: Final = re.compile(r"(?<!\bpr)[.!?;:](?=\s)")
_COUNTING: Final = 3
"""So many numbers that count on from one are a list's."""


def settle(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return a text's quantities as they are meant beside each other.

    Example: ``8`` and ``10 borgere`` in ``"8 ud af 10 borgere"`` -> one quantity, 8 of 10.
    """
    settled = _with_wholes(text, list(_without_totals(text, found)))
    # A series has its unit behind its last number: it is read from there.
    listed = _in_order(text, _without_lists(settled)[::-1], _in_series)[::-1]
    named = _with_nouns(text, with_subjects(text, _in_order(text, listed, _in_turn)))
    return _in_order(text, with_levels_before(text, named), as_change)


def _without_totals(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Leave out the total that a number is part of: ``8 ud af 10 borgere`` is one quantity."""
    previous: Quantity | None = None
    for quantity in found:
        if previous is not None and previous.sort is Sort.SHARE:
            if _OF.fullmatch(text[previous.end : quantity.number_start]):
                continue  # how many the whole are says nothing of the share
        elif previous is not None and _is_part_of(text, previous, quantity):
            is_of_named = quantity.sort is not Sort.BARE and previous.end <= quantity.end
            if previous.sort is Sort.BARE or is_of_named:
                previous = previous._replace(
                    end=max(previous.end, quantity.end),
                    unit=quantity.unit,
                    sort=quantity.sort,
                )
            if not _is_score(text, previous) and previous.sort is not Sort.MONEY:
                previous = previous._replace(whole=quantity.value)
            continue
        if previous is not None:
            yield previous
        previous = quantity
    if previous is not None:
        yield previous


def _is_part_of(text: str, part: Quantity, whole: Quantity) -> bool:
    """Tell whether *of* stands between two numbers: ``8 af 10 huse``, ``8 huse ud af 10``."""
    if _OF.fullmatch(text[part.number_end : whole.number_start]):
        return True
    if part.sort is whole.sort is Sort.MONEY:
        return _OF.fullmatch(text[part.end : whole.number_start]) is not None
    is_named = part.sort is Sort.COUNT and whole.sort is Sort.BARE
    return is_named and _OF.fullmatch(text[part.end : whole.number_start]) is not None


def _is_score(text: str, quantity: Quantity) -> bool:
    """Tell whether *of* names the top of a scale: ``en tilfredshed på 4,2 ud af 5``."""
    if quantity.sort is not Sort.BARE:
        return False
    before = text[max(0, quantity.start - 40) : quantity.start]
    return not _is_whole(quantity.value) or _SCORE.search(before) is not None


def _with_wholes(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Read ``Af 30 nye pladser er 22 klar`` as 22 of 30."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.sort is Sort.COUNT
            and (quantity.sort is Sort.BARE or _is_so(quantity))
            and _OF_THE.search(text[max(0, last.start - 16) : last.start])
            and _IS.match(text[last.end : quantity.start])
        ):
            kept[-1] = quantity._replace(unit=last.unit, sort=Sort.COUNT, whole=last.value)
            continue
        kept.append(quantity)
    return kept


def _is_so(quantity: Quantity) -> bool:
    """Tell whether the word after a number says how so many are, not what: ``31 uanmeldte``."""
    unit = quantity.unit or ""
    return quantity.sort is Sort.COUNT and unit.islower() and unit.endswith(("te", "ede", "de"))


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
    listed = frozenset(series) if len(series) >= _COUNTING else frozenset[Quantity]()
    return [q for q in found if q not in listed]


def _in_order(
    text: str, found: Sequence[Quantity], read: Callable[[str, Quantity, Quantity], Quantity]
) -> list[Quantity]:
    """Read each quantity beside the one before it, as that has been read."""
    kept = list(found[:1])
    for quantity in found[1:]:
        kept.append(read(text, kept[-1], quantity))
    return kept


def _in_series(text: str, after: Quantity, quantity: Quantity) -> Quantity:
    """Give a bare number the unit of the one that follows it in a series.

    Example: ``"14,5, 13,5 og 12,5 dage"`` -> three numbers of ``dage``.
    """
    # "10 anmeldte og 10 uanmeldte tilsyn": the first word says how so many are
    is_so = _is_so(quantity) and after.sort is Sort.COUNT and not _is_so(after)
    is_of_series = (
        (is_so or (quantity.sort is Sort.BARE and after.sort is not Sort.BARE))
        and quantity.role is after.role is Role.AMOUNT
        and _is_plain(text[quantity.number_start : quantity.number_end])
        and _IN_SERIES.fullmatch(
            text, quantity.end if is_so else quantity.number_end, after.number_start
        )
    )
    return quantity._replace(unit=after.unit, sort=after.sort) if is_of_series else quantity


def _in_turn(text: str, last: Quantity, quantity: Quantity) -> Quantity:
    """Read a level that stands beside that of a change as the level of a change too.

    Example: ``"nedbringes til 40 dage for huse og til 55 dage for erhverv"`` -> both fall;
    ``"nedbringes til henholdsvis 14, 13 og 12 dage"`` -> all three do.
    """
    if (
        last.role is Role.REFERENCE
        and last.sort is quantity.sort is Sort.BARE
        and _IN_SERIES.fullmatch(text, last.end, quantity.start)
    ):
        return quantity._replace(role=Role.REFERENCE)  # "lokalplan 210 og 211"
    if (
        last.role is Role.EARLIER
        and (last.unit, last.sort) == (quantity.unit, quantity.sort)
        and _YEAR_AND.fullmatch(text, last.end, quantity.start)
    ):
        return quantity._replace(role=Role.EARLIER)  # "mod 5,6 % i 2017 og 5,9 % i 2016"
    if last.comparator in _EXTREMES and _is_bounded_too(text, last, quantity):
        return quantity._replace(comparator=last.comparator)
    is_too = (
        last.direction is not None
        and last.comparator != "range"
        and quantity.direction is None
        and quantity.comparator == "="
        and (quantity.unit, quantity.sort, quantity.role) == (last.unit, last.sort, last.role)
        and (
            _IN_SERIES.fullmatch(text, last.end, quantity.start)
            or (last.comparator == "change" and _BY_YEAR.fullmatch(text, last.end, quantity.start))
            or (last.comparator == "=" and _NEXT_TO.fullmatch(text, last.end, quantity.start))
        )
    )
    if not is_too:
        return quantity
    return quantity._replace(comparator=last.comparator, direction=last.direction)


def _is_bounded_too(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Tell whether a number stands in a row with one that is bounded, of the same unit.

    Example: ``"højst 5 minutter i byen og 8 minutter på landet"`` -> 8 is at most, too.
    """
    return (
        quantity.comparator == "="
        and last.role is quantity.role is Role.AMOUNT
        and quantity.direction is last.direction is None
        and (quantity.unit, quantity.sort) == (last.unit, last.sort)
        and quantity.sort is not Sort.BARE
        and _IN_ROW.fullmatch(text, last.end, quantity.start) is not None
    )


def _with_nouns(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the noun of the count before it in its sentence, where that goes on.

    Example: ``"36 boliger er opført, og 170 er på vej"`` -> 170 ``boliger``; ``"40 kurser i 2014 og
    mindst 50 i 2015"`` -> 50 ``kurser``; ``"faldt fra 64 sager i 2017 til 41"`` -> 41 ``sager``.
    """
    kept: list[Quantity] = []
    last: Quantity | None = None
    for quantity in found:
        if last is not None and _is_so(quantity) and _is_some_of(text, last, quantity):
            # "heraf mindst 300 uanmeldte": the noun stands before
            quantity = quantity._replace(unit=last.unit)  # noqa: PLW2901
        elif last is not None and is_level_of(text, last, quantity):
            quantity = moved(last, quantity)  # noqa: PLW2901
        elif (
            quantity.sort is Sort.BARE
            and quantity.role is Role.AMOUNT
            and last is not None
            and last.sort is Sort.COUNT
            and _STOPS.search(text[last.end : quantity.start]) is None
            and (
                _is_parallel(text, last, quantity)
                or _GOES_ON.match(text, quantity.end)
                or text.endswith(" de ", 0, quantity.start)
                or _is_some_of(text, last, quantity)
            )
        ):
            quantity = quantity._replace(unit=last.unit, sort=Sort.COUNT)  # noqa: PLW2901
        if quantity.role is not Role.REFERENCE:
            last = quantity
        kept.append(quantity)
    return [
        q
        for q in kept
        if q.sort is not Sort.BARE
        or q.whole is not None
        or _is_plain(text[q.number_start : q.number_end])
        or _is_said_alone(text, q)
    ]


def _is_some_of(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Tell whether a number counts some of the things that the one before it does."""
    before = text[max(0, quantity.start - 18) : quantity.start]
    return last.sort is Sort.COUNT and _OF_THEM.search(before) is not None


def _is_parallel(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Tell whether two numbers stand side by side: ``40 kurser i byen og mindst 50 på landet``."""
    same = _AFTER_SAME.search(text[last.end : quantity.start])
    if same is not None and text.startswith(f" {same[1]} ", quantity.end):
        return True  # "25 pladser til assistenter og 18 til hjælpere"
    is_bound = quantity.comparator in _BOUNDS or _IN_YEAR.match(text, quantity.end) is not None
    is_alike = _is_whole(quantity.value) or not _is_whole(last.value)
    return is_bound and is_alike and _BESIDE.fullmatch(text, last.end, quantity.start) is not None


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _is_plain(number: str) -> bool:
    """Tell whether a number that counts nothing named may still be a value: one in digits.

    ``fra 7 til 21`` are hours, not a value.
    """
    return any(c.isdigit() for c in number) and not any(
        c.isalpha() for c in number.rstrip("mioa. ")
    )


def _is_said_alone(text: str, quantity: Quantity) -> bool:
    """Tell whether a number in letters is all that a clause says, as in ``Der er holdt to``.

    So it is too where what was done with so many follows: ``To blev gennemført``.
    """
    if quantity.role is not Role.AMOUNT or quantity.comparator != "=":
        return False
    before = text[max(0, quantity.start - 40) : quantity.start]
    is_last = _ENDS.match(text, quantity.end) is not None and _SO_MANY.search(before) is not None
    opens = not before or before.endswith((". ", "! ", "? "))
    return is_last or (opens and _WERE.match(text, quantity.end) is not None)


def keep_apart(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Keep quantities from overlapping: a later phrase starts where the earlier one ends."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.number_start < kept[-1].end:
            if quantity.number_start < kept[-1].number_end:
                continue
            kept[-1] = kept[-1]._replace(end=quantity.number_start)
        if kept and quantity.start < kept[-1].end:
            quantity = quantity._replace(start=kept[-1].end)  # noqa: PLW2901
        kept.append(quantity)
    return tuple(kept)
