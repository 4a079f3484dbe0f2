"""The labels in headed prose that lost its line breaks, line by line."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from goalextract.document import Span
from goalextract.layout.lines import Line
from goalextract.layout.parts import AREA_KINDS
from goalextract.layout.small_letters import labels_in_small_letters
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.odd import without_odd_marks
from goalextract.profiles.settling import settle
from goalextract.profiles.standing import standing_labels
from goalextract.profiles.tails import with_tails
from goalextract.profiles.unlisted import add_unlisted

_MARK: Final = re.compile(r"\s*[:.?]\s|\s+[–-]\s")
_STOPPED: Final = re.compile(r"\.\s+[A-ZÆØÅÄÖ\d•*–-]")
_BEFORE: Final = re.compile(r"(?:^|[.!?:…)\"”»\d]\s+)$")
_SENTENCES: Final = re.compile(r"[.!?]\s+$")
_CAPITAL: Final = re.compile(r"\s+[A-ZÆØÅÄÖ\d]")
_FOLLOWED: Final = re.compile(r"(?:\s*+[.–-](?=\s))?\s++[A-ZÆØÅÄÖ\d•*–-]")
_PHRASE: Final = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\w\s)(?=[A-ZÆØÅÄÖ]{3}))"
    r"(?P<words>[A-ZÆØÅÄÖ][\w-]*(?:\s[\w-]+){0,4}?)(?::|\s[–-])\s"
)
_COUNTED: Final = re.compile(r"\s+\d")
_DASHED: Final = re.compile(
    r"(?<=[^\s–-]\s)(?P<words>[A-ZÆØÅÄÖ][a-zæøåäö]{4,}) – (?=[A-ZÆØÅÄÖ][a-zæøåäö]* [a-zæøåäö])"
)
_ITEM_NUMBER: Final = re.compile(r"\s*(\d{1,2})[.)]\s")
_ITEM_NUMBER_BEFORE: Final = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+$")
_ABOVE_LIST: Final = re.compile(
    r"(?<=[.!?]\s)(?P<words>[A-ZÆØÅÄÖ][\w-]{2,}(?: [\w-]{2,}){0,2})[.:] (?=[•·▪–] )"
)
"""A few words between a sentence and a list: ``… er flyttet. Plan. · Nye boliger``."""
_BULLET: Final = re.compile(r"(?:^|\s)[•▪◦*·–-]\s+$")
_MARKED_WORDS: Final = re.compile(
    r"(?<![\w-])(?P<words>[A-ZÆØÅÄÖ][\w-]*(?: [\w-]+){0,5})(?P<mark>[:.]|(?=\s[–-]))\s"
)
_CAPITALS: Final = re.compile(
    r"(?<!\S)(?P<words>[A-ZÆØÅÄÖ]{3,}(?: [A-ZÆØÅÄÖ]{2,}){0,4})"
    r"(?= (?:[A-ZÆØÅÄÖ][a-zæøåäö ]|\d|[•*·–-] ))"
)
_CAPITAL_WORD: Final = re.compile(r"(?<!\S)[A-ZÆØÅÄÖ]")
_SOME_GOALS: Final = 0.4
_TOUCHING: Final = 20
_OFTEN: Final = 2
_MOSTLY: Final = 0.6


def labels_within(lines: Sequence[Line], finder: LabelFinder) -> dict[Span, tuple[LabelMatch, ...]]:
    """Return the labels that stand in each line, wherever; their offsets count from its start."""
    texts = {order: line.text for order, line in enumerate(lines)}
    known = standing_labels(finder, texts)
    stopped = _stopped(texts, finder)
    known = {
        n: _added(here, (*_set_off(texts[n], finder), *stopped.get(n, ())))
        for n, here in known.items()
    }
    found = add_unlisted(finder, texts, known, texts)
    kept = settle(texts, without_odd_marks(texts, found))
    found = {n: _kept(here, kept[n]) for n, here in found.items()}
    found = _again(texts, found)
    found = {n: _added(here, more) for n, here, more in _opening_goals(texts, found, finder)}
    found = _words_of_prose(texts, found, finder)
    found = _in_capitals(texts, found, finder)
    small = labels_in_small_letters(texts, finder)
    if sum(map(len, small.values())) > sum(map(len, found.values())):
        found = {n: _added(small.get(n, ()), here) for n, here in found.items()}
    found = {n: _without_items(texts[n], _sure(here)) for n, here in found.items()}
    found = {n: _without_repeats(texts[n], here) for n, here in found.items()}
    found = _with_marks(texts, with_tails(texts, found))
    return {line.span: found.get(n, ()) for n, line in enumerate(lines)}


def _kept(found: Sequence[LabelMatch], settled: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    """Return the labels that stand in the light of the document, with what they said before.

    A colon may set off an area, or what the label before does not say, where it sets no other off.
    """
    places = {label.start for label in settled}
    kept: list[LabelMatch] = []
    for label in found:
        if label.start in places or (label.is_known and label.kind in AREA_KINDS):
            kept.append(label)
        elif label.has_colon and not (kept and kept[-1].kind is label.kind):
            kept.append(replace(label, recurs=False))
    return tuple(kept)


def _again(
    texts: Mapping[int, str], labels: Mapping[int, tuple[LabelMatch, ...]]
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add places where a label of the document stands again, whatever is before.

    Its mark must follow; a label of several words needs none.

    Example: ``… er åben Status. Godt`` where ``Status.`` opens values elsewhere.
    """
    marked: dict[str, LabelMatch] = {}
    for number, here in labels.items():
        for label in here:
            mark = _MARK.match(texts[number], label.end)
            printed = texts[number][label.start : label.end]
            if label.has_colon or (mark is not None and mark.group()[0] == "."):
                bare = printed.rstrip()
                own = (
                    bare if bare.endswith((":", ".")) else bare + (":" if label.has_colon else ".")
                )
                marked.setdefault(own, label)
            elif label.recurs and " " in printed:
                marked.setdefault(printed, label)
    added: dict[int, tuple[LabelMatch, ...]] = {}
    for number, here in labels.items():
        more = [
            replace(label, start=at, end=at + label.end - label.start)
            for words, label in marked.items()
            if words in texts[number]
            for at in _places(texts[number], words)
        ]
        added[number] = _added(here, more)
    return added


