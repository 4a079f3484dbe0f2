"""Name the circumstances under which a value may start at a piece of running text."""

import re
from collections.abc import Collection
from typing import Final

from goalextract.language.units import Edge, Unit
from goalextract.language.words import is_common_word
from goalextract.profiles.cues import Reading

_SUBHEAD: Final = re.compile(r"(?:[•·*–-]\s|\w[.)]\s)?([A-ZÆØÅÄÖ][\wæøå -]{2,40}):\s*$")
_WORD: Final = re.compile(r"\W*(\w+)")
_MARKED: Final = re.compile(
    r"([•·*–-]|o(?=\s)|\d{1,2}(?=[.)])|[a-zæøåäö](?=[.)]))[.)]?\s", re.IGNORECASE
)
_WORD_BEFORE: Final = re.compile(r"\w+$")
_FINITE: Final = re.compile("[HMEBS]")
_SECOND: Final = 4
_SHORT: Final = 4
_FEW_WORDS: Final = 5
_STEM: Final = 6
_FAR: Final = 14
NEAR: Final = 60
"""How many characters before a piece are looked at, so that time does not grow with the text."""


class Edges:
    """Name what stands before each piece of a text, piece by piece."""

    def __init__(self, small: Collection[str], again: Collection[str]) -> None:
        self._small, self._again = small, again
        self._subheads: set[str] = set()
        self._ordinal: str | None = None
        self._was_item = False
        self._stems: list[frozenset[str]] = []

    def moves(
        self, text: str, unit: Unit, reading: Reading, before: Reading | None, sentence: Reading
    ) -> list[str]:
        """Name a piece's edge, the end of the text before, its marker, words that come again."""
        moves = [f"edge:{unit.edge.value}"]
        if unit.edge is Edge.CAPITAL:
            moves = self._within(text, unit, before, sentence)
        last = text_before(text, unit.start)[-1:]
        if last == ":":
            moves.append("after_colon")
        elif last and last not in '.!?…"”)':
            moves.append("after_comma" if last == "," else "after_open")
            if before is not None and before.shape:
                moves.append(f"after:{before.shape[-1]}")
        if text[unit.start] == "(":
            moves.append("parenthesis")
        if text[unit.start].islower() and unit.edge is not Edge.MARKER:
            moves.append("small")
        if before is not None and _is_note(before) and _is_note(sentence):
            moves.append("notes")
        moves += self._marker(text, unit)
        moves += self._subhead(text, unit)
        moves += self._cohesion(reading)
        return moves

    def _within(
        self, text: str, unit: Unit, before: Reading | None, sentence: Reading
    ) -> list[str]:
        """Name what tells a value's start from a name, where a capital alone is the edge."""
        # Two clauses without a stop between them are two; half of one is none.
        moves = [self._capital(text, unit), f"clauses:{_clause(before)}{_clause(sentence)}"]
        near = text_before(text, unit.start).rpartition(" ")[2]
        is_parted = text[max(0, unit.start - 1) : unit.start].isspace()
        before_it = _WORD_BEFORE.search(near) if is_parted else None
        word = _WORD.match(text, unit.start)
        if before_it is not None and word is not None:
            last = before_it.group()
            if f"{last} {word[1]}" in self._again:
                moves.append("pair_again")
            if last.endswith("s") and len(last) > _SHORT:
                moves.append("after_genitive")
        if sentence.shape and not sentence.shape.strip("UFx,/"):
            moves.append("only_names")
        return moves

    def _capital(self, text: str, unit: Unit) -> str:
        """Tell a sentence's capital from a name's."""
        if is_common(text, unit, self._small):
            return "edge:capital:common"
        word = _WORD.match(text, unit.start)
        is_word = word is not None and is_common_word(word.group(1).lower())
        previous = text_before(text, unit.start).rsplit(None, 1)[-1:]
        if word is not None and not word.group(1)[1:].islower() and len(word.group(1)) > 1:
            return "edge:capital:brand"
        if previous and previous[0][:1].isupper():
            return "edge:capital:names" if not is_word else "edge:capital:word_after_name"
        return "edge:capital:word" if is_word else "edge:capital:name"

    def _marker(self, text: str, unit: Unit) -> list[str]:
        """Tell the first item of a list from the next one, and what follows the last."""
        marker = _MARKED.match(text, unit.start, unit.end)
        if marker is None:
            after = ["after_item"] if self._was_item else []
            self._was_item = False
            return after
        if not _WORD.match(text, marker.end(), unit.end):
            return ["marker:alone"]
        printed = marker.group(1).lower()
        was_item, self._was_item = self._was_item, True
        if not printed.isalnum() and text[marker.end()].islower():
            # A dash within a sentence, or an item that opens with a small letter.
            return ["marker:small"]
        if not printed.isalnum() or printed == "o":
            return ["marker:more" if was_item else "marker:bullet"]
        ordinal, self._ordinal = self._ordinal, printed
        if printed in ("1", "a"):
            return ["marker:first"]
        return ["marker:next" if ordinal and _is_next(ordinal, printed) else "marker:other"]

    def _subhead(self, text: str, unit: Unit) -> list[str]:
        """Tell that the first of the parallel headings comes again."""
        subhead = _SUBHEAD.match(text[unit.start : unit.end])
        if subhead is None:
            return []
        name = subhead.group(1).casefold()
        moves = ["subhead"]
        # No section has the same heading twice: a new one goes through them anew.
        if name in self._subheads:
            moves.append("subhead_again")
            self._subheads.clear()
        self._subheads.add(name)
        return moves

    def _cohesion(self, reading: Reading) -> list[str]:
        """Tell whether a piece shares words with the one before, or with ones further back."""
        stems = frozenset(word[:_STEM] for word in reading.words if len(word) > _SHORT)
        near = frozenset[str]().union(*self._stems[-1:])
        far = frozenset[str]().union(*self._stems[-_FAR:-1])
        self._stems.append(stems)
        if not stems:
            return []
        moves = ["near" if stems & near else "apart"]
        if stems & far and not stems & near:
            moves.append("again")
        return moves


def _is_note(reading: Reading) -> bool:
    """Tell whether words are a few without a verb, as an item of a list without markers is."""
    return 0 < len(reading.words) <= _FEW_WORDS and _FINITE.search(reading.shape) is None


def _clause(reading: Reading | None) -> str:
    """Tell whether words have a finite verb early on (``v``), late (``l``) or not (``-``).

    A main clause has its verb second, after one constituent.
    """
    found = _FINITE.search(reading.shape) if reading is not None else None
    if found is None:
        return "-"
    return "v" if found.start() <= _SECOND else "l"


def _is_next(ordinal: str, printed: str) -> bool:
    """Tell whether one list number or letter follows the other."""
    if ordinal.isdigit() != printed.isdigit():
        return False
    if printed.isdigit():
        return int(printed) == int(ordinal) + 1
    return ord(printed[0]) == ord(ordinal[0]) + 1


def text_before(text: str, at: int) -> str:
    """Return the last words before an offset, so many that time does not grow with the text."""
    return text[max(0, at - NEAR) : at].rstrip()


def is_common(text: str, unit: Unit, small: Collection[str]) -> bool:
    """Tell whether a capital starts a sentence: the document writes the word small elsewhere."""
    word = _WORD.match(text, unit.start)
    return word is not None and word.group(1).lower() in small
