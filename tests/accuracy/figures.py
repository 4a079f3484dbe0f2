"""Measure targets, measurements and outcomes: ``python -m tests.accuracy.figures [--seeds A-B]``.

Without a layout the sections' texts are read as they are drawn, so that the numbers are judged
apart from the extraction; with one, whole documents are.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from goalextract.goals.enrich import Enriched, enrich_texts
from goalextract.profiles.templates import load_templates
from goalextract.profiles.verdict_guesser import load_guesser
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind
from tests.accuracy.run import extract_json
from tests.generator.figures import FigureGoal, as_prose, draw_goals
from tests.generator.sample import generate

_LISTS: Final = ("targets", "measurements")


@dataclass(slots=True)
class Tally:
    """Count what was right, what is missing and what is too much, and keep the wrong ones."""

    right: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(truth, found), for each outcome of the truth."""
    wrong: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        """Return the F1 of targets or measurements."""
        right = self.right[name]
        total = 2 * right + self.missing[name] + self.extra[name]
        return 2 * right / total if total else 1.0

    @property
    def outcome_accuracy(self) -> float:
        """Return the share of outcomes that are right; where either reading is sound, both are."""
        total = sum(self.outcomes.values())
        good = sum(n for (wanted, got), n in self.outcomes.items() if wanted in {got, "?"})
        return good / total if total else 1.0

    @property
    def met_for_not_met(self) -> int:
        """Count the worst error: what was not reached is called reached."""
        return self.outcomes["not_met", "met"]


@cache
def _finder(language: str = "da") -> VerdictFinder:
    base = {"da": "danish", "sv": "swedish", "no": "norwegian"}[language]
    profile = next(t.profile for t in load_templates(()) if t.profile.id == base)
    return VerdictFinder(profile.verdicts, profile.outcomes, load_guesser(profile.language))


def _key(one: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what must be the same for a quantity to be right."""
    high = one.get("value_high")
    return (
        one["section"],
        one["comparator"],
        float(one["value"]),
        None if high is None else float(high),
        (one.get("unit") or "").casefold(),
        one.get("direction"),
    )


def read_directly(texts: Mapping[str, str], language: str = "da") -> dict[str, Any]:
    """Return what the sections' texts state, in the contract's shape."""
    finder = _finder(language)
    found: Enriched = enrich_texts({Kind(k): v for k, v in texts.items()}, finder, language)

    disputed = {side.target for pair in found.conflicts for side in (pair.one, pair.other)}

    def shape(one: Any) -> dict[str, Any]:
        q = one.quantity
        return {
            "section": one.kind.value,
            "comparator": q.comparator,
            "value": q.value,
            "value_high": q.value_high,
            "unit": q.unit,
            "direction": q.direction,
            "text": texts[one.kind.value][one.start : one.end],
        }

    return {
        "targets": [shape(one) for one in found.targets],
        "measurements": [shape(one) for one in found.measurements],
        "assessments": [
            {
                "target": one.target,
                "outcome": one.outcome,
                "is_flagged": one.probability is not None or one.target in disputed,
            }
            for one in found.assessments
        ],
    }


def judge(tally: Tally, name: str, goal: FigureGoal, found: Mapping[str, Any] | None) -> None:
    """Compare one goal with its truth; a goal that was not found lacks all it states."""
    truth = {"targets": goal.targets, "measurements": goal.measurements}
    got = found or {"targets": [], "measurements": [], "assessments": []}
    for kind in _LISTS:
        wanted, have = Counter(map(_key, truth[kind])), Counter(map(_key, got[kind]))
        tally.right[kind] += (wanted & have).total()
        tally.missing[kind] += (wanted - have).total()
        tally.extra[kind] += (have - wanted).total()
        tally.wrong += [f"{name} {kind} missing {key}" for key in wanted - have]
        tally.wrong += [f"{name} {kind} extra {key}" for key in have - wanted]
    places = _places(goal, got["targets"])
    said: dict[int | None, str] = {}
    for one in got["assessments"]:
        target = None if one["target"] is None else places.get(one["target"], -1)
        said.setdefault(target, one["outcome"])
    wanted_outcomes = {one["target"]: one["outcome"] for one in goal.assessments}
    for target in {*wanted_outcomes, *said}:
        pair = wanted_outcomes.get(target, "none"), said.get(target, "none")
        tally.outcomes[pair] += 1
        if pair[0] not in {pair[1], "?"}:
            said_of = f"{name} outcome of {target}: {pair[0]} found {pair[1]}"
            tally.wrong.append(f"{said_of}: {goal.texts()}")


def _places(goal: FigureGoal, found: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Return, for each found target, the place of the same target in the truth."""
    keys = [_key(one) for one in goal.targets]
    return {at: keys.index(_key(one)) for at, one in enumerate(found) if _key(one) in keys}


def measure(seeds: Iterable[int], prose: str, layout: str | None) -> Tally:
    """Judge the goals of all seeds."""
    tally = Tally()
    for seed in seeds:
        goals = draw_goals(seed, prose)
        pairs: list[tuple[FigureGoal, Mapping[str, Any] | None]]
        if layout is None:
            pairs = [(goal, read_directly(goal.texts())) for goal in goals]
        else:
            pairs = list(_read_document(goals, seed, prose, layout))
        for number, (goal, found) in enumerate(pairs):
            judge(tally, f"{seed}/{number}", goal, found)
    return tally


def _read_document(
    goals: Sequence[FigureGoal], seed: int, prose: str, layout: str
) -> Iterator[tuple[FigureGoal, Mapping[str, Any] | None]]:
    """Yield the goals that a document prints, each with what was read of it."""
    sample = generate(seed, layout, prose, as_prose(goals, seed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / sample.name
        path.write_bytes(sample.data)
        report, _ = extract_json(path)
    extracted = report["goals"] if report is not None else []
    for printed in sample.truth["goals"]:
        goal = max(goals, key=lambda one: _alike(one, printed))
        texts = {kind: one["text"] for kind, one in printed["sections"].items()}
        found = max(extracted, key=lambda one: _alike(goal, one), default=None)
        is_found = found is not None and _alike(goal, found) > 0
        yield goal.printed(texts), found if is_found else None


def _alike(goal: FigureGoal, found: Mapping[str, Any]) -> int:
    """Count the drawn goal's sentences that a goal of a document holds."""
    texts = {kind: one["text"] for kind, one in found["sections"].items()}
    return sum(
        sentence in texts.get(kind, "")
        for kind, sentences in goal.sections.items()
        for sentence in sentences
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.figures", description=__doc__)
    parser.add_argument("--seeds", default="0-49")
    parser.add_argument("--prose", default="develop", choices=("develop", "heldback"))
    parser.add_argument("--layout", default=None)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args(argv)
    first, _, last = asked.seeds.partition("-")
    tally = measure(range(int(first), int(last or first) + 1), asked.prose, asked.layout)
    for name in _LISTS:
        print(
            f"{name:13} F1 {tally.f1(name):.3f}  right {tally.right[name]}  "
            f"missing {tally.missing[name]}  extra {tally.extra[name]}"
        )
    print(f"outcomes      right {tally.outcome_accuracy:.3f} of {tally.outcomes.total()}")
    print(f"met for not_met  {tally.met_for_not_met}")
    for line in tally.wrong[: asked.show]:
        print("  ", line)


if __name__ == "__main__":
    main()
