"""Measure what each doubt is worth: ``python -m tests.training.doubts --fold 0``.

Weights are learned without the hands of a fold; reports of these hands are then extracted.  For
each reason to doubt a section the chance is fitted with which it is right all the same, other
reasons being equal, and how far the division's own probabilities hold.
"""

import argparse
import math
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np
import numpy.typing as npt

from goalextract.doubt import CERTAIN, Doubt, confidence
from goalextract.profiles.weights import CueWeights, parse_weights
from tests.accuracy.run import extract_json
from tests.accuracy.score import score_document
from tests.generator import generate
from tests.generator.prose import load_file
from tests.training.train import LAYOUTS, hands

_WORDING: Final = re.compile(r"^(it may start|what follows may start|where the value)")
_DETAIL: Final = re.compile(r"'.*'|\d+ ?%")
_STEPS: Final = 400
Row = tuple[frozenset[str], float, bool]
"""Reasons, the division's probability, and whether the section is right."""


def _code(reason: str) -> str:
    return _DETAIL.sub("…", reason)


def _rows(job: tuple[int, str], files: tuple[str, ...], weights: CueWeights) -> list[Row]:
    """Extract one report of these hands and tell of each section what was doubted, and if right."""
    goals = tuple(goal for file in files for goal in load_file(file))
    sample = generate(*job, "develop", goals)
    seen: dict[tuple[str, ...], tuple[frozenset[str], float]] = {}

    def keep(doubts: Sequence[Doubt]) -> float:
        found = list(doubts)
        chance = math.prod(d.confidence for d in found if _WORDING.match(d.reason))
        codes = frozenset(_code(d.reason) for d in found if not _WORDING.match(d.reason))
        seen[tuple(d.reason for d in found)] = (codes, chance)
        return confidence(found)

    with (
        mock.patch("goalextract.goals.payload.confidence", keep),
        mock.patch("goalextract.layouts.load_weights", return_value=weights),
        tempfile.TemporaryDirectory() as folder,
    ):
        path = Path(folder) / sample.name
        path.write_bytes(sample.data)
        got, why = extract_json(path)
    if got is None:
        return []
    score = score_document(sample.name, sample.layout, sample.truth, got, why)
    right = {(v.goal, v.kind): v.state == "right" for v in score.verdicts}
    return [
        (*seen[tuple(section["reasons"])], right[goal["ordinal"], kind])
        for goal in got["goals"]
        for kind, section in goal["sections"].items()
        if (goal["ordinal"], kind) in right and tuple(section["reasons"]) in seen
    ]


def fit(rows: Sequence[Row]) -> tuple[float, float, Mapping[str, float]]:
    """Fit P(right) = sharpness and shift of the division's log-odds, times a factor a reason."""
    counts = Counter(code for codes, _, _ in rows for code in codes)
    codes = [code for code, count in counts.most_common() if count >= 20]
    given = np.array([[float(code in row[0]) for code in codes] for row in rows])
    chances = np.clip(np.array([row[1] for row in rows]), 1e-6, 1 - 1e-6)
    odds: npt.NDArray[np.float64] = np.log(chances / (1 - chances))
    is_divided = chances < 1 - 2e-6
    right = np.array([float(row[2]) for row in rows])
    sharpness, shift = 1.0, 0.0
    losses = np.full(len(codes), 3.0)  # log-odds of the factors
    for step in range(_STEPS):
        factors = 1 / (1 + np.exp(-losses))
        base = np.where(is_divided, 1 / (1 + np.exp(-(sharpness * odds + shift))), CERTAIN)
        whole = np.clip(base * np.exp(given @ np.log(factors)), 1e-6, 1 - 1e-6)
        pull = (right - whole) / (1 - whole)  # of the logarithm of the whole
        rate = 2.0 / len(rows) if step < _STEPS // 2 else 0.7 / len(rows)
        losses += 30 * rate * (given.T @ pull) * (1 - factors)
        inner = pull * (1 - base) * is_divided
        sharpness += rate * float(inner @ odds)
        shift += rate * float(inner.sum())
    factors = 1 / (1 + np.exp(-losses))
    return sharpness, shift, dict(zip(codes, factors.tolist(), strict=True))


def main() -> None:
    """Print what the doubts of one fold are worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--weights", type=Path, required=True, help="learned without the fold")
    parser.add_argument("--seeds", type=int, default=60)
    options = parser.parse_args()
    files = tuple(hands()[options.fold :: 5])
    text = options.weights.read_text(encoding="utf-8")
    weights = parse_weights(text, options.weights.with_suffix(".npz").read_bytes())
    jobs = [(seed, layout) for seed in range(500, 500 + options.seeds) for layout in LAYOUTS]
    with ProcessPoolExecutor(2) as pool:
        made = pool.map(partial(_rows, files=files, weights=weights), jobs, chunksize=8)
        rows = [row for part in made for row in part]
    sharpness, shift, factors = fit(rows)
    print(f"{len(rows)} sections, {sum(row[2] for row in rows) / len(rows):.3f} right")
    print(f"sharpness {sharpness:.2f}, shift {shift:+.2f}")
    counts: Counter[str] = Counter(code for codes, _, _ in rows for code in codes)
    for code, factor in factors.items():
        print(f"{factor:.3f} of {counts[code]:5d}  {code}")


if __name__ == "__main__":
    main()
