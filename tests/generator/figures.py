"""Draw goals whose targets, measurements and outcomes are known: sentences from forms.

Each goal joins sentences that state numbers with sentences that state none, so that its truth is
complete.  Nothing here knows the extractor.
"""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.generator.prose import ProseGoal, fill

_FILE: Final = Path(__file__).with_name("figures.toml")
_WORDS: Final = "nul en to tre fire fem seks syv otte ni ti elleve tolv".split()
_AREAS: Final = ("Kultur og Fritid", "Skole og Dagtilbud", "Sundhed og Omsorg", "Teknik og Miljø")
_FOCUS: Final = (
    "Et aktivt lokalsamfund", "Tidlig indsats", "Sunde borgere", "Grøn omstilling", "God service",
    "Trivsel for alle", "Attraktive arbejdspladser", "Levende byer", "Stærke fællesskaber",
)  # fmt: skip
YEAR: Final = 2014
_HELD_BACK: Final = ("heldback", "unseen")


@dataclass(slots=True)
class FigureGoal:
    """Hold a drawn goal: its sentences by kind, and what they say in numbers."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    targets: list[dict[str, Any]] = field(default_factory=list)
    measurements: list[dict[str, Any]] = field(default_factory=list)
    assessments: list[dict[str, Any]] = field(default_factory=list)

    def prose(self, identifier: str, area: str, focus: str) -> ProseGoal:
        """Return the goal as prose that any layout can print."""
        units = {kind: tuple(f"{text}." for text in texts) for kind, texts in self.sections.items()}
        return ProseGoal(identifier, "figures", area, focus, units)

    def texts(self) -> dict[str, str]:
        """Return the sections as one text each."""
        return {kind: " ".join(f"{t}." for t in texts) for kind, texts in self.sections.items()}

    def printed(self, sections: Mapping[str, str]) -> "FigureGoal":
        """Return what of the goal a document prints: a layout may cut sections short."""
        numbers = [
            at
            for at, one in enumerate(self.targets)
            if one["text"] in sections.get(one["section"], "")
        ]
        kept = [
            {**one, "target": numbers.index(one["target"]) if one["target"] in numbers else None}
            for one in self.assessments
            if one["evidence"] in sections.get(one["section"], "")
            # a verdict whose target is not printed is one on the goal
            and (one["target"] is None or one["target"] in numbers or one["method"] == "stated")
        ]
        return FigureGoal(
            self.sections,
            [self.targets[at] for at in numbers],
            [m for m in self.measurements if m["text"] in sections.get(m["section"], "")],
            kept,
        )


@dataclass(frozen=True, slots=True)
class _Stated:
    """Hold a number in a sentence: what it counts, how it is bounded, its value."""

    sort: str
    comparator: str
    value: float
    high: float | None
    sentence: str
    unit: str | None
    direction: str | None

    def truth(self, section: str) -> dict[str, Any]:
        return {
            "section": section,
            "text": self.sentence,
            "comparator": self.comparator,
            "value": self.value,
            "value_high": self.high,
            "unit": self.unit,
            "direction": self.direction,
        }


@cache
def load() -> dict[str, Any]:
    """Return the file of forms."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _forms(name: str, *, is_held_back: bool) -> list[list[str]]:
    found: list[list[str]] = load()[name]["heldback" if is_held_back else "forms"]
    return found


def _of(kind: str, *, is_held_back: bool) -> list[dict[str, Any]]:
    return [one for one in load()[kind] if bool(one.get("heldback")) == is_held_back]


def spelled(rng: random.Random, value: int) -> str:
    """Spell a number in one of the ways in which reports do."""
    if value < len(_WORDS) and value > 1 and rng.random() < 0.6:
        return _WORDS[value]
    return f"{value:,}".replace(",", ".") if value >= 1000 else str(value)


_SORTS: Final = {
    "count": ("count", "count_done", "thing"),
    "range": ("count_range", "count_done", "thing"),
    "share": ("shares", "share_done", "share"),
    "duration": ("durations", "duration_done", "case"),
    "fall": ("falls", "fall_done", "fall"),
    "rise": ("rises", "rise_done", "rise"),
}


def _state(
    rng: random.Random, sort: str, form: Sequence[str], thing: dict[str, Any], value: int
) -> _Stated:
    comparator, pattern = form
    high = None
    number = spelled(rng, value)
    if sort == "range" and comparator == "range":
        high = value + rng.randint(1, 3)
        number = f"{value}-{high}"
    slots = {key: word for key, word in thing.items() if key != "heldback"}
    sentence = pattern.format(n=number, y=YEAR, **slots)
    sentence = sentence[0].upper() + sentence[1:]
    units = {"share": "%", "fall": "%", "rise": "%", "duration": "dage"}
    unit = units.get(sort, thing.get("noun"))
    direction = {"fall": "decrease", "rise": "increase"}.get(sort)
    return _Stated(sort, comparator, value, high, sentence, unit, direction)


def _value(rng: random.Random, sort: str) -> int:
    if sort == "share":
        return rng.choice((60, 75, 80, 85, 90, 95))
    if sort in {"fall", "rise"}:
        return rng.choice((5, 10, 15, 20, 25))
    if sort == "range":
        return rng.randint(2, 6)
    if sort == "duration":
        return rng.choice((7, 10, 14, 20, 30))
    return rng.choice((3, 5, 8, 12, 25, 40, 50, 120, 350, 1200, 2500))