def _opening_goals(
    texts: Mapping[int, str], labels: Mapping[int, tuple[LabelMatch, ...]], finder: LabelFinder
) -> Iterator[tuple[int, tuple[LabelMatch, ...], list[LabelMatch]]]:
    """Yield each line's labels, and unlisted words that open goal after goal before their mark.

    They stand behind a heading, never right behind a label as what a status says does.

    Example: ``Mål 2: Fald VI VIL: Færre fald`` -> ``VI VIL``.
    """
    row = [label for here in labels.values() for label in here]
    is_upper = 2 * sum(label.printed.isupper() for label in row) > len(row)
    rounds = max(Counter(label.form for label in row).values(), default=0)
    places: dict[str, list[tuple[int, int, int]]] = {}
    touching: set[str] = set()
    for number, text in texts.items():
        known = sorted(labels[number], key=lambda label: label.start)
        starts, ends = [label.start for label in known], [label.end for label in known]
        for match in _MARKED_WORDS.finditer(text):
            for start in _capital_starts(match):
                words = text[start : match.end("words")]
                at = bisect_right(starts, start)
                if words.isupper() != is_upper or (at and start < ends[at - 1]):
                    continue
                if match["mark"] == "." and not (is_upper or finder.hints(words)):
                    continue  # the name that ends a sentence may come again
                # A dash may open a list, so it is left to `_with_marks`.
                end = match.end() if match["mark"] else match.end("words")
                places.setdefault(words, []).append((number, start, end))
                is_near = at > 0 and start - ends[at - 1] <= _TOUCHING
                if is_near and not text[ends[at - 1] : start].strip(" :.–-•"):
                    touching.add(words)
    often = max(_OFTEN, round(_SOME_GOALS * rounds))
    usual = {w for w, at in places.items() if len(at) >= often and w not in touching}
    pairs = [(w, o) for w in usual for o in _ends(w) if o in usual]
    # `HVAD VIL VI` as often as `VI` is the label; `Fald VI VIL`, which is seldomer, is none.
    usual -= {o if len(places[w]) >= len(places[o]) else w for w, o in pairs}
    found: dict[int, list[LabelMatch]] = {}
    for words in sorted(usual):
        for number, start, end in places[words]:
            is_marked = end > start + len(words)
            found.setdefault(number, []).append(
                replace(finder.guess(words, start), end=end, has_colon=is_marked)
            )
    for number, here in labels.items():
        yield number, here, found.get(number, [])


