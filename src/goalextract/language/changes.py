"""Read changes: falls and rises by an amount, from one level to another, halvings."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goalextract.language.patterns import holds_any

_DOWN: Final = (
    r"fald(?:e[rt]?|et|t)?|reduc\w+|reduktion\w*|nedbring\w*|nedbragt\w*|sænk\w*|mindsk\w*|nedsæt\w*|nedsat"
    r"|begræns\w*|nedgang\w*|minsk\w*|sänk\w*|redus\w*|senk\w*|besparelse\w*|spar(?:e[srt]?|et)|formindsk\w*|forkort\w*|sjunk\w*"
)
_UP: Final = (
    r"stig(?:e[rt]?|ning\w*|it)?|steget|steg|øg(?:e[srt]?|et|ning\w*)|hæv\w*|forøg\w*|voks\w*|vækst\w*|løft\w*"
    r"|forbedr\w*|fremgang\w*|øk(?:e[rs]?|t|te|ning\w*)|ök\w*|höj\w*|auk\w*|tilvækst\w*|udvid\w*|udbyg\w*|merudbyg\w*|tillväxt\w*|forhøj\w*|forlæng\w*|forstør\w*"
)
_LESS: Final = r"færre|mindre|lavere|lägre|färre|lågare"
_MORE: Final = r"flere|mere|højere|större|fler|mer|høyere|bedre"
_STEMS: Final = (
    "fald", "redu", "ned", "sænk", "nk", "mindsk", "minsk", "begræns", "spar", "stig", "steg", "øg",
    "hæv", "vok", "vækst", "løft", "øk", "forbedr", "frem", "ök", "höj", "auk", "tilv", "udvid",
    "udbyg", "forhøj", "forlæng", "forstør",
)  # fmt: skip
"""One of these letters is in every verb of change."""
_VERB: Final = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:^|\s)(?:med|m\.|på|om|by)(?:\s(?:mindst|minimum|min\.|højst|ca\.?|cirka|omkring|knap|godt|over|henholdsvis|op"
    r"\still?|i\salt|yderligere|minst|højest|næsten|hele|i\s(?:gennemsnit|snit)|gennemsnitligt?|samlet(?:\sset)?|kun|blot"
    r"|lige|årligt))*\s?$",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"(?:^|\s)(?:til|till|ned\spå|op\spå|ned\stil|op\stil)(?:\s(?:mindst|minimum|min\.|højst|under|over"
    r"|ca\.?|cirka|omkring|knap|godt|henholdsvis|minst|i\s(?:gennemsnit|snit)|gennemsnitligt?|maks\.|maksimalt|ikke))*\s?(?:over\s|under\s)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\s?(?:(?!\w+er\s)\w+\s){{0,2}}?(?:(?P<down>{_LESS})|(?P<up>{_MORE}))\b(?!\s?eller)"
    # "5 % over niveauet", but neither "målt over året" nor "turene under 5 km"
    r"|\s?(?:(?P<below>under)|(?P<above>over))\s(?!(?:e[nt]|ét|året|hele|perioden)\b|[0-9])",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\d\s(?:(?P<up>flere|fler)|(?P<down>færre|färre))\s(?=\w)", re.IGNORECASE
)
_THAN_BEFORE: Final = re.compile(
    r"\s(?:flere|(?P<down>færre))\send\s(?:målet|målsat|planlagt|forventet|budgetteret|ventet|året\sfør|sidste|forrige|i\s20|i\s19|ved|før|tidligere)",
    re.IGNORECASE,
)
"""So many more than there were: ``15 flere plejefamilier``."""
_LEVEL_THAN: Final = re.compile(
    r"\s(?:(?P<down>lavere|mindre|kortere|hurtigere)|højere|større|længere|bedre|mere(?=\send\s(?:året|sidste|i\s20|forrige|før)))\s(?:end|i\sforhold)\b",
    re.IGNORECASE,
)
"""So much of a measure off another level: ``0,8 mio. kr. lavere end budgetteret``."""
_EXTENDS: Final = re.compile(r"ud(?:vid|byg)", re.IGNORECASE)
_NEW: Final = re.compile(r"[\w.,]+\snye?\s", re.IGNORECASE)
"""So many new things are added: they are counted, and it is no rise of another number."""
_GOES: Final = re.compile(
    r"falde[rt]?|faldt|stige[rt]|steg(?:et)?|vokse[rdt]e?|voksede", re.IGNORECASE
)
"""A level that goes up or down by so much: ``er faldet 12 dage``."""
_SAVED: Final = re.compile(r"(?:be)?spar", re.IGNORECASE)
"""So much money is saved: the sum counts, it is no fall of another one."""
_WHOLE: Final = re.compile(
    r"\b(?:(?P<half>halver(?:es|et|e|ing\w*)|halvera[sd]?)|(?P<double>fordobl(?:es|et|e|ing\w*)|fördubbl\w*"
    r"|dobl(?:es|et)|dobbelt\sså\s(?:mange|stor|meget))"
    r"|(?P<triple>tredobl(?:es|et|e|ing\w*)|tredubbl\w*)|(?P<fourfold>firedobl(?:es|et|e|ing\w*)))\b",
    re.IGNORECASE,
)
_PERCENT: Final = {
    "half": Decimal(50), "double": Decimal(100), "triple": Decimal(200), "fourfold": Decimal(300),
}  # fmt: skip
_MOVED: Final = re.compile(
    r"\b(?:(?P<down>nede?)|op(?:pe)?)\s(?:på|til|(?P<by>med))\s$", re.IGNORECASE
)
_SOMEWHERE: Final = re.compile(
    r"(?:fremgang|forbedring(?:er)?|løft|løftet|forbedre[rst]?|forbedret)\spå\s", re.IGNORECASE
)
"""With a number of things: where it got better, not by how many."""
_PLACES: Final = re.compile(r"[\w.,]+\s(?:pladser|placeringer)\b", re.IGNORECASE)
"""By so many places something went up or down in a list."""
_LEADS: Final = ("på ", "til ", "med ")
_NEAR: Final = 70
_STOP: Final = re.compile(
    r"[.,;:!?\s(](?:(?<=\()|(?<=\s)[-–]\s|(?<=[^\s(])(?=\s)"
    r"(?<!\bpct.)(?<!\bkr.)(?<!\bmio.)(?<!\bmia.)(?<!\bca.)(?<!\bmin.)(?<!\bmaks.)(?<!\bm.))"
)
"""The mark comes first, so that no other character is looked at twice."""


@dataclass(frozen=True, slots=True)
class Change:
    """Say that a number is a change or the level that one leads to."""

    start: int
    """Where its words start."""
    direction: str
    is_level: bool = False
    """The number is the level that is reached, not the change itself."""


@dataclass(frozen=True, slots=True)
class WholeChange:
    """Hold a change that one word states: its percentage, direction and place."""

    value: Decimal
    direction: str
    start: int
    end: int


def whole_changes(text: str) -> tuple[WholeChange, ...]:
    """Return the halvings and doublings of a text, and what grows to more times as much.

    Example: ``"Antallet skal halveres"`` -> 50 % down; ``"tredobles"`` -> 200 % up.
    """
    if not holds_any(text, ("alver", "bl", "bb")):
        return ()
    small = text.lower()
    if not holds_any(small, ("halver", "dobl", "dubbl", "dobbelt")):
        return ()
    return tuple(
        WholeChange(_PERCENT[name], "decrease" if name == "half" else "increase", *m.span())
        for m in _WHOLE.finditer(text)
        if (name := m.lastgroup or "")
    )


def change_at(text: str, start: int, end: int, *, is_relative: bool) -> Change | None:
    """Return what change the number between two offsets belongs to.

    Args:
        text: the whole text.
        start: where the number's phrase starts, its comparator included.
        end: the end of its unit.
        is_relative: whether it is a share or points; a count is more seldom a change.

    Example: for ``20 %`` in ``"skal falde med 20 %"`` a decrease; for ``55 %`` in ``"reduceres fra
    62 % til 55 %"`` a decrease whose level it is.
    """
    left = max(0, start - _NEAR)
    small = text[left:start].lower()
    if small.endswith(_LEADS) or holds_any(small, _STEMS):
        change = _change_before(text, left, start, is_relative=is_relative)
        if change is not None:
            return change
    # "46 pct. Flere siger nej": the abbreviation's stop ends the sentence too
    is_end = text[end - 1 : end] == "." and text[end + 1 : end + 2].isupper()
    after = _AFTER.match(text, end) if is_relative and not is_end else None
    if after is None and not is_relative and (counted := _COUNTED.search(text, start, end)):
        return Change(start, "decrease" if counted["down"] else "increase")
    if after is None and not is_relative and (level := _LEVEL_THAN.match(text, end)):
        return Change(start, "decrease" if level["down"] else "increase")
    if after is None and not is_relative and (than := _THAN_BEFORE.match(text, end)):
        return Change(start, "decrease" if than["down"] else "increase")
    if after is None:
        return None
    return Change(start, "decrease" if after["down"] or after["below"] else "increase")


def _change_before(text: str, left: int, start: int, *, is_relative: bool) -> Change | None:
    """Return the change that the words between two offsets say, those after the last stop."""
    before = text[left:start]
    stops = [m.end() for m in _STOP.finditer(before)]
    if stops:
        left += stops[-1]
        before = before[stops[-1] :]
    small = before.lower()
    moved = _MOVED.search(before) if small.endswith(_LEADS) else None
    if moved is not None:
        direction = "decrease" if moved["down"] else "increase"
        return Change(left + moved.start(), direction, is_level=moved["by"] is None)
    verbs = list(_VERB.finditer(before)) if holds_any(small, _STEMS) else []
    if not verbs or (not is_relative and _SAVED.match(verbs[-1].group())):
        return None
    verb = verbs[-1]
    between = before[verb.end() :]
    is_place = _PLACES.match(text, start) is not None
    if not is_relative and not is_place and _SOMEWHERE.fullmatch(before[verb.start() :]):
        return None  # "fremgang på fem temaer"
    direction = "decrease" if verb["down"] else "increase"
    if _BY.search(between) and not (_EXTENDS.match(verb.group()) and _NEW.match(text, start)):
        return Change(left + verb.start(), direction)
    if _TO.search(between):
        return Change(left + verb.start(), direction, is_level=True)
    # "falde under 80 %": the level, not by how much
    is_bound = text.startswith("under ", start) and verb["down"] is not None
    is_told = (
        not is_bound and (is_relative or _GOES.fullmatch(verb.group())) and not between.strip()
    )
    return Change(left + verb.start(), direction) if is_told else None
