"""Train how values read, kind by kind: the second part of ``make train``.

A logistic regression over the cues of a value, trained by Adagrad on the prose for developing.
"""

import json
import math
import random
import tomllib
from collections import defaultdict
from pathlib import Path

from goalextract.profiles.cues import KINDS, load_classes
from goalextract.profiles.kinds import KindWeights, likelihoods, value_cues
from tests.generator.prose import FOLDER, fill

OUT = Path(__file__).parents[2] / "src" / "goalextract" / "profiles" / "kinds.json"
_YEAR = 2015
_MIN_GOALS = 3
_RATE = 0.3
_DECAY = 3e-4
_ROUNDS = 40

Row = tuple[set[str], int, str]
"""A value's cues, the index of its kind, its goal."""


def files() -> list[Path]:
    """Return the prose files for developing."""
    names = sorted(FOLDER.glob("*.toml"))
    return [f for f in names if f.stem != "samples" and not f.stem.startswith("heldback")]


def rows(prose: list[Path], seed: int = 1) -> list[Row]:
    """Read values, whole and cut short, with or without their last stop."""
    rng, classes = random.Random(seed), load_classes()
    found: list[Row] = []
    for file in prose:
        for goal in tomllib.loads(file.read_text(encoding="utf-8"))["goal"]:
            for index, kind in enumerate(KINDS):
                units = goal.get(kind.value)
                units = [units] if isinstance(units, str) else units or []
                for length in {len(units), rng.randint(1, max(1, len(units)))} - {0}:
                    text = " ".join(
                        fill(u, year=_YEAR, place="Nordby", municipality="Nordby")
                        for u in units[:length]
                    )
                    if kind.value == "service_area" and rng.random() < 0.5:
                        text = f"{rng.randint(10, 60)} {text}"
                    if rng.random() < 0.3:
                        text = text.rstrip(".")
                    found.append((value_cues(text, _YEAR, classes), index, goal["id"]))
    return found


def train(data: list[Row]) -> KindWeights:
    """Learn the weights of the cues that stand in several goals."""
    goals: dict[str, set[str]] = defaultdict(set)
    for found, _, goal in data:
        for cue in found:
            goals[cue].add(goal)
    known = {cue for cue, where in goals.items() if len(where) >= _MIN_GOALS}
    width = range(len(KINDS))
    weights = {cue: [0.0] * len(KINDS) for cue in sorted(known | {""})}
    squares = {cue: [1e-2] * len(KINDS) for cue in weights}
    items = [([*sorted(found & known), ""], kind) for found, kind, _ in data]
    rng = random.Random(1)
    for _ in range(_ROUNDS):
        rng.shuffle(items)
        for cues, kind in items:
            scale = 1.0 / math.sqrt(len(cues))
            scores = [scale * sum(weights[cue][k] for cue in cues) for k in width]
            most = max(scores)
            chances = [math.exp(score - most) for score in scores]
            total = sum(chances)
            gaps = [scale * (chances[k] / total - (k == kind)) for k in width]
            for cue in cues:
                row, past = weights[cue], squares[cue]
                for k in width:
                    gradient = gaps[k] + _DECAY * row[k]
                    past[k] += gradient * gradient
                    row[k] -= _RATE * gradient / math.sqrt(past[k])
    bias = weights.pop("")
    return KindWeights({cue: tuple(row) for cue, row in weights.items()}, tuple(bias))


def save(weights: KindWeights, path: Path = OUT) -> None:
    """Write the weights as JSON, a line a cue."""
    lines = [
        f"{json.dumps(cue, ensure_ascii=False)}: {json.dumps([round(w, 3) for w in row])}"
        for cue, row in sorted(weights.cues.items())
    ]
    bias = json.dumps([round(w, 3) for w in weights.bias])
    body = ",\n".join(lines)
    path.write_text(f'{{"bias": {bias},\n"cues": {{\n{body}\n}}}}\n', encoding="utf-8")


def accuracy(data: list[Row], weights: KindWeights) -> float:
    """Return the share of values whose likeliest kind is right."""
    right = 0
    for cues, kind, _ in data:
        scores = likelihoods(cues, weights)
        right += max(range(len(KINDS)), key=lambda k: scores[k]) == kind
    return right / max(1, len(data))


def main() -> None:
    """Train on all prose for developing; print how each file fares that is left out."""
    for file in files():
        weights = train(rows([other for other in files() if other != file]))
        print(f"kinds of {file.stem} left out: {accuracy(rows([file], 2), weights):.3f}")
    save(train(rows(files())))


if __name__ == "__main__":
    main()
