"""Draw a municipal template: the label words, their order and the page's furniture."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "families.toml"


@dataclass(frozen=True, slots=True)
class Template:
    """Hold the template one report is made with: its label words are drawn, its years filled."""

    name: str
    order: tuple[str, ...]
    labels: dict[str, str]
    """Printed label word per kind, cased; ``service_area`` and ``focus_area`` always present."""
    service: str
    """How service areas are shown: cell, heading, both, band or none."""
    focus: str
    """How focus areas are shown: cell, heading or none."""
    heading: str
    """Page heading with ``{s} {c} {n} {k}`` still to be filled."""
    optional: frozenset[str]
    ambiguous: dict[str, str]
    period: str | None
    """The period that the focus area's label names, or None."""
    variants: dict[str, tuple[str, ...]]
    """All wordings per kind, of which a careless writer may use another in the next goal."""
    careless: float

    def word(self, rng: random.Random, kind: str) -> str:
        """Return the label word for one goal."""
        if kind == "focus_area" or rng.random() >= self.careless:
            return self.labels[kind]
        return rng.choice(self.variants[kind])


@cache
def families() -> tuple[dict[str, Any], ...]:
    """Return all templates as data."""
    return tuple(tomllib.loads(FILE.read_text(encoding="utf-8"))["family"])


def _cased(label: str, casing: str) -> str:
    if casing == "upper":
        return label.upper()
    if casing == "colon" and not label.endswith("?"):
        return f"{label}:"
    return label


def _dated(text: str, year: int, date: str, period: str) -> str:
    for mark, shift in (("{y-1}", -1), ("{y}", 0), ("{y+1}", 1)):
        text = text.replace(mark, str(year + shift))
    return text.replace("{d}", date).replace("{p}", period)


def draw_template(
    rng: random.Random, year: int, *, heldback: bool = False, name: str | None = None
) -> Template:
    """Draw one template, of the named family or any.

    Of held-back reports every other one has a template that development never sees.
    """
    unseen = heldback and rng.random() < 0.5
    pool = [f for f in families() if bool(f.get("heldback")) == unseen]
    pool = [f for f in pool if name in {None, f["name"]}]
    family = rng.choice(pool)
    casing = rng.choice(family["casing"])
    start = year - rng.randrange(0, 3)
    period = f"{start}-{start + 3}"
    date = rng.choice([f"31. december {year}", f"31.12.{year}", f"1. september {year}"])
    drawn: dict[str, str] = {}
    variants: dict[str, tuple[str, ...]] = {}
    named_period = None
    for kind, words in family["labels"].items():
        word = rng.choice(words)
        if kind == "focus_area" and "{p}" in word:
            named_period = period
        drawn[kind] = _cased(_dated(word, year, date, period), casing)
        variants[kind] = tuple(_cased(_dated(w, year, date, period), casing) for w in words)
    focus = rng.choice(family["focus"])
    return Template(
        name=family["name"],
        order=tuple(family["order"]),
        labels=drawn,
        service=rng.choice(family["service"]),
        focus=focus,
        heading=_dated(rng.choice(family["headings"]), year, date, period),
        optional=frozenset(family["optional"]),
        ambiguous=dict(family.get("ambiguous", {})),
        period=named_period if focus == "cell" else None,
        variants=variants,
        careless=rng.choice((0.0, 0.0, 0.0, 0.0, 0.3)),
    )
