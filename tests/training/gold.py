"""Which label each piece of a generated report's running text truly belongs to."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from goalextract.document import Document
from goalextract.errors import DocumentError
from goalextract.layout.scores import Announced
from goalextract.layout.stream import Stream
from goalextract.layouts import find_labels, running_stream
from goalextract.profiles.templates import Template
from goalextract.reading.sniff import Limits
from goalextract.reading.text import read_text
from goalextract.records import Kind

_FOLD = re.compile(r"[\s\u00ad-]+")


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one stream and the index of the true label of each of its pieces."""

    name: str
    stream: Stream
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """Hold where a true section stands in the folded stream."""

    start: int
    end: int
    kind: Kind


_SHORT = 30
_NEAR = 250
_NO_LABEL = 3.0
_MOST_UNLABELLED = 0.2


def _segments(folded: str, goals: Sequence[Mapping[str, Any]]) -> list[_Segment] | None:
    """Find each section's text in the folded stream, in the order of the truth."""
    segments: list[_Segment] = []
    pointer = 0
    for goal in goals:
        for kind, section in goal["sections"].items():
            text = _FOLD.sub("", section["text"])
            near = pointer + _NEAR + len(text) if len(text) < _SHORT else len(folded)
            at = folded.find(text, pointer, near)
            end = at + len(text)
            if at < 0 and len(text) >= 2 * _SHORT:
                # A page's mark or a list marker may stand within.
                at = folded.find(text[:_SHORT], pointer)
                end = folded.find(text[-_SHORT:], at, at + len(text) + _NEAR) + _SHORT
                at = at if end >= at + len(text) // 2 else -1
            if at < 0:
                if len(text) >= _SHORT and kind != "service_area":
                    return None
                continue  # a heading's value, or one told by no text
            segments.append(_Segment(at, end, Kind(kind)))
            again = re.compile(rf"\W*\d*\W*{re.escape(text)}").match(folded, end)
            if kind == "service_area" and again is not None:
                # A heading names the area, and then the goal's own cell does.
                segments.append(_Segment(end, again.end(), Kind(kind)))
                end = again.end()
            pointer = end
    return segments


def _labels_of(segments: Sequence[tuple[int, Kind]], labels: Sequence[Announced]) -> list[int]:
    """Give each segment (first piece, kind) a label, in order, at the least cost; -1 for none."""
    count = len(labels)
    best = [0.0] * (count + 1)
    choices: list[list[str]] = []
    for piece, kind in segments:
        row = [math.inf] * (count + 1)
        how = [""] * (count + 1)
        for j in range(count + 1):
            row[j], how[j] = best[j] + _NO_LABEL, "none"
            if j and row[j - 1] + 0.3 < row[j]:
                row[j], how[j] = row[j - 1] + 0.3, "skip"
            if j and labels[j - 1].first_piece <= piece:
                far = 0.02 * (piece - labels[j - 1].first_piece)
                cost = best[j - 1] + (0.0 if labels[j - 1].kind is kind else 1.5) + far
                if cost < row[j]:
                    row[j], how[j] = cost, "take"
        best = row
        choices.append(how)
    owners: list[int] = []
    j = count
    for how in reversed(choices):
        while how[j] == "skip":
            j -= 1
        owners.append(j - 1 if how[j] == "take" else -1)
        j -= how[j] == "take"
    return owners[::-1]


def _owners(
    stream: Stream, document: Document, goals: Sequence[Mapping[str, Any]]
) -> tuple[tuple[int, ...], dict[int, Kind]] | None:
    texts = [document.pages[p.page - 1].text[p.start : p.end] for p in stream.pieces]
    starts: list[int] = []
    folded = ""
    for text in texts:
        starts.append(len(folded))
        folded += _FOLD.sub("", text)
    segments = _segments(folded, goals)
    if segments is None:
        return None
    held: list[tuple[_Segment, list[int]]] = []
    for segment in segments:
        pieces = [
            t
            for t, s in enumerate(starts)
            if segment.start
            <= (s + (starts[t + 1] if t + 1 < len(starts) else len(folded))) / 2
            < segment.end
        ]
        if pieces:
            held.append((segment, pieces))
    labels = _labels_of([(pieces[0], segment.kind) for segment, pieces in held], stream.labels)
    if sum(label < 0 for label in labels) > _MOST_UNLABELLED * len(labels):
        return None
    owners = [-2] * len(starts)
    kinds: dict[int, Kind] = {}
    for (segment, pieces), label in zip(held, labels, strict=True):
        if label < 0:
            continue
        kinds[label] = segment.kind
        for t in pieces:
            owners[t] = label
    filled = _fill(owners, stream)
    return None if filled is None else (filled, kinds)


def _fill(owners: list[int], stream: Stream) -> tuple[int, ...] | None:
    """Give pieces that no section holds (headings, closing lines) to the label read last."""
    after = len(stream.labels)
    following = [after] * len(owners)
    for t in range(len(owners) - 1, -1, -1):
        following[t] = after
        after = owners[t] if owners[t] >= 0 else after
    for t, owner in enumerate(owners):
        if owner != -2:
            continue
        read = max((j for j, a in enumerate(stream.labels) if a.first_piece <= t), default=-1)
        before = owners[t - 1] if t else -1
        fits = read >= 0 and stream.labels[read].first_piece == t and before < read < following[t]
        owners[t] = read if fits else before
    if any(b < a for a, b in pairwise(owners)):
        return None
    return tuple(owners)


def example(sample: Any, template: Template) -> Example | None:
    """Turn a generated report into an example, or nothing where it cannot be aligned."""
    finder = template.finder
    try:
        document = read_text(sample.name, sample.data, Limits(), lambda _: finder.line_start)
    except DocumentError:
        return None
    found = find_labels(document, template.profile, finder, template.verdicts)
    if not found.running:
        return None
    stream = running_stream(document, found, sorted(found.running))
    aligned = _owners(stream, document, sample.truth["goals"])
    if aligned is None:
        return None
    owners, kinds = aligned
    labels = tuple(
        replace(label, kind=kinds.get(j, label.kind)) for j, label in enumerate(stream.labels)
    )
    return Example(sample.name, replace(stream, labels=labels), owners)
