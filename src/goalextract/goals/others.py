"""Tell results that are of something else than a target, though they share its words."""

from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.stems import is_same_noun, shared_stems, stem, stems
from goalextract.language.wordings import regex, regexes, words

_NOT_OF_IT: Final = regexes("others", "not_of_it")
_AIMED_SO: Final = words("others", "aimed_so")
"""What in a target makes such a result one of it, if anything: ``Ventelisten skal nedbringes``."""
_OWNER: Final = regex("others", "owner")
_ANYBODY: Final = frozenset(map(stem, words("others", "anybody")))
"""Who is meant is said elsewhere."""
_GENITIVE: Final = regex("others", "genitive")
_ANY_OWNER: Final = frozenset(map(stem, words("others", "any_owner")))
_SUBJECT: Final = regex("others", "subject")
_PLACE: Final = regex("others", "place")
_HOUSE: Final = regex("others", "house")
_ANYWHERE: Final = frozenset(map(stem, words("others", "anywhere")))
"""Says when, or of all, not where."""
_TIMES: Final = words("others", "times")
_OPENING: Final = 3
_LABEL: Final = regex("others", "label")
_CUT: Final = regex("others", "cut")
_SOURCE: Final = regex("others", "source")
"""What follows says who tells it, not of whom it is."""


def is_of_others(target: Figure, measured: Figure, language: str = "da") -> bool:
    """Tell whether a result is of other people or things than a target, or of its contrary.

    Example: ``5 % af sagerne blev forsinket`` does not answer ``95 % af sagerne til tiden``, nor
    does ``40 elever på venteliste`` answer ``500 elever``.
    """
    told = _told(measured)
    if any(
        pattern.search(told) is not None
        and pattern.search(target.clause) is None
        and not (kin and kin in target.clause.lower())
        for pattern, kin in zip(_NOT_OF_IT, _AIMED_SO, strict=True)
    ):
        return True
    return target.quantity.is_part and _has_other_owner(target, measured, language)


def _told(measured: Figure) -> str:
    """Return a clause up to the comma after its number: what follows tells why, or what else."""
    head = len(measured.clause) - len(measured.after)
    after = _CUT.split(measured.after, maxsplit=1)[0]
    return measured.clause[:head] + _SOURCE.split(after)[0]


def _has_other_owner(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether two shares are of different things: ``af eleverne`` and ``af budgettet``."""
    wanted, got = _OWNER.match(target.after), _OWNER.match(measured.after)
    if wanted is None or got is None:
        return False
    if any(stem(word) in _ANYBODY for word in got[1].split()):
        return False
    is_tail = any(word.endswith(got[2].casefold()) for word in target.about.casefold().split())
    is_same = any(
        is_same_noun(one, other, language)
        for one in target.about.split()
        for other in got[1].split()
    )
    return not (is_tail or is_same) and shared_stems(target.about, got[1], language) == 0


def may_be_of_others(target: Figure, measured: Figure, language: str = "da") -> bool:
    """Tell whether a result names somebody whom the target does not, so that it proves nothing.

    Example: ``Lærernes fravær er 4,2 %`` of ``Elevfraværet skal ned på 5 %``.
    """
    told = _told(measured)
    named = {match[1] for match in _GENITIVE.finditer(told)}
    # "Borgernes tilfredshed" is the one aimed at; "Lærernes fravær" is no "elevfravær"
    is_only_kin = not stems(target.about, language) & stems(told, language)
    if is_only_kin and any(
        not stem(word, language).endswith(tuple(_ANY_OWNER))
        and not shared_stems(target.about, word.removesuffix("s"), language)
        for word in named
    ):
        return True
    if _is_elsewhere(target.about, told, language):
        return True
    if target.quantity.is_part and _is_otherwise(target, measured, language):
        return True
    for pattern, least in ((_SUBJECT, 0), (_LABEL, 1)):
        wanted, got = pattern.match(target.clause), pattern.match(measured.clause)
        if wanted is not None and got is not None and _differ(wanted[1], got[1], least, language):
            return True
    return False


def _is_elsewhere(aim: str, said: str, language: str) -> bool:
    """Tell whether a result is of another place than a target: ``Fitnesscentret havde 9 besøg``."""
    wanted = {place for place in _PLACE.findall(aim) if _is_place(place, language)}
    if not wanted or any(shared_stems(place, said, language) for place in wanted):
        return False
    subject = _HOUSE.match(said)
    named = {*_PLACE.findall(said), *([subject[1]] if subject is not None else [])}
    return any(
        _is_place(place, language) and not shared_stems(place, aim, language) for place in named
    )


def _is_place(word: str, language: str) -> bool:
    """Tell whether a word may be a place's, not a time's or of all: ``skoleåret``."""
    return not word.endswith(_TIMES) and stem(word, language) not in _ANYWHERE


def _is_otherwise(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether of the same things something else is said: ``af affaldet forbrændes``."""
    wanted, got = _OWNER.match(target.after), _OWNER.match(measured.after)
    if wanted is None or got is None or "," in target.after:
        return False  # a clause that goes on after a comma is not read to its end
    aim, said = target.after[wanted.end(2) :], measured.after[got.end(2) :].partition(",")[0]
    are_told = stems(aim, language) and stems(said, language)
    whole = f"{target.about[: -len(target.after)]} {aim}"
    if not are_told or shared_stems(whole, said, language):
        return False
    # "afgøres" and "afgjort" are one word, though their stems differ
    openings = {word[:_OPENING] for word in stems(aim, language)}
    return openings.isdisjoint(word[:_OPENING] for word in stems(said, language))


def _differ(one: str, other: str, least: int, language: str) -> bool:
    """Tell whether each of two names has words that the other lacks, beside some that both have."""
    first, second = stems(one, language), stems(other, language)
    shared = shared_stems(one, other, language)
    return shared >= least and len(first) > shared and len(second) > shared
