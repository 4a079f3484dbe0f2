"""What recurs in a document and so tells where values end: service areas and page headings."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.language.figures import YEAR
from goalextract.language.pages import LEADS_ON
from goalextract.layout.cells import trimmed
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_AREA_WORDS: Final = 8
_RUN_CHARS: Final = 40
_MOST_LABELS: Final = 30
"""A run of more labels than a goal has is followed from each of them no further than this."""
_HEADING_CHARS: Final = 120
_HEADING_WORDS: Final = 14
_HEADING_SHARE: Final = 0.4
_WORD: Final = re.compile(r"\S+")
_AREA_WORD: Final = re.compile(r"\S*\w\S*")
_AREA_JOINS: Final = re.compile(rf"{LEADS_ON}|&", re.IGNORECASE)
_TAIL: Final = re.compile(r"\s[-–·|](?:\s+\S+){0,6}\s*$")
"""A dash and at most six words, before the next label."""
_FEW_WORDS: Final = 6
_DIGITS: Final = re.compile(r"\d+")
_NO_WORD: Final = re.compile(r"[\W_]+")
_MARKERS: Final = re.compile(r"(?:\b[a-zæøåäö\d][.)]|[\s•·*|–-])+", re.IGNORECASE)


OpensLabel = Callable[[str, int], bool]
"""Tells whether an unlisted label may start at an offset of a text."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold a document's service areas (folded, longest first) and its pages' headings."""

    areas: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    """Words, folded and without numbers, that open several pages: running heads."""
    tails: frozenset[str] = frozenset()
    """What headings of several pages say after their service area, so folded."""
    leads: frozenset[str] = frozenset()
    """What they say before it."""

    def area_end(self, text: str, start: int) -> int | None:
        """Return where a service area that the document names elsewhere ends, if one starts."""
        if not self.areas:
            return None
        match = _area_pattern(self.areas).match(text, start)
        return None if match is None else match.end()


@lru_cache(maxsize=8)
def _area_pattern(areas: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the areas, the longest first."""
    words = "|".join(r"[\W_]+".join(map(re.escape, area.split())) for area in areas)
    return re.compile(rf"\W{{0,3}}(?:{words})(?!\w)[.:]?", re.IGNORECASE)


def _folded(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()


def is_run(page: Page, labels: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether nothing but list markers stands between a label and the next."""
    if index + 1 >= len(labels):
        return False
    start, end = labels[index].end, labels[index + 1].start
    # A run's markers are few characters; a value is not looked through.
    return end - start <= _RUN_CHARS and not _MARKERS.sub("", page.text[start:end])


def _openings(page: Page, labels: Sequence[LabelMatch], index: int) -> list[str]:
    """Return the first words, one to eight, of the text after a run of labels."""
    last = index
    while last < index + _MOST_LABELS and is_run(page, labels, last):
        last += 1
    text = page.text[labels[last].end : labels[last].end + 120]
    words = _AREA_WORD.findall(text)[: _area_length(text)]
    return [_folded(" ".join(words[:n])) for n in range(1, min(len(words), _AREA_WORDS) + 1)]


def _area_length(text: str) -> int:
    """Return how many words a service area that opens a text may have.

    A capital after a small word that is no ``og`` opens what follows the area, and so do words
    that only sentences have.  Example: ``"15 Kultur og Fritid At flere"`` -> 4.
    """
    words = _AREA_WORD.findall(text)
    for index, word in enumerate(words[1:], start=1):
        before = words[index - 1]
        joins = _AREA_JOINS.fullmatch(before) or before.endswith((",", "/", "-", "–"))
        if word[0].isupper() and not joins and before[0].isalpha():
            return index
    return len(words)


def find_recurring(
    pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]], title: str | None = None
) -> Recurring:
    """Gather the service areas and the page headings of a document's running text."""
    areas: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for page in pages:
        here = labels.get(page.number, ())
        head = trimmed(page, 0, here[0].start) if here else None
        if head is not None and head.end - head.start <= _HEADING_CHARS:
            heads[_folded(page.text[head.start : head.end])] += 1
        for index, label in enumerate(here):
            if label.kind is not Kind.SERVICE_AREA:
                continue
            stop = here[index + 1].start if index + 1 < len(here) else label.end
            value = _folded(page.text[label.end : stop])
            if value and len(value.split()) <= _AREA_WORDS:
                areas[value] += 1
            elif not value:
                openings.update(_openings(page, here, index))
    for opening, count in openings.items():
        words = opening.split()
        longer = any(o.startswith(opening + " ") and openings[o] == count for o in openings)
        if count >= 2 and not longer and (len(words) > 1 or not words[0].isdigit()):
            areas[opening] += count
    tails = Counter(
        _tail_form(page.text[span.start : span.end])
        for page in pages
        for span in _area_tail(page, labels.get(page.number, ()))
    )
    ordered = sorted(areas, key=lambda a: (-len(a), a))
    headings = frozenset(h for h, n in heads.items() if n >= 2)
    recurring_tails = frozenset(tail for tail, count in tails.items() if count >= 2)
    heads_of_pages = _running_heads(pages, labels, title)
    leads = _count_leads(pages, labels)
    return Recurring(tuple(ordered), headings, heads_of_pages, recurring_tails, leads)


