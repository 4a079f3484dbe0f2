"""Find the targets and the measurements that a goal's sections state."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from goalextract.language.clauses import (
    clause_around,
    is_past,
    is_plan,
    is_starting_point,
)
from goalextract.language.conditions import BOUNDS, time_limits, without_conditions
from goalextract.language.figures import YEAR
from goalextract.language.listed import sign_at
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Quantity, Role, Sort, find_quantities
from goalextract.language.sentences import sentences
from goalextract.language.wordings import regex
from goalextract.records import MEASUREMENT_KINDS, TARGET_KINDS, Kind

_IF: Final = regex("targets", "if")
_MUST_SAY: Final = {
    Sort.DURATION: regex("targets", "must_say_duration"),
    Sort.MONEY: regex("targets", "must_say_money"),
    Sort.BARE: regex("targets", "must_say_bare"),
}
"""What must stand before a number that is not bounded, for it to be aimed at."""
_BASE_YEAR: Final = regex("targets", "base_year")
_LABEL: Final = re.compile(r"(?:[^.:]{3,40}:\s)?[A-ZÆØÅ][^\W\d_]{2,}(?:[\s-][^\W\d_]+){0,3}:?\s")
"""All that stands before a number that a label alone heads: ``Dagpleje 4,5``."""
_EVERY: Final = regex("targets", "every")
"""Before how many things there are, all of which something is promised of."""
OF_SIZE: Final = regex("targets", "of_size")
_DAILY: Final = regex("targets", "daily")
"""After a duration: so much of something again and again: ``45 minutters bevægelse om dagen``."""
_AHEAD: Final = regex("targets", "ahead")
"""After a duration: how long before something else: ``senest 4 dage før mødet``."""
_SPAN: Final = regex("targets", "span")
"""After another number, how long it takes: ``15 flytninger over to år``."""
_AGAIN: Final = regex("targets", "again")
_PREDICATE: Final = regex("targets", "predicate")
"""Opens a clause whose subject stands before it: ``Andelen, der …, skal op på 95 pct.``"""
_YEAR_ALONE: Final = regex("targets", "year_alone")
_GOES_ON: Final = regex("targets", "goes_on")
_SOME_OF: Final = regex("targets", "some_of")
_HEADS: Final = re.compile(r"[A-ZÆØÅ][^:.;,()]{2,40}:\s")
_OWNER: Final = regex("targets", "owner")
_IN_ALL: Final = regex("targets", "in_all")
AIMS: Final = regex("measured", "aims")
"""What goals are told by: so many of them are neither aimed at nor a result."""
_NEAR: Final = 40


class Figure(NamedTuple):
    """Hold one target or measurement: its section, its number and the words that state it."""

    kind: Kind
    quantity: Quantity
    start: int
    end: int
    """The quote's place in the section's text."""
    clause: str
    """All the words that say what is counted."""
    after: str
    """Those of them that follow the quantity."""
    announces: bool = False
    """A colon follows: it says how many items a list has."""
    lead: str = ""
    """The words before a clause that only says the same in another way: ``svarende til 46 %``."""
    is_in_series: bool = False
    """It follows a like number that the same verb tells: ``31 dage for huse og 58 for erhverv``."""
    follows_bound: bool = False
    """The number that it follows so is bounded, and so is it: ``inden for 10 dage og 15 dage``."""
    is_part_of_last: bool = False
    """It counts some of what the number before it counts: ``heraf 12``."""
    is_in_brackets: bool = False
    is_limit: bool = False
    """It is a time within which a share is to be done; what the share came to tells of both."""
    sign: str | None = None
    """What counts the list item that it stands in."""

    @property
    def before(self) -> str:
        """Return the words that stand before the number."""
        number = self.quantity.end - self.quantity.number_start
        return self.clause[: len(self.clause) - len(self.after) - number]

    @property
    def about(self) -> str:
        """Return all the words that say what is counted, also those that only lead to it."""
        return f"{self.lead} {self.clause}" if self.lead else self.clause

    @property
    def year(self) -> int | None:
        """Return the one year that the clause names; None where it names none or several.

        One that it only compares with is none: ``3 % lavere end i 2015``.
        """
        named = set(YEAR.findall(_BASE_YEAR.sub(" ", self.clause)))
        return int(named.pop()) if len(named) == 1 else None


def find_targets(texts: Mapping[Kind, str]) -> tuple[Figure, ...]:
    """Return a goal's targets in the order of its sections.

    Example: ``{Kind.GOAL: "Der holdes mindst 50 kurser"}`` -> one figure, ``>= 50 kurser``.
    """
    found = (
        figure
        for kind in TARGET_KINDS
        for figure in figures(kind, texts.get(kind, ""))
        if _is_target(figure)
    )
    return tuple(found)


def own_targets(targets: Sequence[Figure]) -> list[int]:
    """Return the places of the targets that a goal states; what its means count is none of them."""
    return [at for at, target in enumerate(targets) if target.kind is not Kind.MEANS]


def figures(kind: Kind, text: str) -> Iterator[Figure]:
    """Yield the numbers of a section that may be its targets or its measurements."""
    quantities = find_quantities(text) if text else ()
    if not quantities:
        return
    borders = sentences(text)
    is_result = kind in MEASUREMENT_KINDS
    for sentence, group in groupby(quantities, key=lambda q: _sentence_of(borders, q)):
        amounts = [
            q
            for q in group
            if q.role is Role.AMOUNT
            or (q.role is Role.ALL and (is_result or _with_every(text, q) < q.start))
        ]
        if is_result and text[: sentence[1]].rstrip().endswith("?"):
            continue  # a question tells nothing
        here = without_conditions(text, amounts, is_result=is_result)
        limits = {} if is_result else time_limits(text, amounts, here)
        phrases = [(_with_every(text, q), q.end) for q in here]
        for index, quantity in enumerate(here):
            start, end = clause_around(text, sentence, phrases, index)
            clause = text[start:end]
            is_again = (
                _PREDICATE.match(clause) is not None
                or _says_again(text, clause, start)
                or (index > 0 and _goes_on(here[index - 1], quantity, text[start : quantity.start]))
                or (
                    start == quantity.start
                    and index > 0
                    and _is_alike(here[index - 1], quantity)
                    and _YEAR_ALONE.fullmatch(text, quantity.end, end) is not None
                )
            )
            yield Figure(
                kind,
                quantity,
                start,
                end,
                clause,
                text[quantity.end : end],
                announces=text[quantity.end : quantity.end + 2].lstrip().startswith(":"),
                lead=text[sentence[0] : start]
                if is_again
                else _label(text, sentence[0], start) or _owner_before(text, here, index),
                is_in_brackets=_is_in_brackets(text, quantity.number_start),
                sign=sign_at(text, quantity.number_start),
                follows_bound=start == quantity.start
                and index > 0
                and _is_alike(here[index - 1], quantity)
                and here[index - 1].comparator == "<=",
                is_in_series=start == quantity.start
                and index > 0
                and _is_alike(here[index - 1], quantity),
                is_part_of_last=_SOME_OF.search(text[max(0, start - 12) : quantity.start])
                is not None,
            )
            limit = limits.get(quantity.number_start)
            if limit is not None:
                words = text[limit.start : limit.end]
                yield Figure(kind, limit, limit.start, limit.end, words, "", is_limit=True)


def _label(text: str, start: int, end: int) -> str:
    """Return the label that opens a sentence, of a later clause: of ``Grunde: 21 for 8 mio``."""
    label = _HEADS.match(text, start, end)
    return label.group() if label is not None else ""


def _owner_before(text: str, here: Sequence[Quantity], index: int) -> str:
    """Return what the share before is of, if a share does not say it: of ``15 % afsluttes``.

    Example: in ``"40 % af borgerne viser fremgang, og 15 % afsluttes"`` -> ``" af borgerne "``.
    """
    if index == 0 or not (here[index].is_part and here[index - 1].is_part):
        return ""
    if _OWNER.match(text, here[index].end) is not None:
        return ""
    owner = _OWNER.match(text, here[index - 1].end)
    return owner.group() if owner is not None else ""


def _is_in_brackets(text: str, at: int) -> bool:
    left = max(0, at - _NEAR)
    return text.rfind("(", left, at) > text.rfind(")", left, at)


def _with_every(text: str, quantity: Quantity) -> int:
    """Return where a quantity's phrase starts, *all* before it included: ``alle ni skoler``."""
    if quantity.role is not Role.ALL or quantity.sort is not Sort.COUNT:
        return quantity.start
    every = _EVERY.search(text, max(0, quantity.start - 12), quantity.start)
    return quantity.start if every is None else every.start()


