"""Find what a text says of a goal's being reached, by the words of a profile."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, get_args

from goalextract.language.listed import after_sign
from goalextract.language.numbers import parse_number
from goalextract.language.patterns import holds_any
from goalextract.language.sentences import sentences
from goalextract.profiles.model import Outcomes, Verdicts
from goalextract.profiles.verdict_guesser import UNTOLD, Guess, Said, VerdictGuesser
from goalextract.records import Outcome

_NEVER: Final = re.compile(r"(?!)")
_EDGE: Final = re.compile(r"[\s.,:;!()–—•*-]+")
_FOLLOWS: Final = 24
"""A negation may follow its verb by so many characters: ``nåede vi desværre ikke``."""
_NEAR: Final = 12
"""No more than a word stands between *both* or *the first* and the goals they are of."""
_HEAD: Final = re.compile(r"[^.,:;!?()–]{2,60}?(?=\s-\s|[.,:;!?()–]|$)")
_COMMA: Final = re.compile(r"[,:;(]")
_CAPITAL: Final = re.compile(r"\s(?<=[^\W_]\s)\s*(?=[A-ZÆØÅÄÖ][^\W\d_]*[a-zæøåäö])")
_PART: Final = re.compile(r"\\w\*(?P<letters>\w+)\\w\*")
_ARTICLES: Final = frozenset({"en", "et", "ett", "ei"})
_OF_HOW_MANY: Final = re.compile(r"(?<!\w)(\w+)\s+(?:ud\s+)?a[fv]\s+(\w+)(?:\s+(\w+))?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say which outcome the words from ``start`` to ``end`` state."""

    start: int
    end: int
    outcome: Outcome
    is_about_goal: bool
    """Whether its words name the goal, or are nothing but a verdict."""
    is_above: bool | None = None
    """More, or less, came out than was aimed at; the outcome is that where more is better."""