def _page_words(page: Page, first_label: int) -> list[re.Match[str]]:
    """Return the first words of a page after its number, none of them a label's."""
    start = 0
    for noise in page.noise:
        if not page.text[start : noise.span.start].strip():
            start = max(start, noise.span.end)
    stop = min(first_label, start + _HEADING_CHARS)
    return list(_WORD.finditer(page.text, start, stop))[:_HEADING_WORDS]


def opening_of(words: Sequence[re.Match[str]]) -> str:
    """Return words as openings of pages are compared: in small letters, without numbers."""
    return _DIGITS.sub("#", " ".join([word.group() for word in words])).casefold()


def _running_heads(
    pages: Sequence[Page],
    labels: Mapping[int, Sequence[LabelMatch]],
    title: str | None,
    opens_label: OpensLabel = lambda _text, _start: False,
) -> tuple[str, ...]:
    """Return the openings, two words or more, that several pages share, the longest first.

    The document's title over a page is one of them, however few pages there are.  Where each
    goal has its page, its first labels open pages too: a head ends before them.
    """
    counts: Counter[str] = Counter()
    in_title = set(title.casefold().split()) if title is not None else set()
    for page in pages:
        here = labels.get(page.number, ())
        words = _page_words(page, here[0].start if here else len(page.text))
        for index, word in enumerate(words):
            if word.group().casefold() not in in_title and opens_label(page.text, word.start()):
                words = words[:index]
                break
        counts.update(opening_of(words[:n]) for n in range(2, len(words) + 1))
    need = max(2, _HEADING_SHARE * len(pages))
    found = {o for o, n in counts.items() if n >= need}
    if title is not None:
        named = opening_of(list(_WORD.finditer(title)))
        bare = re.sub(r"\s*#", "", named)
        found |= {o for o in (named, bare) if o in counts}
    return tuple(sorted(found, key=lambda o: (-len(o), o)))


def _head(page: Page, first_label: int, recurring: Recurring) -> Span | None:
    """Return the running head of a page, if it has one."""
    words = _page_words(page, first_label)
    for opening in recurring.openings:
        count = opening.count(" ") + 1
        if count <= len(words) and opening_of(words[:count]) == opening:
            return Span(page.number, words[0].start(), words[count - 1].end())
    return None


def head_noise(
    pages: Sequence[Page],
    labels: Mapping[int, Sequence[LabelMatch]],
    title: str | None,
    opens_label: OpensLabel,
) -> list[Page]:
    """Mark the words that open several pages, before labels are looked for."""
    heads = Recurring(openings=_running_heads(pages, labels, title, opens_label))
    marked: list[Page] = []
    for page in pages:
        here = labels.get(page.number, ())
        head = _head(page, here[0].start if here else len(page.text), heads)
        is_title = page.number == 1 or head is None
        marked.append(page if is_title else with_noise(page, NoiseKind.HEADER, [head]))
    return marked


def with_noise(page: Page, kind: NoiseKind, spans: Iterable[Span | None]) -> Page:
    """Mark spans of a page, those that nothing marks yet, as noise."""
    noise = sorted(page.noise, key=_place)
    for span in spans:
        if span is not None:
            at = bisect_left(noise, span, key=_place)
            near = noise[max(0, at - 1) : at + 1]
            if not any(n.span.start < span.end and span.start < n.span.end for n in near):
                noise.insert(at, Noise(kind, span))
    return replace(page, noise=tuple(noise))


def _place(noise: Noise) -> Span:
    return noise.span


def _area_tail(page: Page, labels: Sequence[LabelMatch]) -> Iterator[Span]:
    """Yield what a heading says after its service area: ``Kultur - Opfølgning 2014``."""
    for index, label in enumerate(labels):
        if label.kind is not Kind.SERVICE_AREA:
            continue
        stop = labels[index + 1].start if index + 1 < len(labels) else label.end
        tail = _TAIL.search(page.text, label.end, stop)
        if tail is not None and tail.start() > label.end:
            span = trimmed(page, tail.start(), tail.end())
            if span is not None:
                yield span


