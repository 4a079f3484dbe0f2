"""Spoil printed text in the ways flattening and portals do, each by a seeded chance."""

import random
import re
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"\d[\d.,/:½-]*(?=[.,:)]|$|\W|[A-Za-zæøåÆØÅ])")
_TRAILING: Final = re.compile(r"[.,:/-]+$")
_HYPHEN: Final = re.compile(r"(\w{3,})- (og|eller|samt)\b")
_LONG: Final = re.compile(r"\b[a-zæøå]{10,}\b")
_BREAK: Final = re.compile(r"(?<=[aeiouyæøå][bdfgklmnprstv])(?=[bdfghklmnprstv][aeiouyæøå])")


@dataclass(frozen=True, slots=True)
class Spoil:
    """Hold how a document's text was spoilt; the chances are per occurrence."""

    lost_hyphens: float = 0.0
    lost_apostrophes: bool = False
    lost_dashes: bool = False
    kept_breaks: float = 0.0
    lost_stops: float = 0.0
    digits: bool = False
    lost_sentence_stops: float = 0.0
    lost_words: float = 0.0
    spaced_headings: float = 0.0


def draw_spoil(rng: random.Random, *, digits: bool) -> Spoil:
    """Draw how one document is spoilt; about a third of all documents hardly are."""
    if rng.random() < 0.3:
        return Spoil(digits=digits)
    return Spoil(
        lost_hyphens=rng.choice((0.0, 0.5, 1.0)),
        lost_apostrophes=rng.random() < 0.6,
        lost_dashes=rng.random() < 0.3,
        kept_breaks=rng.choice((0.0, 0.0, 0.02)),
        lost_stops=rng.choice((0.0, 0.15, 0.4)),
        digits=digits,
        lost_sentence_stops=rng.choice((0.0, 0.0, 0.05)),
        lost_words=0.02 if digits else 0.0,
        spaced_headings=rng.choice((0.0, 0.0, 0.2)) if digits else 0.0,
    )


def delete_digits(text: str) -> str:
    """Delete numbers as one of the portals does: ``i alt 2,5 mio. kr.`` -> ``i alt mio. kr.``.

    A full stop that ends the sentence stays; one that belongs to an ordinal goes with it.
    """

    def gone(match: re.Match[str]) -> str:
        tail = _TRAILING.search(match.group(0))
        ends = tail is not None and match.end() == len(text)
        return tail.group(0)[0] if ends and tail is not None else ""

    deleted = _NUMBER.sub(gone, text)
    deleted = re.sub(r"\(\s*[-–]?\s*\)", "", deleted)
    return re.sub(r"^[.)]\s|\s[)](?=\s)", " ", " ".join(deleted.split())).strip()


def spoil_unit(rng: random.Random, unit: str, spoil: Spoil) -> tuple[str, list[tuple[str, str]]]:
    """Spoil one unit; also return (as printed, as a reader may mend it) for joined words.

    A word that is lost is lost from the truth as well, which is the text as printed.
    """
    mended: list[tuple[str, str]] = []

    def join(match: re.Match[str]) -> str:
        if rng.random() >= spoil.lost_hyphens:
            return match.group(0)
        printed = f"{match.group(1)}{match.group(2)}"
        mended.append((printed, match.group(0)))
        return printed

    def broken(match: re.Match[str]) -> str:
        word = match.group(0)
        points = [m.start() for m in _BREAK.finditer(word) if 3 <= m.start() <= len(word) - 3]
        if not points or rng.random() >= spoil.kept_breaks:
            return word
        at = rng.choice(points)
        mended.append((f"{word[:at]}-{word[at:]}", word))
        return f"{word[:at]}-{word[at:]}"

    if spoil.lost_hyphens:
        unit = _HYPHEN.sub(join, unit)
    if spoil.kept_breaks:
        unit = _LONG.sub(broken, unit)
    if spoil.lost_apostrophes:
        unit = re.sub(r"(?<=\w)['’](?=\w)", " ", unit)
    if spoil.lost_dashes:
        unit = unit.replace(" – ", " ")
    if spoil.digits:
        unit = delete_digits(unit)
    words = unit.split()
    if len(words) > 8 and rng.random() < spoil.lost_words:
        del words[rng.randrange(3, len(words) - 2)]
        unit = " ".join(words)
    return unit, mended


def lose_stops(rng: random.Random, units: tuple[str, ...], spoil: Spoil) -> tuple[str, ...]:
    """Lose the final stop of a value, and now and then one inside it."""
    result = []
    for position, unit in enumerate(units, start=1):
        chance = spoil.lost_stops if position == len(units) else spoil.lost_sentence_stops
        lost = unit.endswith(".") and rng.random() < chance and not re.search(r"\w\.\w\.$", unit)
        result.append(unit[:-1] if lost else unit)
    return tuple(result)


def space_letters(text: str) -> str:
    """Letter-space a heading: ``MÅL 2014`` -> ``M Å L 2 0 1 4``."""
    return " ".join("".join(text.split()))
