"""Tell common Danish words from names and misprints, by a list of words in use.

The list is wordfreq's (Speer 2022, doi:10.5281/zenodo.7199437): words seen at least once in a
million in Danish text.
"""

import gzip
from functools import cache
from importlib.metadata import files
from typing import Final

import msgpack

_LIST: Final = "small_da.msgpack.gz"
_FORMAT: Final = {"format": "cB", "version": 1}
"""A first entry that says so, then lists of words: those at place n have a share of 10^(-n/100)."""
_RARE: Final = 1.5e-6
"""A capitalised word rarer than this is more often a name than a word."""


@cache
def word_frequencies() -> dict[str, float]:
    """Return how often each Danish word is used: its share of all words.

    Of wordfreq only the list is read: to import it takes 12 MB, and as long as a report.
    """
    stored = next(path for path in files("wordfreq") or () if path.name == _LIST)
    header, *shares = msgpack.unpackb(gzip.decompress(stored.read_binary()))
    if header != _FORMAT:
        raise ValueError(f"wordfreq's list of Danish words has an unknown form: {header}")
    return {word: 10 ** (-place / 100) for place, words in enumerate(shares) for word in words}


def is_common_word(word: str) -> bool:
    """Tell whether a word, in small letters, is in common use.

    Example: ``"kampagnen"`` -> True; ``"gammelbro"`` -> False.
    """
    return word_frequencies().get(word, 0.0) >= _RARE
