"""Labels that no template lists, known by how they stand: a short line of its own that recurs."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.language.joining import fold_space
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_MAX_CHARS: Final = 60
_MAX_WORDS: Final = 8
_BETWEEN: Final = 0.5
_MARK: Final = r"^[ \t]*(?:(?:(?:\d{1,2}|[a-zæøå])[.)]|[•*–-])[ \t]+)?"
_OWN_LINE: Final = re.compile(_MARK + r"(?P<text>[A-ZÆØÅ][^\n]{2,70}?)[ \t]*$", re.M)
_SAME_LINE: Final = re.compile(
    _MARK + r"(?P<text>[A-ZÆØÅ][\wæøåÆØÅ ,/()-]{2,48}?):[ \t]+(?=\S)", re.M
)
_CODED: Final = re.compile(r":?\s+\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅ]")
_CODED_SHARE: Final = 0.7
_CLAUSE: Final = re.compile(
    r"\b(?:er|har|skal|vil|kan|består|omfatter|består af|bliver|blev|følgende)\b", re.I
)
_STOPS: Final = frozenset(".:;!?…)\"”»")


def _is_label_like(text: str) -> bool:
    bare = text.rstrip(" :?")
    return (
        2 < len(bare) <= _MAX_CHARS
        and len(bare.split()) <= _MAX_WORDS
        and not bare.endswith((".", ",", ";", "-", "!"))
        and sum(c.isalpha() for c in bare) >= 0.7 * len(bare.replace(" ", ""))
    )


def _form(text: str) -> str:
    return re.sub(r"\d+", "#", fold_space(text).rstrip(" :?").casefold())


def _overlaps(match: re.Match[str], known: Sequence[LabelMatch]) -> bool:
    start, end = match.span("text")
    return any(label.start < end and start < label.end for label in known)


def _ends_before(text: str, start: int) -> bool:
    """Tell whether what stands before a line may be a finished value."""
    before = text[:start].rstrip()
    return not before or before[-1] in _STOPS or text[len(before) : start].count("\n") > 1


_PHRASE: Final = re.compile(
    r"(?<![\w-])(?P<text>[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,6})"
    r"(?=[:?]|\s+[A-ZÆØÅ0-9\"”»(•·*–-])"
)
"""In running text: a capital and small words up to a colon, or up to the value's own capital."""


def _run_in(text: str, known: Sequence[LabelMatch]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the phrases of running text that may be labels: between labels, or with a colon."""
    edges = {label.start for label in known} | {label.end for label in known}
    for match in _PHRASE.finditer(text):
        phrase = match["text"]
        start, end = match.span("text")
        after = text[end : end + 2]
        touches = any(edge in edges for edge in range(end, end + 3)) or any(
            edge in edges for edge in range(max(0, start - 2), start + 1)
        )
        marked = after[:1] in (":", "?") and " " in phrase
        if (touches or marked or phrase.count(" ") >= 2) and not _overlaps(match, known):
            if _is_label_like(phrase) and _CLAUSE.search(phrase) is None:
                yield _form(phrase), match


def _candidates(text: str, known: Sequence[LabelMatch]) -> Iterator[tuple[str, re.Match[str]]]:
    for pattern in (_OWN_LINE, _SAME_LINE):
        for match in pattern.finditer(text):
            printed = match["text"]
            is_clause = _CLAUSE.search(printed) is not None and not printed.endswith("?")
            if _is_label_like(printed) and not is_clause and not _overlaps(match, known):
                yield _form(match["text"]), match


def _is_announced_once(text: str, match: re.Match[str]) -> bool:
    """Tell whether a line that stands once in a document still stands as a label does."""
    printed = match["text"]
    return (
        printed.endswith((":", "?"))
        and _ends_before(text, match.start("text"))
    )


def add_unlisted(
    finder: LabelFinder,
    pages: Mapping[int, str],
    standing: Mapping[int, tuple[LabelMatch, ...]],
    running: Collection[int] = (),
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add labels that no template lists to those that stand in a document's pages.

    A short line of its own that recurs, about as often as the document's own labels do, is one;
    so is a line that ends in a colon and whose words hint at a kind.  Kinds are guessed.
    """
    found = {
        n: list((_run_in if n in running else _candidates)(text, standing[n]))
        for n, text in pages.items()
    }
    counts = Counter(form for here in found.values() for form, _ in here)
    usual = Counter(label.form for labels in standing.values() for label in labels)
    often = median(usual.values()) if usual else 0
    steady = _steady_forms(found, standing)
    coded = _coded_forms(pages, found)
    added: dict[int, tuple[LabelMatch, ...]] = {}
    for number, here in found.items():
        text = pages[number]
        labels = list(standing[number])
        for form, match in here:
            guess = finder.guess(match["text"], match.start("text"))
            if form in coded:
                guess = replace(guess, kinds=(Kind.SERVICE_AREA, *guess.kinds))
            once = number not in running and _is_announced_once(text, match) and guess.kinds
            if number in running and not guess.kinds:
                continue
            # Words that hint at no kind need more evidence: prose may repeat a short line too.
            need = max(2, 0.4 * often) if guess.kinds else max(3, 0.8 * often)
            if not once and (counts[form] < need or form not in steady):
                continue
            if not guess.kinds and not _ends_before(text, match.start("text")):
                continue
            colon = match.end() if match.re is _SAME_LINE else match.end("text")
            colon += match.re is _PHRASE and text[colon : colon + 1] in (":", "?")
            labels.append(replace(guess, form=form, end=colon))
        added[number] = _in_order(labels)
    return _add_headings(pages, added)


def _coded_forms(
    pages: Mapping[int, str], found: Mapping[int, Sequence[tuple[str, re.Match[str]]]]
) -> set[str]:
    """Return the forms whose values mostly open with a code: they head service areas."""
    opens: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for number, here in found.items():
        for form, match in here:
            counts[form] += 1
            opens[form] += _CODED.match(pages[number], match.end("text")) is not None
    return {form for form, n in counts.items() if n >= 2 and opens[form] >= _CODED_SHARE * n}


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


def _steady_forms(
    found: Mapping[int, Sequence[tuple[str, re.Match[str]]]],
    standing: Mapping[int, Sequence[LabelMatch]],
) -> set[str]:
    """Return the forms that come once a goal: half of the document's labels stand in between.

    A subheading that recurs within a goal (``Trivsel:`` in goal, means and status) does not.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    labels: list[tuple[int, int, str]] = []
    for number, here in found.items():
        labels += [(number, label.start, label.form) for label in standing[number]]
        for form, match in here:
            places.setdefault(form, []).append((number, match.start("text")))
    every = len({form for _, _, form in labels})
    keys = [(number, start) for number, start, _ in labels]
    steady: set[str] = set()
    for form, at in places.items():
        between = [
            len({f for _, _, f in labels[bisect_left(keys, a) : bisect_left(keys, b)]})
            for a, b in pairwise(at)
        ]
        if between and median(between) >= _BETWEEN * every:
            steady.add(form)
    return steady


def _in_order(labels: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    ordered: list[LabelMatch] = []
    for label in sorted(labels, key=lambda each: (each.start, -each.end)):
        if not ordered or label.start >= ordered[-1].end:
            ordered.append(label)
    return tuple(ordered)
