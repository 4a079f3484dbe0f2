"""Draw one authority's goals through the years, with the truth of which go on with which.

Goals stay as they are, get new numbers, are worded otherwise, rest for a year, end and begin.
"""

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from goalextract.goals.lineage import StatedGoal
from tests.generator.prose import ProseGoal, fill, load

_FIRST_YEAR: Final = 2011
_PLACE: Final = "Nørrebæk"
_MUNICIPALITY: Final = "Nørrebæk"
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_PARAPHRASES: Final = (
    ("skal", "bør"),
    ("antallet af", "flere eller færre"),
    ("alle", "samtlige"),
    ("mindst", "minimum"),
    ("minimum", "ikke under"),
    ("i løbet af", "inden for"),
    ("inden udgangen af", "senest ved udgangen af"),
    ("kommunens", "vores"),
    ("øges", "stiger"),
    ("reduceres", "nedbringes"),
    ("gennemføres", "afholdes"),
    ("børn og unge", "de unge og børnene"),
    ("pct.", "procent"),
    ("borgerne", "borgere"),
    ("medarbejderne", "de ansatte"),
    ("er etableret", "etableres"),
    ("og", "samt"),
)
_OPENERS: Final = ("Det er fortsat et mål, at", "Indsatsen fortsætter:", "Som i foregående år:")
_CLOSERS: Final = (
    "Arbejdet videreføres i samarbejde med de frivillige.",
    "Der følges op hvert halvår.",
    "Målet indgår i den kommende strategi.",
)


@dataclass(frozen=True, slots=True)
class Years:
    """Hold an authority's goals of several years, and the true links: later to earlier."""

    goals: tuple[StatedGoal, ...]
    links: dict[str, str]


def draw_years(seed: int, prose: str, years: int = 5, count: int = 40) -> Years:
    """Draw goals of one authority; the same seed draws the same.

    Args:
        seed: what to draw by.
        prose: the set of prose to draw from.
        years: how many years' reports there are.
        count: how many goals each year has, more or less.
    """
    rng = random.Random(f"years-{seed}")
    domain_first = sorted(load(prose), key=lambda goal: (goal.domain, goal.identifier))
    pool = [goal for goal in domain_first if goal.sections.get("goal")]
    # goals of one subject stand together, so that many are near each other
    start = rng.randrange(len(pool))
    pool = (pool[start:] + pool[:start])[: 3 * count]
    rng.shuffle(pool)
    live = [_Life(goal, _text(goal, _FIRST_YEAR)) for goal in pool[:count]]
    fresh = iter(pool[count:])
    goals: list[StatedGoal] = []
    links: dict[str, str] = {}
    for year in range(_FIRST_YEAR, _FIRST_YEAR + years):
        rng.shuffle(live)
        for ordinal, life in enumerate(live, start=1):
            if life.last is not None and rng.random() < 0.08:
                continue  # it rests for a year
            if life.last is not None:
                life.text = _onward(rng, life.text)
            goal_id = f"{year}-{ordinal:03}"
            if life.last is not None:
                links[goal_id] = life.last
            life.last = goal_id
            place = ("committee", life.goal.service_area, life.goal.focus_area)
            goals.append(StatedGoal(goal_id, year, life.text, place, (f"{year}.pdf", ordinal)))
        ended = {id(life) for life in live if rng.random() < 0.12}
        begun = [_Life(goal, _text(goal, year + 1)) for goal in _take(fresh, len(ended))]
        live = [life for life in live if id(life) not in ended] + begun
    return Years(tuple(goals), links)


@dataclass(slots=True)
class _Life:
    goal: ProseGoal
    text: str
    last: str | None = None


def _take(fresh: Iterator[ProseGoal], count: int) -> list[ProseGoal]:
    return list(itertools.islice(fresh, count))


def _text(goal: ProseGoal, year: int) -> str:
    units = " ".join(goal.sections["goal"])
    return fill(units, year=year, place=_PLACE, municipality=_MUNICIPALITY)


def _onward(rng: random.Random, text: str) -> str:
    """Return how next year's report states the goal."""
    chance = rng.random()
    if chance < 0.35:
        return text
    renumbered = _NUMBER.sub(lambda m: _next_number(rng, m.group()), text)
    return renumbered if chance < 0.6 else _reworded(rng, renumbered)


def _next_number(rng: random.Random, number: str) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return str(int(number) + 1)
    return str(max(1, int(float(number.replace(",", "."))) + rng.choice((-2, 0, 1, 3, 5))))


def _reworded(rng: random.Random, text: str) -> str:
    for old, new in rng.sample(_PARAPHRASES, len(_PARAPHRASES)):
        if rng.random() < 0.6:
            text = re.sub(rf"\b{re.escape(old)}(?!\w)", new, text)
    sentences = re.split(r"(?<=[.!?]) (?=[A-ZÆØÅ*])", text)
    if len(sentences) > 1 and rng.random() < 0.4:
        sentences.pop(rng.randrange(len(sentences)))
    text = " ".join(sentences)
    if rng.random() < 0.3:
        text = f"{rng.choice(_OPENERS)} {text[:1].lower()}{text[1:]}"
    return f"{text} {rng.choice(_CLOSERS)}" if rng.random() < 0.3 else text
