"""Train the cues' weights on generated reports: ``make train``.

Reports of the development prose and seeds only; ``heldback`` is never read here.  Hands are told
apart to measure: of five parts of the prose files, one is left out and measured on.
"""

import argparse
import io
import json
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from goalextract.layout.monotone import Division
from goalextract.layout.stream import weighted
from goalextract.profiles.cues import (
    KINDS,
    body_cues,
    load_classes,
    opening_cues,
    read_piece,
)
from goalextract.profiles.templates import generic_template
from goalextract.profiles.weights import CueWeights, parse_weights
from goalextract.records import Kind
from tests.generator import generate
from tests.generator.prose import FOLDER, ProseGoal, load_file
from tests.training.gold import Example, example
from tests.training.learner import Learner
from tests.training.tables import WIDTH
from tests.training.variety import varied

LAYOUTS: Final = ("transcript_a", "transcript_b", "flattened")
OUT: Final = Path(__file__).parents[2] / "src" / "goalextract" / "profiles" / "cues.json"
_MIN_GOALS: Final = 8
_MIN_OPENINGS: Final = 4
_CERTAIN: Final = 4.0
_MOST_STEPS: Final = 127
_PROCESSES: Final = 2
_NETWORKS: Final = 4


def hands() -> list[str]:
    """Return the prose files for developing, by name."""
    return [p.stem for p in sorted(FOLDER.glob("*.toml")) if not p.stem.startswith("heldback")]


