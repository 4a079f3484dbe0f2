"""Word the headings of a report in prose, and say how two readers could differ about them."""

from dataclasses import dataclass
from typing import Final

from tests.generator.headed_template import HeadedTemplate
from tests.generator.pieces import accept
from tests.generator.report import DrawnGoal

_RESULTS: Final = ("resultat", "resultater", "årets resultat", "effekt", "udfald", "udbytte")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading: the words before its value, and the value with the kind it states."""

    before: str
    value: str
    kind: str | None
    """goal, focus_area or service_area; None where the heading only counts."""


def number_of(style: HeadedTemplate, ordinal: int, chapter: int, within: int, code: str) -> str:
    """Return the number that a goal's heading prints."""
    if style.numbers == "chapter":
        return f"{chapter}.{within}"
    if style.numbers == "code":
        return f"{code}.{within}"
    if style.numbers == "letter":
        return f"{chr(64 + chapter)}{within}" if style.chapter else chr(64 + ordinal)
    return str(ordinal)


def chapter_heading(style: HeadedTemplate, name: str, index: int, code: str) -> Heading:
    """Return the heading of a chapter, its value the service area."""
    word = style.template.labels["service_area"]
    before = style.chapter.partition("{n}")[0]
    before = before.replace("{s}", word).replace("{c}", code).replace("{i}", str(index))
    return Heading(before.replace("{r}", _ROMAN[index - 1]).strip(), name, "service_area")


def focus_heading(word: str, name: str) -> Heading:
    """Return the heading that names the focus area of the goals below it."""
    return Heading(f"{word}:", name, "focus_area")


def goal_heading(style: HeadedTemplate, number: str, title: str) -> Heading:
    """Return the heading over a goal, its value the goal or its focus area."""
    before = style.heading.partition("{t}")[0].replace("{w}", style.word).replace("{n}", number)
    kind = "goal" if style.state in {"heading", "statement"} else "focus_area"
    shows = "{t}" in style.heading
    return Heading(before.strip(), title if shows else "", kind if shows else None)


def _by_label(goal: DrawnGoal, heading: Heading) -> list[dict[str, object]]:
    """Return the sections whose label word names another kind just as well."""
    kinds = {cell.kind for cell in goal.cells}
    found: list[dict[str, object]] = []
    for cell in goal.cells:
        label = cell.label.lower()
        other = ""
        if cell.kind == "status" and label == "opfølgning":
            other = "follow_up"
        elif cell.kind == "status" and label in _RESULTS and "actual_value" not in kinds:
            other = "actual_value"
        elif cell.kind == "challenge" and label.endswith("formål") and heading.kind == "goal":
            other = "goal"
        if other and cell.text:
            found.append(accept(cell.text, cell.kind, other, "the label may mean either"))
    return found


def alternatives(
    style: HeadedTemplate, goal: DrawnGoal, heading: Heading, chapter: int
) -> list[dict[str, object]]:
    """Return what two careful readers could see differently in a goal's headings and lead."""
    found = _by_label(goal, heading)
    topical = style.state == "heading" or not style.numbered
    if heading.kind == "goal" and topical and not style.says_goal and not style.focus_word:
        found.append(accept(heading.value, "goal", "focus_area", "a heading without the word Mål"))
    name = goal.service_name
    focused = (
        heading.kind == "focus_area"
        or style.focus_word
        or any(c.kind == "focus_area" for c in goal.cells)
    )
    if name and not goal.service_code and "{s}" not in style.chapter and not focused:
        found.append(accept(name, "service_area", "focus_area", "a chapter without a label"))
    if name and "{s} {i}" in style.chapter:
        said = f"{chapter} {name}"
        found.append(accept(name, "service_area", None, "the chapter's number", instead=said))
    lead = next((c for c in goal.cells if c.kind == style.lead), None)
    if lead is not None and lead.text:
        if lead.kind == "goal":
            found.append(accept(heading.value, "focus_area", "goal", "a heading over the goal"))
        other = "challenge" if lead.kind == "goal" else "goal"
        if other == "challenge" or not any(c.kind == "goal" for c in goal.cells):
            found.append(accept(lead.text, lead.kind, other, "a paragraph without a label"))
        else:
            found.append(accept(lead.text, lead.kind, "comment", "a paragraph without a label"))
    return found
