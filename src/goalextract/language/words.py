"""Tell common Danish words from names and misprints, by a list of words in use.

The list is wordfreq's (Speer 2022, doi:10.5281/zenodo.7199437): words seen at least once in a
million in Danish text.
"""

from functools import cache
from typing import Final

from wordfreq import get_frequency_dict

_LANGUAGE: Final = "da"
_RARE: Final = 1.5e-6
"""A capitalised word rarer than this is more often a name than a word."""


@cache
def word_frequencies() -> dict[str, float]:
    """Return how often each Danish word is used: its share of all words."""
    return get_frequency_dict(_LANGUAGE)


def is_common_word(word: str) -> bool:
    """Tell whether a word, in small letters, is in common use.

    Example: ``"kampagnen"`` -> True; ``"gammelbro"`` -> False.
    """
    return word_frequencies().get(word, 0.0) >= _RARE
