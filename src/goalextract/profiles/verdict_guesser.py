"""Guess what a sentence says of a goal's being reached, where no listed wording tells.

A softmax over the sentence's words, learned by ``make train`` from sentences that several hands
wrote and labelled; the weights are ``verdict_guesser.npz``.  Cues are known by a hash, so no word
is kept.
"""

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from goalextract.language.stems import stem
from goalextract.records import Kind, Outcome

Floats = npt.NDArray[np.float32]
LABELS: Final[tuple[str, ...]] = ("none", *get_args(Outcome))
_OUTCOMES: Final[tuple[Outcome | None, ...]] = (None, *get_args(Outcome))
CUES: Final = 1 << 16
"""So many places for cues; two that share one seldom meet."""
_LANGUAGE: Final = "da"
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[!?:]")
_NEGATIONS: Final = frozenset({"ikk", "ingen", "aldr", "hverk", "uden"})
_REACH: Final = 5
"""So many words after a negation are negated."""
_MOST_SHARED: Final = 4
_WORDS_KEPT: Final = 1 << 14
_ABOUT_KEPT: Final = 64
_LONGEST: Final = 400
"""A longer sentence is a list or a page without stops; its verdict is anybody's guess."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Say what a sentence most likely states, and how likely."""

    outcome: Outcome | None
    """None where it states nothing of the goal's being reached."""
    probability: float


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a sentence with what its meaning hangs on."""

    text: str
    about: str
    """The goal that the section reports on."""
    kind: Kind
    place: int
    """Its place in its section, from 0."""
    count: int
    """How many sentences the section has."""


class _Form(NamedTuple):
    """Hold one word as the cues see it, and the numbers of the cues that are of it alone."""

    stem: str
    always: tuple[int, ...]
    by_negation: tuple[int, int]
    """In a sentence without a negation, and in one with."""
    negated: int
    """Right behind a negation."""


def cues(said: Said) -> frozenset[int]:
    """Return the numbers of a sentence's cues."""
    forms = [_form(word.lower()) for word in _WORD.findall(said.text)]
    stems = [form.stem for form in forms]
    is_negated = not _NEGATIONS.isdisjoint(stems)
    found = {number for form in forms for number in form.always}
    found.update([form.by_negation[is_negated] for form in forms])
    if is_negated:
        found.update(_behind_negations(forms))
    found.update(map(_number, _names(said, stems, is_negated=is_negated)))
    return frozenset(found)


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % CUES


@lru_cache(maxsize=_WORDS_KEPT)
def _form(word: str) -> _Form:
    """Return a word in small letters with its cues; words come again and again."""
    one = "#" if word[0].isdigit() else stem(word)
    always = [f"u={one}", f"w={word}"]
    always += [f"p={word[:5]}"] if len(word) > 5 else []
    always += [f"q={word[-4:]}"] if len(word) > 6 else []
    return _Form(
        one,
        tuple(map(_number, always)),
        (_number(f"{False}:{one}"), _number(f"{True}:{one}")),
        _number(f"n={one}"),
    )


def _behind_negations(forms: Sequence[_Form]) -> Iterator[int]:
    """Yield the numbers of the cues of words that stand shortly behind a negation."""
    negated = 0
    for form in forms:
        if form.stem in _NEGATIONS:
            negated = _REACH
        elif negated:
            negated -= 1
            yield form.negated


@lru_cache(maxsize=_ABOUT_KEPT)
def _about(text: str) -> frozenset[str]:
    """Return the stems of a goal's words; a section's sentences ask for the same ones."""
    return frozenset(stem(word.lower()) for word in _WORD.findall(text) if len(word) > 3)


def _names(said: Said, stems: Sequence[str], *, is_negated: bool) -> Iterator[str]:
    """Yield the names of the cues that are of several words, or of the whole sentence."""
    second, third = stems[1:], stems[2:]
    yield from [f"b={one}_{other}" for one, other in zip(stems, second, strict=False)]
    yield from [f"s={one}_{other}" for one, other in zip(stems, third, strict=False)]
    yield from [f"t={a}_{b}_{c}" for a, b, c in zip(stems, second, third, strict=False)]
    if stems:
        yield from (f"first={stems[0]}", f"first2={'_'.join(stems[:2])}", f"last={stems[-1]}")
    yield f"negated={is_negated}"
    shared = len(_about(said.about).intersection(stems))
    yield f"share={min(shared, _MOST_SHARED)}"
    yield f"length={min(6, len(stems) // 4)}"
    is_last = said.place == said.count - 1
    where = (
        "only" if said.count == 1 else "last" if is_last else "first" if not said.place else "in"
    )
    yield f"place={where}"
    yield f"kind={said.kind.value}"
    if "#" in stems:
        yield "number"


class VerdictGuesser:
    """Guess verdicts by learned weights, a row for each cue and a column for each label."""

    def __init__(self, weights: Floats, bias: Floats) -> None:
        self._weights = weights
        self._bias = bias

    def guess(self, said: Said) -> Guess:
        """Return what a sentence most likely states.

        Example: ``"Det lykkedes."`` of a goal that something shall grow -> ``met``.
        """
        if len(said.text) > _LONGEST:
            return Guess(None, 1.0)
        rows = self._weights.take(sorted(cues(said)), axis=0)
        scores = rows.sum(axis=0, dtype=np.float64) + self._bias
        powers = np.exp(scores - scores.max())
        best = int(powers.argmax())
        return Guess(_OUTCOMES[best], float(powers[best] / powers.sum()))


@cache
def load_guesser(language: str) -> VerdictGuesser | None:
    """Return what guesses verdicts in a language; None where nothing was learned for it."""
    if language != _LANGUAGE:
        return None
    data = resources.files(__package__).joinpath("verdict_guesser.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        table = np.zeros((CUES, len(LABELS)), dtype=np.float32)
        table[arrays["cues"]] = arrays["weights"]
        return VerdictGuesser(table, arrays["bias"])
