"""Wrap text as a page does, breaking words at the line's end now and then."""

import random
import re
from typing import Final

_BREAK: Final = re.compile(r"(?<=[aeiouyæøå][bdfgklmnprstv])(?=[bdfghklmnprstv][aeiouyæøå])")
_WORD: Final = re.compile(r"[(\"]?[A-ZÆØÅ]?[a-zæøå]{7,}[.,;:)\"]*\Z")


def _broken(rng: random.Random, word: str, room: int) -> tuple[str, str] | None:
    """Break a word between two consonants so that its head and hyphen fit into the room."""
    if not _WORD.match(word):
        return None
    points = [m.start() for m in _BREAK.finditer(word) if 3 <= m.start() <= len(word) - 4]
    fitting = [at for at in points if at + 1 <= room]
    if not fitting:
        return None
    at = rng.choice(fitting)
    return word[:at], word[at:]


def wrap(rng: random.Random, text: str, width: int, hyphens: float = 0.0) -> list[str]:
    """Return the lines of a paragraph; with chance ``hyphens`` a word is broken at a line's end."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        grown = f"{line} {word}" if line else word
        if len(grown) <= width:
            line = grown
            continue
        parts = _broken(rng, word, width - len(line) - 1) if rng.random() < hyphens else None
        if parts is not None:
            lines.append(f"{line} {parts[0]}-".strip())
            line = parts[1]
            continue
        if line:
            lines.append(line)
        line = word
    return [*lines, line] if line else lines


def paragraphs(rng: random.Random, units: tuple[str, ...], *, apart: float) -> list[str]:
    """Join a value's units to paragraphs: list items stand alone, sentences flow on."""
    result: list[str] = []
    alone = True
    for unit in units:
        marker = re.match(r"([•\-–o·]|[a-z0-9][.)]) ", unit)
        item = marker is not None
        if alone or item or rng.random() < apart:
            result.append(unit)
        else:
            result[-1] += f" {unit}"
        alone = item or unit.endswith(":")
    return result
