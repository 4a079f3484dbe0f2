"""Recognise the political committees that reports name, and write each in one way.

A name is read backwards from "udvalg" ("Social-, Sundheds- og Ældreudvalget") or forwards from
"Udvalget for".  Every part is looked at once, within a bounded stretch, so that reading time
grows with the text's length and no faster.  The Danish words stand in ``committees.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

_DATA: Final = "committees.toml"
_REACH: Final = 160
"""No committee's name is longer; it bounds what one mention may cost."""
_MOST_PARTS: Final = 6

_BREAK: Final = r"(?:[\u00ad-]\s{1,3})?"
_HEAD: Final = re.compile(
    rf"ud{_BREAK}val{_BREAK}g{_BREAK}(?P<definite>et)?s?(?!\w)", re.IGNORECASE
)
_STEM: Final = re.compile(r"(?P<stem>\w{1,40})(?P<joint>[\u00ad-]\s{0,3})?\Z")
_PART: Final = re.compile(r"(?P<part>[^\W\d_]\w{0,39})(?P<hyphen>[\u00ad-]?)(?P<comma>,?)\s{0,3}\Z")
_CONNECTOR: Final = re.compile(r"(?<!\w)(?P<word>\w{2,4}|&)\s{1,3}\Z")
_OWNER: Final = re.compile(r"(?P<owner>[\w'’-]{1,40})\s{1,3}(?:\w{1,20}\s)?\Z")
_FOR: Final = re.compile(r"\s{1,3}for\s{1,3}(?=\w)", re.IGNORECASE)
_ITEM: Final = re.compile(r"\w{2,40}(?:-\w{2,40})?")
_SEPARATOR: Final = re.compile(r"\s{0,3}(?:-?,\s{0,3}|[\u00ad-]\s{1,3})|\s{1,3}")
_AND: Final = re.compile(r"(?P<word>\w{2,4}|&)\s{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommitteeMention:
    """Hold a committee's normalised name and where the text names it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    connectors: frozenset[str]
    topics: frozenset[str]
    not_committees: frozenset[str]
    foreign_owners: frozenset[str]
    adjectives: frozenset[str]
    acronyms: frozenset[str]

    def is_topic(self, word: str) -> bool:
        """Tell whether a word, without its linking s or e, opens committees' names."""
        low = word.lower()
        return any(form in self.topics for form in (low, low[:-1], low[:-2]) if form)


@dataclass(frozen=True, slots=True)
class _Part:
    word: str
    start: int
    hyphen: bool


def find_committees(text: str) -> tuple[CommitteeMention, ...]:
    """Find the committees named in a text, in order, councils and internal bodies left out.

    The name is normalised: definite, no genitive, a capital at each part, "og" in small letters.

    Example: ``"MÅL PÅ ØKONOMI- OG ERHVERVSUDVALGETS OMRÅDER"`` ->
    ``(CommitteeMention("Økonomi- og Erhvervsudvalget", 7, 39),)``.
    """
    mentions: list[CommitteeMention] = []
    free_from = 0
    for head in _HEAD.finditer(text):
        if head.start() < free_from:
            continue
        mention = _before(text, head, max(free_from, head.start() - _REACH)) or _after(text, head)
        if mention is not None:
            mentions.append(mention)
        free_from = mention.end if mention is not None else head.end()
    return tuple(mentions)


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8"))
    return _Words(**{key: frozenset(map(str, listed)) for key, listed in data.items()})


def _before(text: str, head: re.Match[str], left: int) -> CommitteeMention | None:
    """Read the parts of a compound name, from the head to the left."""
    words = _words()
    window = text[left : head.start()]
    stem = _STEM.search(window, max(0, len(window) - 44))
    if stem is None or stem["stem"].isdigit():
        return None
    # "Unge-udvalget" keeps its hyphen, "Erhvervs-\nudvalget" and a soft hyphen lose theirs.
    keeps_hyphen = stem["joint"] == "-"
    if stem["stem"].lower() in words.not_committees:
        return None
    last = _Part(stem["stem"], stem.start(), hyphen=keeps_hyphen)
    parts = [*_parts_before(window[: last.start]), last]
    first = parts[0]
    if _has_foreign_owner(window[: first.start]):
        return None
    is_known = any(words.is_topic(part.word) for part in parts)
    is_capital = first.word[0].isupper()
    is_definite = head["definite"] is not None
    if not is_known and not (is_capital and (is_definite or len(parts) > 1)):
        return None
    if not is_capital and not is_definite:
        return None
    shown = text[left + first.start : head.end()]
    return CommitteeMention(
        _compound_name(parts, is_shouted=_is_shouted(shown)), left + first.start, head.end()
    )


def _parts_before(window: str) -> list[_Part]:
    """List the parts that stand before a name's last part, first part first."""
    words = _words()
    rest, glued = _without_connector(window)
    if rest is None:
        return []
    parts: list[_Part] = [glued] if glued is not None else []
    while len(parts) < _MOST_PARTS:
        found = _PART.search(rest, max(0, len(rest) - 46))
        if found is None:
            break
        hyphen, comma = found["hyphen"], found["comma"]
        # A lost hyphen is granted to words known to open names; the last before "og" or "&"
        # needs no comma, every other one does, or prose would be drawn in.
        if not hyphen and not (words.is_topic(found["part"]) and (comma or not parts)):
            break
        parts.insert(0, _Part(found["part"], found.start(), hyphen=bool(hyphen)))
        rest = rest[: found.start()]
    return parts


def _without_connector(window: str) -> tuple[str | None, _Part | None]:
    """Cut "og" off a window's end; None when the text before is no part of the name.

    Where the hyphen and its space are lost ("Kulturog Fritidsudvalget") the part is given too.
    """
    words = _words()
    connector = _CONNECTOR.search(window, max(0, len(window) - 8))
    if connector is not None and connector["word"].lower() in words.connectors:
        return window[: connector.start()], None
    glued = _PART.search(window, max(0, len(window) - 46))
    if glued is None or glued["hyphen"] or glued["comma"]:
        return None, None
    word = glued["part"]
    if word.lower().endswith("og") and words.is_topic(word[:-2]):
        return window[: glued.start()], _Part(word[:-2], glued.start(), hyphen=True)
    return None, None


def _has_foreign_owner(window: str) -> bool:
    owner = _OWNER.search(window, max(0, len(window) - 66))
    return owner is not None and owner["owner"].lower() in _words().foreign_owners


def _is_shouted(shown: str) -> bool:
    """Tell whether a name is printed in capitals throughout."""
    return not any(letter.islower() for letter in shown)


def _cased(word: str, *, is_shouted: bool) -> str:
    """Give a part its capital: ``"ERHVERVS"`` -> ``"Erhvervs"``; acronyms keep theirs."""
    if word.upper() in _words().acronyms and word.isupper():
        return word
    return word.capitalize() if is_shouted else word[:1].upper() + word[1:]


def _listed(items: list[str], *, hyphenated: list[bool]) -> str:
    """Join parts as Danish does: ``"Social-, Sundheds- og Ældre"``."""
    marked = [item + "-" * hyphen for item, hyphen in zip(items, hyphenated, strict=True)]
    return ", ".join(marked[:-1]) + (" og " if len(marked) > 1 else "") + marked[-1]


def _compound_name(parts: list[_Part], *, is_shouted: bool) -> str:
    cased = [_cased(part.word, is_shouted=is_shouted) for part in parts]
    last = parts[-1]
    if last.hyphen:  # "Børn og Unge-udvalget": the whole list is joined to the head
        return _listed(cased, hyphenated=[part.hyphen for part in parts]) + "udvalget"
    return _listed(cased, hyphenated=[True] * (len(parts) - 1) + [False]) + "udvalget"


def _after(text: str, head: re.Match[str]) -> CommitteeMention | None:
    """Read the list of fields after "Udvalget for"."""
    if head.start() and (text[head.start() - 1].isalnum() or text[head.start() - 1] in "-_"):
        return None
    window = text[head.end() : head.end() + _REACH]
    opening = _FOR.match(window)
    is_capital = head[0][0].isupper()
    if opening is None or not (is_capital or head["definite"]):
        return None
    items, end = _items(window, opening.end(), is_shouted=_is_shouted(head[0]))
    if not items or _has_foreign_owner(text[max(0, head.start() - _REACH) : head.start()]):
        return None
    if not is_capital and not _words().is_topic(items[0]):
        return None
    name = "Udvalget for " + _listed(items, hyphenated=[False] * len(items))
    return CommitteeMention(name, head.start(), head.end() + end)


def _items(window: str, position: int, *, is_shouted: bool) -> tuple[list[str], int]:
    """Read "Kultur, Fritid og Unge" from a position: the fields, and where they end."""
    words = _words()
    items: list[str] = []
    end, starts_item, is_last = position, True, False
    while len(items) <= _MOST_PARTS:
        found = _ITEM.match(window, position)
        if found is None:
            break
        word = found[0]
        if not (words.is_topic(word) or word[0].isupper()):
            break
        if starts_item:
            items.append(_field(word, is_shouted=is_shouted))
        elif _goes_on(items[-1], word):
            items[-1] += f" {_field(word, is_shouted=is_shouted)}"
        else:
            break
        end = found.end()
        gap = _SEPARATOR.match(window, end)
        if gap is None:
            break
        starts_item = not gap[0].isspace()
        position = gap.end()
        if is_last and starts_item:
            break
        joined = _AND.match(window, position)
        if joined is not None and joined["word"].lower() in words.connectors:
            if is_last:
                break
            starts_item, is_last, position = True, True, joined.end()
    return items, end


def _goes_on(field: str, word: str) -> bool:
    """Tell whether a word belongs to the field before it, as in "Social Omsorg"."""
    words = _words()
    if not word[0].isupper():
        return False
    return words.is_topic(word) or field.lower() in words.adjectives


def _field(word: str, *, is_shouted: bool) -> str:
    """Write a field's name without its genitive: ``"FRITIDS"`` -> ``"Fritid"``."""
    topics = _words().topics
    if word[-1:] in "sS" and word.lower() not in topics and word[:-1].lower() in topics:
        word = word[:-1]
    return _cased(word, is_shouted=is_shouted)
