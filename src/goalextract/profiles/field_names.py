"""Headers that are names of a database's fields, as exports write them: ``maal_2020``."""

from collections.abc import Iterator, Sequence
from typing import Final

_DIGRAPHS: Final = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
"""How letters are written where only ASCII is."""


def are_field_names(texts: Sequence[str]) -> bool:
    """Tell whether all of a header's texts are in small letters, as names of fields are.

    Example: ``["id", "mål", "resultat 2020"]`` -> True; ``["Mål", "resultat"]`` -> False.
    """
    return all(any(map(str.isalpha, text)) and text == text.lower() for text in texts)


def as_headers(name: str) -> Iterator[str]:
    """Yield what a field's name may be as a header; nothing where it is no such name.

    Example: ``"maal_2020"`` -> ``"Maal 2020"``, ``"Mål 2020"``.
    """
    if not are_field_names([name]):
        return
    words = name.replace("_", " ").strip()
    yield words[:1].upper() + words[1:]
    for written, letter in _DIGRAPHS:
        words = words.replace(written, letter)
    yield words[:1].upper() + words[1:]
