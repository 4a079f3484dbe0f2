"""Tell label words that stand as labels from those of prose, in the light of the whole document."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from goalextract.language.words import is_common_word
from goalextract.profiles.candidates import LEADS_ON
from goalextract.profiles.cues import load_classes
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.openings import LETTERED, MARKER
from goalextract.records import Kind

_STOPS: Final = frozenset(".:;!?…)]\"”»'")
_OPENERS: Final = frozenset('"“”»(•·*–-%§½¼¾+~<>≥≤±')
_NEXT_WORD: Final = re.compile(r"[\s•·*–\-\"”»(]+([A-ZÆØÅÄÖ]\w+|[%+\d])")
_SMALL_WORD: Final = re.compile(r"\s+([a-zæøåäö]{2,})")
_COUNTED: Final = frozenset(("procent", "pct", "ud", "kr", "mio", "mia", "pr"))
"""What follows a figure, and so what is left where the figure was lost."""
_LOST_BEFORE: Final = "af"
"""A small word that a lost figure may stand before: ``2 af de 3 er i gang``."""
_NOUNS: Final = frozenset("xGP")
_LEADING: Final = frozenset("FAQDCR")
"""Signs of small words that lead on to a name."""
_MEASURED: Final = re.compile(r"\s+(?:[a-zæøåäö]+\.?\s+){1,2}\d")
"""What a target or result may open with: ``under 50``, ``ca. 3``."""
_MOSTLY: Final = 0.7
_FEWEST: Final = 2
_AREA_CHARS: Final = 60
_NO_NAME: Final = re.compile(r"[.:;!?](?!\w)|\n.*\n")
"""What stands in no area's name."""
_WORD_CHARS: Final = 30
_MANY_BLANKS: Final = 3
_ASKED_IN_CAPITALS: Final = re.compile(r"(?<![\w-])HV[A-ZÆØÅÄÖ]+ [A-ZÆØÅÄÖ ,-]{3,60}\?")
_FIGURES: Final = frozenset("%+0123456789")
_FEW_WORDS: Final = 5
_NEAR: Final = 400
"""How many characters around a label are looked at."""
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_MEASURES: Final = frozenset((Kind.INDICATOR, Kind.BASELINE, Kind.TARGET_VALUE, Kind.ACTUAL_VALUE))
_FEW_CHARS: Final = 12
_LONGEST_MARKER: Final = 3
_MARKS: Final = re.compile(r"(?:\b[a-zæøåäö\d][.)])|[\s•*|:.–-]", re.IGNORECASE)
_CODE: Final = re.compile(r":?\s*\d{1,3}(?:\.\d{1,3})*\s*[:.–-]?\s*")


class _Place(NamedTuple):
    """Describe where on its page a candidate stands."""

    starts_line: bool
    ends_line: bool
    gap_after: bool
    after_stop: bool
    before_value: bool


def _place(text: str, match: LabelMatch) -> _Place:
    before = text[max(0, match.start - _NEAR) : match.start]
    after = text[match.end : match.end + _NEAR]
    line = before.rsplit("\n", 1)[-1]
    starts_line = _is_marker(line)
    rest = after.split("\n", 1)[0]
    last = before.rstrip()[-1:]
    first = after.lstrip()[:1]
    return _Place(
        starts_line=starts_line,
        ends_line=not rest.strip(" .:"),
        gap_after=rest.startswith(("  ", "\t")),
        after_stop=not last or last in _STOPS,
        before_value=not first
        or first.isupper()
        or first.isdigit()
        or first in _OPENERS
        or LETTERED.match(after) is not None,
    )


def _is_marker(line: str) -> bool:
    """Tell whether a line holds nothing, or nothing but the marker of a list."""
    return len(line.strip()) <= _LONGEST_MARKER and not MARKER.sub("", line, count=1).strip()


