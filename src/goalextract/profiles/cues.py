"""What in a piece of text speaks for a kind of section: cues, and their trained weights.

Cues hold across the genre: function words, tense and mood, quantities, years before or after the
one reported on, list markers, openings.  ``cues.json`` holds their weights, made by
``make train`` from generated reports; no cue is a word of only a few topics.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

from goalextract.records import Kind

KINDS: Final = tuple(Kind)
_DATA: Final = "cues.json"
_TOKEN: Final = re.compile(r"[a-zæøåäöéü]+|\d+(?:[.,]\d+)*|[%?!:•·–()\"]", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_SUFFIXES: Final = ("erne", "ende", "ede", "tes", "res", "des", "ges", "kes", "ses", "ning", "else")
Vector = tuple[float, ...]


def tokens(text: str, report_year: int | None) -> list[str]:
    """Return the cue tokens of a text: small words, shapes of numbers, marks.

    Example: ``"Mindst 70 % i 2015"`` (2014) -> ``["mindst", "#", "%", "i", "#year+"]``.
    """
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0].isdigit():
            if _YEAR.match(token):
                found.append(_year(int(token), report_year))
            else:
                found.append("#")
        else:
            found.append(token.lower())
    return found


def _year(year: int, report_year: int | None) -> str:
    if report_year is None:
        return "#year"
    return "#year+" if year > report_year else "#year-" if year < report_year else "#year0"


def suffix_cue(token: str) -> str | None:
    """Return the ending that tells a word's form: ``"etableres"`` -> ``"~res"``."""
    if len(token) < 6:
        return None
    return next((f"~{s}" for s in _SUFFIXES if token.endswith(s)), None)


_FORMS: Final = (
    (
        "+done",
        re.compile(
            r"\b(?:er|har|blev|var|bliver)\b(?:\W+\w+){0,4}?\W+"
            r"\w*(?:eret|ført|lagt|gjort|nået|sat|taget|holdt|fået|blevet|været|opfyldt|friet|net"
            r"|ket|tet|set|let|vet|get|det|dt)\b"
        ),
    ),
    ("+shall", re.compile(r"\b(?:skal|vil|bør|må)\b")),
    ("+passive", re.compile(r"\b\w{3,}[rdtgklnsvp]es\b")),
    ("+to", re.compile(r"^\W*(?:\w[.)]\W*)?at \w+")),
    (
        "+noun",
        re.compile(
            r"^\W*(?:\w[.)]\W*)?\w+(?:ing|else|tion|skab|hed|ning|tal)(?:er)? "
            r"(?:af|om|med|til|for|ved|i|på)\b"
        ),
    ),
    ("+past", re.compile(r"\b(?:blev|var|havde|fik|kom|gik|viste|\w{3,}ede)\b")),
    ("+least", re.compile(r"\b(?:mindst|minimum|min|højst|maks|under|over)\b\W+\d")),
)
_FINITE: Final = re.compile(
    r"\b(?:er|har|var|havde|skal|vil|kan|må|bør|blev|bliver|får|fik|kom|går|gik|findes|sker|giver|"
    r"viser|stiger|falder|betyder|kræver|ønsker|oplever|mangler|fortsætter|følger|\w{3,}(?:ede|es))\b"
)


def form_cues(text: str) -> list[str]:
    """Return the cues of tense and mood: done, shall, passive, ``at`` + verb, a bare noun phrase.

    Example: ``"Der er gennemført et forløb."`` -> ``["+done"]``.
    """
    small = text.lower()
    cues = [name for name, pattern in _FORMS if pattern.search(small)]
    if _FINITE.search(small) is None:
        cues.append("+verbless")
    return cues


def body_cues(words: Sequence[str], forms: Sequence[str] = ()) -> list[str]:
    """Return the cues of a whole piece, one for each telling word and form."""
    cues = [*words, *forms]
    cues += [cue for word in words if (cue := suffix_cue(word)) is not None]
    return cues


def opening_cues(words: Sequence[str], forms: Sequence[str] = ()) -> list[str]:
    """Return the cues of the piece that a value starts with: its first words and its form."""
    cues = [f"1:{word}" for word in words[:1]]
    if len(words) > 1:
        cues += [f"2:{words[0]} {words[1]}", f"w:{words[1]}"]
    if len(words) > 2:
        cues.append(f"w:{words[2]}")
    cues += [f"1{cue}" for word in words[:1] if (cue := suffix_cue(word)) is not None]
    return cues + [f"1{form}" for form in forms]


@dataclass(frozen=True, slots=True)
class CueWeights:
    """Hold what each cue adds to each kind's score, and what moves between labels cost."""

    body: Mapping[str, Vector]
    """Cue -> a weight for each kind, for every piece of a value."""
    opening: Mapping[str, Vector]
    """Cue -> a weight for each kind, for the piece a value starts with."""
    moves: Mapping[str, float]
    """Name of a move (see ``layout/monotone.py``) -> its weight."""
    temperature: float = 1.0
    """Divides the scores; fitted on held-back reports so that probabilities hold."""
    zero: Vector = field(default=(0.0,) * len(KINDS))


def parse_weights(text: str) -> CueWeights:
    """Read weights from JSON: ``body`` and ``opening`` map cues to ``{kind: weight}``."""
    data = json.loads(text)

    def vectors(table: Mapping[str, Mapping[str, float]]) -> dict[str, Vector]:
        return {
            cue: tuple(weights.get(kind.value, 0.0) for kind in KINDS)
            for cue, weights in table.items()
        }

    return CueWeights(
        vectors(data["body"]), vectors(data["opening"]), data["moves"], data["temperature"]
    )


@cache
def load_weights() -> CueWeights:
    """Load the weights that come with the program."""
    source = resources.files("goalextract.profiles").joinpath(_DATA)
    return parse_weights(source.read_text(encoding="utf-8"))
