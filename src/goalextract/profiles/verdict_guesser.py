"""Guess what a sentence says of a goal's being reached, where no listed wording tells.

A softmax over the sentence's words, learned by ``make train`` from sentences that several hands
wrote and labelled; the weights are ``verdict_guesser.npz``.  Cues are known by a hash, so no word
is kept.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from goalextract.language.stems import stem
from goalextract.records import Kind, Outcome

Floats = npt.NDArray[np.float32]
LABELS: Final[tuple[str, ...]] = ("none", *get_args(Outcome))
CUES: Final = 1 << 16
"""So many places for cues; two that share one seldom meet."""
_LANGUAGE: Final = "da"
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[!?:]")
_NEGATIONS: Final = frozenset({"ikk", "ingen", "aldr", "hverk", "uden"})
_REACH: Final = 5
"""So many words after a negation are negated."""
_MOST_SHARED: Final = 4
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


def cues(said: Said) -> frozenset[int]:
    """Return the numbers of a sentence's cues."""
    return frozenset(zlib.crc32(name.encode()) % CUES for name in _names(said))


def _names(said: Said) -> Iterator[str]:
    words = [word.lower() for word in _WORD.findall(said.text)]
    stems = ["#" if word[0].isdigit() else stem(word) for word in words]
    yield from (f"u={one}" for one in stems)
    yield from (f"w={word}" for word in words)
    yield from (f"b={one}_{other}" for one, other in pairwise(stems))
    yield from (f"s={one}_{other}" for one, other in zip(stems, stems[2:], strict=False))
    yield from (f"t={'_'.join(three)}" for three in zip(stems, stems[1:], stems[2:], strict=False))
    yield from (f"p={word[:5]}" for word in words if len(word) > 5)
    yield from (f"q={word[-4:]}" for word in words if len(word) > 6)
    if stems:
        yield from (f"first={stems[0]}", f"first2={'_'.join(stems[:2])}", f"last={stems[-1]}")
    is_negated = not _NEGATIONS.isdisjoint(stems)
    yield f"negated={is_negated}"
    yield from (f"{is_negated}:{one}" for one in stems)
    negated = 0
    for one in stems:
        if one in _NEGATIONS:
            negated = _REACH
        elif negated:
            negated -= 1
            yield f"n={one}"
    about = {stem(word.lower()) for word in _WORD.findall(said.about) if len(word) > 3}
    yield f"share={min(len(about & set(stems)), _MOST_SHARED)}"
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
        scores = self._weights[sorted(cues(said))].sum(axis=0, dtype=np.float64) + self._bias
        powers = np.exp(scores - scores.max())
        best = int(powers.argmax())
        label = LABELS[best]
        outcome = next((one for one in get_args(Outcome) if one == label), None)
        return Guess(outcome, float(powers[best] / powers.sum()))


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
