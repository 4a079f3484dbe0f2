"""Draw the template of a report in prose: what its headings and label words look like."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.generator.labels import Template

FILE: Final = Path(__file__).parent / "headed.toml"
RUN_IN: Final = ("colon", "stop", "dash", "bullet")
"""Forms whose label opens a paragraph; in the others it stands on a line of its own."""
SHORT: Final = frozenset(
    {"indicator", "baseline", "target_value", "actual_value", "responsible", "deadline"}
)
_GOAL_WORD: Final = "mål"


@dataclass(frozen=True, slots=True)
class HeadedTemplate:
    """Hold the template one report is made with."""

    template: Template
    state: str
    """What states the goal: heading, statement, labelled, number or lead."""
    lead: str | None
    """The kind whose value opens without a label, or None."""
    form: str
    """colon, stop, dash, bullet, line or line_colon."""
    short_inline: bool
    """True where short values follow their label on its line, whatever the form."""
    chapter: str
    """The chapter heading's pattern; empty where there are no chapters."""
    heading: str
    word: str
    numbers: str
    """chapter (1.1), running (1), letter (A1) or code (12.1)."""
    upper_chapters: bool
    focus_word: str
    """The word of headings that name focus areas above the goals; empty for none."""

    @property
    def numbered(self) -> bool:
        """Say whether the goals' headings have numbers."""
        return "{n}" in self.heading

    @property
    def says_goal(self) -> bool:
        """Say whether the heading's word itself names a goal: ``Mål 3``."""
        return "{w}" in self.heading and _GOAL_WORD in self.word.lower()

    def label(self, word: str, kind: str) -> str:
        """Return a label word as the form prints it."""
        if word.endswith("?"):
            return word
        if self.form in {"colon", "bullet", "line_colon"} or self.inline(kind):
            mark = {"stop": ".", "dash": " –"}.get(self.form, ":")
            return f"{word}{mark}"
        return word

    def inline(self, kind: str) -> bool:
        """Say whether a kind's label stands on its value's first line."""
        return self.form in RUN_IN or (self.short_inline and kind in SHORT)


@cache
def data() -> dict[str, Any]:
    """Return the templates and the words that belong to no goal."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def texts(*, heldback: bool) -> dict[str, list[str]]:
    """Return the words that belong to no goal: forewords, introductions, closing lines."""
    found: dict[str, list[str]] = data()["heldback_texts" if heldback else "texts"]
    return found


def _dated(text: str, year: int, date: str) -> str:
    for mark, shift in (("{y-1}", -1), ("{y}", 0), ("{y+1}", 1)):
        text = text.replace(mark, str(year + shift))
    return text.replace("{d}", date)


def _label_words(
    rng: random.Random, entry: dict[str, Any], year: int, *, marked: bool
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the drawn label word and all wordings of each kind, dated and cased."""
    date = rng.choice([f"31. december {year}", f"31.12.{year}", f"1. september {year}"])
    casing = rng.choice(entry["casing"])
    lower = marked and rng.random() < 0.08
    words: dict[str, str] = {}
    variants: dict[str, tuple[str, ...]] = {}
    for kind, wordings in entry["labels"].items():
        shown = tuple(_dated(word, year, date) for word in wordings)
        if kind != "service_area" and casing == "upper":
            shown = tuple(word.upper() for word in shown)
        elif kind != "service_area" and lower:
            shown = tuple(word.lower() for word in shown)
        variants[kind] = shown
        words[kind] = rng.choice(variants[kind])
    taken = [word.lower() for kind, word in words.items() if kind != "service_area"]
    if len(set(taken)) < len(taken):
        # Two kinds under one word: take the first wordings, which differ.
        words |= {kind: wordings[0] for kind, wordings in variants.items()}
    return words, variants


def _order(entry: dict[str, Any], state: str, lead: str) -> tuple[str, ...]:
    order = [k for k in entry["order"] if k != "goal" or state in {"labelled", "number", "lead"}]
    first = "goal" if state == "lead" else lead
    if first in order:
        order.remove(first)
        order.insert(0, first)
    return tuple(order)


def draw_headed_template(
    rng: random.Random, year: int, *, heldback: bool = False, run_together: bool = False
) -> HeadedTemplate:
    """Draw one template; of held-back reports every other one is never seen in development.

    With ``run_together`` it is one that can still be read where headings run into the text:
    goals' headings have a word and a number, labels a colon, and no value lacks its label.
    """
    unseen = heldback and rng.random() < 0.5
    entry = rng.choice([t for t in data()["template"] if bool(t.get("heldback")) == unseen])
    states = [s for s in entry["states"] if s != "lead" or not run_together] or ["labelled"]
    state = rng.choice(states)
    lead = "" if run_together or state == "lead" else rng.choice(entry["leads"])
    order = _order(entry, state, lead)
    form = rng.choice(entry["forms"])
    if run_together and form == "line" and rng.random() < 0.6:
        form = "line_colon"
    marked = form in {"colon", "line_colon", "bullet"}
    words, variants = _label_words(rng, entry, year, marked=marked)
    if form == "stop" and any(word.endswith("?") for word in words.values()):
        form = "colon"
    headings = [h for h in entry["headings"] if not run_together or ("{w}" in h and "{n}" in h)]
    heading = rng.choice(headings or ["{w} {n}: {t}"])
    if state == "number":
        heading = rng.choice(("{w} {n}", "{w} {n}", "{w} nr. {n}"))
    chapter = rng.choice(entry["chapters"])
    numbers = rng.choice(entry["numbers"])
    if (numbers == "code" and "{c}" not in chapter) or (numbers == "chapter" and not chapter):
        numbers = "running"
    template = Template(
        name=f"headed-{entry['name']}",
        order=order,
        labels={"focus_area": "", **words},
        service="heading",
        focus="cell" if state == "number" and "focus_area" in words else "heading",
        heading="{c}",
        optional=frozenset(entry["optional"]) | {"focus_area"},
        ambiguous=dict(entry.get("ambiguous", {})),
        period=None,
        variants=variants,
        careless=rng.choice((0.0, 0.0, 0.0, 0.0, 0.0, 0.3)),
    )
    return HeadedTemplate(
        template=template,
        state=state,
        lead=order[0] if state == "lead" or (lead and order[0] == lead) else None,
        form=form,
        short_inline=rng.random() < 0.5,
        chapter=chapter,
        heading=heading,
        word=rng.choice([w for w in entry["words"] if w == "Mål" or w not in words.values()]),
        numbers=numbers,
        upper_chapters=rng.random() < 0.25,
        focus_word=_focus_word(rng, state, words, heldback=unseen),
    )


def _focus_word(rng: random.Random, state: str, words: dict[str, str], *, heldback: bool) -> str:
    """Draw a word for focus areas' headings: they stand over goals that headings state in full."""
    known = texts(heldback=heldback)["focus_heads"]
    word = rng.choice([word for word in known if word not in words.values()])
    return word if state == "statement" and rng.random() < 0.4 else ""
