"""Doubt values on whose lines a label of the document stands that its goal lacks.

Where a label was taken for text, the value before it goes on with it: the value is wrong, and a
section is missing.  What stands at a line's start as other goals' labels do is told by its words;
so are labels amid a line, values that are labels themselves, and bars that may part values.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.bands import blank_lines_within
from goalextract.goals.draft import HEADING_KINDS, DraftGoal
from goalextract.goals.payload import section_text
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_DATED: Final = re.compile(r"\s+(?:(?:pr\.?|for|i|den|ved|per)\s+)?(?:\d.*)?$", re.IGNORECASE)
_MARK: Final = re.compile(r"[•·*–-]\s+|\d{1,2}[.)]\s+")
_ENDS: Final = re.compile(r"(?![\w-])\s*(?::|[A-ZÆØÅÄÖ0-9]|pr\.|$)")
"""Behind a label that opens a line."""
PARAGRAPHS: Final = Doubt("a paragraph stands below the area's name; it may say more", 0.6)
LABELS_RUN: Final = Doubt("labels stand below each other, before the values of them all", 0.5)
LABEL_ALONE: Final = Doubt("it is nothing but a label that heads areas or who is responsible", 0.6)
_RUN: Final = 2
PARTED: Final = Doubt("a bar stands in it, which may part two values", 0.6)
_BAR: Final = re.compile(r"\S\s+\|\s+\S")
_SET_OFF: Final = re.compile(r"(?:\.\s+[A-ZÆØÅÄÖ]|(?:\s[\w. ]{1,40})?:\s+\S)")
_MARKED: Final = re.compile(r"\.\s+[A-ZÆØÅÄÖ]|:\s+\S")
"""Stands wherever ``_SET_OFF`` matches, and is looked for in a tenth of the time."""
_HINT: Final = re.compile(
    r"[|·]\s+(?P<after>[A-ZÆØÅÄÖ][\w -]{1,40}?)(?=:\s)|(?P<words>[A-ZÆØÅÄÖ]{3,})(?= [A-ZÆØÅÄÖ\d])"
)
"""Words in capitals, or before a colon behind what parts two values of a line."""
_HINT_WORDS: Final = 5
_AMID: Final = re.compile(r"[^\W_]\s+$|[%)]\s+$")
"""Before a capital within a sentence, or behind a figure."""
_VALUE: Final = re.compile(r"\s*[A-ZÆØÅÄÖ0-9]")
_STOPPED: Final = re.compile(r"[.!?]\s+$")
_STOP: Final = re.compile(r"\.\s+[A-ZÆØÅÄÖ0-9]")
_DOUBLE: Final = re.compile(
    r"(?<=[.!?] )(?P<words>[A-ZÆØÅÄÖ][a-zæøåäö]{3,}) (?=[A-ZÆØÅÄÖ][a-zæøåäö]+ [a-zæøåäö])"
)
"""Two capitals where a sentence begins."""
_NEAR: Final = 4
"""So many letters before a label tell what it stands behind."""
_WHOSE: Final = (*HEADING_KINDS, Kind.RESPONSIBLE)
_FEWEST: Final = 2
"""Goals that must have a label for it to be one of the document's."""


def _words(label: str) -> str:
    """Return a label's words in small letters, without its date or its colon.

    Example: ``"Status pr. 31. december 2018:"`` -> ``"status"``.
    """
    return _DATED.sub("", label.rstrip(" :")).casefold()


def _labels(goals: Sequence[DraftGoal]) -> dict[str, Kind]:
    """Return the labels that several goals have, each with the kind that it heads."""
    counts: dict[tuple[str, Kind], int] = {}
    for goal in goals:
        for kind, section in goal.sections.items():
            if section.label and not section.is_inherited:
                key = _words(section.label), kind
                counts[key] = counts.get(key, 0) + 1
    return {words: kind for (words, kind), n in counts.items() if words and n >= _FEWEST}


def doubt_swallowed(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], finder: LabelFinder
) -> None:
    """Doubt each value that a line within it seems to end: it opens as a label does.

    That is a label of other goals, or one that the profile lists, set off by a colon or a stop.

    Example: a means ``"Nye stier\\nStatus De er bygget."`` in a goal without a status.
    """
    labels = _labels(goals)
    longest_first = sorted(labels, key=len, reverse=True)
    for goal in goals:
        if sum(_is_label(section_text(pages, s), finder) for s in goal.sections.values()) >= _RUN:
            for section in goal.sections.values():
                section.doubt(LABELS_RUN)
        for section in goal.sections.values():
            if section.kind in HEADING_KINDS and blank_lines_within(pages, section) > 0:
                section.doubt(PARAGRAPHS)
            if _is_area_label(section_text(pages, section), finder):
                section.doubt(LABEL_ALONE)
            lines = [
                line.strip()
                for span in section.spans
                for line in pages[span.page].text[span.start : span.end].split("\n")
            ]
            opening = _label_below(lines, goal, finder, longest_first, labels)
            if opening is not None:
                section.doubt(Doubt(f"a line in it opens with '{opening}', as labels do", 0.6))
            elif section.kind not in HEADING_KINDS:
                text = section_text(pages, section)
                section.doubt(*_doubts_amid(lines, text, goal, finder))


