"""What in a piece of text speaks for a kind of section: its cues.

Cues hold across the genre: small words, classes of words, tense and mood, quantities, years before
or after the one reported on, list markers, openings.  ``cues.toml`` holds the classes and forms,
written by hand; ``weights.py`` says what each cue is worth.
No cue is a word of only a few topics.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Final, NamedTuple

from goalextract.records import Kind

KINDS: Final = tuple(Kind)
_CLASSES: Final = "cues.toml"
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[%?!:;•·–()\"”/]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_SUFFIXES: Final = ("erne", "ende", "ede", "tes", "res", "des", "ges", "kes", "ses", "ning", "else")
_REMEMBERED: Final = 1 << 16
"""Words and shapes come again and again; so many are remembered."""
_CLOSED: Final = frozenset("HMARWNCDVOKQF")
_TELLING: Final = frozenset("HMAWNVOITSPBEQy<>=%#")
_SHORT: Final = 4
_LONG: Final = 24
_YEAR_SIGNS: Final = {"#year": "y", "#year-": "<", "#year0": "=", "#year+": ">"}


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one form of a sentence: signs of which one must stand in its shape, or a pattern."""

    name: str
    any_of: str
    pattern: re.Pattern[str] | None

    def fits(self, shape: str) -> bool:
        """Tell whether a shape has the form."""
        if self.pattern is not None:
            return self.pattern.search(shape) is not None
        return any(sign in shape for sign in self.any_of)


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Hold what each word, and each ending, is a sign of; see ``cues.toml``."""

    words: Mapping[str, str]
    endings: Mapping[str, str]
    """The first class wins where endings of two classes fit."""
    forms: tuple[Form, ...]
    _signs: dict[str, str] = field(default_factory=dict)
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _read: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, token: str) -> tuple[str, str]:
        """Return a word in small letters and its sign; words come again and again."""
        found = self._read.get(token)
        if found is None:
            found = token.lower(), self.sign(token)
            if len(self._read) < _REMEMBERED:
                self._read[token] = found
        return found

    def sign(self, word: str, *, is_first: bool = False) -> str:
        """Return the sign of a word: a class's, or ``U`` for a name, ``x`` for any other.

        Example: ``"skal"`` -> ``"M"``; ``"etableres"`` -> ``"S"``; ``"Fjordby"`` -> ``"U"``.
        """
        small = word.lower()
        found = self.words.get(small)
        if found is not None:
            return found
        if word[0].isupper() and not is_first:
            return "U"
        found = self._signs.get(small)
        if found is None:
            found = self._ending(small)
            if len(self._signs) < _REMEMBERED:
                self._signs[small] = found
        return "U" if found == "x" and word[1:] != small[1:] else found

    def _ending(self, small: str) -> str:
        if len(small) > _SHORT:
            for length in range(min(10, len(small) - 2), 1, -1):
                sign = self.endings.get(small[-length:])
                if sign is not None:
                    return sign
        return "x"

    def forms_of(self, shape: str) -> tuple[str, ...]:
        """Return the forms that a shape has, the one that tells its tense first."""
        found = self._found.get(shape)
        if found is None:
            found = tuple(form.name for form in self.forms if form.fits(shape))
            if len(self._found) < _REMEMBERED:
                self._found[shape] = found
        return found


def parse_classes(text: str) -> WordClasses:
    """Read word classes and forms from TOML."""
    data = tomllib.loads(text)
    words: dict[str, str] = {}
    endings: dict[str, str] = {}
    for group in data["class"]:
        for word in group.get("words", "").split():
            words.setdefault(word, group["sign"])
        for ending in group.get("endings", "").split():
            endings.setdefault(ending, group["sign"])
    forms = tuple(
        Form(
            form["name"],
            form.get("any_of", ""),
            re.compile(form["pattern"]) if "pattern" in form else None,
        )
        for form in data["form"]
    )
    return WordClasses(words, endings, forms)


@cache
def load_classes() -> WordClasses:
    """Load the word classes that come with the program."""
    source = resources.files("goalextract.profiles").joinpath(_CLASSES)
    return parse_classes(source.read_text(encoding="utf-8"))


class Reading(NamedTuple):
    """Hold one piece as the cues see it.

    ``words``: its cue tokens; ``shape``: one sign for each; ``forms``: those found in the shape,
    of which the first is its ``tense``.
    """

    words: tuple[str, ...]
    shape: str
    forms: tuple[str, ...]

    @property
    def tense(self) -> str:
        """Return the form that tells the piece's tense or mood."""
        return self.forms[0] if self.forms else "none"


