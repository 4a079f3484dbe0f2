"""Part the sentence around quantities, so that each has the words that say what it counts."""

import re
from collections.abc import Sequence
from typing import Final

_JOINT: Final = re.compile(
    r"[;:]\s+|,\s+(?:(?:og|men|mens|medens|hvoraf|heraf|samt|och|varav|medan|hvorav)\s+)?"
    r"|\s(?:og|samt|men|mens|medens|och|heraf|hvoraf|varav)\s+|\s[–-]\s+"
    r"|\)\s+(?:(?:og|men|mens|samt|heraf|hvoraf|och)\s+)?|\s\("
)
"""Where one thing that is counted may end and the next begin."""
_WITH: Final = re.compile(r"\smed\s(?=(?:en|et)\s)")
"""Where nothing else parts two things, what has a size of its own: ``7 tage med en effekt på``."""
_NEXT_ITEM: Final = re.compile(r"\s[a-h]\)\s")
"""Where a list's next item begins in running text."""
_LONG: Final = 160
_CAPITAL: Final = re.compile(r"(?<=[a-zæøå0-9.)])\s(?=\(|[A-ZÆØÅ][a-zæøå]+\s[a-zæøå])")
_LABEL_WORDS: Final = 3
_LONE_LABEL: Final = re.compile(r"\s(?:(?:19|20)\d\d|[A-ZÆØÅ][^\W\d_]+)")
_YEAR_BETWEEN: Final = re.compile(r"\s(?:[A-ZÆØÅ]\w{2,12}\s)?(?:19|20)\d\d:?\s")
_YEAR_BEFORE: Final = re.compile(r"\b(?:19|20)\d\d:?\s$")
_NEAR: Final = 8
_ENDS: Final = " \t\n.,;:–-("
_OPENS: Final = " \t\n,;:)•·*–-"
_PLAN: Final = re.compile(
    r"\b(?:skal|vil|forvent\w*|planlæg\w*|påregn\w*|ventes|kommende|næste|fremover|fremadrettet"
    r"|ska|kommer att|kommande|nästa|kommer til å|neste|ønskes|ønsker|bør)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:blev|var|har|havde|fik|kom|blevet|blitt|hade|fick|ble|faldt|steg|gik|lå|endte|landede|nåede|tog)\b"
    r"|\b(?:er|är)\b(?:\s+\w+){0,4}?\s+\w{2,}(?:et|t|ede|sat|ts)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:udgør|udgjorde|ligger|lå|landede|endte|nåede|steg|faldt|gik|viser|viste|brugte|anvendte|frigjorde|tager|tog|er\s(?:på|nu|i\sgennemsnit)"
    r"|\w{3,}ede|varierer|svinger|spænder|(?:i\s)?snit|gennemsnit(?!tet)\w*)\b",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:oppe|nede|kommet|nået|landet|endt|er\sop|er\sned)\s(?:op\s|ned\s)?på\s$", re.IGNORECASE
)
_NOW: Final = re.compile(
    r"\b(?:i dag|p\.?t\.?|på nuværende tidspunkt|aktuelt|nuværende|hidtil|sidste år|i dagens"
    r"|tidligere|er målt til|er opgjort til|blev målt til|var i [0-9]{4}|för närvarande|idag"
    r"|nåværende|i forhold til|sammenlignet med|(?<!sigtes )(?<!stræbes )(?<!arbejdes )mod)\b",
    re.IGNORECASE,
)


def clause_around(
    text: str, sentence: tuple[int, int], phrases: Sequence[tuple[int, int]], index: int
) -> tuple[int, int]:
    """Return the clause of one of a sentence's phrases: up to where its neighbours' words begin.

    Args:
        text: the text of a section.
        sentence: where the sentence starts and ends.
        phrases: the places of the sentence's quantities, in order.
        index: which of them.

    Example: in ``"Min. 5 kurser og højst 2 aflysninger."`` the second phrase's clause is
    ``"højst 2 aflysninger"``.
    """
    start, end = sentence
    if index > 0:
        start = _border(text, phrases[index - 1], phrases[index][0])[1]
    if index + 1 < len(phrases):
        end = _border(text, phrases[index], phrases[index + 1][0])[0]
    item = _NEXT_ITEM.search(text, phrases[index][1], end)
    if item is not None:
        end = item.start()
    if end - start > _LONG:
        start, end = _within_capitals(text, start, end, phrases[index])
    while start < phrases[index][0] and text[start] in _OPENS:
        start += 1
    while end > phrases[index][1] and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def _within_capitals(text: str, start: int, end: int, phrase: tuple[int, int]) -> tuple[int, int]:
    """Narrow a long clause to the capitals around its phrase: stops before them may be lost."""
    before = [m.end() for m in _CAPITAL.finditer(text, start, phrase[0])]
    after = [m.start() for m in _CAPITAL.finditer(text, phrase[1], end)]
    return max([start, *before]), min([end, *after])


def _border(text: str, phrase: tuple[int, int], right: int) -> tuple[int, int]:
    """Return where, between two phrases, the first one's words end and the second one's begin."""
    left = phrase[1]
    if _YEAR_BETWEEN.fullmatch(text, left, right) and _YEAR_BEFORE.search(
        text, max(0, phrase[0] - _NEAR), phrase[0]
    ):
        return left, left + 1  # "2017 5,6 % 2018 5,3 %": each year stands before its number
    joints = list(_JOINT.finditer(text, left, right)) or list(_WITH.finditer(text, left, right))
    is_label = (
        len(joints) > 1
        and joints[-1].group().startswith(":")
        and len(text[joints[-2].end() : joints[-1].start()].split()) <= _LABEL_WORDS
    )
    last = joints[-2 if is_label else -1] if joints else None
    if (
        len(joints) == 1
        and joints[0].group()[0] == ":"
        and _LONE_LABEL.fullmatch(text, left, joints[0].start())
    ):
        return left, left + 1  # "44 pct. 2017: 51 pct.": the stop is lost in an abbreviation's
    return last.span() if last is not None else (right, right)


def are_joined(text: str, left: int, right: int) -> bool:
    """Tell whether a word or mark between two phrases makes them two things that are counted."""
    return _JOINT.search(text, left, right) is not None


def is_plan(clause: str) -> bool:
    """Tell whether a clause speaks of what is still to come: ``Der skal holdes to kurser``."""
    return _PLAN.search(clause) is not None


def is_past(clause: str) -> bool:
    """Tell whether a clause speaks of what has happened: ``Der er ansat to``, ``blev holdt``."""
    return _PAST.search(clause) is not None


def is_told(clause: str) -> bool:
    """Tell whether a clause says how things are or were: ``Fraværet udgjorde 14 dage``."""
    return is_past(clause) or _TOLD.search(clause) is not None


def is_moved(before: str) -> bool:
    """Tell whether the words before a number say that a level is now there: ``er oppe på``."""
    return _MOVED.search(before) is not None


def is_starting_point(before: str) -> bool:
    """Tell whether the words before a number say that it is today's or yesterday's level."""
    return _NOW.search(before) is not None