def vocabulary(files: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the cues that stand in the prose of several goals, so that no topic is learned."""
    body: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    classes = load_classes()
    tenses = [form.name for form in classes.forms] + ["none"]
    for file in files:
        entries = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))["goal"]
        for goal in entries:
            units = [u for value in goal.values() if isinstance(value, list) for u in value]
            read = [read_piece(unit.replace("{y", "2015{y"), None, classes) for unit in units]
            body.update({cue for reading in read for cue in body_cues(reading, reading.forms)})
            opening.update({cue for reading in read for cue in opening_cues(reading)})
    years = {"#year", "#year+", "#year-", "#year0", *(f"c:{sign}" for sign in "y<=>")}
    kept = {cue for cue, n in body.items() if n >= _MIN_GOALS} | years
    starts = {cue for cue, n in opening.items() if n >= _MIN_OPENINGS}
    starts |= {f"{a}>{b}" for a in tenses for b in tenses}
    return kept, starts | {f"1:{y}" for y in years} | {f"w:{y}" for y in years} | {"known_area"}


@dataclass(frozen=True, slots=True)
class Learned:
    """Hold what several learners learned apart, put together."""

    parts: Mapping[str, npt.NDArray[np.float64]]
    """Tables of cues, (cues, kinds + what each network is given); networks' parts, stacked."""
    lines: Mapping[str, Sequence[str]]
    """What the rows of the tables, and the columns told of what is around, are called."""
    moves: Mapping[str, float]
    lengths: Mapping[Kind, float]

    @classmethod
    def of(cls, learners: Sequence[Learner]) -> "Learned":
        """Put learners of the same reports together; their own weights for kinds are averaged."""
        first = learners[0]
        parts = {name: np.stack([one.parts[name] for one in learners]) for name in first.parts}
        for name in ("body", "opening"):
            stack = parts[name]
            own, given = stack[..., :WIDTH].mean(axis=0), stack[..., WIDTH:]
            parts[name] = np.hstack([own, *given])
        moves = dict(zip(first.move_names, parts.pop("moves").mean(axis=0).tolist(), strict=True))
        lines = {
            "body_cues": list(first.body),
            "opening_cues": list(first.opening),
            "circumstances": first.circumstances,
        }
        _make_areas_known(parts["opening"], moves, lines["opening_cues"].index("known_area"))
        # By hand too: the prose for developing has no such openings.
        moves["leads_in_again"] = _CERTAIN
        return cls(parts, lines, moves, first.lengths)

    def carrying(self, more: float) -> "Learned":
        """Return what was learned with values that go on past labels so much likelier.

        The prose learned from keeps to its labels, that of reports less: where a label stands at
        the end of a sentence its place tells more than the wording after it.
        """
        return replace(self, moves={**self.moves, "carry": self.moves["carry"] + more})

    def text(self, sharpness: float = 1.0, shift: float = 0.0) -> str:
        """Write moves, lengths and calibration as JSON."""
        data = {
            "sharpness": sharpness,
            "shift": shift,
            "lengths": {kind.value: length for kind, length in self.lengths.items()},
            "moves": {name: round(w, 3) for name, w in sorted(self.moves.items()) if round(w, 3)},
        }
        return json.dumps(data, indent=1) + "\n"

    def arrays(self) -> bytes:
        """Write tables and networks, so that the same numbers always give the same bytes."""
        arrays: dict[str, npt.NDArray[Any]] = {}
        for name, part in self.parts.items():
            if f"{name}_cues" in self.lines:
                arrays[name], arrays[f"{name}_steps"] = in_steps(part)
            else:
                arrays[name] = part.astype(np.float16)
        for name, lines in self.lines.items():
            arrays[name] = np.frombuffer("\n".join(lines).encode(), np.uint8)
        return _written(arrays)


def in_steps(
    table: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return a table in whole steps, a byte each, and how large a step of each column is."""
    steps = np.abs(table).max(axis=0) / _MOST_STEPS
    steps = np.where(steps > 0, steps, 1.0).astype(np.float32)
    return np.round(table / steps).astype(np.int8), steps


def _make_areas_known(opening: npt.NDArray[np.float64], moves: dict[str, float], row: int) -> None:
    """Let a service area that recurs in the document be as good as certain.

    Set by hand: the generator draws too few of them to learn how good.
    """
    at = KINDS.index(Kind.SERVICE_AREA)
    opening[row, at] = max(opening[row, at], _CERTAIN)
    moves["after_area"] = max(moves["after_area"], _CERTAIN)


def _written(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Write arrays as a file that holds no time of writing."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.lib.format.write_array(held, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, held.getvalue())
    return whole.getvalue()


def accuracy(items: Iterable[Example], weights: CueWeights) -> float:
    """Return the share of labels with a value whose pieces are all right."""
    right = total = 0
    for item in items:
        division = Division(
            weighted(item.stream, weights),
            item.stream.labels,
            weights.moves,
            weights.lengths,
        )
        division.weigh()
        found = {p.label: (p.start, p.end) for p in division.best()}
        truth: dict[int, tuple[int, int]] = {}
        for t, owner in enumerate(item.owners):
            truth[owner] = (truth.get(owner, (t, t))[0], t + 1)
        for label, span in truth.items():
            total += label >= 0
            right += label >= 0 and found.get(label) == span
    return right / max(1, total)


@cache
def _goals(files: tuple[str, ...]) -> tuple[ProseGoal, ...]:
    return tuple(goal for file in files for goal in load_file(file))


def _example(job: tuple[int, str], files: tuple[str, ...]) -> Example | None:
    seed, layout = job
    return example(
        generate(seed, layout, "develop", varied(_goals(files), seed)), generic_template()
    )


def examples(seeds: range, files: Sequence[str]) -> list[Example]:
    """Draw reports of these prose files and align them; those that cannot be are left out."""
    jobs = [(seed, layout) for seed in seeds for layout in LAYOUTS]
    with ProcessPoolExecutor(_PROCESSES) as pool:
        made = list(pool.map(partial(_example, files=tuple(files)), jobs, chunksize=24))
    kept = [item for item in made if item is not None]
    print(f"{len(kept)} of {len(made)} reports aligned", flush=True)
    return kept


def trained(files: Sequence[str], options: argparse.Namespace) -> Learned:
    """Learn from reports of these prose files, several times over, from other beginnings."""
    items = examples(range(options.reports), files)
    with ProcessPoolExecutor(_PROCESSES) as pool:
        learns = partial(_learner, items=items, known=vocabulary(files), options=options)
        return Learned.of(list(pool.map(learns, range(1, _NETWORKS + 1))))


def _learner(
    seed: int,
    items: Sequence[Example],
    known: tuple[set[str], set[str]],
    options: argparse.Namespace,
) -> Learner:
    learner = Learner(*known, items, seed)
    learner.learn(items, rounds=options.rounds, rate=options.rate, share=options.share)
    return learner


def main() -> None:
    """Train on all prose for developing; with ``--fold N`` on four fifths, measured on the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000, help="seeds, each in three layouts")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--share", type=float, default=0.6, help="of the cues, seen at a time")
    parser.add_argument("--rate", type=float, default=0.003)
    parser.add_argument("--sharpness", type=float, default=0.9, help="see doubts.py")
    parser.add_argument("--shift", type=float, default=-0.03)
    parser.add_argument("--carry", type=float, default=-1.4, help="see Learned.carrying")
    parser.add_argument("--fold", type=int, help="leave a fifth of the hands out, 0 to 4")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    files = hands()
    left_out = [] if options.fold is None else files[options.fold :: 5]
    learned = trained([file for file in files if file not in left_out], options)
    learned = learned.carrying(options.carry)
    text, arrays = learned.text(options.sharpness, options.shift), learned.arrays()
    if left_out:
        other = examples(range(900, 960), left_out)
        print(f"hands left out: {accuracy(other, parse_weights(text, arrays)):.3f}")
    options.out.write_text(text, encoding="utf-8")
    options.out.with_suffix(".npz").write_bytes(arrays)


if __name__ == "__main__":
    main()
