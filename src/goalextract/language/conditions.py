"""Leave out numbers that only say which things are meant, or what a limit is."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from goalextract.language.clauses import are_joined
from goalextract.language.measures import is_size
from goalextract.language.quantities import Quantity, Sort

BOUNDS: Final = frozenset({">=", ">", "<=", "<", "range", "~", "~<", "~>"})
_TIED: Final = re.compile(r"(?:^|\s)(?:i|med|hos|for|på)\s$")
_LIMIT: Final = re.compile(
    r"\b\w*(?:frist|garanti|grænse|krav|loft)(?:e?n|et)?\s(?:på|om)\s$", re.IGNORECASE
)
"""Before a number that only says what the limit is: ``inden for fristen på fire måneder``."""
_COMMA_VERB: Final = re.compile(r",\s(?:er|var|blev|udgør|udgjorde|ligger|lå|har|steg|faldt)\s")
"""After what only says which things are meant: ``Andelen, der fik job inden for 26 uger, er``."""

_WITHIN: Final = re.compile(r"(?:inden|innen|inom)\b", re.IGNORECASE)
_NOUN: Final = re.compile(r"\b[^\W\d_]{3,}(?:er|e)\s$")
_MUST: Final = re.compile(r"\s(?:skal|må|bør|kan|har|får|er|var|blev)\s")
"""Between what is large or old and what it must: ``bygninger over 250 m2 må``."""


def time_limits(
    text: str, here: Sequence[Quantity], kept: Sequence[Quantity]
) -> Mapping[int, Quantity]:
    """Return, by where its share starts, the time within which a share is to be done.

    Example: of ``"90 % ses inden for 10 minutter"`` the ten minutes, which are promised too.
    """
    starts = {one.number_start for one in kept}
    return {
        last.number_start: limit
        for last, limit in pairwise(here)
        if (limit.sort, limit.comparator) == (Sort.DURATION, "<=")
        and _WITHIN.match(text, limit.start) is not None
        and last.is_part
        and last.number_start in starts
        and limit.number_start not in starts
    }


def without_conditions(text: str, here: Sequence[Quantity], *, is_result: bool) -> list[Quantity]:
    """Leave out what only says which things count: ``90 % ses inden for 10 minutter``.

    So is what a preposition ties to the thing whose share or change follows: ``børn med mere end
    fire huller udgør 8 %``, or what stands in brackets before the number: ``stort fravær (over
    10 %) højst hos 12 % af eleverne``.
    """
    kept: list[Quantity] = []
    for index, quantity in enumerate(here):
        last = kept[-1] if kept else None
        following = here[index + 1] if index + 1 < len(here) else None
        is_bound = quantity.comparator in BOUNDS or is_size(quantity.unit)
        qualifies = is_bound and not quantity.is_part
        is_during = (
            last is not None
            and (quantity.sort, quantity.comparator) == (Sort.DURATION, ">")
            and not text[last.end : quantity.start].strip()
        )
        is_after = (
            last is not None and last.is_part and not are_joined(text, last.end, quantity.start)
        )
        is_before = (
            following is not None
            and _TIED.search(text[max(0, quantity.start - 6) : quantity.start]) is not None
            and not are_joined(text, quantity.end, following.start)
        )
        is_when = (
            quantity.sort is Sort.DURATION
            and following is not None
            and following.is_part
            and text[: quantity.start].lower().endswith("efter ")
            and not are_joined(text, quantity.end, following.start)
        )
        is_within = (
            is_result
            and (quantity.sort, quantity.comparator) == (Sort.DURATION, "<=")
            and following is not None
            and following.is_part
            and _COMMA_VERB.match(text, quantity.end) is not None
        )
        is_limit = (
            is_result
            and last is not None
            and _LIMIT.search(text, last.end, quantity.start) is not None
        )
        is_with = last is not None and last.is_part and text[last.end : quantity.start] == " med "
        is_subject = (
            quantity.comparator in {"<", ">"}
            and (quantity.sort is Sort.DURATION or is_size(quantity.unit))
            and _NOUN.search(text, max(0, quantity.start - 24), quantity.start) is not None
            and _MUST.match(text, quantity.end) is not None
        )
        is_bracketed = (
            following is not None
            and quantity.comparator in {"<", ">"}
            and text.endswith("(", 0, quantity.start)
        )
        if not (
            is_during
            or is_when
            or is_with
            or is_within
            or is_limit
            or is_bracketed
            or is_subject
            or (qualifies and (is_after or is_before))
        ):
            kept.append(quantity)
    return kept
