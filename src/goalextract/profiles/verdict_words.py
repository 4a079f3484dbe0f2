"""Tell what words mean that say what became of a goal: ``udskudt`` waits, ``skrinlagt`` has failed.

A guesser knows a word by what it means, though it never met that word.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

_SHORTEST: Final = 4
"""Shorter words stand only for themselves."""
_LONG: Final = 5
_TAIL: Final = 4
"""A short opening stands for words with no longer an ending."""


def meanings_of(word: str) -> tuple[str, ...]:
    """Return what a word in small letters means, in order; nothing where it is no such word.

    Example: ``"udskydes"`` -> ``("wait",)``; ``"mandag"`` -> ``()``.
    """
    known = _openings()
    found = set(known.get(word, ()))
    for length in range(_SHORTEST, len(word)):
        if length >= _LONG or len(word) - length <= _TAIL:
            found.update(known.get(word[:length], ()))
    return tuple(sorted(found))


@cache
def _openings() -> Mapping[str, tuple[str, ...]]:
    """Return the words of the list, each with its meanings."""
    text = resources.files(__package__).joinpath("verdict_words.toml").read_text("utf-8")
    told: dict[str, list[str]] = {}
    for meaning, words in tomllib.loads(text)["meanings"].items():
        for word in words.split():
            told.setdefault(word, []).append(meaning)
    return {word: tuple(meanings) for word, meanings in told.items()}
