"""Train the cues' weights on generated reports: ``make train``.

Reports of the development prose and seeds only; ``heldback`` is never read here.  Hands are told
apart to measure: of five parts of the prose files, one is left out and measured on.
"""

import argparse
import io
import json
import random
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
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
from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.model import Profile
from goalextract.profiles.templates import generic_template
from goalextract.profiles.weights import CueWeights
from goalextract.records import Kind
from tests.generator import generate
from tests.generator.prose import FOLDER, ProseGoal, load_file
from tests.training.gold import Example, example
from tests.training.learner import Learner, Read

LAYOUTS: Final = ("transcript_a", "transcript_b", "flattened")
OUT: Final = Path(__file__).parents[2] / "src" / "goalextract" / "profiles" / "cues.json"
_MIN_GOALS: Final = 8
_MIN_OPENINGS: Final = 4
_SWAPPED: Final = {
    ("status", "follow_up"): 0.1,
    ("challenge", "means"): 0.05,
    ("goal", "means"): 0.04,
    ("follow_up", "comment"): 0.1,
}
"""The share of goals in which two sections say what the other should."""
_CERTAIN: Final = 4.0
_PROCESSES: Final = 2
_PARTS: Final = 3
_BALANCE_SEEDS: Final = range(2000, 2150)


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


def save(learner: Learner, path: Path, sharpness: float, shift: float) -> None:
    """Write the weights: moves, lengths and calibration as JSON, tables and network beside it."""
    # Set by hand: a service area that recurs in the document is as good as certain, and the
    # generator draws too few of them to learn how good.
    area = learner.opening.weights[learner.opening.rows["known_area"]]
    at = KINDS.index(Kind.SERVICE_AREA)
    area[at] = max(area[at], _CERTAIN)
    learner.moves["after_area"] = max(learner.moves["after_area"], _CERTAIN)
    data = {
        "sharpness": sharpness,
        "shift": shift,
        "lengths": {kind.value: length for kind, length in learner.lengths.items()},
        "moves": {k: round(v, 3) for k, v in sorted(learner.moves.items())},
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    arrays = {name: part.astype(np.float16) for name, part in learner.net.parts.items()}
    for name, table in (("body", learner.body), ("opening", learner.opening)):
        arrays[name] = table.weights.astype(np.float16)
        arrays[f"{name}_cues"] = np.frombuffer("\n".join(table.rows).encode(), np.uint8)
    _write_arrays(path.with_suffix(".npz"), arrays)


def _write_arrays(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays so that the same numbers always give the same bytes: no time of writing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.lib.format.write_array(held, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, held.getvalue())


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
def _finder() -> tuple[Profile, LabelFinder]:
    template = generic_template()
    return template.profile, template.finder


@cache
def _goals(files: tuple[str, ...]) -> tuple[ProseGoal, ...]:
    return tuple(_mixed(goal) for file in files for goal in load_file(file))


def _mixed(goal: ProseGoal) -> ProseGoal:
    """Let some goals say under one label what others say under another.

    Real reports do: without such goals the wording outweighs where the labels stand.
    """
    chance = random.Random(goal.identifier)
    sections = dict(goal.sections)
    for (first, second), share in _SWAPPED.items():
        if first in sections and second in sections and chance.random() < share:
            sections[first], sections[second] = sections[second], sections[first]
    return replace(goal, sections=sections)


def _example(job: tuple[int, str], files: tuple[str, ...]) -> Example | None:
    seed, layout = job
    return example(generate(seed, layout, "develop", _goals(files)), *_finder())


def examples(seeds: range, files: Sequence[str]) -> list[Example]:
    """Draw reports of these prose files and align them; those that cannot be are left out."""
    jobs = [(seed, layout) for seed in seeds for layout in LAYOUTS]
    with ProcessPoolExecutor(_PROCESSES) as pool:
        made = list(pool.map(partial(_example, files=tuple(files)), jobs, chunksize=24))
    kept = [item for item in made if item is not None]
    print(f"{len(kept)} of {len(made)} reports aligned", flush=True)
    return kept


def trained(files: Sequence[str], options: argparse.Namespace) -> Learner:
    """Learn from reports of these prose files, then balance on hands each left out in turn."""
    learner = _learned(files, options.reports, options)
    reads: list[Read] = []
    for part in range(_PARTS):
        out = files[part::_PARTS]
        other = _learned([file for file in files if file not in out], options.reports // 2, options)
        reads += [other.read(item) for item in examples(_BALANCE_SEEDS, out)]
    learner.balance(reads, rounds=3, rate=0.1)
    return learner


def _learned(files: Sequence[str], reports: int, options: argparse.Namespace) -> Learner:
    learner = Learner(*vocabulary(files), rate=options.rate, decay=options.decay)
    items = examples(range(reports), files)
    learner.learn(items, rounds=options.rounds, share=options.share)
    return learner


def main() -> None:
    """Train on all prose for developing; with ``--fold N`` on four fifths, measured on the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=900, help="seeds, each in three layouts")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--share", type=float, default=0.7, help="of the cues, seen at a time")
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--sharpness", type=float, default=1.0, help="see doubts.py")
    parser.add_argument("--shift", type=float, default=0.0)
    parser.add_argument("--fold", type=int, help="leave a fifth of the hands out, 0 to 4")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    files = hands()
    left_out = [] if options.fold is None else files[options.fold :: 5]
    learner = trained([file for file in files if file not in left_out], options)
    if left_out:
        other = examples(range(900, 930), left_out)
        print(f"hands left out: {accuracy(other, learner.weights()):.3f}")
    save(learner, options.out, options.sharpness, options.shift)


if __name__ == "__main__":
    main()
