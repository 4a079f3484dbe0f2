"""Cut running text into the smallest pieces that a value may start or end with."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from goalextract.language.sentences import sentence_starts, small_starts


class Edge(StrEnum):
    """Name what stands before a piece and so makes a value's start there likelier or not."""

    STOP = "stop"
    SMALL = "small"
    """A stop before a small letter: a number that opened the sentence may be lost."""
    MARKER = "marker"
    COLON = "colon"
    CAPITAL = "capital"
    QUANTITY = "quantity"
    BREAK = "break"


class Unit(NamedTuple):
    """Hold one piece: its offsets in the text and the edge before it."""

    start: int
    end: int
    edge: Edge


_MARKER: Final = re.compile(
    r"(?<!\S)(?P<sign>[•·*–-]|o(?=\s[A-ZÆØÅÄÖ])|(?:\d{1,2}|[a-zæøåäö])[.)])\s+(?=\S)"
)
_ORDINAL: Final = re.compile(
    r"\d{1,2}\.\s+(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december|kvartal|halvår|klasse|plads|gang|sal|prioritet|etape|fase|division|generation"
    r"|år|måned|uge|udgave|behandling|runde|trin|[a-zæøåäö]+klasse|-)"
)
"""A number in a row, not a list's: ``1. juli``, ``3. kvartal``."""
_SMALL_WORDS: Final = frozenset(("i", "å"))
_MOST_ITEMS: Final = 20
"""Lists hardly ever have more."""
_COLON: Final = re.compile(r"[:;]\s+(?=\S)")
_CAPITAL: Final = re.compile(r"\s(?<=[^\s.!?:;…]\s)\s*(?=[\"“”»(]?[A-ZÆØÅÄÖ])")
_QUANTITY: Final = re.compile(r"\s(?:(?<=[^\s.!?:;…]\s)\s*(?=\d)|(?<=[^\s.!?:;…\d]\s)\s*(?=%))")


def _ends(text: str, at: int) -> bool:
    """Tell whether a stop, a colon or nothing stands before an offset."""
    before = text[max(0, at - 20) : at].rstrip()[-1:]
    return not before or before in ".:;!?)"


def _is_open(text: str, at: int) -> bool:
    """Tell whether a parenthesis is open at an offset: ``(hold på 18) Her``."""
    return text.rfind("(", max(0, at - 80), at) > text.rfind(")", max(0, at - 80), at)


def _closes(sign: str) -> bool:
    """Tell whether what looks like a marker rather ends a sentence: ``alle 96.``, ``søge i.``."""
    figure = sign[:-1]
    return figure in _SMALL_WORDS or (figure.isdigit() and int(figure) > _MOST_ITEMS)


def split_units(text: str) -> list[Unit]:
    """Cut a text at sentence ends, list markers, colons, and capitals or figures without a stop.

    Example: ``"Flere børn Der er ro. - Et"`` -> pieces ``"Flere børn"``, ``"Der er ro."``,
    ``"- Et"``.
    """
    if not text:
        return []
    edges: dict[int, Edge] = {m.end(): Edge.QUANTITY for m in _QUANTITY.finditer(text)}
    edges.update({m.end(): Edge.CAPITAL for m in _CAPITAL.finditer(text)})
    edges.update({m.end(): Edge.COLON for m in _COLON.finditer(text)})
    edges.update(dict.fromkeys(small_starts(text), Edge.SMALL))
    edges.update(dict.fromkeys(sentence_starts(text), Edge.STOP))
    for marker in _MARKER.finditer(text):
        if text[marker.end("sign") - 1] == ")" and _is_open(text, marker.start()):
            continue
        is_inside = not _ends(text, marker.start())
        if is_inside and (_ORDINAL.match(text, marker.start()) or _closes(marker["sign"])):
            continue
        edges[marker.start()] = Edge.MARKER
        # A marker and its item are one piece.
        edges.pop(marker.end(), None)
    edges[0] = Edge.BREAK
    starts = sorted(start for start in edges if start < len(text))
    units: list[Unit] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            units.append(Unit(start, end, edges[start]))
    return units
