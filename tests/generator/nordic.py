"""Generate Swedish and Norwegian goal reports with their truth."""

import random
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.generator.nordic_layouts import TABLE_LAYOUTS, TEXT_LAYOUTS, Cell, Goal, Report
from tests.generator.nordic_paper import PAPER_LAYOUTS
from tests.generator.pieces import accept
from tests.generator.prose import fill
from tests.generator.sample import Sample, encode

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("sv", "no")
LAYOUTS: Final = (*TEXT_LAYOUTS, *PAPER_LAYOUTS)

_KINDS: Final = {"outcome": "status", "account": "status", "number": None, "board": None}
_VALUES: Final = {"service_area": "area", "focus_area": "focus", "comment": "account"}
"""Slots whose value stands under another name in the goals' file."""
_NEEDED: Final = {"indicator", "goal", "means", "target_value", "actual_value"}
"""What a goal must have to stand in a table that has such a column."""
_OPTIONAL: Final = {"comment", "follow_up", "responsible", "deadline", "challenge", "baseline"}


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def goals_of(language: str, *, heldback: bool) -> list[dict[str, Any]]:
    """Return a language's invented goals, those for developing or those held back."""
    goals = _data(f"nordic_{language}")["goal"]
    return [goal for goal in goals if bool(goal.get("heldback")) == heldback]


def templates_of(language: str, *, heldback: bool) -> list[dict[str, Any]]:
    """Return a language's templates, those for developing or those held back."""
    templates = _data("nordic")["template"]
    return [
        template
        for template in templates
        if template["language"] == language and bool(template.get("heldback")) == heldback
    ]


def _template(rng: random.Random, layout: str, language: str, *, heldback: bool) -> dict[str, Any]:
    """Draw a template that suits the layout; of held-back reports half have an unseen one."""
    form = "table" if layout in TABLE_LAYOUTS else "sheet"
    pool = templates_of(language, heldback=heldback and rng.random() < 0.5)
    return dict(rng.choice([template for template in pool if template["form"] == form]))


def _drawn_goals(
    rng: random.Random, template: dict[str, Any], goals: Sequence[dict[str, Any]], *, mixed: bool
) -> list[dict[str, Any]]:
    """Draw the goals of a report, those of one area beside each other."""
    slots = {slot[0] for slot in template["slots"]}
    needed = slots & _NEEDED if template["form"] == "table" else slots & {"goal"}
    able = [goal for goal in goals if all(goal.get(slot) for slot in needed)]
    boards = list(dict.fromkeys(goal["board"] for goal in able))
    if not mixed:
        board = rng.choice(boards)
        able = [goal for goal in able if goal["board"] == board]
    count = min(len(able), rng.choice((2, 3, 3, 4, 4, 5, 6, 7, 8, 10)))
    chosen = rng.sample(able, count)
    areas = list(dict.fromkeys(goal["area"] for goal in chosen))
    return sorted(chosen, key=lambda goal: areas.index(goal["area"]))


def _numbers(style: str, areas: Sequence[str], *, banded: bool) -> list[str]:
    """Number goals through, or by group and place in it: a band's goals, else three each."""
    numbers = []
    group = part = 0
    for ordinal, area in enumerate(areas):
        is_new = area != areas[ordinal - 1] if banded and ordinal else ordinal % 3 == 0
        group, part = (group + 1, 1) if is_new else (group, part + 1)
        numbers.append(style.format(n=ordinal + 1, group=group, part=part))
    return numbers


def _cells(
    rng: random.Random, goal: dict[str, Any], labels: dict[str, str], number: str, board: str
) -> tuple[Cell, ...]:
    cells = []
    for slot, label in labels.items():
        value = {"number": number, "board": board}.get(slot) or goal.get(_VALUES.get(slot, slot))
        if slot in _OPTIONAL and rng.random() < 0.08:
            value = None
        cells.append(Cell(slot, _KINDS.get(slot, slot), label, value or ""))
    return tuple(cells)


def _filled(
    rng: random.Random, goal: dict[str, Any], words: dict[str, str], year: int, place: str
) -> dict[str, str]:
    """Return a goal's strings with year, place and the report's own word for its outcome."""
    strings = {key: value for key, value in goal.items() if isinstance(value, str)}
    strings["outcome"] = words[goal["outcome"]]
    return {
        key: fill(value, year=year, place=place, municipality="") for key, value in strings.items()
    }


def _headed(template: dict[str, Any], layout: str, rng: random.Random) -> str:
    """Say what a goal's heading states: goal, focus, number or nothing."""
    slots = {slot[0] for slot in template["slots"]}
    if layout in TABLE_LAYOUTS:
        return ""
    if layout == "headed":
        return rng.choice(("goal", "goal", "focus")) if "focus_area" in slots else "goal"
    return rng.choice(("", "", "number"))