class TextReading:
    """Hold a text as the cues see it, read once; pieces and sentences are stretches of it."""

    def __init__(self, text: str, report_year: int | None, classes: WordClasses) -> None:
        """Read a text: words in small letters, shapes of numbers, marks, and their signs."""
        self._classes = classes
        self._starts: list[int] = []
        self._printed: list[str] = []
        words: list[str] = []
        signs: list[str] = []
        for match in _TOKEN.finditer(text):
            token = match.group()
            self._starts.append(match.start())
            self._printed.append(token)
            first = token[0]
            if first.isalpha():
                word, sign = classes.read(token)
                words.append(word)
                signs.append(sign)
            elif first.isdigit():
                word = _year(int(token), report_year) if _YEAR.match(token) else "#"
                words.append(word)
                signs.append(_YEAR_SIGNS.get(word, "#"))
            else:
                words.append(token)
                signs.append(token)
        self._words = tuple(words)
        self._shape = "".join(signs)

    def between(self, start: int, end: int) -> Reading:
        """Return what stands between two offsets of the text."""
        a, b = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if a >= b:
            return Reading((), "", ())
        shape = self._shape[a:b]
        if shape[0] == "U":
            # A capital that opens the stretch need not be a name's.
            shape = self._classes.sign(self._printed[a], is_first=True) + shape[1:]
        return Reading(self._words[a:b], shape, self._classes.forms_of(shape))


def read_piece(text: str, report_year: int | None, classes: WordClasses) -> Reading:
    """Read a piece of text that stands alone.

    Example: ``"Mindst 70 % i 2015"`` (2014) -> words ``mindst # % i #year+``, shape ``Q#%F>``.
    """
    return TextReading(text, report_year, classes).between(0, len(text))


def _year(year: int, report_year: int | None) -> str:
    if report_year is None:
        return "#year"
    return "#year+" if year > report_year else "#year-" if year < report_year else "#year0"


@lru_cache(maxsize=1 << 16)
def suffix_cue(token: str) -> str | None:
    """Return the ending that tells a word's form: ``"etableres"`` -> ``"~res"``."""
    if len(token) < 6:
        return None
    return next((f"~{s}" for s in _SUFFIXES if token.endswith(s)), None)


def body_cues(reading: Reading, forms: Sequence[str] = ()) -> list[str]:
    """Return the cues of a whole piece: its words, their classes and endings, its length.

    ``forms`` are those of the sentence that starts with the piece, if one does.
    """
    words = reading.words
    cues = ["+", *words]
    cues += [f"c:{sign}" for sign in sorted(set(reading.shape))]
    cues += [f"+{form}" for form in forms]
    cues += _pairs(words, reading.shape)
    cues += [cue for word in words if (cue := suffix_cue(word)) is not None]
    if len(words) <= _SHORT:
        cues.append("+short")
    elif len(words) >= _LONG:
        cues.append("+long")
    return cues


def _pairs(words: Sequence[str], shape: str) -> Iterator[str]:
    """Yield small words that stand beside each other, and the signs of verbs in their order."""
    for first, second, a, b in zip(words, words[1:], shape, shape[1:], strict=False):
        if a in _CLOSED and b in _CLOSED:
            yield f"{first} {second}"
    signs = [sign for sign in shape if sign in _TELLING]
    yield from {f"s:{a}{b}" for a, b in pairwise(signs)}


def opening_cues(reading: Reading, before: Reading | None = None) -> list[str]:
    """Return the cues of the piece that a value starts with: its first words, form and tense.

    ``before`` is the piece that ends there: a turn of the tense tells that a value starts.
    """
    words, shape = reading.words, reading.shape
    cues = [f"1:{word}" for word in words[:1]]
    if len(words) > 1:
        cues += [f"2:{words[0]} {words[1]}", f"w:{words[1]}"]
    if len(words) > 2:
        cues.append(f"w:{words[2]}")
    cues += [f"k:{shape[:1]}", f"k:{shape[:2]}", f"k:{shape[:3]}"]
    cues += [f"1{cue}" for word in words[:1] if (cue := suffix_cue(word)) is not None]
    cues += [f"1+{form}" for form in reading.forms]
    if len(words) <= _SHORT:
        cues.append("1+short")
    if before is not None:
        cues.append(f"{before.tense}>{reading.tense}")
    return cues
