"""Learn what sentences say of goals' being reached: ``python -m tests.training.verdict_guesser``.

The sentences in ``verdicts/`` were written and labelled by several hands.  ``--measure`` prints how
well each hand's sentences are read with the others' alone; without it ``verdict_guesser.npz`` is
written.
"""

import argparse
import io
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from goalextract.profiles import verdict_guesser
from goalextract.profiles.verdict_guesser import LABELS, Said, VerdictGuesser, cues
from goalextract.records import Kind

FOLDER: Final = Path(__file__).with_name("verdicts")
TARGET: Final = Path(verdict_guesser.__file__).with_name("verdict_guesser.npz")
_ROUNDS: Final = 30
_RATE: Final = 0.09
_DECAY: Final = 0.002
_DROPPED: Final = 0.3
_FEWEST: Final = 2
"""A cue of one sentence says nothing of others."""
_THRESHOLDS: Final = (0.0, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Hold a sentence with what it says."""

    said: Said
    label: str


def load(path: Path) -> list[Labelled]:
    """Return a hand's sentences."""
    return [
        Labelled(
            Said(text, entry["about"], Kind(entry["kind"]), place, len(entry["sentences"])), label
        )
        for entry in tomllib.loads(path.read_text("utf-8"))["text"]
        for place, (label, text) in enumerate(entry["sentences"])
    ]


def hands() -> dict[str, list[Labelled]]:
    """Return all sentences, by the hand that wrote them."""
    return {path.stem: load(path) for path in sorted(FOLDER.glob("*.toml"))}


@dataclass(frozen=True, slots=True)
class Learned:
    """Hold the weights of the cues that sentences share."""

    cues: np.ndarray[tuple[int], np.dtype[np.int32]]
    weights: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    bias: np.ndarray[tuple[int], np.dtype[np.float32]]

    @property
    def guesser(self) -> VerdictGuesser:
        """Return what guesses by these weights."""
        table = np.zeros((verdict_guesser.CUES, len(LABELS)), dtype=np.float32)
        table[self.cues] = self.weights
        return VerdictGuesser(table, self.bias)


def learn(items: Sequence[Labelled]) -> Learned:
    """Learn by Adagrad, each time with some cues left out; the average of the later rounds."""
    known = [sorted(cues(item.said)) for item in items]
    counts = Counter(cue for here in known for cue in here)
    kept = sorted(cue for cue, count in counts.items() if count >= _FEWEST)
    place = {cue: number for number, cue in enumerate(kept)}
    rows = [np.array([place[cue] for cue in here if cue in place], dtype=int) for here in known]
    labels = [LABELS.index(item.label) for item in items]
    width = len(LABELS)
    weights, bias = np.zeros((len(kept), width)), np.zeros(width)
    squares, bias_squares = np.full((len(kept), width), 0.01), np.full(width, 0.01)
    total, bias_total, remembered = np.zeros_like(weights), np.zeros_like(bias), 0
    chance = np.random.default_rng(1)
    for number in range(_ROUNDS):
        for item in chance.permutation(len(rows)):
            here = rows[item][chance.random(len(rows[item])) > _DROPPED]
            scores = weights[here].sum(axis=0) / (1 - _DROPPED) + bias
            slope = np.exp(scores - scores.max())
            slope /= slope.sum()
            slope[labels[item]] -= 1
            step = slope[None, :] / (1 - _DROPPED) + _DECAY * weights[here]
            squares[here] += step**2
            weights[here] -= _RATE * step / np.sqrt(squares[here])
            bias_squares += slope**2
            bias -= _RATE / 3 * slope / np.sqrt(bias_squares)
        if number >= _ROUNDS // 2:
            total += weights
            bias_total += bias
            remembered += 1
    return Learned(
        np.array(kept, dtype=np.int32),
        (total / remembered).astype(np.float32),
        (bias_total / remembered).astype(np.float32),
    )


def measure(given: dict[str, list[Labelled]]) -> None:
    """Print how the others' sentences read each hand's."""
    for hand, items in given.items():
        others = [item for other, own in given.items() if other != hand for item in own]
        guesser = learn(others).guesser
        guesses = guesser.guess([item.said for item in items])
        for least in _THRESHOLDS:
            said = [
                guess.outcome or "none" if guess.probability >= least else "none"
                for guess in guesses
            ]
            right = sum(a == b.label != "none" for a, b in zip(said, items, strict=True))
            claimed = sum(one != "none" for one in said)
            there = sum(item.label != "none" for item in items)
            swapped = sum(
                {a, b.label} == {"met", "not_met"} for a, b in zip(said, items, strict=True)
            )
            sys.stdout.write(
                f"{hand:10} at {least:.1f}: {claimed:4} claimed, right"
                f" {100 * right / max(claimed, 1):.1f} %, found {100 * right / there:.1f} %,"
                f" met for not_met or the other way {swapped}\n"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, or learn from all hands and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true")
    given = hands()
    if parser.parse_args(arguments).measure:
        measure(given)
        return
    learned = learn([item for own in given.values() for item in own])
    written = io.BytesIO()
    np.savez_compressed(
        written, cues=learned.cues, weights=learned.weights.astype(np.float32), bias=learned.bias
    )
    TARGET.write_bytes(written.getvalue())
    sys.stdout.write(f"{TARGET.name}: {len(learned.cues)} cues, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
