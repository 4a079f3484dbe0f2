"""Find where sentences may end in Danish administrative prose."""

import re
from functools import lru_cache
from typing import Final

NO_STOP: Final = frozenset(
    (
        "min maks max ca pkt jf bl.a bla f.eks fx eks evt vedr inkl ekskl hhv pga mht ift nr st kr "
        "mio mia pct tlf kl dvs osv m.m mm m.v mv m.fl pr stk s p v d.d o.l o.lign tidl nuv ang gl "
        "kvt kvart afd kap bet alm fhv dr hr fr skt sct div forts henh p.t pt ult prim resp skr"
    ).split(" ")
)
"""Abbreviations after which a stop seldom ends a sentence (written without their last stop)."""
_ALWAYS_INSIDE: Final = frozenset(
    ("min", "maks", "max", "ca", "pkt", "jf", "f.eks", "fx", "eks", "vedr", "hhv", "nr", "pr")
)

# What stands before a stop is looked at behind it: texts are searched for stops faster so.
_END: Final = re.compile(
    r"([.!?…](?<![.!?…]{2})[.!?…]*[\"”»')\]]*)\s+(?=[\"”»“(]*[A-ZÆØÅÄÖ0-9*•–-])"
)
_SMALL_END: Final = re.compile(r"([.!?])(?<=[^\W\d_]{4}[.!?])\s+(?=[a-zæøåäö])")
_WORD_BEFORE: Final = re.compile(r"[\w.]{1,12}$")
_NUMBER_BEFORE: Final = re.compile(r"[\d½¼¾]\s?$")
_COUNT: Final = re.compile(r"(?P<sign>\d{1,2}|[a-zA-Z])(?P<stop>[.)])\s")
_COUNTS: Final = re.compile(r"(?<!\S)(?P<sign>\d{1,2}|[a-zA-Z])(?P<stop>[.)])(?=\s)")
_ITEM_MARK: Final = re.compile(
    r"(?<!\S)(?:[•·*]|[–-](?=\s+[A-ZÆØÅÄÖ0-9])|(?:(?<=[.:;!?]\s)|^)(?:\d{1,2}[.)]|[a-zæøå][.)])"
    r"(?!\s(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b))\s+"
)
"""What opens an item of a list; a day of a month is none: ``Pr. 5. september``."""
_TEXTS_KEPT: Final = 256
"""A goal's sections are parted for each thing that is looked for in them."""
_STATEMENT_SPACES: Final = 6
_LETTER_MARKER: Final = re.compile(r"(?:[a-zæøåäö][.)]|o)\s")


def _is_end(text: str, stop: int, after: int) -> bool:
    """Tell whether the stop at ``stop``, with text going on at ``after``, ends a sentence."""
    match = _WORD_BEFORE.search(text, max(0, stop - 12), stop)
    word = match.group().casefold() if match else ""
    if word in _ALWAYS_INSIDE:
        # "Ventetiden var 6½ min. På telefonen": after a number, min. is minutes
        is_minutes = word == "min" and _NUMBER_BEFORE.search(text, 0, match.start() if match else 0)
        return bool(is_minutes) and text[after : after + 1].isupper()
    if word in NO_STOP or (len(word) == 1 and word.isalpha()):
        return text[after : after + 1].isupper() and word not in ("a", "b", "c", "d", "e", "v")
    # An ordinal or a list number: "1. juli", "2. Udvikling".
    return not (word.isdigit() and len(word) <= 2 and not text[after : after + 1].isupper())


def sentence_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which a sentence starts, 0 first.

    Example: ``"Min. 5 mødes. De går."`` -> ``(0, 14)``.
    """
    ends = (m.end() for m in _END.finditer(text) if _is_end(text, m.start(1), m.end()))
    return (0, *ends)


def small_starts(text: str) -> tuple[int, ...]:
    """Return the offsets after a stop at which a small letter goes on.

    A sentence starts there if its first word was lost, as numbers are.

    Example: ``"Brevet er sendt. procent har svaret."`` -> ``(17,)``.
    """
    ends = (m for m in _SMALL_END.finditer(text) if _is_end(text, m.start(1), m.end()))
    return tuple(m.end() for m in ends)


def goes_on(text: str) -> bool:
    """Tell whether a text opens in the middle of a sentence: in small letters, by no list marker.

    Example: ``"og til sommer."`` -> True; ``"a. Nye hold"`` -> False.
    """
    return text[:1].islower() and _LETTER_MARKER.match(text) is None


def is_statement(text: str) -> bool:
    """Tell whether a text is a whole sentence, as no heading is, whose stop may be kept.

    Example: ``"Det tredje spor handler om det, vi gør."`` -> True; ``"Veje og trafik."`` -> False.
    """
    return text.endswith(".") and text.count(" ") >= _STATEMENT_SPACES


def counts_on(above: str, text: str) -> bool:
    """Tell whether a text opens with the list mark that comes after the last one of another.

    Example: ``("a. Nye hold b. Trænere", "c. Haller")`` -> True; ``("a. Nye hold", "a. Ny")``
    -> False.
    """
    mark = _COUNT.match(text)
    if mark is None:
        return False
    stop, sign = mark["stop"], mark["sign"].casefold()
    before = str(int(sign) - 1) if sign.isdigit() else chr(ord(sign) - 1)
    last = [m["sign"].casefold() for m in _COUNTS.finditer(above) if m["stop"] == stop]
    return bool(last) and last[-1] == before


@lru_cache(_TEXTS_KEPT)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text's sentences and list items start and end, list marks left out.

    Example: ``"Vi går. * Flere hold"`` -> ``((0, 8), (10, 20))``.
    """
    marks = list(_ITEM_MARK.finditer(text))
    starts = {*sentence_starts(text), *(mark.end() for mark in marks)}
    starts -= {mark.start() for mark in marks}
    ordered = sorted(start for start in starts if start < len(text))
    ends = {mark.end(): mark.start() for mark in marks}
    found = []
    for start, after in zip(ordered, [*ordered[1:], len(text)], strict=bool(ordered)):
        end = ends.get(after, after)
        if text[start:end].strip():
            found.append((start, end))
    return tuple(found)
