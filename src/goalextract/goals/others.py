"""Tell results that are of something else than a target, though they share its words."""

import re
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.stems import shared_stems, stem, stems

_NOT_OF_IT: Final = (
    # those who answered
    re.compile(
        r"\b(?:(?:besvarede|besvaret|svarede\spå|udfyldte|udfyldt|deltog\si)\s(?:[^\W\d_]+\s){0,2}"
        r"\w*(?:undersøgelse|måling|skema)\w*|har\ssvaret|svarprocent\w*)\b",
        re.IGNORECASE,
    ),
    # the contrary of what was aimed at
    re.compile(
        r"\b(?:forsink\w*|for\ssent|overskr\w*|utilfreds\w*|mangler|afvist|afslag|ubesat\w*|tomme?"
        r"|(?:er|var|blev|har|havde|fik|kunne|nåede)\sikke|først\s(?:[^\W\d_]+\s){1,3}efter)\b",
        re.IGNORECASE,
    ),
    # those who wait for it
    re.compile(
        r"\bpå\s(?:venteliste\w*|vente)\b|\bventelisten?\s(?:er|står|tæller)\b", re.IGNORECASE
    ),
)
_OWNER: Final = re.compile(
    r"\s(?:af|av)\s(?:de\s|alle\s|vores\s|kommunens\s)?(([^\W\d_]{2,})(?:\s[^\W\d_]{3,})?)"
)
_ANYBODY: Final = frozenset(
    stem(word)
    for word in (
        "borgere borgerne personer dem disse samtlige sager sagerne tilfælde tilfældene årgangen"
        " deltagere deltagerne brugere brugerne adspurgte respondenter sakene brukerne ärendena"
        " brukarna tiden gangene årsværk året"
    ).split()
)
"""Who is meant is said elsewhere."""
_GENITIVE: Final = re.compile(
    r"\b([^\W\d_]{3,}(?:ernes|enes|ens|ets))\s(?=[a-zæøå])", re.IGNORECASE
)
_ANY_OWNER: Final = frozenset(
    stem(word)
    for word in (
        "kommunens årets afdelingens forvaltningens centrets jobcentrets undersøgelsens kvartalets"
        " landets regionens periodens målingens ministeriets opgørelsens regnskabets egen planens"
        " indsatsens projektets områdets"
    ).split()
)
_SUBJECT: Final = re.compile(
    r"([A-ZÆØÅ][^\W\d_]{3,}(?:erne|ene))\s(?:skal|vil|har|havde|er|var|blev|fik|må)\b"
)
_PLACE: Final = re.compile(r"\b(?:i|på|hos|ved)\s([^\W\d_]{4,}(?:en|et|erne))\b")
_HOUSE: Final = re.compile(
    r"([A-ZÆØÅ][^\W\d_]{4,}(?:centret|skolen|hallen|huset|gården|museet|biblioteket|hjemmet|afdelingen|teamet))\b"
)
_ANYWHERE: Final = frozenset(
    stem(word)
    for word in (
        "antallet andelen niveauet omfanget perioden kommunen året området gennemsnittet"
        " byen forvaltningen undersøgelsen målingen"
        " sommeren foråret efteråret vinteren kvartalet halvåret landet projektet tiden måden"
        " opgørelsen regnskabet budgettet sagerne skolerne borgerne timerne årene medarbejderne"
    ).split()
)
"""Says when, or of all, not where."""
_WHOLE: Final = 100
_OPENING: Final = 3
_LABEL: Final = re.compile(r"([^:.]{4,60}):\s")


def is_of_others(target: Figure, measured: Figure, language: str = "da") -> bool:
    """Tell whether a result is of other people or things than a target, or of its contrary.

    Example: ``5 % af sagerne blev forsinket`` does not answer ``95 % af sagerne til tiden``, nor
    does ``40 elever på venteliste`` answer ``500 elever``.
    """
    told = _told(measured)
    if any(
        pattern.search(told) is not None and pattern.search(target.clause) is None
        for pattern in _NOT_OF_IT
    ):
        return True
    return target.quantity.is_part and _has_other_owner(target, measured, language)


def _told(measured: Figure) -> str:
    """Return a clause up to the comma after its number: what follows tells why, or what else."""
    head = len(measured.clause) - len(measured.after)
    return measured.clause[:head] + measured.after.partition(",")[0]


def _has_other_owner(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether two shares are of different things: ``af eleverne`` and ``af budgettet``."""
    wanted, got = _OWNER.match(target.after), _OWNER.match(measured.after)
    if wanted is None or got is None:
        return False
    if any(stem(word) in _ANYBODY for word in got[1].split()):
        return False
    return shared_stems(target.about, got[1], language) == 0


def may_be_of_others(target: Figure, measured: Figure, language: str = "da") -> bool:
    """Tell whether a result names somebody whom the target does not, so that it proves nothing.

    Example: ``Lærernes fravær er 4,2 %`` of ``Elevfraværet skal ned på 5 %``.
    """
    told = _told(measured)
    named = {match[1] for match in _GENITIVE.finditer(told)}
    # "Borgernes tilfredshed" is the one aimed at; "Lærernes fravær" is no "elevfravær"
    is_only_kin = not stems(target.about, language) & stems(told, language)
    if is_only_kin and any(
        stem(word, language) not in _ANY_OWNER
        and not shared_stems(target.about, word.removesuffix("s"), language)
        for word in named
    ):
        return True
    if _is_elsewhere(target.about, told, language):
        return True
    is_rest = target.quantity.value + measured.quantity.value == _WHOLE
    if target.quantity.is_part and is_rest and _is_otherwise(target, measured, language):
        return True
    for pattern, least in ((_SUBJECT, 0), (_LABEL, 1)):
        wanted, got = pattern.match(target.clause), pattern.match(measured.clause)
        if wanted is not None and got is not None and _differ(wanted[1], got[1], least, language):
            return True
    return False


def _is_elsewhere(aim: str, said: str, language: str) -> bool:
    """Tell whether a result is of another place than a target: ``Fitnesscentret havde 9 besøg``."""
    wanted = {place for place in _PLACE.findall(aim) if stem(place, language) not in _ANYWHERE}
    if not wanted or any(shared_stems(place, said, language) for place in wanted):
        return False
    subject = _HOUSE.match(said)
    named = {*_PLACE.findall(said), *([subject[1]] if subject is not None else [])}
    return any(
        stem(place, language) not in _ANYWHERE and not shared_stems(place, aim, language)
        for place in named
    )


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
