"""Train the cues' weights on generated reports: ``make train``.

A conditional random field over (piece, label), trained by Adagrad on the likelihood of the true
division.  Reports of the development prose and seeds only; ``heldback`` is never read here.
"""

import argparse
import json
import math
import random
import tomllib
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from goalextract.layout.flattened import weighted
from goalextract.layout.monotone import Division
from goalextract.profiles.cues import (
    KINDS,
    CueTable,
    CueWeights,
    body_cues,
    load_classes,
    opening_cues,
    read_piece,
)
from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.model import built_in_profiles
from goalextract.records import Kind
from tests.generator import generate
from tests.training.gold import Example, example

LAYOUTS = ("transcript_a", "transcript_b", "flattened")
PROSE = Path(__file__).parent.parent / "generator" / "prose"
OUT = Path(__file__).parents[2] / "src" / "goalextract" / "profiles" / "cues.json"
_MIN_GOALS = 6
_MIN_OPENINGS = 3
_MOVE_DECAY = 0.005
_CERTAIN = 4.0
_REMEMBER_EVERY = 10

Table = dict[str, list[float]]


def vocabulary() -> tuple[set[str], set[str]]:
    """Return the cues that stand in the prose of several goals, so that no topic is learned."""
    body: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    classes = load_classes()
    tenses = [form.name for form in classes.forms] + ["none"]
    for path in sorted(PROSE.glob("*.toml")):
        if path.stem.startswith("heldback"):
            continue
        for goal in tomllib.loads(path.read_text(encoding="utf-8"))["goal"]:
            units = [u for value in goal.values() if isinstance(value, list) for u in value]
            read = [read_piece(unit.replace("{y", "2015{y"), None, classes) for unit in units]
            body.update({cue for reading in read for cue in body_cues(reading, reading.forms)})
            opening.update({cue for reading in read for cue in opening_cues(reading)})
    years = {"#year", "#year+", "#year-", "#year0", *(f"c:{sign}" for sign in "y<=>")}
    kept = {cue for cue, n in body.items() if n >= _MIN_GOALS} | years
    starts = {cue for cue, n in opening.items() if n >= _MIN_OPENINGS}
    starts |= {f"{a}>{b}" for a in tenses for b in tenses}
    return kept, starts | {f"1:{y}" for y in years} | {f"w:{y}" for y in years} | {"known_area"}