def _touches(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but list markers and marks stands between two labels."""
    between = text[end:start]
    return len(between) <= _FEW_CHARS and not _MARKS.sub("", between)


def _is_strong(text: str, matches: Sequence[LabelMatch], index: int, place: _Place) -> bool:
    match = matches[index]
    touches_next = index + 1 < len(matches) and _touches(text, match.end, matches[index + 1].start)
    touches_last = index > 0 and _touches(text, matches[index - 1].end, match.start)
    starts = place.starts_line or place.after_stop or touches_last
    ends = match.has_colon or place.ends_line or place.gap_after or place.before_value
    if place.starts_line and (place.gap_after or place.ends_line):
        return True
    if not starts:
        return False
    return touches_next or (ends and (touches_last or place.starts_line or place.after_stop))


def _is_weak(text: str, matches: Sequence[LabelMatch], index: int, place: _Place) -> bool:
    """Tell whether a candidate may be a label where the document has its form as one elsewhere."""
    match = matches[index]
    if place.starts_line and (place.ends_line or place.before_value or match.has_colon):
        return True
    if index + 1 < len(matches) and _touches(text, match.end, matches[index + 1].start):
        return True
    if match.kind in _MEASURES and _MEASURED.match(text, match.end):
        return True
    return place.before_value or _is_before_loss(text, match) or _is_in_flow(text, match)


def _is_wordy(match: LabelMatch) -> bool:
    """Tell whether label words are so many, with a capital, that no prose says them by chance."""
    return match.printed[0].isupper() and match.printed.count(" ") >= _MANY_BLANKS


def _is_in_flow(text: str, match: LabelMatch) -> bool:
    """Tell whether a capital stands where prose, going on without a stop, would write none."""
    before = text[max(0, match.start - _WORD_CHARS) : match.start].split()[-1:]
    following = _SMALL_WORD.match(text, match.end)
    return (
        match.printed[0].isupper()
        and (following is None or following[1] not in LEADS_ON - {_LOST_BEFORE})
        and bool(before)
        and before[0][-1].isalnum()
        and _is_no_name(match, before[0])
    )


def _is_before_loss(text: str, match: LabelMatch) -> bool:
    """Tell whether a value whose first figure was lost follows: ``Mål procent skal læse``.

    Its first word is then a noun in small letters, and no word that goes on from the label.
    """
    following = _SMALL_WORD.match(text, match.end)
    if following is None or not match.printed[0].isupper():
        return False
    return following[1] in _COUNTED or load_classes().sign(following[1]) in _NOUNS


def _is_plain(text: str, matches: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether label words stand as one within a text though the value above lacks its stop.

    A colon ends them, or a figure, a common word with a capital or another label follows:
    ``… på vejen Kommentar Tallene er``.  What heads measures is no name's first word, so that
    any capital may follow: ``… ved udeblivelse Målepunkt Udnyttelsesgrad``.
    """
    match = matches[index]
    if not match.printed[0].isupper():
        return False
    before = text[max(0, match.start - 40) : match.start].rstrip().rsplit(None, 1)[-1:]
    if not before or before[0].endswith((",", "(", "-", "/", "&")):
        return False
    is_name_on = before[0][:1].isupper() and not before[0].isupper()
    if is_name_on and " " not in match.printed and not match.printed.isupper():
        return False
    following_label = matches[index + 1] if index + 1 < len(matches) else None
    if match.has_colon or (following_label and _touches(text, match.end, following_label.start)):
        return True
    following = _NEXT_WORD.match(text, match.end)
    is_measure = match.kind in _MEASURES
    if following is None:
        counted = _SMALL_WORD.match(text, match.end) if is_measure else None
        return counted is not None and counted[1] in _COUNTED
    return (
        is_measure
        or following.group(1)[0] in _FIGURES
        or is_common_word(following.group(1).lower())
        or _is_no_name(match, before[0])
    )


def _is_no_name(match: LabelMatch, before: str) -> bool:
    """Tell whether label words with a capital are part of no name, whatever capital follows.

    A phrase is none, nor is a word that no small word leads on to: ``… natten Kommentar Vadbys``.
    """
    if match.printed.isupper():
        return False
    if " " in match.printed:
        return True
    word = before.rstrip("%").casefold()
    return load_classes().sign(before) not in _LEADING and word not in LEADS_ON


def _is_set_in_capitals(text: str, matches: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether label words are in capital letters, and no others stand right beside them."""
    match = matches[index]
    if not match.printed.isupper():
        return False
    last = matches[index - 1].end if index else 0
    following = matches[index + 1].start if index + 1 < len(matches) else len(text)
    before = text[max(last, match.start - _WORD_CHARS) : match.start].split()[-1:]
    after = text[match.end : min(following, match.end + _WORD_CHARS)].split()[:1]
    return not any(len(word) > 1 and word.isupper() for word in before + after)


def _is_capital_within(match: LabelMatch, place: _Place) -> bool:
    """Tell whether label words with a capital stand before a value that opens with one.

    Danish prose writes no capital there, so this counts although the value above lacks its stop.
    """
    return match.printed[0].isupper() and place.before_value


def _without_areas(text: str, matches: Sequence[LabelMatch]) -> list[LabelMatch]:
    """Drop label words that name a service area: ``Serviceområde 36 Økonomi``."""
    kept: list[LabelMatch] = []
    for match in matches:
        if kept and kept[-1].kind is Kind.SERVICE_AREA:
            between = text[kept[-1].end : match.start]
            is_code = _CODE.fullmatch(between) is not None
            if is_code or (not between.strip(" :") and not match.kinds):
                continue
        kept.append(match)
    return kept


def _outside_questions(text: str, matches: list[LabelMatch]) -> list[LabelMatch]:
    """Drop label words within a question in capitals: ``HVILKET TEMA HANDLER MÅLET OM?``."""
    spans = [m.span() for m in _ASKED_IN_CAPITALS.finditer(text)] if "?" in text else []
    if not spans:
        return matches
    return [m for m in matches if not any(a < m.start < b for a, b in spans)]


def _is_within_phrase(text: str, match: LabelMatch) -> bool:
    """Tell whether label words before a colon are the end of a longer phrase that opens the line.

    Example: ``"Kommentar til resultatet:"``, of which only ``resultatet`` is listed.
    """
    if not match.has_colon:
        return False
    opening = text[text.rfind("\n", 0, match.start) + 1 : match.start]
    words = MARKER.sub("", opening.strip(), count=1).split()
    return (
        1 < len(words) <= _FEW_WORDS
        and words[0][:1].isupper()
        and words[-1].casefold() in LEADS_ON
        and not any(word.endswith((".", ":", "?", "!", ",")) for word in words)
    )


def standing_labels(
    finder: LabelFinder, pages: Mapping[int, str]
) -> dict[int, tuple[LabelMatch, ...]]:
    """Return, page by page, the label words that stand as labels.

    A label starts its line, its page or what follows a stop or another label, and a value, a
    colon, a line's end or another label follows it.  A form that the document uses so at least
    twice also counts where the value above it lacks its stop.  Words that prose goes on from
    (``Udfordringen består …``, ``Mål og midler``) are none.
    """
    found = {
        number: _without_areas(
            text,
            [
                match
                for match in _outside_questions(text, list(finder.find(text)))
                if not _is_within_phrase(text, match)
            ],
        )
        for number, text in pages.items()
    }
    placed: dict[int, list[_Place]] = {}
    strong: dict[int, set[int]] = {}
    forms: Counter[str] = Counter()
    for number, matches in found.items():
        text = pages[number]
        places = placed[number] = [_place(text, match) for match in matches]
        strong[number] = {i for i, at in enumerate(places) if _is_strong(text, matches, i, at)}
        forms.update(
            match.form
            for i, match in enumerate(matches)
            if i in strong[number] or _is_capital_within(match, places[i])
        )
    printed = [found[number][i].printed for number, here in strong.items() for i in here]
    is_upper = len(printed) > 1 and sum(p.isupper() for p in printed) > _MOSTLY * len(printed)
    standing: dict[int, tuple[LabelMatch, ...]] = {}
    for number, matches in found.items():
        text, places = pages[number], placed[number]
        standing[number] = tuple(
            match
            for i, match in enumerate(matches)
            if i in strong[number]
            or (is_upper and _is_set_in_capitals(text, matches, i))
            or (
                forms[match.form] >= 2
                and (_is_weak(text, matches, i, places[i]) or _is_wordy(match))
            )
            or _is_plain(text, matches, i)
        )
    standing = _with_bare_areas(finder, pages, standing)
    first = next((number for number, text in pages.items() if text.strip()), None)
    if first is not None:
        standing[first] = _without_title(pages[first], standing[first])
    return standing


def _with_bare_areas(
    finder: LabelFinder,
    pages: Mapping[int, str],
    standing: Mapping[int, tuple[LabelMatch, ...]],
) -> dict[int, tuple[LabelMatch, ...]]:
    """Add words that head areas where nothing sets them off, but a label mostly follows soon.

    Example: ``Sektor Havn Tema Fiskeri`` and, in a run, ``Sektor Tema Mål``, where ``Tema`` is one.
    """
    found: dict[str, list[tuple[int, LabelMatch]]] = {}
    counts: Counter[str] = Counter()
    for number, text in pages.items():
        known = standing[number]
        for match in finder.bare_areas(text):
            counts[match.form] += 1
            at = bisect_left(known, match.start, key=lambda label: label.start)
            if at == len(known) or (at and known[at - 1].end > match.start):
                continue
            value = text[match.end : known[at].start]
            if len(value) <= _AREA_CHARS and not _NO_NAME.search(value.strip()):
                found.setdefault(match.form, []).append((number, match))
    added: dict[int, list[LabelMatch]] = {}
    for form, places in found.items():
        if len(places) >= max(_FEWEST, _MOSTLY * counts[form]):
            for number, match in places:
                added.setdefault(number, []).append(match)
    return {
        number: tuple(sorted((*labels, *added.get(number, ())), key=lambda label: label.start))
        for number, labels in standing.items()
    }


def _without_title(text: str, matches: tuple[LabelMatch, ...]) -> tuple[LabelMatch, ...]:
    """Drop label words that open a document's title: ``Opfølgning på mål 2014 - Byudvalget``."""
    if not matches or text[: matches[0].start].strip():
        return matches
    match = matches[0]
    line = text[match.end :].split("\n", 1)[0]
    opens_goal = match.kind in (*_HEADS, Kind.GOAL, Kind.CHALLENGE)
    is_title = bool(line.strip()) and len(line) < 200 and not opens_goal and not match.has_colon
    return matches[1:] if is_title else matches