def _union(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else _NEVER


class _Asked:
    r"""Tell whether any of some patterns is in a text, wherever it stands.

    A part of a word, as ``\w*tilfreds\w*`` is of ``borgertilfredshed``, is looked for as it
    stands: as a pattern it takes ten times as long.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Part the patterns that are parts of words from the others."""
        found = [(pattern, _PART.fullmatch(pattern)) for pattern in patterns]
        self._parts = [part["letters"] for _, part in found if part is not None]
        self._others = _union(pattern for pattern, part in found if part is None)

    def __call__(self, small: str) -> bool:
        """Tell it of a text in small letters."""
        is_part = holds_any(small, self._parts)
        return is_part or self._others.search(small) is not None


def folded_sign(sign: str) -> str:
    """Return a sign in the one form it is looked up by.

    Example: ``"Grøn "`` -> ``"grøn"``; ``"50%"`` and ``"50 pct."`` -> ``"50 %"``.
    """
    small = " ".join(sign.lower().split()).strip(" .:")
    small = re.sub(r"^[●○•▲▼►]\s*(?=\w)", "", small)
    return re.sub(r"\s?(?:%|pct\.?)$", " %", small)


def _small(text: str) -> str:
    """Return a text in small letters, at the same places: a few letters would become two."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _folded(words: str) -> str:
    return _EDGE.sub(" ", words).strip().casefold()


class VerdictFinder:
    """Tell verdicts by a profile's words; made once for a document.

    Example: ``"Vi holdt 41 kurser. Målet er dermed ikke nået."`` -> one verdict, ``not_met``, whose
    words are the second sentence.
    """

    def __init__(
        self, words: Verdicts, outcomes: Outcomes, guesser: VerdictGuesser | None = None
    ) -> None:
        self._guesser = guesser
        self._legend: Mapping[str, Outcome] = {}
        self._says = {name: _union(getattr(words, name)) for name in Verdicts.model_fields}
        self._is_fewer = _Asked(words.fewer_is_better)
        self._is_more = _Asked(words.more_is_better)
        self._is_either = _Asked(words.either_way)
        self._tells_results = _Asked(words.results)
        self._ordinals = [_union([pattern]) for pattern in words.ordinals]
        parting = "|".join(words.parting)
        self._parting = (
            re.compile(rf"[,;]\s+(?=(?:{parting})\b)|;\s+|\s[–-]\s") if parting else _NEVER
        )
        self._phrases: Mapping[str, Outcome] = {
            _folded(phrase): outcome
            for outcome in get_args(Outcome)
            for phrase in getattr(outcomes, outcome)
        }

    def is_lower_better(self, text: str, *, default: bool | None) -> bool | None:
        """Tell whether less of what a text counts is better; None where it may be either.

        ``default`` is the answer where no word tells.

        Example: ``"Sygefraværet er 4 %"`` -> True; ``"Borgernes tilfredshed"`` -> False; ``"Affald
        pr. husstand"`` -> None, since it may be collected or produced.
        """
        small = text.lower()
        is_fewer, is_more = self._is_fewer(small), self._is_more(small)
        if is_fewer != is_more and not (is_more and self._says["negated"].search(small)):
            return is_fewer
        is_either = is_fewer or is_more or self._is_either(small)
        return None if is_either else default

    def tells_of_results(self, text: str) -> bool:
        """Tell whether a text speaks of results, figures or how they are measured."""
        return self._tells_results(text.lower())

    def is_about_all(self, words: str, count: int) -> bool:
        """Tell whether a verdict is about every one of some targets: ``Begge mål er indfriet``."""
        small = words.lower()
        is_both = count == 2 and self._is_before_subject(self._says["both"], small)
        return is_both or self._is_before_subject(self._says["every"], small)

    def ordinal(self, words: str) -> int | None:
        """Return which target a verdict names by its place, from 0: ``Det andet mål`` -> 1."""
        small = words.lower()
        found = [i for i, o in enumerate(self._ordinals) if self._is_before_subject(o, small)]
        return found[0] if len(found) == 1 else None

    def is_limited(self, words: str) -> bool:
        """Tell whether a verdict is about one side of the goal: ``Økonomisk kom vi i mål``."""
        return self._says["limited"].match(words.lower().lstrip()) is not None

    def points_back(self, words: str) -> bool:
        """Tell whether a clause points at what was said before it: ``her er vi ikke i mål``."""
        return self._says["here"].search(words.lower()) is not None

    def _is_before_subject(self, pattern: re.Pattern[str], small: str) -> bool:
        found = pattern.search(small)
        subject = self._says["subject"].search(small, found.end()) if found else None
        return bool(found and subject and subject.start() - found.end() <= _NEAR)

    def cell(self, text: str) -> Outcome | None:
        """Return the outcome that a whole text states by itself.

        Example: ``"Delvist opfyldt."`` -> ``"partly_met"``; ``"Gennemført i maj"`` -> None.
        """
        outcome = self._phrases.get(_folded(text))
        if outcome is None and self._legend:
            outcome = self._legend.get(folded_sign(self._says["holders"].sub(" ", text.lower())))
        return outcome

    def is_verdict(self, text: str) -> bool:
        """Tell whether a text states an outcome and nothing else."""
        return self.cell(text) is not None

    def with_legend(self, legend: Mapping[str, Outcome]) -> "VerdictFinder":
        """Return a finder that also knows what a document's signs stand for."""
        other = copy(self)
        other._legend = dict(legend)  # noqa: SLF001 (its own class)
        return other

    def phrase(self, words: str) -> Outcome | None:
        """Return the outcome that words explain, as those of a legend do."""
        outcome = self._phrases.get(_folded(words))
        if outcome is None:
            outcome = self._clause(words.lower(), "")
        return outcome

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

    def states(self, text: str) -> bool:
        """Tell whether a verdict is stated anywhere in a text, as ``Målet er nået`` does."""
        return any(verdict.is_about_goal for verdict in self.find(text))

    def guess(self, said: Sequence[Said]) -> list[Guess]:
        """Return what sentences without a listed wording most likely state of their goal."""
        return [UNTOLD] * len(said) if self._guesser is None else self._guesser.guess(said)

    def _apart(self, text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Cut a sentence where one about the goal opens with a capital, its stop before lost."""
        cuts = [
            match.end()
            for match in _CAPITAL.finditer(text, left, right)
            if self._says["subject"].match(_small(text[match.end() : right]))
        ]
        yield from zip([left, *cuts], [*cuts, right], strict=True)

    def _sentence(self, text: str, start: int, end: int) -> Iterator[Verdict]:
        sentence = _small(text[start:end])
        stated = self._opening(text, start, end)
        if stated is not None:
            yield stated
            return
        found = False
        cuts = [0, *(m.end() for m in self._parting.finditer(sentence)), len(sentence)]
        subject_before = False
        for at, (left, right) in enumerate(pairwise(cuts)):
            clause, rest = sentence[left:right], sentence[right:] if at + 2 < len(cuts) else ""
            subject = self._says["subject"].search(clause)
            if subject is None and left == 0:
                subject = self._says["opens"].match(clause)
            outcome = self._clause(clause, rest) if subject or subject_before else None
            if outcome is None and left > 0:
                outcome = self._said_alone(clause)
            subject_before = subject_before or subject is not None
            is_above = self._side(clause) if subject and outcome is None else None
            if is_above is not None:
                outcome = "met" if is_above else "not_met"
            if outcome is not None:
                found = True
                trimmed = text[start + left : start + right].rstrip(" ,;–-")
                end_of_it = start + left + len(trimmed)
                yield Verdict(start + left, end_of_it, outcome, True, is_above)
                if outcome == "partly_met":
                    return
        if not found:
            yield from self._open(text, start, end, sentence)

    def _said_alone(self, clause: str) -> Outcome | None:
        """Return the outcome that a clause is, and nothing else: ``5,8 pct. – ikke opnået``."""
        outcome = self._phrases.get(_folded(clause))
        return outcome if outcome is not None and self._tells(clause) else None

    def _open(self, text: str, start: int, end: int, sentence: str) -> Iterator[Verdict]:
        """Yield the verdict of a sentence that says that nothing can be said, or not yet."""
        outcome: Outcome
        if self._says["pending"].search(sentence):
            outcome = "not_yet_known"
        elif self._says["unclear"].search(sentence):
            outcome = "unclear"
        else:
            return
        yield Verdict(start, start + len(text[start:end].rstrip()), outcome, True)

    def _side(self, clause: str) -> bool | None:
        """Tell whether a clause says that more, or less, came out than was aimed at."""
        if any(self._says[name].search(clause) for name in ("negated", "expected", "conditional")):
            return None
        is_above = self._says["above"].search(clause) is not None
        is_below = self._says["below"].search(clause) is not None
        return is_above if is_above != is_below else None

    def _opening(self, text: str, start: int, end: int) -> Verdict | None:
        """Return the verdict of the words with which a sentence opens, up to a stop or a colon."""
        start += after_sign(text[start:end])
        head = _HEAD.match(text[start:end].rstrip())
        if head is None:
            return None
        outcome = self._phrases.get(_folded(head.group()))
        rest = text[start + head.end() : end].lower()
        if outcome == "met" and self._says["rest"].search(rest):
            return Verdict(start, start + len(text[start:end].rstrip()), "partly_met", True)
        if outcome is None or not self._tells(head.group().lower()):
            return None
        return Verdict(start, start + head.end(), outcome, True)

    def _tells(self, words: str) -> bool:
        """Tell whether words speak of reaching: ``opfyldt`` does, ``færdig`` may be a task's."""
        return bool(self._says["reached"].search(words) or self._says["subject"].search(words))

    def _has_failed(self, clause: str, rest: str) -> bool:
        """Tell whether a clause says by itself that the goal is not reached."""
        failed = self._says["failed"].search(clause)
        if failed is None or self._says["expected"].search(clause):
            return False
        return self._says["conditional"].search(clause[failed.end() :] + rest) is None

    def _clause(self, clause: str, rest: str) -> Outcome | None:
        """Return the outcome that a clause about the goal states, in the light of what follows."""
        if self._has_failed(clause, rest):
            return "partly_met" if self._says["short"].search(clause) else "not_met"
        reached = self._says["reached"].search(clause)
        if reached is None or self._says["conditional"].search(clause):
            return None
        after = _COMMA.split(clause[reached.end() : reached.end() + _FOLLOWS])[0]
        before = self._says["unnegated"].sub(" ", clause[: reached.end()] + after)
        is_short = self._says["short"].search(clause) is not None or _some_of_more(clause)
        is_negated = self._says["negated"].search(before) is not None
        if self._says["expected"].search(clause):
            return "not_met" if is_negated and not is_short else "not_yet_known"
        if is_short:
            return "partly_met"
        if is_negated:
            return "not_met"
        back = clause[reached.end() :] + " " + rest
        return "partly_met" if self._says["rest"].search(back) else "met"


def _count(word: str) -> Decimal | None:
    # an article counts too where it stands before "of"
    return Decimal(1) if word in _ARTICLES else parse_number(word)


def _some_of_more(clause: str) -> bool:
    """Tell whether a clause counts fewer goals than there are: ``to af tre mål``."""
    for match in _OF_HOW_MANY.finditer(clause):
        some, *of = (_count(word) for word in match.groups(""))
        if some and any(number is not None and some < number for number in of):
            return True
    return False