def _label_below(
    lines: Sequence[str],
    goal: DraftGoal,
    finder: LabelFinder,
    longest_first: Sequence[str],
    labels: Mapping[str, Kind],
) -> str | None:
    """Return words that open a line below a value's first, of a kind that the goal lacks."""
    for line in lines[1:]:
        opening, kind = _opening(line, longest_first, labels) or _set_off(line, finder)
        if kind is None:
            opening, kind = _hinted(line, finder)
        held = goal.sections.get(kind) if kind is not None else None
        if kind is not None and (held is None or not held.label):
            return opening
    return None


def _doubts_amid(
    lines: Sequence[str], text: str, goal: DraftGoal, finder: LabelFinder
) -> Iterator[Doubt]:
    """Yield what stands within a value as if another began there."""
    if any("|" in line and _BAR.search(line) for line in lines):
        yield PARTED
    words = next(_amid(text, goal, finder), None)
    if words is not None:
        yield Doubt(f"'{words}' stands in it as a label does", 0.7)


def _is_label(text: str, finder: LabelFinder) -> bool:
    """Tell whether a value is nothing but a listed label."""
    label = finder.whole(text)
    return label is not None and label.is_known


def _is_area_label(text: str, finder: LabelFinder) -> bool:
    """Tell whether a value is nothing but a label that says where a goal belongs, or whose it is.

    Other labels may be values: ``Opnået``.
    """
    label = finder.whole(text)
    return label is not None and label.is_known and label.kind in _WHOSE


def _amid(text: str, goal: DraftGoal, finder: LabelFinder) -> Iterator[str]:
    """Yield words amid a text that head what the goal lacks, a value's beginning right behind them.

    Examples: ``Status`` in ``85 % Status 3. kvartal 82 %`` and in ``… er stor. Status. Antallet er
    faldet``; ``Udvikling`` in ``… til søndag. Udvikling Teamet har kørt siden maj``.
    """
    lacks = {kind for kind in Kind if (held := goal.sections.get(kind)) is None or not held.label}
    for label in finder.find(text):
        if not label.printed[0].isupper() or label.kind not in lacks - HEADING_KINDS:
            continue
        before = max(0, label.start - _NEAR)
        is_last = not text[label.end :].strip(" :")
        goes_on = is_last or _VALUE.match(text, label.end)
        is_amid = _AMID.search(text, before, label.start) and goes_on
        is_sentence = _STOPPED.search(text, before, label.start) and _STOP.match(text, label.end)
        if is_amid or is_sentence:
            yield label.printed
    for match in _DOUBLE.finditer(text):
        kinds = finder.hints(match["words"])
        if kinds and kinds[0] in lacks:
            yield match["words"]


def _opening(
    line: str, longest_first: Sequence[str], labels: Mapping[str, Kind]
) -> tuple[str, Kind | None] | None:
    """Return the label of other goals that a line opens with, and its kind."""
    mark = _MARK.match(line)
    at = mark.end() if mark is not None else 0
    if not line[at : at + 1].isupper():
        return None
    # Most lines open with none of them, which is told of all at once.
    if not line[at:].casefold().startswith(tuple(longest_first)):
        return None
    for label in longest_first:
        end = at + len(label)
        if line[at:end].casefold() == label and _ENDS.match(line, end):
            return line[at:end], labels[label]
    return None


def _set_off(line: str, finder: LabelFinder) -> tuple[str, Kind | None]:
    """Return the listed label that a line opens with before a colon or a stop, and its kind.

    Example: ``"Målopfyldelse. Valget blev afviklet"`` -> ``"Målopfyldelse"``, a status.
    """
    if _MARKED.search(line) is None:
        return "", None
    end = finder.line_start.match(line)
    if end is None or not _SET_OFF.match(line, end):
        return "", None
    label = finder.whole(line[:end])
    return line[:end].strip(), label.kind if label is not None else None


def _hinted(line: str, finder: LabelFinder) -> tuple[str, Kind | None]:
    """Return words that hint at a kind where a label may stand that no profile lists.

    Example: ``"| Tid: Til maj"`` or ``"TID Til maj"`` -> a deadline.
    """
    found = _HINT.match(line)
    words = found["after"] or found["words"] if found is not None else ""
    if not words or len(words.split()) > _HINT_WORDS:
        return "", None
    kinds = finder.hints(words)
    return words, kinds[0] if kinds else None