class Trainer:
    """Hold the weights while they are learned."""

    def __init__(self, rate: float, decay: float) -> None:
        self.body_words, self.opening_words = vocabulary()
        zeros = len(KINDS)
        self.body: Table = {cue: [0.0] * zeros for cue in sorted(self.body_words)}
        self.opening: Table = {cue: [0.0] * zeros for cue in sorted(self.opening_words)}
        self.moves: dict[str, float] = {"skip": -4.0, "carry": -3.0, "at_label": 3.0}
        self._squares: dict[tuple[str, str, int], float] = defaultdict(lambda: 1e-2)
        self._rate, self._decay = rate, decay
        self._totals: tuple[Table, Table] = ({}, {})
        self._moves_total: dict[str, float] = {}
        self._remembered = 0

    def remember(self) -> None:
        """Add the weights of now to the average, which does better on others' prose."""
        self._remembered += 1
        for total, table in ((self._totals[0], self.body), (self._totals[1], self.opening)):
            for cue, row in table.items():
                past = total.setdefault(cue, [0.0] * len(row))
                for k, value in enumerate(row):
                    past[k] += value
        for name, value in self.moves.items():
            self._moves_total[name] = self._moves_total.get(name, 0.0) + value

    def take_average(self) -> None:
        """Take the average of what was remembered for the weights."""
        share = 1.0 / max(1, self._remembered)
        for total, table in ((self._totals[0], self.body), (self._totals[1], self.opening)):
            table.update({cue: [share * value for value in row] for cue, row in total.items()})
        self.moves.update({name: share * value for name, value in self._moves_total.items()})

    def weights(self) -> CueWeights:
        return CueWeights(CueTable(self.body), CueTable(self.opening), dict(self.moves))

    def _bump(self, key: tuple[str, str, int], value: float, gradient: float) -> float:
        # Moves tell structure, not topics: they are few and may weigh as much as they must.
        gradient -= (_MOVE_DECAY if key[0].startswith("m") else self._decay) * value
        self._squares[key] += gradient * gradient
        return value + self._rate * gradient / math.sqrt(self._squares[key])

    def step(self, item: Example) -> float:
        """Learn from one report; return the negative log-likelihood for each piece."""
        stream, owners = item.stream, item.owners
        held = set(owners)
        division = Division(weighted(stream, self.weights()), stream.labels, self.moves)
        division.weigh()
        body: dict[tuple[str, int], float] = defaultdict(float)
        opening: dict[tuple[str, int], float] = defaultdict(float)
        moves: dict[str, float] = defaultdict(float)
        kinds = [KINDS.index(label.kind) for label in stream.labels]
        # A label without a piece is skipped.
        for j, label in enumerate(stream.labels):
            moves[f"skip:{label.kind.value}"] -= j in held
            moves["skip"] -= j in held
        for t, piece in enumerate(stream.pieces):
            low, high = division.windows[t]
            if not low <= owners[t] <= high:
                return -1.0
            starts = owners[t] >= 0 and (t == 0 or owners[t] != owners[t - 1])
            carries = t > 0 and high > division.windows[t - 1][1]
            for j in range(max(0, low), high + 1):
                node = division.piece_probability(t, j)
                enter = division.start_probability(t, j)
                moves["skip"] += enter
                moves[f"skip:{stream.labels[j].kind.value}"] += enter
                gap = float(owners[t] == j) - node
                if abs(gap) > 1e-4:
                    for cue in piece.body:
                        if cue in self.body:
                            body[cue, kinds[j]] += gap
                start_gap = float(starts and owners[t] == j) - enter
                if abs(start_gap) > 1e-4:
                    for cue in piece.opening:
                        if cue in self.opening:
                            opening[cue, kinds[j]] += start_gap
                    for name in division.start_moves(t, j):
                        moves[name] += start_gap
                if carries:
                    stays = float(owners[t] == j and not starts) - (node - enter)
                    moves["carry"] += stays
        for (cue, k), gradient in body.items():
            vector = self.body[cue]
            vector[k] = self._bump(("b" + cue, "", k), vector[k], gradient)
        for (cue, k), gradient in opening.items():
            vector = self.opening[cue]
            vector[k] = self._bump(("o" + cue, "", k), vector[k], gradient)
        for name, gradient in moves.items():
            old = self.moves.get(name, 0.0)
            self.moves[name] = self._bump(("m" + name, "", 0), old, gradient)
        return 0.0

    def learn_from_some(self, item: Example, rng: random.Random, share: float) -> None:
        """Learn from one report with only so many of its cues.

        What one hand's words tell must not drown what many hands have in common.
        """

        def some(cues: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(cue for cue in cues if cue == "+" or rng.random() < share)

        pieces = tuple(
            replace(piece, body=some(piece.body), opening=some(piece.opening))
            for piece in item.stream.pieces
        )
        self.step(replace(item, stream=replace(item.stream, pieces=pieces)))

    def save(self, path: Path, temperature: float) -> None:
        # Set by hand: a service area that recurs in the document is as good as certain, and the
        # generator draws too few of them to learn how good.
        area = self.opening["known_area"]
        area[KINDS.index(Kind.SERVICE_AREA)] = max(area[KINDS.index(Kind.SERVICE_AREA)], _CERTAIN)
        self.moves["after_area"] = max(self.moves["after_area"], _CERTAIN)

        def table(values: Table) -> dict[str, dict[str, float]]:
            rows = {
                cue: {k.value: round(w, 3) for k, w in zip(KINDS, v, strict=True) if abs(w) >= 0.02}
                for cue, v in values.items()
            }
            return {cue: row for cue, row in sorted(rows.items()) if row}

        data = {
            "temperature": temperature,
            "moves": {k: round(v, 3) for k, v in sorted(self.moves.items())},
            "opening": table(self.opening),
            "body": table(self.body),
        }
        path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def accuracy(items: list[Example], weights: CueWeights) -> float:
    """Return the share of labels with a value whose pieces are all right."""
    right = total = 0
    for item in items:
        pieces = weighted(item.stream, weights)
        division = Division(pieces, item.stream.labels, weights.moves, weights.temperature)
        division.weigh()
        found = {p.label: (p.start, p.end) for p in division.best()}
        truth: dict[int, tuple[int, int]] = {}
        for t, owner in enumerate(item.owners):
            truth[owner] = (truth.get(owner, (t, t))[0], t + 1)
        for label, span in truth.items():
            total += label >= 0
            right += label >= 0 and found.get(label) == span
    return right / max(1, total)


def examples(seeds: range, prose: str) -> list[Example]:
    """Draw reports and align them; those that cannot be aligned are left out."""
    profile = built_in_profiles()[0]
    finder = LabelFinder(profile)
    drawn = [generate(seed, layout, prose) for seed in seeds for layout in LAYOUTS]
    made = [item for sample in drawn if (item := example(sample, profile, finder)) is not None]
    print(f"{len(made)} of {len(drawn)} {prose} reports aligned")
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200, help="seeds, each in three layouts")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--share", type=float, default=0.5, help="of the cues, seen at a time")
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--decay", type=float, default=0.15)
    parser.add_argument("--temperature", type=float, default=1.35)
    arguments = parser.parse_args()
    items = examples(range(arguments.reports), "develop")
    other = examples(range(900, 930), "develop")
    trainer = Trainer(arguments.rate, arguments.decay)
    rng = random.Random(1)
    for number in range(arguments.rounds):
        rng.shuffle(items)
        for count, item in enumerate(items):
            trainer.learn_from_some(item, rng, arguments.share)
            if number and count % _REMEMBER_EVERY == 0:
                trainer.remember()
        print(
            f"round {number + 1}: other seeds {accuracy(other, trainer.weights()):.3f}", flush=True
        )
    trainer.take_average()
    print(f"average: other seeds {accuracy(other, trainer.weights()):.3f}", flush=True)
    trainer.save(OUT, arguments.temperature)


if __name__ == "__main__":
    main()
