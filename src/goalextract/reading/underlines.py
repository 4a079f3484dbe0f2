"""Lines drawn under words: they set words off as bold letters do, and part no cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress
from typing import Final

import numpy as np

from goalextract.document import Rule
from goalextract.reading.shapes import Flags, Floats, PrintedPage, PrintedWords

_LOW: Final = 0.6
"""An underline stands lower in its words' box, from the top."""
_BELOW: Final = 1.5
"""It stands no more points below the box; a cell's edge has room between, or cuts no box."""
_ENDS: Final = 1.5
"""It ends with its words, as a cell's edge does not."""
_BLANK: Final = 0.4
"""A blank behind its last word may be underlined too, in letters' size."""


def without_underlines(page: PrintedPage) -> PrintedPage:
    """Return a page whose underlined words are set off by their weight, and not by ruling lines."""
    words, drawn = page.words, [r for r in page.rules if r.is_level and not r.is_shade]
    if not drawn or not len(words):
        return page
    is_under = np.zeros(len(words), bool)
    gone: set[int] = set()
    for rule in _that_end_with_words(words, drawn):
        own = _words_above(words, rule)
        if own is not None:
            is_under |= own
            gone.add(id(rule))
    if not gone:
        return page
    kept = tuple(rule for rule in page.rules if id(rule) not in gone)
    return replace(page, rules=kept, words=replace(words, is_bold=words.is_bold | is_under))


def _that_end_with_words(words: PrintedWords, rules: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the lines at both of whose ends words may begin and end, at whatever height.

    Few lines of tables are such, and the others cost no look at every word.
    """
    ends = np.array([(rule.box.x0, rule.box.x1) for rule in rules])
    most = max(_ENDS, _BLANK * float(words.sizes.max()))
    begun = _is_any_near(words.edges[:, 0], ends[:, 0] - _ENDS, ends[:, 0] + _ENDS)
    ended = _is_any_near(words.edges[:, 2], ends[:, 1] - most, ends[:, 1] + _ENDS)
    return compress(rules, (begun & ended).tolist())


def _is_any_near(values: Floats, least: Floats, most: Floats) -> Flags:
    """Tell for each pair of bounds whether one of some values lies within."""
    ordered = np.sort(values)
    found: Flags = np.searchsorted(ordered, least) < np.searchsorted(ordered, most, side="right")
    return found


def _words_above(words: PrintedWords, rule: Rule) -> Flags | None:
    """Tell which words a line is drawn under, or None where it is no underline."""
    x0, top, x1, bottom = words.edges.T
    box = rule.box
    is_low = (box.top > top + _LOW * (bottom - top)) & (box.top <= bottom + _BELOW)
    own: Flags = is_low & (x0 >= box.x0 - _ENDS) & (x1 <= box.x1 + _ENDS)
    if not own.any():
        return None
    blank = _BLANK * float(words.sizes[own].max())
    begins = abs(float(x0[own].min()) - box.x0) <= _ENDS
    ends = -_ENDS <= box.x1 - float(x1[own].max()) <= max(blank, _ENDS)
    is_filled = float((x1 - x0)[own].sum()) >= 0.5 * (box.x1 - box.x0)
    return own if begins and ends and is_filled else None