def _ends(words: str) -> Iterator[str]:
    """Yield what is left of words without the first, the first two and so on."""
    while words := words.partition(" ")[2]:
        yield words


def _words_of_prose(
    texts: Mapping[int, str], labels: Mapping[int, tuple[LabelMatch, ...]], finder: LabelFinder
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add listed words that are common in prose where they stand alone between sentences again.

    Example: ``… hver fredag. Tegn Frafald er halveret.`` in one goal after another.
    """
    more = {
        n: [
            word
            for word in finder.bare_words(text)
            if _SENTENCES.search(text, max(0, word.start - 4), word.start)
            and _CAPITAL.match(text, word.end)
        ]
        for n, text in texts.items()
    }
    counts = Counter(word.form for here in more.values() for word in here)
    rounds = max(Counter(m.form for here in labels.values() for m in here).values(), default=0)
    often = {form for form, count in counts.items() if count >= max(_OFTEN, _MOSTLY * rounds)}
    return {
        n: _added(here, [replace(w, recurs=True) for w in more.get(n, ()) if w.form in often])
        for n, here in labels.items()
    }


def _in_capitals(
    texts: Mapping[int, str], labels: Mapping[int, tuple[LabelMatch, ...]], finder: LabelFinder
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add words in capitals that come again, or are listed, where labels are set so and no mark.

    Example: ``HVAD VIL VI 40 nye familier`` among ``BAGGRUND Vi bliver færre``.
    """
    row = [(n, label) for n, here in labels.items() for label in here]
    capital = [
        label
        for n, label in row
        if label.printed.isupper() and not label.has_colon and not _MARK.match(texts[n], label.end)
    ]
    if len(capital) < _OFTEN or 2 * len(capital) < len(row):
        return dict(labels)
    places = [(n, match) for n, text in texts.items() for match in _CAPITALS.finditer(text)]
    counts = Counter(match["words"] for _, match in places)
    more: dict[int, list[LabelMatch]] = {}
    for number, match in places:
        listed = finder.whole(match["words"])
        if counts[match["words"]] < _OFTEN and (listed is None or listed.kind is None):
            continue
        label = listed or finder.guess(match["words"], 0)
        start, end = match.span("words")
        recurs = counts[match["words"]] >= _OFTEN
        more.setdefault(number, []).append(
            replace(label, start=start, end=end, printed=match["words"], recurs=recurs)
        )
    return {n: _added(here, more.get(n, ())) for n, here in labels.items()}


def _capital_starts(match: re.Match[str]) -> Iterator[int]:
    """Yield where each word with a capital starts in some words."""
    for word in _CAPITAL_WORD.finditer(match["words"]):
        yield match.start("words") + word.start()


def missed_label(text: str, finder: LabelFinder, *, is_dashed: bool = False) -> str | None:
    """Return words within a value that stand as a label does, though they were taken for none.

    Where a dash sets labels off (``is_dashed``), one word before a dash and a sentence may be one.

    Example: ``"Nye stier. TID – Til maj"`` -> ``"TID"``.
    """
    for label in finder.find(text):
        is_set = label.has_colon or _FOLLOWED.match(text, label.end)
        if label.start and label.printed[0].isupper() and label.kind is not None and is_set:
            return label.printed
    for match in _PHRASE.finditer(text):
        if finder.hints(match["words"]):
            return match["words"]
    listed = _ABOVE_LIST.search(text)
    if listed is not None:
        return listed["words"]
    dashed = _DASHED.search(text) if is_dashed else None
    return dashed["words"] if dashed is not None else None


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where words stand whole in a text."""
    at = text.find(words)
    while at >= 0:
        if not text[at - 1 : at].strip() or at == 0:
            yield at
        at = text.find(words, at + 1)


def _sure(labels: Sequence[LabelMatch]) -> list[LabelMatch]:
    """Leave out words that only hint at a kind: they stand once, and nothing sets them off."""
    return [label for label in labels if label.is_known or label.recurs or label.has_colon]


def _without_repeats(text: str, labels: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    """Leave out labels that open the value of another.

    Those are of its kind, as in ``Indsats: Sådan gør vi: …``, or stand below the label of an area.
    """
    kept: list[LabelMatch] = []
    for label in labels:
        last = kept[-1] if kept else None
        touches = last is not None and not text[last.end : label.start].strip(" :.–-")
        if last is None or not touches or not _opens_value(last, label):
            kept.append(label)
    return tuple(kept)


def _opens_value(last: LabelMatch, label: LabelMatch) -> bool:
    if last.kind is label.kind:
        return True
    return last.kind in AREA_KINDS and (not label.is_known or label.kind is None)


def _is_whole_item(text: str, label: LabelMatch) -> bool:
    """Tell whether a label is all of an item: ``2) Økonomi 3) Motion``."""
    before = _ITEM_NUMBER_BEFORE.search(text, max(0, label.start - 5), label.start)
    after = _ITEM_NUMBER.match(text, label.end)
    return before is not None and after is not None and int(after[1]) == int(before[1]) + 1


def _without_items(text: str, labels: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    """Leave out labels behind the marks of a list, where few stand so: they are its items'.

    What heads goals and chapters stands behind none.  A label alone in its item is the item.
    """
    labels = [m for m in labels if not _is_whole_item(text, m)]
    listed = [_BULLET.search(text, max(0, m.start - 3), m.start) is not None for m in labels]
    heads = sum(m.kind in AREA_KINDS or bool(_COUNTED.match(text, m.end)) for m in labels)
    if 2 * sum(listed) > len(labels) - heads:
        return tuple(labels)
    return tuple(m for m, is_item in zip(labels, listed, strict=True) if not is_item)


def _with_marks(
    texts: Mapping[int, str], labels: Mapping[int, tuple[LabelMatch, ...]]
) -> dict[int, tuple[LabelMatch, ...]]:
    """Let labels end with the mark that sets most of them off: a stop or a dash.

    A dash that follows few of them opens a list.  What a number or a name follows heads a goal or a
    chapter, and is set off otherwise.
    """
    counts: Counter[str] = Counter()
    bare = 0
    for number, here in labels.items():
        for label in here:
            if (
                label.has_colon
                or label.kind in AREA_KINDS
                or _COUNTED.match(texts[number], label.end)
            ):
                continue
            mark = _MARK.match(texts[number], label.end)
            counts[mark.group().strip() if mark is not None else ""] += 1
            bare += 1
    usual = {
        mark
        for mark, count in counts.items()
        if mark and (mark not in {"-", "–"} or count >= _MOSTLY * bare)
    }
    return {
        number: tuple(_ended(texts[number], label, usual) for label in here)
        for number, here in labels.items()
    }


def _ended(text: str, label: LabelMatch, marks: Collection[str]) -> LabelMatch:
    mark = None if label.has_colon else _MARK.match(text, label.end)
    if mark is None or mark.group().strip() not in marks:
        return label
    return replace(label, end=mark.end())


def _added(labels: Sequence[LabelMatch], more: Sequence[LabelMatch]) -> tuple[LabelMatch, ...]:
    """Add labels where none stands yet."""
    ordered = sorted(labels, key=lambda label: label.start)
    starts = [label.start for label in ordered]
    reached = [0, *accumulate((label.end for label in ordered), max)]
    kept = [m for m in more if reached[bisect_left(starts, m.end)] <= m.start]
    return tuple(sorted((*labels, *kept), key=lambda label: label.start))


def _set_off(text: str, finder: LabelFinder) -> list[LabelMatch]:
    """Return listed labels between a stop and a mark: ``… er åben. Status: Godt``."""
    return [
        label
        for label in finder.find(text)
        if _BEFORE.search(text, max(0, label.start - 4), label.start)
        and (label.has_colon or _MARK.match(text, label.end))
    ]


def _stopped(texts: Mapping[int, str], finder: LabelFinder) -> dict[int, list[LabelMatch]]:
    """Return listed labels before a stop, whatever is before, where labels come again so.

    Example: ``Mål 1 Flere stier Indsats. Vi bygger Status. Godt`` -> ``Indsats``, ``Status``.
    """
    found = {
        n: [m for m in finder.find(text) if m.printed[0].isupper() and _STOPPED.match(text, m.end)]
        for n, text in texts.items()
    }
    forms = Counter(label.form for here in found.values() for label in here)
    often = [form for form, count in forms.items() if count >= _OFTEN]
    return found if len(often) >= _OFTEN else {}
