"""Tell from their texts whether a row of a table is the rest of the one before it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.language.figures import is_running_number, running_number
from goalextract.language.sentences import goes_on

ITEM: Final = re.compile(r"[-–•·*▪]\s")
"""The mark of a list's item."""
_SEVERAL: Final = 2
_MOSTLY: Final = 0.6
Texts = Mapping[int, str]
"""A row's texts by their columns."""


def is_rest(texts: Texts, before: Texts) -> bool:
    """Tell whether most worded cells of a row, several of them, go on in small letters.

    Below cells that open so themselves they need not: units and outcomes do.

    Example: ``sig en time | en vejleder`` below ``Børn bevæger | Alle har`` -> True.
    """
    worded = {n: text for n, text in texts.items() if any(map(str.isalpha, text))}
    small = [n for n, text in worded.items() if goes_on(text)]
    if len(small) < max(_SEVERAL, _MOSTLY * len(worded)):
        return False
    return all(n in before and not goes_on(before[n]) for n in small)


def is_unnumbered(column: int, texts: Texts, before: Texts, core: Sequence[int]) -> bool:
    """Tell whether a page's first row lacks its number, or brings that of the row before it.

    A number set in the middle of its row may stand on the next page.
    """
    if not (column in texts and is_running_number(running_number(texts[column]))):
        return True
    if column in before or len(before) < _SEVERAL:
        return False
    lacked = bool(core) and not any(n in before for n in core) and any(n in texts for n in core)
    return lacked or reads_on(texts, before)


def reads_on(texts: Texts, before: Texts) -> bool:
    """Tell whether a cell's text goes on with that of the cell above it, in any column.

    Below a cell that opens in small letters itself it need not: units and outcomes do.
    """
    both = ((text, before.get(column, "")) for column, text in texts.items())
    return any(goes_on(t) and not goes_on(above) and not _is_at_end(above) for t, above in both)


def goes_on_list(above: str, text: str) -> bool:
    """Tell whether a text opens with the mark by which another parts its items."""
    mark = ITEM.match(text)
    return mark is not None and mark.group() in above


def _is_at_end(text: str) -> bool:
    """Tell whether a text does not go on: it has its stop, or there is none."""
    return text[-1:] in ("", ".", "!", "?", ":")
