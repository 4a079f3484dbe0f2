"""Labels that no template lists, known by how they stand in a document.

On lines a label is a short line of its own or stands before a colon; in running text it stands
among other labels or is a phrase that comes once a goal.  What recurs in step with the document's
labels is one; what stands once must hint at a kind by its words.  Kinds are guessed and flagged.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.language.joining import fold_space
from goalextract.language.patterns import any_of
from goalextract.language.words import is_common_word
from goalextract.profiles.candidates import (
    STOPS,
    Candidate,
    in_running,
    is_clause,
    is_label_like,
    on_lines,
    standing_capitals,
)
from goalextract.profiles.cues import load_classes
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 200
_FEW_WORDS: Final = 5
_SMALL: Final = frozenset("FACDRQK")
_VERBS: Final = frozenset("HMESB")
_IN_STEP: Final = 0.8
"""The share of a label's rounds in which a phrase may stand at most once to go in step with it."""
_CODED: Final = re.compile(r":?\s+\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅÄÖ]")
_CODE_BEFORE: Final = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3})*[.:]?\s+$")
"""The code of a service area, but no year: ``Status 2009 Planer for 2010`` are two labels."""
_NEXT_CHARS: Final = 8
_NEAR_LABEL: Final = 3
_VARIED: Final = 0.7
"""Values differ, the second word of a name does not: so many of what follows a label differ."""
_CODED_SHARE: Final = 0.7
_FOLLOWED: Final = 0.7
"""The share of a label's occurrences that a value, a colon or another label follows."""
_LONG_WORD: Final = 9
"""Danish builds long words of short ones, so that no list has them all."""


def _may_stand_once(text: str) -> bool:
    """Tell whether a phrase in running text may be a label though it does not recur.

    It is no clause, and no small word ends it: ``Indsatsen fortsætter i``.
    """
    if text.endswith("?"):
        return True
    signs = [load_classes().sign(word) for word in _LETTERS.findall(text.lower())]
    return bool(signs) and signs[-1] not in _SMALL and not _VERBS.intersection(signs)


def _ends_before(text: str, start: int) -> bool:
    """Tell whether what stands before a line may be a finished value."""
    near = text[max(0, start - _NEAR) : start]
    before = near.rstrip()
    return not before or before[-1] in STOPS or near[len(before) :].count("\n") > 1


