"""What recurs in a document and so tells where values end: service areas and page headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Noise, NoiseKind, Page
from goalextract.layout.cells import trimmed
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_AREA_WORDS: Final = 8
_HEADING_CHARS: Final = 120
_MARKERS: Final = re.compile(r"(?:\b[a-zæøå\d][.)]|[\s•·*|–-])+", re.I)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold a document's service areas (folded, longest first) and its pages' headings."""

    areas: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()

    def area_end(self, text: str, start: int) -> int | None:
        """Return where a service area that the document names elsewhere ends, if one starts."""
        for area in self.areas:
            pattern = r"[\W_]+".join(re.escape(word) for word in area.split())
            match = re.compile(rf"\W{{0,3}}{pattern}(?!\w)[.:]?", re.I).match(text, start)
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
    return [" ".join(words[:n]) for n in range(1, _AREA_WORDS + 1)]


def find_recurring(
    pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]]
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
    ordered = sorted(areas, key=lambda a: (-len(a), a))
    return Recurring(tuple(ordered), frozenset(h for h, n in heads.items() if n >= 2))


def page_noise(page: Page, labels: Sequence[LabelMatch], recurring: Recurring) -> Page:
    """Mark what recurs before the first labels of pages as header, and drifted list markers."""
    noise = list(page.noise)
    head = trimmed(page, 0, labels[0].start) if labels else None
    if head is not None and _folded(page.text[head.start : head.end]) in recurring.headings:
        noise.append(Noise(NoiseKind.HEADER, head))
    for index in range(len(labels)):
        if is_run(page, labels, index):
            marker = trimmed(page, labels[index].end, labels[index + 1].start)
            if marker is not None:
                noise.append(Noise(NoiseKind.MARKER, marker))
    return Page(page.number, page.text, tuple(sorted(noise, key=lambda n: n.span)))