def _draw(rng: random.Random, layout: str, language: str, *, heldback: bool) -> Report:
    names = _data("nordic")[language]
    template = _template(rng, layout, language, heldback=heldback)
    slots = [slot[0] for slot in template["slots"]]
    mixed = "board" not in slots and rng.random() < 0.3
    sources = _drawn_goals(rng, template, goals_of(language, heldback=heldback), mixed=mixed)
    year, place = rng.randrange(2012, 2025), rng.choice(names["lang_places"])
    municipality = rng.choice(names["municipalities"])
    board = "" if mixed else str(sources[0]["board"])
    titles = names["board_titles"] if board and rng.random() < 0.6 else names["titles"]
    title = rng.choice(titles).format(y=year, b=board, k=municipality)
    words = rng.choice([w for w in names["outcomes"] if bool(w.get("heldback")) <= heldback])
    labels = {
        slot[0]: fill(rng.choice(slot[1:]), year=year, place="", municipality="")
        for slot in template["slots"]
    }
    heading = _headed(template, layout, rng)
    if heading in {"goal", "focus"}:
        labels.pop("goal" if heading == "goal" else "focus_area")
    areas = [str(source["area"]) for source in sources]
    grouped = len(set(areas)) < len(areas) and "service_area" not in slots
    banded = grouped and not mixed and rng.random() < 0.5
    style = rng.choice(("{n}", "{n}", "{group}.{part}"))
    numbers = _numbers(style, areas, banded=banded)
    area, goals = "", []
    for number, source in zip(numbers, sources, strict=True):
        filled = _filled(rng, source, words, year, place)
        told = {"goal": filled["goal"], "focus": filled["focus"]}.get(heading, "")
        is_numbered = bool(heading) or "number" in slots
        goals.append(
            Goal(
                number=number if is_numbered else None,
                band=filled["area"] if banded else None,
                first_of_band=banded and filled["area"] != area,
                heading=heading,
                told=told,
                cells=_cells(rng, filled, labels, number, board),
            )
        )
        area = filled["area"]
    intro = (rng.choice(names["intro"]),) if rng.random() < 0.4 else ()
    closing = (rng.choice(names["closing"]),) if rng.random() < 0.2 else ()
    board_line = bool(board) and (board not in title or rng.random() < 0.3)
    return Report(
        title=title,
        municipality=municipality,
        board=f"{names['board_label']}: {board}" if board_line and "board" not in slots else "",
        committee=board,
        year=year,
        intro=intro,
        closing=closing,
        goals=tuple(goals),
        goal_word=names["goal_word"],
        band_word=names["band_word"] if rng.random() < 0.5 else "",
        page_word=names["page"],
        template=template["name"],
        ambiguous=dict(template.get("ambiguous", {})),
    )


def _stated(goal: Goal, report: Report, ordinal: int) -> dict[str, Any]:
    sections = {cell.kind: {"text": cell.text} for cell in goal.cells if cell.kind and cell.text}
    accepts = []
    if goal.heading in {"goal", "focus"}:
        kind = "goal" if goal.heading == "goal" else "focus_area"
        sections[kind] = {"text": goal.told}
    if goal.band:
        sections["service_area"] = {"text": goal.band}
        if not report.band_word:
            accepts.append(accept(goal.band, "service_area", "focus_area", "a band without a code"))
    for kind, other in report.ambiguous.items():
        # A heading that states the goal is no label that could mean something else.
        if kind in sections and (kind, goal.heading) != ("goal", "goal"):
            text = sections[kind]["text"]
            accepts.append(accept(text, kind, other, "the label may mean either"))
    for cell in goal.cells:
        if cell.slot == "board" and "service_area" not in sections:
            accepts.append(accept(cell.text, None, "service_area", "a board in a column"))
    service, focus = sections.get("service_area"), sections.get("focus_area")
    return {
        "ordinal": ordinal,
        "number": goal.number,
        "pages": None,
        "service_area": {"code": None, "name": service["text"]} if service else None,
        "focus_area": focus["text"] if focus else None,
        "focus_period": None,
        "sections": sections,
        "accept": accepts,
    }


def generate_nordic(seed: int, layout: str, language: str, prose: str = "develop") -> Sample:
    """Return the sample of a seed; the same arguments always give the same bytes.

    Args:
        seed: any integer.
        layout: one of ``LAYOUTS``.
        language: ``sv`` or ``no``.
        prose: ``develop`` or ``heldback`` (its own goals, half of them under unseen labels).
    """
    rng = random.Random(f"nordic/{prose}/{language}/{layout}/{seed}")
    report = _draw(rng, layout, language, heldback=prose == "heldback")
    truth = {
        "document": {
            "title": report.title,
            "municipality": None,
            "committee": report.committee or None,
            "report_year": report.year,
            "page_count": None,
            "related_documents": [],
            "accept": [],
        },
        "goals": [_stated(goal, report, n) for n, goal in enumerate(report.goals, start=1)],
    }
    name = f"{prose}-nordic-{language}-{layout}-{seed}"
    if layout in PAPER_LAYOUTS:
        data = PAPER_LAYOUTS[layout](rng, report)
        text = "\n".join(TEXT_LAYOUTS["table_tabs"](random.Random(0), report))
        return Sample(f"{name}.pdf", data, "", truth, text, layout, report.template)
    text = "\n".join(TEXT_LAYOUTS[layout](rng, report)) + "\n"
    data, encoding = encode(rng, text)
    return Sample(f"{name}.txt", data, encoding, truth, text, layout, report.template)
