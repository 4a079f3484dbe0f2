"""Measure numbers and outcomes on annotated goals: ``python -m tests.accuracy.annotated FILE``.

The goals were written and labelled by another hand than the rules, without sight of them; where
two readers could differ, the truth says so (``also``, ``unit_also``, ``optional``).
"""

import argparse
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from goalextract.goals.assessed import DEFINITE
from goalextract.records import TARGET_KINDS
from tests.accuracy.figures import read_directly

FOLDER: Final = Path(__file__).parents[1] / "generator" / "annotated"
_NONE: Final = "none"


@dataclass(slots=True)
class Score:
    """Count what of the truth was found, what is too much, and tell each error."""

    right: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the F1."""
        total = 2 * self.right + len(self.missing) + len(self.extra)
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Judged:
    """Hold the scores of a file's goals."""

    targets: Score = field(default_factory=Score)
    measurements: Score = field(default_factory=Score)
    outcomes: Score = field(default_factory=Score)
    met_for_not_met: int = 0
    unflagged: int = 0
    """Definite outcomes that are wrong, and that nothing says may be."""


def load(name: str) -> list[dict[str, Any]]:
    """Return a file's annotated goals."""
    goals: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))[
        "goal"
    ]
    return goals


def judge_goal(judged: Judged, goal: Mapping[str, Any]) -> None:
    """Compare what is read of one goal with its truth."""
    texts = {kind: " ".join(text.split()) for kind, text in goal["sections"].items()}
    found = read_directly(texts, goal.get("language", "da"))
    name = goal["id"]
    pairs = _pair(judged.targets, name, goal.get("targets", ()), found["targets"])
    _pair(judged.measurements, name, goal.get("measurements", ()), found["measurements"])
    _judge_outcomes(judged, name, goal, found, pairs)


def _same(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    units = [wanted.get("unit"), *wanted.get("unit_also", ())]
    return bool(
        wanted["section"] == got["section"]
        and (_bounded(wanted) == _bounded(got) or _are_levels(wanted, got))
        and abs(float(wanted["value"]) - float(got["value"])) < 0.05
        and _number(wanted.get("value_high")) == _number(got.get("value_high"))
        and _fold(got.get("unit")) in {_fold(unit) for unit in units}
    )


def _bounded(one: Mapping[str, Any]) -> tuple[object, ...]:
    """Return how a value is bounded; a level that is fallen or risen to is at most or at least it.

    The contract leaves open whether such a level keeps its direction.
    """
    comparator, direction = one["comparator"], one.get("direction") or None
    if comparator != "change" and direction is not None and one["section"] in TARGET_KINDS:
        comparator = (
            {"decrease": "<=", "increase": ">="}[direction] if comparator == "=" else comparator
        )
    return comparator, direction if comparator == "change" else None


def _are_levels(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """Tell whether both say the same level, whether or not they say how it is come to."""
    return bool(wanted["comparator"] == got["comparator"] == "=")


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _fold(unit: str | None) -> str:
    return (unit or "").casefold()


def _pair(
    score: Score, name: str, wanted: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]]
) -> dict[int, int]:
    """Count one list; return the place in it of each found one that is right."""
    pairs: dict[int, int] = {}
    for at, one in enumerate(wanted):
        match = next((i for i, g in enumerate(got) if i not in pairs and _same(one, g)), None)
        if match is not None:
            pairs[match] = at
            score.right += 1
        elif not one.get("optional"):
            score.missing.append(f"{name} {_told(one)}")
    score.extra += [f"{name} {_told(one)}" for i, one in enumerate(got) if i not in pairs]
    return pairs


def _told(one: Mapping[str, Any]) -> str:
    high = f"-{one['value_high']}" if one.get("value_high") is not None else ""
    head = f"{one['section']}: {one['comparator']} {one['value']}{high} {one.get('unit')}"
    return f"{head} {one.get('direction') or ''} '{one['text']}'"


def _judge_outcomes(
    judged: Judged,
    name: str,
    goal: Mapping[str, Any],
    found: Mapping[str, Any],
    pairs: Mapping[int, int],
) -> None:
    said: dict[int | None, set[str]] = {}
    sure: set[int | None] = set()
    for one in found["assessments"]:
        target = None if one["target"] is None else pairs.get(one["target"], -1)
        sure |= {target} if one["outcome"] in DEFINITE and not one["is_flagged"] else set()
        said.setdefault(target, set()).add(one["outcome"])
    wanted: dict[int | None, set[str]] = {}
    for one in goal.get("assessments", ()):
        accepted = wanted.setdefault(one.get("target"), set())
        accepted |= {one["outcome"], *one.get("also", ())}
    for target in {*wanted, *said}:
        accepted, got = wanted.get(target, {_NONE}), said.get(target, {_NONE})
        if len(goal.get("targets", ())) == 1 and target is None and 0 in wanted:
            continue  # of one target, what is said of the goal is said of it
        if len(goal.get("targets", ())) == 1 and target == 0 and got == {_NONE} and None in said:
            got = said[None]
        if accepted & got and got <= accepted | {"unclear"}:
            judged.outcomes.right += 1
            continue
        line = f"{name} target {target}: {'/'.join(sorted(accepted))} found {'/'.join(sorted(got))}"
        (judged.outcomes.missing if got == {_NONE} else judged.outcomes.extra).append(line)
        judged.unflagged += target in sure
        judged.met_for_not_met += "met" in got and accepted == {"not_met"}


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures; with ``--show`` also what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.annotated")
    parser.add_argument("names", nargs="*", default=["develop"])
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args(argv)
    for name in asked.names:
        judged, goals = Judged(), load(name)
        for goal in goals:
            judge_goal(judged, goal)
        print(f"{name}: {len(goals)} goals")
        for label in ("targets", "measurements", "outcomes"):
            score: Score = getattr(judged, label)
            print(
                f"  {label:13} F1 {score.f1:.3f}  right {score.right}  "
                f"missing {len(score.missing)}  wrong or too many {len(score.extra)}"
            )
            for line in (
                (*score.missing, *("+ " + one for one in score.extra)) if asked.show else ()
            ):
                print("     ", line)
        print(f"  met for not_met  {judged.met_for_not_met}")
        print(f"  wrong, unflagged {judged.unflagged}")


if __name__ == "__main__":
    main()