def _area_heading(page: Page, labels: Sequence[LabelMatch]) -> Span | None:
    """Return the few words of a heading before a page's first service area label."""
    if not labels or labels[0].kind is not Kind.SERVICE_AREA:
        return None
    start = max((n.span.end for n in page.noise if n.span.end <= labels[0].start), default=0)
    head = trimmed(page, start, labels[0].start)
    if head is None:
        return None
    text = page.text[head.start : head.end]
    few = len(text.split()) <= _FEW_WORDS and text[0].isupper()
    return head if few and not re.search(r"[.!?](?:\s|$)", text) else None


def page_noise(page: Page, labels: Sequence[LabelMatch], recurring: Recurring) -> Page:
    """Mark what recurs before the first labels of pages as header, and drifted list markers."""
    first_label = labels[0].start if labels else len(page.text)
    head = trimmed(page, 0, first_label) if labels else None
    if head is None or _folded(page.text[head.start : head.end]) not in recurring.headings:
        head = _head(page, first_label, recurring)
    page = with_noise(page, NoiseKind.HEADER, [head])
    page = with_noise(page, NoiseKind.HEADER, [_area_heading(page, labels)])
    page = with_noise(page, NoiseKind.HEADER, _area_leads(page, labels, recurring))
    tails = [s for s in _area_tail(page, labels) if _is_heading_tail(page, s, recurring)]
    page = with_noise(page, NoiseKind.HEADER, tails)
    runs = (index for index in range(len(labels)) if is_run(page, labels, index))
    markers = [trimmed(page, labels[i].end, labels[i + 1].start) for i in runs]
    return with_noise(page, NoiseKind.MARKER, markers)


def _lead_words(page: Page, label: LabelMatch) -> list[re.Match[str]]:
    """Return the last words before a label, those after the last stop."""
    start = max(0, label.start - _HEADING_CHARS)
    words = list(_WORD.finditer(page.text, start, label.start))[-_FEW_WORDS - 1 :]
    for index in range(len(words) - 1, -1, -1):
        if words[index].group().endswith((".", "!", "?")):
            return words[index + 1 :]
    return words


def _count_leads(
    pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]]
) -> frozenset[str]:
    """Return the words that stand before several service area labels, folded as openings are."""
    counts: Counter[str] = Counter()
    total = 0
    for page in pages:
        for label in labels.get(page.number, ()):
            if label.kind is Kind.SERVICE_AREA:
                total += 1
                words = _lead_words(page, label)
                counts.update(opening_of(words[n:]) for n in range(len(words)))
    need = max(2, _HEADING_SHARE * total)
    return frozenset(lead for lead, count in counts.items() if count >= need)


def _area_leads(page: Page, labels: Sequence[LabelMatch], recurring: Recurring) -> Iterator[Span]:
    """Yield what headings say before their service area: ``Mål for 2014 Serviceområde 15``."""
    for label in labels:
        if label.kind is not Kind.SERVICE_AREA:
            continue
        words = _lead_words(page, label)
        for n in range(len(words)):
            if words[n].group()[0].isupper() and opening_of(words[n:]) in recurring.leads:
                yield Span(page.number, words[n].start(), words[-1].end())
                break


def heading_noise(page: Page, labels: Sequence[LabelMatch]) -> Page:
    """Mark what a heading of a page in lines says after its service area: a dash and a year."""
    tails: list[Span] = []
    for label in labels:
        if label.kind is Kind.SERVICE_AREA:
            stop = page.text.find("\n", label.end)
            tail = _TAIL.search(page.text, label.end, stop if stop >= 0 else len(page.text))
            span = trimmed(page, *tail.span()) if tail and tail.start() > label.end else None
            if span is not None and _is_heading_tail(page, span, Recurring()):
                tails.append(span)
    return with_noise(page, NoiseKind.HEADER, tails)


def _is_heading_tail(page: Page, span: Span, recurring: Recurring) -> bool:
    """Tell whether what follows a service area is the heading's: a dash, a year, said again."""
    text = page.text[span.start : span.end]
    words = text.strip(" -–·|")
    return not words or YEAR.search(words) is not None or _tail_form(text) in recurring.tails


def _tail_form(text: str) -> str:
    return _folded(re.sub(r"\d+", "", text))
