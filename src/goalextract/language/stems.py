"""Words as stems, so that forms of one word compare equal.

The stems are those of the Snowball stemmers, which a well-kept library brings.
"""

import re
from functools import cache, lru_cache
from typing import Final, Protocol

import snowballstemmer

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 3
_MEASURE_OF: Final = re.compile(
    r"(\w{3,}?)s?(?:procent(?:en)?|andel(?:en)?|grad(?:en)?|tal(?:let)?|score(?:n)?)"
)
"""A word for how much there is of a thing."""
_MEASURE_ENDS: Final = (
    "procent", "procenten", "andel", "andelen", "grad", "graden", "tal", "tallet", "score",
    "scoren",
)  # fmt: skip
"""How each of them ends; most words are told from them by that."""
_RATE_OF: Final = re.compile(r"(\w{3})\w*(?:grad|procent|rate|andel|frekvens|kvote)(?:en)?")
_WORDS_KEPT: Final = 20_000
_TEXTS_KEPT: Final = 512
_LONG: Final = 5
_KIN: Final = 4
"""Words of so many letters in common at their beginning mostly have one root."""
_TAIL: Final = 4
"""So long a last part of a compound names a thing: ``ulykkerne`` of ``arbejdsulykker``."""
_PLURALS: Final = frozenset({"er", "e", "r", "en", "et", "erne", "ene", "ne"})
_ENDING: Final = 3
_ALGORITHMS: Final = {"da": "danish", "sv": "swedish", "no": "norwegian", "nb": "norwegian"}
_EVERYDAY: Final = frozenset(
    "der det den som med for til fra ved har kan skal vil være blive bliver blev var ikke men samt"
    " eller og alle andre både hver over under mindst højst minimum maksimum ca cirka knap godt år"
    " året årene antal antallet andel andelen procent pct mål målet målene resultat resultatet"
    " inden udgangen mere mindre flere færre end ud af af de deres vores vi kommunen kommunens"
    " kommune sig sin sit sine når idet dermed således også nye nyt ny største større mindst"
    " falde fald faldet falder stige stigning steget stiger øges øge øget reduceres reducere"
    " reduktion forhold svarende hvilket"
    " mio mia million millioner kroner tusinde"
    " gennemsnit gennemsnitlig gennemsnitligt gennemsnitlige"
    " nedbringes hæves sænkes være blevet været der været afholdes afholdt gennemført gennemføres"
    " opnå nå nået ønsker første samt alene derudover primært i alt fleste"
    " och att det ska har som för med till från på är antalet andelen målet i om å og er".split()
)
"""Words that say nothing of what is counted."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


@cache
def _stemmer(language: str) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(_ALGORITHMS.get(language, "danish"))
    return stemmer


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str, language: str = "da") -> str:
    """Return a word's stem in small letters.

    Example: ``"Virksomheder"`` and ``"virksomheden"`` have one stem.
    """
    return _stemmer(language).stemWord(word.casefold())


@lru_cache(maxsize=_TEXTS_KEPT)
def stems(text: str, language: str = "da") -> frozenset[str]:
    """Return the stems of a text's words, everyday words left out.

    Example: ``"Mindst 90 % af eleverne trives"`` -> the stems of ``eleverne`` and ``trives``.
    """
    words = {word.casefold() for word in _WORD.findall(text)} - _EVERYDAY
    # "elevtallet" and "elevandelen" speak of pupils
    measures = [word for word in words if word.endswith(_MEASURE_ENDS)]
    words |= {m[1] for word in measures if (m := _MEASURE_OF.fullmatch(word))}
    return frozenset(stem(word, language) for word in words if len(word) >= _SHORTEST)


def shared_stems(one: str, other: str, language: str = "da") -> int:
    """Count the words that two texts share, whatever their form.

    A compound counts for its last part, by which prose mostly goes on to name a thing.

    Example: ``("Personaleomsætning", "Omsætningen endte på 16 %")`` -> 1.
    """
    first, second = stems(one, language), stems(other, language)
    same = first & second
    own = [word for word in first - same if len(word) >= _TAIL]
    others = [word for word in second - same if len(word) >= _TAIL]
    tails = 0
    for b in others:
        for a in own:
            if a.endswith(b) or b.endswith(a) or _is_derived(a, b):
                tails += 1
                break
    return len(same) + tails


def kin_stems(one: str, other: str, language: str = "da") -> int:
    """Count the words of one text that are kin to some of another: they open alike, or hold them.

    Its form and its stem count each: ``("ammefrekvensen", "børnene ammes")`` -> 2;
    ``("vandforbruget", "strøm")`` -> 0.
    """
    said, known = _words(one, language), _words(other, language)
    return sum(any(_are_kin(a, b) for b in known) for a in said)


def _words(text: str, language: str) -> frozenset[str]:
    """Return a text's words and stems in small letters, everyday words left out."""
    words = {word.casefold() for word in _WORD.findall(text)} - _EVERYDAY
    return stems(text, language) | {word for word in words if len(word) > _SHORTEST}


def _are_kin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one[:_KIN] == other[:_KIN] or (len(short) >= _LONG and short in long)


def _is_derived(one: str, other: str) -> bool:
    """Tell whether one stem only adds an ending to another: ``økologi`` and ``økologisk``."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) > _LONG and len(long) - len(short) <= _ENDING and long.startswith(short)


def is_opening(one: str, other: str) -> bool:
    """Tell whether a longer stem opens with a shorter one: ``sagsbehandlingstid``."""
    short, long = sorted((one, other), key=len)
    return len(short) > _LONG and long.startswith(short[:-1])


def is_rate_of(word: str, text: str) -> bool:
    """Tell whether a word names how much there is of what a text does.

    Example: ``("Løsningsgrad", "Sager løses ved første kontakt")`` -> True.
    """
    rate = _RATE_OF.fullmatch(word.casefold())
    return rate is not None and any(
        one.casefold().startswith(rate[1]) for one in _WORD.findall(text)
    )


def is_same_noun(one: str, other: str, language: str = "da") -> bool:
    """Tell whether two nouns name the same thing, whatever their form.

    Example: ``("arrangement", "arrangementer")`` -> True; ``("børn", "voksne")`` -> False.
    """
    if stem(one, language) == stem(other, language):
        return True
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    # the stems of "legeplads" and "legepladser" are cut at different places
    if len(short) < _TAIL or not long.startswith(short):
        return False
    # "budgettet": the last letter may be doubled
    return long[len(short) :].removeprefix(short[-1]) in _PLURALS


def is_kind_of(narrow: str, wide: str, language: str = "da") -> bool:
    """Tell whether a compound noun is a sort of what another names.

    Example: ``("kulturinstitutioner", "institutioner")`` -> True.
    """
    if (
        len(wide) > _SHORTEST
        and narrow.casefold().endswith(wide.casefold())
        and len(narrow) > len(wide)
    ):
        return True  # the stems of "boliger" and "plejeboliger" are cut at different places
    part, whole = stem(wide, language), stem(narrow, language)
    return len(part) >= _SHORTEST and whole != part and whole.endswith(part)
