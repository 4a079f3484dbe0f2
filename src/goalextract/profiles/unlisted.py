"""Labels that no template lists, known by how they stand in a document.

On lines a label is a short line of its own or stands before a colon; in running text it stands
among other labels or is a phrase that comes once a goal.  What recurs in step with the document's
labels is one; what stands once must hint at a kind by its words.  Kinds are guessed and flagged.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from goalextract.language.joining import fold_space
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_MAX_CHARS: Final = 60
_MAX_WORDS: Final = 8
_FEW_WORDS: Final = 5
_IN_STEP: Final = 0.8
"""The share of a label's rounds in which a phrase may stand at most once to go in step with it."""
_MARK: Final = r"^[ \t]*(?:(?:(?:\d{1,2}|[a-zæøå])[.)]|[•*–-])[ \t]+)?"
_OWN_LINE: Final = re.compile(_MARK + r"(?P<text>[A-ZÆØÅ][^\n]{2,70}?)[ \t]*$", re.MULTILINE)
_SAME_LINE: Final = re.compile(
    _MARK + r"(?P<text>[A-ZÆØÅ][\wæøåÆØÅ ,/()-]{2,48}?):[ \t]+(?=\S)", re.MULTILINE
)
_LINE_START: Final = re.compile(
    _MARK + r"(?P<text>[A-ZÆØÅ][a-zæøå-]+(?: [a-zæøå-]+){0,6})(?= +[A-ZÆØÅ0-9\"”»(•·*–-])",
    re.MULTILINE,
)
"""A value may follow its label on the line, without a colon."""
_PHRASE: Final = re.compile(
    r"(?<![\w-])(?P<text>[A-ZÆØÅ][a-zæøå-]+(?: [a-zæøå-]+){0,6}"
    r"|[A-ZÆØÅ-]{3,}(?: [A-ZÆØÅ-]{2,}){0,6})"
    r"(?=[:?]|\s+[A-ZÆØÅ0-9\"”»(•·*–-]|\s*$)"
)
"""In running text: a capital and small words up to a colon, or up to the value's own capital."""
_CODED: Final = re.compile(r":?\s+\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅ]")
_CODED_SHARE: Final = 0.7
_CLAUSE: Final = re.compile(
    r"\b(?:er|har|skal|vil|kan|består|omfatter|bliver|blev|følgende|var|der|vi)\b", re.IGNORECASE
)
_STOPS: Final = frozenset('.:;!?…)"”»')


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Hold one place where a label may stand."""

    form: str
    text: str
    start: int
    end: int
    is_marked: bool
    """A colon or a question mark ends it."""
    is_line: bool
    touches: bool
    """Another label stands right before or after it."""
    within: bool = False
    """It stands right before another label, after one or after a stop."""


def _form(text: str) -> str:
    return re.sub(r"\d+", "#", fold_space(text).rstrip(" :?").casefold())


def _is_label_like(text: str) -> bool:
    bare = text.rstrip(" :?")
    is_clause = _CLAUSE.search(bare) is not None and not text.endswith("?")
    return (
        2 < len(bare) <= _MAX_CHARS
        and len(bare.split()) <= _MAX_WORDS
        and not bare.endswith((".", ",", ";", "-", "!"))
        and sum(c.isalpha() for c in bare) >= 0.7 * len(bare.replace(" ", ""))
        and not is_clause
    )


def _overlaps(start: int, end: int, known: Sequence[LabelMatch]) -> bool:
    return any(label.start < end and start < label.end for label in known)


def _on_lines(text: str, known: Sequence[LabelMatch]) -> Iterator[_Candidate]:
    for pattern in (_OWN_LINE, _SAME_LINE):
        for match in pattern.finditer(text):
            start, end = match.span("text")
            printed = match["text"]
            if pattern is _OWN_LINE and ": " in printed:
                continue  # the words before the colon are the label, if any are
            if _is_label_like(printed) and not _overlaps(start, end, known):
                marked = pattern is _SAME_LINE or printed.endswith((":", "?"))
                stop = match.end() if pattern is _SAME_LINE else end
                yield _Candidate(_form(printed), printed, start, stop, marked, True, False)
    for match in _LINE_START.finditer(text):
        start, end = match.span("text")
        if _is_label_like(match["text"]) and not _overlaps(start, end, known):
            yield _Candidate(_form(match["text"]), match["text"], start, end, False, False, False)


def _in_running(text: str, known: Sequence[LabelMatch]) -> Iterator[_Candidate]:
    edges = {label.start for label in known} | {label.end for label in known}
    phrases = [
        m
        for m in _PHRASE.finditer(text)
        if _is_label_like(m["text"] + text[m.end("text") : m.end("text") + 1].replace(" ", ""))
        and not _overlaps(*m.span("text"), known)
    ]
    for match in phrases:
        start, end = match.span("text")
        marked = text[end : end + 1] in (":", "?") and end < len(text)
        near = {*range(end, end + 4), *range(max(0, start - 3), start + 1)}
        touches = bool(edges & near)
        before = text[:start].rstrip()[-1:]
        opens = bool(edges & {*range(max(0, start - 3), start + 1)}) or before in _STOPS
        within = opens and bool(edges & {*range(end, end + 4)})
        yield _Candidate(
            _form(match["text"]), match["text"], start, end + marked, marked, False, touches, within
        )


def _ends_before(text: str, start: int) -> bool:
    """Tell whether what stands before a line may be a finished value."""
    before = text[:start].rstrip()
    return not before or before[-1] in _STOPS or text[len(before) : start].count("\n") > 1


class _Evidence:
    """Weigh, over the whole document, which phrases are labels."""

    def __init__(
        self,
        finder: LabelFinder,
        pages: Mapping[int, str],
        standing: Mapping[int, Sequence[LabelMatch]],
        found: Mapping[int, Sequence[_Candidate]],
    ) -> None:
        self._finder, self._pages = finder, pages
        self._places: dict[str, list[tuple[int, int]]] = {}
        opens: Counter[str] = Counter()
        self._touching: Counter[str] = Counter()
        self._lines = {c.form for here in found.values() for c in here if c.is_line}
        for number, here in found.items():
            for candidate in here:
                self._places.setdefault(candidate.form, []).append((number, candidate.start))
                opens[candidate.form] += (
                    _CODED.match(pages[number], candidate.end - candidate.is_marked) is not None
                )
                self._touching[candidate.form] += candidate.touches
        self._coded = {
            form
            for form, at in self._places.items()
            if len(at) >= 2 and opens[form] >= _CODED_SHARE * len(at)
        }
        anchors: dict[str, list[tuple[int, int]]] = {}
        for number in sorted(standing):
            for label in standing[number]:
                anchors.setdefault(label.form, []).append((number, label.start))
        if not any(len(at) > 1 for at in anchors.values()):
            anchors = {f: at for f, at in self._places.items() if self.kinds(f, f) and len(at) > 1}
        self._anchors = {form: at for form, at in anchors.items() if len(at) > 1}
        self._rounds = median(len(at) for at in self._anchors.values()) if self._anchors else 1
        self._is_upper = self._style(standing)

    @staticmethod
    def _style(standing: Mapping[int, Sequence[LabelMatch]]) -> bool:
        printed = [label.printed for labels in standing.values() for label in labels]
        return bool(printed) and sum(p.isupper() for p in printed) > 0.7 * len(printed)

    def kinds(self, form: str, text: str) -> tuple[Kind, ...]:
        """Return the kinds that a phrase's words hint at, the likeliest first."""
        guessed = self._finder.guess(text, 0).kinds
        return (Kind.SERVICE_AREA, *guessed) if form in self._coded else guessed

    def in_step(self, form: str) -> bool:
        """Tell whether a phrase comes about once in each round of the document's labels.

        A subheading (``Trivsel:`` in goal, means and status) comes several times in few rounds.
        """
        at = self._places[form]
        shares: list[float] = []
        for anchor, places in self._anchors.items():
            if anchor != form:
                rounds = {bisect_right(places, place) for place in at}
                shares.append(len(rounds) / len(at))
        return not shares or median(shares) >= _IN_STEP

    def recurs(self, candidate: _Candidate) -> bool:
        """Tell whether a phrase recurs in step, often enough for what its words hint at."""
        count = len(self._places[candidate.form])
        hints = bool(self.kinds(candidate.form, candidate.text))
        among = self._touching[candidate.form] >= 1 or candidate.is_marked or candidate.is_line
        among = among or candidate.form in self._lines
        if count < 2 or (not among and len(candidate.text.split()) < 2):
            return False
        marked = candidate.is_line or candidate.is_marked or candidate.within
        if not hints and not marked:
            return False
        need = max(2, 0.4 * self._rounds) if hints else max(3, 0.7 * self._rounds)
        return count >= need and (hints or among) and self.in_step(candidate.form)

    def stands_once(self, number: int, candidate: _Candidate) -> bool:
        """Tell whether a phrase that does not recur still stands as a label does."""
        if not self.kinds(candidate.form, candidate.text):
            return False
        text, words = self._pages[number], len(candidate.text.split())
        if not candidate.is_line:
            return candidate.within and words <= _FEW_WORDS
        if any(word[0].isupper() for word in candidate.text.split()[1:]) and not self._is_upper:
            return False
        if candidate.is_marked:
            return _ends_before(text, candidate.start)
        if self._is_upper:
            return candidate.text.isupper()
        return words <= _FEW_WORDS and _ends_before(text, candidate.start)


def add_unlisted(
    finder: LabelFinder,
    pages: Mapping[int, str],
    standing: Mapping[int, tuple[LabelMatch, ...]],
    running: Collection[int] = (),
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add labels that no template lists to those that stand in a document's pages."""
    found = {
        n: list((_in_running if n in running else _on_lines)(text, standing[n]))
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
    return _add_headings(pages, added)


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
    words = "|".join(re.escape(printed) for printed in sorted(unlisted, key=len, reverse=True))
    pattern = re.compile(rf"(?<=\w )(?P<text>{words})(?=:?\s+\d{{1,3}}\b)")
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
