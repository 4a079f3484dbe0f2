"""Headers that are names of a database's fields: ``maal_2020``, ``RES_VAERDI``."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from goalextract.language.wordings import words

_DIGRAPHS: Final = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
"""How letters are written where only ASCII is."""
_CAPITALS: Final = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)*")
_SOME: Final = 0.5
"""So many names in capitals must be of several words for all to be names of fields."""


def are_field_names(texts: Sequence[str]) -> bool:
    """Tell whether all of a header's texts are written as names of fields are.

    Example: ``["id", "mål", "resultat 2020"]``, ``["MAAL_ID", "MAAL_TXT"]`` -> True;
    ``["Mål", "resultat"]`` -> False.
    """
    if not all(any(map(str.isalpha, text)) for text in texts):
        return False
    if all(text == text.lower() for text in texts):
        return True
    joined = sum("_" in text for text in texts)
    return all(map(_CAPITALS.fullmatch, texts)) and joined >= _SOME * len(texts)


def as_headers(name: str) -> Iterator[str]:
    """Yield what a field's name may be as a header; nothing where it is no such name.

    Example: ``"maal_2020"`` -> ``"Maal 2020"``, ``"Mål 2020"``; ``"RES_VAERDI"`` -> among others
    ``"Resultat"``.
    """
    if name != name.lower() and not ("_" in name and _CAPITALS.fullmatch(name)):
        return
    if not any(map(str.isalpha, name)):
        return
    parts = name.lower().replace("_", " ").split()
    if parts[-1] in words("fields", "number"):
        yield _capital(parts[-1])  # it numbers the rows, whatever it is the number of
    yield _capital(" ".join(parts))
    whole = [_whole(part) for part in parts]
    yield _capital(" ".join(whole))
    yield _capital("".join(whole))
    told = [part for part in whole if part not in words("fields", "technical")]
    if told and told != whole:
        yield _capital(" ".join(told))


def is_year_field(name: str) -> bool:
    """Tell whether a field holds the year that all rows are of: ``AAR``."""
    return _whole(name.lower()) in words("fields", "year")


def _capital(header: str) -> str:
    return header[:1].upper() + header[1:]


def _whole(part: str) -> str:
    """Return a word as it is written out: ``res`` -> ``resultat``, ``maal`` -> ``mål``."""
    for written, letter in _DIGRAPHS:
        part = part.replace(written, letter)
    return _short().get(part, part)


@cache
def _short() -> dict[str, str]:
    """Return the words that are cut short in names, and what they stand for."""
    return dict(zip(words("fields", "cut"), words("fields", "whole"), strict=True))