def _says_again(text: str, clause: str, start: int) -> bool:
    """Tell whether a clause puts what its sentence said before in other numbers."""
    return _AGAIN.match(clause) is not None or (
        text.endswith("(", 0, start) and clause[:1].isdigit()
    )


def _goes_on(last: Quantity, quantity: Quantity, before: str) -> bool:
    """Tell whether a change is of the verb of the one before it: ``og i 2015 kun med 2 %``."""
    are_changes = last.comparator == quantity.comparator == "change"
    return are_changes and _is_alike(last, quantity) and _GOES_ON.fullmatch(before) is not None


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities may be of one series: ``14 dage i 2017 og 13 dage i 2018``."""
    return (one.unit, one.sort, one.direction) == (other.unit, other.sort, other.direction)


def _sentence_of(borders: Sequence[tuple[int, int]], quantity: Quantity) -> tuple[int, int]:
    """Return the sentence that a quantity's number stands in; what it is alone where in none."""
    at = bisect_right(borders, quantity.number_start, key=lambda border: border[0]) - 1
    start, end = borders[at] if at >= 0 else (quantity.start, quantity.end)
    if quantity.number_start >= end:
        start, end = quantity.start, quantity.end
    return min(start, quantity.start), max(end, quantity.end)


def _is_target(figure: Figure) -> bool:
    quantity = figure.quantity
    if figure.is_limit:
        return figure.kind in {Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE}
    before = figure.clause[: quantity.start - figure.start]
    if is_starting_point(before) or _is_aside(figure, before):
        return False
    if figure.kind is Kind.TARGET_VALUE:
        return True
    if figure.kind is Kind.MEANS:
        return _is_promised(figure, before)
    is_ahead = _AHEAD.match(figure.after) is not None
    if quantity.sort is Sort.DURATION and (quantity.comparator == ">" or is_ahead):
        return False  # which things are meant: no report aims at more time
    commits = _commits(quantity)
    is_again = figure.follows_bound or _DAILY.match(figure.after) is not None
    is_plain = (
        not (commits or (is_again and quantity.sort is Sort.DURATION))
        and quantity.sort in _MUST_SAY
    )
    return not is_plain or _is_aimed(figure, before)


