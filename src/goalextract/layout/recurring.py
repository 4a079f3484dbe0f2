"""What recurs in a document and so tells where values end: service areas and page headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.layout.cells import trimmed
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_AREA_WORDS: Final = 8
_HEADING_CHARS: Final = 120
_HEADING_WORDS: Final = 14
_HEADING_SHARE: Final = 0.4
_WORD: Final = re.compile(r"\S+")
_NUMBER_FIRST: Final = re.compile(
    r"\s*(?:\d+\s+)?(?P<number>side (?P<digits>\d{1,4})(?:\s?(?:af|/)\s?\d+)?)\s", re.IGNORECASE
)
_NUMBER_LAST: Final = re.compile(
    r"\s(?P<number>side (?P<digits>\d{1,4})(?:\s?(?:af|/)\s?\d+)?)\s*$", re.IGNORECASE
)
_MARKERS: Final = re.compile(r"(?:\b[a-zæøå\d][.)]|[\s•·*|–-])+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold a document's service areas (folded, longest first) and its pages' headings."""

    areas: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    """Words, folded and without numbers, that open several pages: running heads."""

    def area_end(self, text: str, start: int) -> int | None:
        """Return where a service area that the document names elsewhere ends, if one starts."""
        for area in self.areas:
            pattern = r"[\W_]+".join(re.escape(word) for word in area.split())
            match = re.compile(rf"\W{{0,3}}{pattern}(?!\w)[.:]?", re.IGNORECASE).match(text, start)
            if match is not None:
                return match.end()
        return None


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def is_run(page: Page, labels: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether nothing but list markers stands between a label and the next."""
    if index + 1 >= len(labels):
        return False
    between = page.text[labels[index].end : labels[index + 1].start]
    return not _MARKERS.sub("", between)


def _openings(page: Page, labels: Sequence[LabelMatch], index: int) -> list[str]:
    """Return the first words, one to eight, of the text after a run of labels."""
    last = index
    while is_run(page, labels, last):
        last += 1
    words = _folded(page.text[labels[last].end : labels[last].end + 120]).split()
    return [" ".join(words[:n]) for n in range(1, min(len(words), _AREA_WORDS) + 1)]


def find_recurring(pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]]) -> Recurring:
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
    ordered = sorted(areas, key=lambda a: (-len(a), a))
    headings = frozenset(h for h, n in heads.items() if n >= 2)
    return Recurring(tuple(ordered), headings, _running_heads(pages, labels))


def _covered(noise: Sequence[Noise], start: int, end: int) -> bool:
    return any(n.span.start < end and start < n.span.end for n in noise)


def _page_words(page: Page, first_label: int) -> list[re.Match[str]]:
    """Return the first words of a page, none of them a label's."""
    return list(_WORD.finditer(page.text, 0, min(first_label, _HEADING_CHARS)))[:_HEADING_WORDS]


def _opening(words: Sequence[re.Match[str]]) -> str:
    return " ".join(re.sub(r"\d+", "#", word.group()).casefold() for word in words)


def _running_heads(
    pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]]
) -> tuple[str, ...]:
    """Return the openings, two words or more, that several pages share, the longest first."""
    counts: Counter[str] = Counter()
    for page in pages:
        here = labels.get(page.number, ())
        words = _page_words(page, here[0].start if here else len(page.text))
        counts.update(_opening(words[:n]) for n in range(2, len(words) + 1))
    need = max(2, _HEADING_SHARE * len(pages))
    return tuple(sorted((o for o, n in counts.items() if n >= need), key=lambda o: (-len(o), o)))


def _head_end(page: Page, first_label: int, recurring: Recurring) -> int:
    """Return where the running head of a page ends; 0 where it has none."""
    words = _page_words(page, first_label)
    for opening in recurring.openings:
        count = opening.count(" ") + 1
        if count <= len(words) and _opening(words[:count]) == opening:
            return words[count - 1].end()
    return 0


def page_noise(page: Page, labels: Sequence[LabelMatch], recurring: Recurring) -> Page:
    """Mark what recurs before the first labels of pages as header, and drifted list markers."""
    noise = list(page.noise)
    head = trimmed(page, 0, labels[0].start) if labels else None
    first_label = labels[0].start if labels else len(page.text)
    if head is not None and _folded(page.text[head.start : head.end]) in recurring.headings:
        noise.append(Noise(NoiseKind.HEADER, head))
    elif (end := _head_end(page, first_label, recurring)) and not _covered(noise, 0, end):
        noise.append(Noise(NoiseKind.HEADER, Span(page.number, 0, end)))
    for match in (_NUMBER_FIRST.match(page.text), _NUMBER_LAST.search(page.text)):
        if match is None or int(match["digits"]) != page.number:
            continue
        if not _covered(noise, *match.span("number")):
            noise.append(Noise(NoiseKind.PAGE_NUMBER, Span(page.number, *match.span("number"))))
    for index in range(len(labels)):
        if is_run(page, labels, index):
            marker = trimmed(page, labels[index].end, labels[index + 1].start)
            if marker is not None:
                noise.append(Noise(NoiseKind.MARKER, marker))
    return Page(page.number, page.text, tuple(sorted(noise, key=lambda n: n.span)))