def judged(target: _Stated, measured: _Stated) -> str:
    """Return what a measurement says of a target of the same thing."""
    want, got = target.value, measured.value
    if target.sort in {"fall", "rise"}:
        return "met" if got >= want else "partly_met"
    if measured.comparator != "=":
        return _judged_loosely(target, measured)
    if target.comparator in {"<=", "<"}:
        return "met" if got < want or (got == want and target.comparator == "<=") else "not_met"
    if target.comparator == ">":
        return "met" if got > want else "not_met"
    if target.comparator == "~":
        return "met" if got >= want else ("not_met" if got < 0.9 * want else "met")
    return "met" if got >= want else "not_met"


def _judged_loosely(target: _Stated, measured: _Stated) -> str:
    """Judge *about*, *nearly* and *more than*: near the target, either reading is sound."""
    want, got = target.value, measured.value
    fewer = target.comparator in {"<=", "<"}
    if measured.comparator == ">":
        if fewer:
            return "not_met" if got >= want else "unclear"
        return "met" if got >= want else "unclear"
    if got * 0.85 > want:
        return "not_met" if fewer else "met"
    if got * 1.15 < want * (0.9 if target.comparator == "~" else 1):
        return "met" if fewer else "not_met"
    return "?"


def draw_goal(rng: random.Random, prose: str) -> FigureGoal:
    """Draw one goal with its truth."""
    held = prose in _HELD_BACK
    goal = FigureGoal()
    filler = load()["filler"]
    for kind in ("challenge", "goal", "means", "status", "follow_up"):
        goal.sections[kind] = [rng.choice(filler[kind])]
    _negatives(rng, goal, held=held)
    count = rng.choice((0, 1, 1, 2, 3))
    sorts = rng.sample(tuple(_SORTS), count)
    if "count" in sorts and "range" in sorts:
        sorts.remove("range")
    measured = 0
    for sort in sorts:
        measured += _add_target(rng, goal, sort, held=held)
    if len(goal.targets) == 1 and not measured and rng.random() < 0.8:
        _add_verdict(rng, goal, held=held)
    elif not goal.targets and rng.random() < 0.3:
        _add_verdict(rng, goal, held=held, outcomes=("met", "partly_met", "not_met"))
    for kind in goal.sections:
        rng.shuffle(goal.sections[kind])
    return goal


def _negatives(rng: random.Random, goal: FigureGoal, *, held: bool) -> None:
    for kind in ("goal", "means", "status"):
        lists = load()["negatives"]
        pool = lists[f"{kind}_heldback"] if held else lists[kind]
        if rng.random() < 0.7:
            goal.sections[kind].append(rng.choice(pool))


def _add_target(rng: random.Random, goal: FigureGoal, sort: str, *, held: bool) -> int:
    form_name, done_name, things = _SORTS[sort]
    thing = rng.choice(_of(things, is_held_back=held))
    form = rng.choice(_forms(form_name, is_held_back=held))
    target = _state(rng, sort, form, thing, _value(rng, sort))
    goal.sections["goal"].append(target.sentence)
    goal.targets.append(target.truth("goal"))
    if rng.random() < 0.3:
        return 0
    value = max(2, round(target.value * rng.choice((0.5, 0.7, 1, 1, 1.3, 1.6))))
    if sort == "share":
        value = min(value, 99)
    form = rng.choice(_forms(done_name, is_held_back=held))
    done = _state(rng, "count" if sort == "range" else sort, form, thing, value)
    goal.sections["status"].append(done.sentence)
    goal.measurements.append(done.truth("status"))
    outcome = judged(target, done)
    goal.assessments.append(
        {
            "target": len(goal.targets) - 1,
            "outcome": outcome,
            "section": "status",
            "method": "derived",
            "evidence": done.sentence,
        }
    )
    return 1


def _add_verdict(
    rng: random.Random, goal: FigureGoal, *, held: bool, outcomes: Sequence[str] = ()
) -> None:
    lists = load()["verdicts_heldback" if held else "verdicts"]
    outcome = rng.choice(outcomes or tuple(lists))
    verdict = rng.choice(lists[outcome])
    goal.sections["status"].append(verdict)
    goal.assessments.append(
        {
            "target": 0 if goal.targets else None,
            "outcome": outcome,
            "section": "status",
            "method": "stated",
            "evidence": verdict,
        }
    )


def draw_goals(seed: int, prose: str, count: int = 6) -> list[FigureGoal]:
    """Draw the goals of a seed; the same arguments always give the same goals."""
    rng = random.Random(f"figures/{prose}/{seed}")
    goals = [draw_goal(rng, prose) for _ in range(count)]
    for goal in goals:
        for kind, texts in goal.sections.items():
            goal.sections[kind] = [
                fill(text, year=YEAR, place="Torup", municipality="Fjordby") for text in texts
            ]
    return goals


def as_prose(goals: Sequence[FigureGoal], seed: int) -> list[ProseGoal]:
    """Return drawn goals as prose, each under a focus area of its own."""
    rng = random.Random(f"figures/areas/{seed}")
    focus = rng.sample(_FOCUS, len(goals))
    return [
        goal.prose(f"figures-{seed}-{number}", rng.choice(_AREAS), focus[number])
        for number, goal in enumerate(goals)
    ]