def _is_aimed(figure: Figure, before: str) -> bool:
    """Tell whether the words before a number that is not bounded say that it is aimed at."""
    quantity = figure.quantity
    if quantity.sort is Sort.MONEY and figure.lead:
        before = figure.lead  # "1,5 mio. i 2017, 3 mio. i 2018": one of a series
    is_score = quantity.sort is Sort.BARE and quantity.value % 1 and not figure.after
    if is_score and _LABEL.fullmatch(before):
        return True
    return _MUST_SAY[quantity.sort].search(before) is not None


def _commits(quantity: Quantity) -> bool:
    """Tell whether a quantity is bounded or a change, as what is aimed at mostly is."""
    is_change = quantity.comparator == "change" or quantity.direction is not None
    return is_change or quantity.comparator in BOUNDS


def _is_promised(figure: Figure, before: str) -> bool:
    """Tell whether a quantity in the means is something to be done, not what something is."""
    quantity = figure.quantity
    if quantity.sort is Sort.COUNT:
        is_total = is_size(quantity.unit) and _IN_ALL.search(before) is not None
        return is_total or not is_size(quantity.unit) or names_thing(figure.after)
    if quantity.sort is Sort.MONEY:
        return _MUST_SAY[Sort.MONEY].search(before) is not None
    if quantity.sort is Sort.DURATION:
        return quantity.comparator == "change"
    return quantity.sort in {Sort.SHARE, Sort.POINTS} and _commits(quantity)


def _is_aside(figure: Figure, before: str) -> bool:
    """Tell whether a quantity only says how large a thing is, how long a list, or what was done."""
    quantity = figure.quantity
    if figure.kind is Kind.TARGET_VALUE and quantity.sort is Sort.DURATION and _SPAN.search(before):
        return True
    if AIMS.fullmatch(quantity.unit or "") is not None:
        return True
    is_list = quantity.sort is Sort.COUNT and quantity.comparator == "="
    if figure.announces and (is_list or quantity.sort is Sort.DURATION):
        return True
    is_plain = quantity.comparator in {"=", "range"}
    is_whole = not names_thing(figure.after)
    if is_whole and OF_SIZE.search(before) and is_plain and _is_size(quantity):
        return _MUST_SAY[Sort.DURATION].search(before) is None
    if figure.kind is Kind.MEANS and (before or figure.lead).endswith("("):
        return True
    is_done = is_past(figure.clause) and not is_plan(figure.clause)
    return figure.kind is Kind.MEANS and (is_done or _IF.match(figure.clause) is not None)


def _is_size(quantity: Quantity) -> bool:
    """Tell whether a quantity after *of* may only say how long or large a thing is: ``på 5 km``."""
    return quantity.sort is Sort.DURATION or is_size(quantity.unit)
