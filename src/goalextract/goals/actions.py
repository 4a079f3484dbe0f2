"""Part the means of a goal into separate actions."""

from typing import Final

from goalextract.language.sentences import sentences

_SHORTEST: Final = 3


def find_actions(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each action of the means stands: its list items, else its sentences.

    Words that only announce a list are none.

    Example: ``"Vi vil: * Ansætte to. * Måle støj"`` -> the places of ``"Ansætte to"`` and
    ``"Måle støj"``.
    """
    found = []
    for start, end in sentences(text):
        stop = start + len(text[start:end].rstrip(" \n\t.;,"))
        if stop - start >= _SHORTEST and not text[start:stop].endswith(":"):
            found.append((start, stop))
    return tuple(found)
