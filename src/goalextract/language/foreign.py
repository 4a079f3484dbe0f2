"""Tell whether a text is in none of the languages whose goal reports are read."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_OURS: Final = frozenset(
    "og at det er på af den som ikke skal har de vi kan til ved eller blev bliver være flere alle"
    " och att är på av inte ska från eller många blir vara till med ikkje eit av å være skal vert"
    " også samt efter under mellem gennem hos".split()
)
_OTHERS: Final = frozenset(
    "the of and to is that with by are was were this which have from has been not their its"
    " und die das ist nicht mit für auf wird sich eine einer dem von zu werden sind"
    " les une est dans pour que qui sur pas avec aux sont par cette plus"
    " el los las del por para con como una sus más il della che gli sono nella"
    " het een van niet wordt zijn voor ook deze".split()
)
"""Everyday words of English, German, French, Spanish, Italian and Dutch that are none of ours."""
_ENOUGH: Final = 25
_TIMES: Final = 3


def is_foreign(text: str) -> bool:
    """Tell whether a text is in another language than Danish, Swedish or Norwegian.

    Example: an English report that quotes a Danish title is; a Danish one with an English name of
    a programme is not, nor is a table of names and numbers.
    """
    words = _WORD.findall(text.casefold())
    others = sum(map(_OTHERS.__contains__, words))
    return others >= _ENOUGH and others >= _TIMES * sum(map(_OURS.__contains__, words))
