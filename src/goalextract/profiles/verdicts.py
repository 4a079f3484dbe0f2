"""Find what a text says of a goal's being reached, by the words of a profile."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from goalextract.language.sentences import sentences
from goalextract.profiles.model import Outcomes, Verdicts
from goalextract.records import Outcome

_NEVER: Final = re.compile(r"(?!)")
_EDGE: Final = re.compile(r"[\s.,:;!()–—•*-]+")
_FOLLOWS: Final = 24
"""A negation may follow its verb by so many characters: ``nåede vi desværre ikke``."""
_COMMA: Final = re.compile(r"[,:;(]")
_CAPITAL: Final = re.compile(r"(?<=[^\W_])\s+(?=[A-ZÆØÅÄÖ][^\W\d_]*[a-zæøåäö])")
_OF_HOW_MANY: Final = re.compile(r"(?<!\w)(\w+)\s+(?:ud\s+)?a[fv]\s+(\w+)(?:\s+(\w+))?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say which outcome the words from ``start`` to ``end`` state."""

    start: int
    end: int
    outcome: Outcome
    is_about_goal: bool
    """Whether its words name the goal, or are nothing but a verdict."""


def _union(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else _NEVER


def _folded(words: str) -> str:
    return _EDGE.sub(" ", words).strip().casefold()


class VerdictFinder:
    """Tell verdicts by a profile's words; made once for a document.

    Example: ``"Vi holdt 41 kurser. Målet er dermed ikke nået."`` -> one verdict, ``not_met``, whose
    words are the second sentence.
    """

    def __init__(self, words: Verdicts, outcomes: Outcomes) -> None:
        self._words = words
        self._subject = _union(words.subject)
        self._reached = _union(words.reached)
        self._short = _union(words.short)
        self._negated = _union(words.negated)
        self._unnegated = _union(words.unnegated)
        self._expected = _union(words.expected)
        self._conditional = _union(words.conditional)
        self._rest = _union(words.rest)
        self._pending = _union(words.pending)
        self._unclear = _union(words.unclear)
        parting = "|".join(words.parting)
        self._parting = re.compile(rf"[,;]\s+(?=(?:{parting})\b)|;\s+|\s[–-]\s") if parting else _NEVER
        self._phrases: Mapping[str, Outcome] = {
            _folded(phrase): outcome
            for outcome, phrases in (
                ("met", outcomes.met),
                ("partly_met", outcomes.partly_met),
                ("not_met", outcomes.not_met),
                ("not_yet_known", outcomes.not_yet_known),
                ("unclear", outcomes.unclear),
            )
            for phrase in phrases
        }

    def cell(self, text: str) -> Outcome | None:
        """Return the outcome that a whole text states by itself.

        Example: ``"Delvist opfyldt."`` -> ``"partly_met"``; ``"Gennemført i maj"`` -> None.
        """
        return self._phrases.get(_folded(text))

    def find(self, text: str) -> tuple[Verdict, ...]:
        """Return a text's verdicts in their order."""
        whole = self.cell(text)
        if whole is not None:
            end = len(text.rstrip())
            return (Verdict(0, end, whole, True),)
        return tuple(
            verdict
            for left, right in sentences(text)
            for start, end in self._apart(text, left, right)
            for verdict in self._sentence(text, start, end)
        )

    def _apart(self, text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Cut a sentence where one about the goal opens with a capital, its stop before lost."""
        cuts = [
            match.end()
            for match in _CAPITAL.finditer(text, left, right)
            if self._subject.match(text[match.end() : right].lower())
        ]
        yield from zip([left, *cuts], [*cuts, right], strict=True)

    def _sentence(self, text: str, start: int, end: int) -> Iterator[Verdict]:
        sentence = text[start:end].lower()
        stated = self._opening(text, start, end)
        if stated is not None:
            yield stated
            return
        found = False
        cuts = [0, *(m.end() for m in self._parting.finditer(sentence)), len(sentence)]
        subject_before = False
        for at, (left, right) in enumerate(zip(cuts, cuts[1:], strict=False)):
            clause, rest = sentence[left:right], sentence[right:] if at + 2 < len(cuts) else ""
            subject = self._subject.search(clause)
            outcome = self._clause(clause, rest) if subject or subject_before else None
            subject_before = subject_before or subject is not None
            if outcome is not None:
                found = True
                trimmed = text[start + left : start + right].rstrip(" ,;–-")
                yield Verdict(start + left, start + left + len(trimmed), outcome, True)
                if outcome == "partly_met":
                    return
        if not found:
            yield from self._open(text, start, end, sentence)

    def _open(self, text: str, start: int, end: int, sentence: str) -> Iterator[Verdict]:
        """Yield the verdict of a sentence that says that nothing can be said, or not yet."""
        about = self._subject.search(sentence) is not None
        stop = start + len(text[start:end].rstrip())
        if self._pending.search(sentence):
            yield Verdict(start, stop, "not_yet_known", about)
        elif self._unclear.search(sentence):
            yield Verdict(start, stop, "unclear", about)

    def _opening(self, text: str, start: int, end: int) -> Verdict | None:
        """Return the verdict of the words with which a sentence opens, up to a stop or a colon."""
        head = re.match(r"[^.,:;!?()–]{2,60}(?=[.,:;!?()–]|$)", text[start:end].rstrip())
        if head is None:
            return None
        outcome = self._phrases.get(_folded(head.group()))
        if outcome is None or not self._tells(head.group().lower()):
            return None
        rest = text[start + head.end() : end].lower()
        if outcome == "met" and self._rest.search(rest):
            outcome = "partly_met"
        return Verdict(start, start + head.end(), outcome, True)

    def _tells(self, words: str) -> bool:
        """Tell whether words speak of reaching: ``opfyldt`` does, ``færdig`` may speak of a task."""
        return bool(self._reached.search(words) or self._subject.search(words))

    def _clause(self, clause: str, rest: str) -> Outcome | None:
        """Return the outcome that a clause about the goal states, in the light of what follows."""
        reached = self._reached.search(clause)
        if reached is None:
            return None
        after = _COMMA.split(clause[reached.end() : reached.end() + _FOLLOWS])[0]
        before = self._unnegated.sub(" ", clause[: reached.end()] + after)
        if self._conditional.search(clause):
            return None
        is_short = self._short.search(clause) is not None or _some_of_more(clause)
        is_negated = self._negated.search(before) is not None
        if self._expected.search(clause):
            return "not_met" if is_negated and not is_short else "not_yet_known"
        if is_short:
            return "partly_met"
        if is_negated:
            return "not_met"
        back = clause[reached.end() :] + " " + rest
        return "partly_met" if self._rest.search(back) else "met"


_SMALL: Final = {
    word: number
    for number, words in enumerate(
        ("ingen", "en én et ét", "to begge två", "tre", "fire fyra", "fem", "seks sex", "syv sju"), 0
    )
    for word in words.split()
} | {"otte": 8, "ni": 9, "nio": 9, "ti": 10, "tio": 10, "åtta": 8, "åtte": 8}


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 6 else _SMALL.get(word)


def _some_of_more(clause: str) -> bool:
    """Tell whether a clause counts fewer goals than there are: ``to af tre mål``."""
    for match in _OF_HOW_MANY.finditer(clause):
        some, *of = (_count(word) for word in match.groups(""))
        if some and any(number is not None and some < number for number in of):
            return True
    return False