class _Evidence:
    """Weigh, over the whole document, which phrases are labels."""

    def __init__(
        self,
        finder: LabelFinder,
        pages: Mapping[int, str],
        standing: Mapping[int, Sequence[LabelMatch]],
        found: Mapping[int, Sequence[Candidate]],
    ) -> None:
        self._finder, self._pages = finder, pages
        self._steps: dict[str, bool] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        opens: Counter[str] = Counter()
        self._touching: Counter[str] = Counter()
        follows: dict[str, set[str]] = {}
        self._lines = {c.form for here in found.values() for c in here if c.is_line}
        for number, here in found.items():
            for candidate in here:
                self._places.setdefault(candidate.form, []).append((number, candidate.start))
                opens[candidate.form] += (
                    _CODED.match(pages[number], candidate.end - candidate.is_marked) is not None
                )
                self._touching[candidate.form] += candidate.touches
                after = pages[number][candidate.end : candidate.end + _NEXT_CHARS].strip()
                follows.setdefault(candidate.form, set()).add(after)
        self._varied = {
            form for form, at in self._places.items() if len(follows[form]) >= _VARIED * len(at)
        }
        self._coded = {
            form
            for form, at in self._places.items()
            if len(at) >= 2 and opens[form] >= _CODED_SHARE * len(at)
        }
        anchors: dict[str, list[tuple[int, int]]] = {}
        for number in sorted(standing):
            for label in standing[number]:
                anchors.setdefault(label.form, []).append((number, label.start))
        # What hints at a kind and recurs tells the rounds too, where the profile lists few.
        anchors = {**{f: at for f, at in self._places.items() if self.kinds(f, f)}, **anchors}
        self._anchors = {form: at for form, at in anchors.items() if len(at) > 1}
        counts = sorted(len(at) for at in self._anchors.values())
        self._rounds = counts[3 * (len(counts) - 1) // 4] if counts else 1
        self._counted = self._count(found)
        self._values = self._area_values(standing, found)
        self._is_upper = self._style(standing)
        self._chained = self._chain(found)
        self._numbered = {
            (number, label.end)
            for number, labels in standing.items()
            for label in labels
            if label.number is not None
        }

    @staticmethod
    def _style(standing: Mapping[int, Sequence[LabelMatch]]) -> bool:
        printed = [label.printed for labels in standing.values() for label in labels]
        return bool(printed) and sum(p.isupper() for p in printed) > 0.7 * len(printed)

    def kinds(self, form: str, text: str) -> tuple[Kind, ...]:
        """Return the kinds that a phrase's words hint at, the likeliest first."""
        guessed = self._finder.hints(text)
        return (Kind.SERVICE_AREA, *guessed) if form in self._coded else guessed

    def in_step(self, form: str) -> bool:
        """Tell whether a phrase goes in step with the labels, once for each of its places."""
        if form not in self._steps:
            self._steps[form] = self._goes_in_step(form)
        return self._steps[form]

    def _goes_in_step(self, form: str) -> bool:
        """Tell whether a phrase comes about once in each round of the document's labels.

        A subheading (``Trivsel:`` in goal, means and status) comes several times in few rounds.
        """
        at = self._places[form]
        shares: list[float] = []
        for anchor, places in self._anchors.items():
            # A label that only some goals have tells nothing of one that all have.
            if anchor != form and len(places) >= _IN_STEP * len(at):
                rounds = {bisect_right(places, place) for place in at}
                shares.append(len(rounds) / len(at))
        if not shares:
            return len(at) <= self._rounds / _IN_STEP
        return median(shares) >= _IN_STEP

    def recurs(self, candidate: Candidate) -> bool:
        """Tell whether a phrase recurs in step, often enough for what its words hint at.

        Words that prose also goes on from (``Projektet …``) are none, whatever their number.
        """
        form = candidate.form
        count = len(self._places[form])
        if count < 2 or count < _FOLLOWED * self._counted[candidate.text]:
            return False
        kinds = self.kinds(form, candidate.text)
        marked = candidate.is_line or candidate.is_marked or form in self._lines
        among = marked or self._touching[form] > 0
        if kinds:
            often = count >= max(2, 0.3 * self._rounds)
            twice = Kind.SERVICE_AREA in kinds and count >= self._rounds
            return often and (self.in_step(form) or twice)
        in_style = self._is_upper and candidate.text.isupper()
        phrase = len(candidate.text.split()) > 1 or among or in_style or form in self._varied
        # On lines of their own before colons two are enough where there are two goals.
        # So are two with a year: ``Planer for 2024``.
        is_dated = candidate.text[-2:].isdigit() and len(candidate.text.split()) > 1
        least = 2 if is_dated or (candidate.is_line and candidate.is_marked) else 3
        # Capitals before a colon where all labels are so set stand out, in however few goals.
        is_set = in_style and candidate.is_line and candidate.is_marked
        often = count >= max(least, 0.7 * self._rounds) or (is_set and count >= least)
        worded = form in self._varied or self._is_wording(candidate.text)
        stands = often and phrase and self.in_step(form) and worded
        return stands and form not in self._values

    def _count(self, found: Mapping[int, Sequence[Candidate]]) -> Counter[str]:
        """Count the phrases that recur, their capitals included, whatever follows them."""
        again = {c.text for here in found.values() for c in here if len(self._places[c.form]) > 1}
        if not again:
            return Counter()
        pattern = re.compile(rf"(?<![\w-]){any_of(again)}(?![\w-])")
        return Counter(m.group() for page in self._pages.values() for m in pattern.finditer(page))

    @staticmethod
    def _is_wording(text: str) -> bool:
        """Tell whether a phrase is of words, not a name: ``Sådan gør vi``, not ``Aaby``."""
        return all(
            is_common_word(word) or len(word) > _LONG_WORD
            for word in _WORD.findall(text.casefold())
        )

    def _area_values(
        self,
        standing: Mapping[int, Sequence[LabelMatch]],
        found: Mapping[int, Sequence[Candidate]],
    ) -> frozenset[str]:
        """Return the phrases that mostly name service areas: after their label, or a code."""
        values: Counter[str] = Counter()
        for number, here in found.items():
            text = self._pages[number]
            ends = {m.end for m in standing[number] if m.kind is Kind.SERVICE_AREA}
            for candidate in here:
                before = text[max(0, candidate.start - 12) : candidate.start]
                bare = before.rstrip(" \t\n0123456789.:")
                at = candidate.start - len(before) + len(bare)
                is_coded = _CODE_BEFORE.search(before) is not None
                values[candidate.form] += is_coded or at in ends
        return frozenset(f for f, count in values.items() if count > 0.5 * len(self._places[f]))

    def _is_marked(self, number: int, candidate: Candidate) -> bool:
        """Tell whether a colon ends a phrase that starts as a label does."""
        before = self._pages[number][max(0, candidate.start - 20) : candidate.start].rstrip()
        return candidate.is_marked and not before.endswith((",", ":", "-", "("))

    def _chain(self, found: Mapping[int, Sequence[Candidate]]) -> set[tuple[int, int]]:
        """Return where phrases that hint at kinds stand right beside each other, as labels do."""
        chained: set[tuple[int, int]] = set()
        for number, here in found.items():
            hinting = [c for c in here if not c.is_line and self.kinds(c.form, c.text)]
            for first, second in pairwise(hinting):
                between = self._pages[number][first.end : second.start]
                if len(between) <= 3 and not between.strip() and first.form != second.form:
                    chained |= {(number, first.start), (number, second.start)}
        return chained

    def stands_once(self, number: int, candidate: Candidate) -> bool:
        """Tell whether a phrase that does not recur still stands as a label does."""
        if not self.kinds(candidate.form, candidate.text):
            return False
        if is_clause(candidate.text) and not candidate.is_marked:
            return False
        if candidate.is_line:
            is_worded = is_label_like(fold_space(candidate.text))
            return is_worded and self._stands_on_line(number, candidate)
        # `Mål 2: Fra tilbud til job: Små skridt`: a goal's name may have a colon of its own.
        at = range(max(0, candidate.start - _NEAR_LABEL), candidate.start + 1)
        if any((number, end) in self._numbered for end in at):
            return False
        # What recurs out of step is a subheading or a name, however it stands.
        again = len(self._places[candidate.form]) > 1 and not self.in_step(candidate.form)
        in_chain = (number, candidate.start) in self._chained or candidate.within
        return (
            not again
            and (in_chain or self._is_marked(number, candidate))
            and len(candidate.text.split()) <= _FEW_WORDS
            and _may_stand_once(candidate.text)
        )

    def _stands_on_line(self, number: int, candidate: Candidate) -> bool:
        words, text = candidate.text.split(), self._pages[number]
        if any(word[0].isupper() for word in words[1:]) and not self._is_upper:
            return False
        if candidate.text.endswith("?") and text[candidate.end :].split("\n", 1)[0].strip():
            return False  # a value may ask too
        if candidate.is_marked:
            return _ends_before(text, candidate.start)
        if self._is_upper:
            return candidate.text.isupper()
        return len(words) <= _FEW_WORDS and _ends_before(text, candidate.start)


def add_unlisted(
    finder: LabelFinder,
    pages: Mapping[int, str],
    standing: Mapping[int, tuple[LabelMatch, ...]],
    running: Collection[int] = (),
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add labels that no template lists to those that stand in a document's pages."""
    capitals = standing_capitals([pages[n] for n in running])
    found = {
        n: list(
            in_running(text, standing[n], capitals, finder)
            if n in running
            else on_lines(text, standing[n])
        )
        for n, text in pages.items()
    }
    evidence = _Evidence(finder, pages, standing, found)
    added: dict[int, tuple[LabelMatch, ...]] = {}
    for number, here in found.items():
        labels = list(standing[number])
        for candidate in here:
            recurs = evidence.recurs(candidate)
            if not recurs and not evidence.stands_once(number, candidate):
                continue
            guess = finder.guess(candidate.text, candidate.start)
            labels.append(
                replace(
                    guess,
                    kinds=evidence.kinds(candidate.form, candidate.text),
                    form=candidate.form,
                    end=finder.suffix_end(pages[number], candidate.end),
                    has_colon=candidate.is_marked,
                    recurs=recurs,
                )
            )
        added[number] = _in_order(labels)
    return _add_headings(pages, _add_again(finder, pages, added, running))


def _add_again(
    finder: LabelFinder,
    pages: Mapping[int, str],
    standing: Mapping[int, tuple[LabelMatch, ...]],
    running: Collection[int],
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add recurring phrases of several words in running text where a value lacks its stop.

    Example: ``… på ti centimeter nær Planer for 2024 Ny pejling``, as it stands in other goals.
    """
    again = {
        label.printed: label
        for labels in standing.values()
        for label in labels
        if not label.is_known and label.recurs and " " in label.printed
    }
    if not again or not running:
        return dict(standing)
    pattern = re.compile(rf"(?<=\w )(?P<text>{any_of(again)})(?=:?\s+[A-ZÆØÅÄÖ\d])")
    return {
        number: _in_order(
            [
                *labels,
                *(
                    replace(
                        again[m["text"]],
                        start=m.start(),
                        end=finder.suffix_end(pages[number], m.end()),
                    )
                    for m in pattern.finditer(pages[number])
                    if number in running
                ),
            ]
        )
        for number, labels in standing.items()
    }


def _add_headings(
    pages: Mapping[int, str], standing: Mapping[int, tuple[LabelMatch, ...]]
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add unlisted labels that stand within a heading: ``Mål 2018 Tjenesteområde 30 Kultur``."""
    unlisted = {
        label.printed: label
        for labels in standing.values()
        for label in labels
        if not label.is_known and Kind.SERVICE_AREA in label.kinds
    }
    if not unlisted:
        return dict(standing)
    pattern = re.compile(rf"(?<=\w )(?P<text>{any_of(unlisted)})(?=:?\s+\d{{1,3}}\b)")
    return {
        number: _in_order(
            [
                *labels,
                *(
                    replace(unlisted[m["text"]], start=m.start(), end=m.end())
                    for m in pattern.finditer(pages[number])
                ),
            ]
        )
        for number, labels in standing.items()
    }


def _in_order(labels: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    ordered: list[LabelMatch] = []
    for label in sorted(labels, key=lambda each: (each.start, -each.end)):
        if not ordered or label.start >= ordered[-1].end:
            ordered.append(label)
    return tuple(ordered)
