"""The table shows every section and every doubt, at any width, whatever a document holds."""

import io
import re

import pytest

from goalextract.publish.terminal import render_report, show, title_of_kind
from goalextract.publish.words import quantity
from goalextract.records import GoalReport, Kind
from tests.unit.payloads import goal, issue, report, section


class Terminal(io.StringIO):
    """Stands in for a terminal."""

    def isatty(self) -> bool:
        return True


def shown(found: GoalReport, width: int = 80, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    show(stream, render_report(found), width=width)
    return stream.getvalue()


def doubted() -> GoalReport:
    payload = goal(needs_review=True, number="1.2")
    payload["sections"]["goal"] = section(
        "Flere læser.",
        needs_review=True,
        reasons=["its end is guessed"],
        confidence=0.4,
        label="Mål for 2014",
    )
    return report(payload, issues=(issue(), issue(goal=None, page=3, severity="error", code="x")))


def test_a_report_is_shown_with_its_facts() -> None:
    text = shown(report())
    for fact in (
        "Målopfølgning 2014",
        "Struer Kommune (671)",
        "Kultur- og Fritidsudvalget",
        "2014",
    ):
        assert fact in text


def test_each_section_is_shown_whole() -> None:
    text = " ".join(shown(report()).split())
    assert "Goal 1 · pages 2-3 · 90% sure" in text
    for value in ("Flere læser.", "Mindst 2.500 arrangementer om året.", "Målet er opfyldt."):
        assert value in text


def test_a_doubted_section_is_marked_and_says_why() -> None:
    lines = shown(doubted()).splitlines()
    (at,) = [i for i, line in enumerate(lines) if line.endswith("Flere læser.")]
    assert lines[at].startswith("! Goal")
    assert "Mål for 2014" in lines[at + 1]
    assert "! its end is guessed" in lines[at + 1]
    assert "40% sure" in lines[at + 2]
    assert any(line.startswith("Goal 1 (no. 1.2)") and "! review" in line for line in lines)


def test_a_section_that_is_sure_has_no_mark() -> None:
    assert "!" not in shown(report())


def test_issues_are_shown_with_their_goal_or_at_the_end() -> None:
    lines = shown(doubted()).splitlines()
    assert "! warning[section_missing]: no means were found (page 2)" in lines
    assert lines[-2] == "! error[x]: no means were found (page 3)"


def test_reasons_are_told_once_in_a_row() -> None:
    payload = goal(needs_review=True)
    for kind, text in (("goal", "Flere læser."), ("status", "Målet er opfyldt.")):
        payload["sections"][kind] = section(text, needs_review=True, reasons=["guessed"])
    payload |= {"targets": [], "measurements": [], "assessments": []}
    del payload["sections"]["success_criterion"]
    text = shown(report(payload))
    assert text.count("! guessed") == 1
    assert text.count("! for the same reason") == 1


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(doubted(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_a_pipe_gets_no_colours_and_a_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b" not in shown(doubted())
    coloured = shown(doubted(), stream=Terminal())
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == shown(doubted()).split()


@pytest.mark.parametrize(
    "hostile",
    [
        "[bold]x[/bold]",
        "[/]",
        "[link=http://x]y",
        ":smile:",
        "\\[x]",
        "\x1b[31mred",
        "\x9b2J",
        "a\nb",
    ],
)
def test_a_documents_text_has_no_effect(hostile: str) -> None:
    payload = goal(number=hostile)
    found = report(payload, name=hostile, title=hostile, committee=hostile)
    found = found.model_copy(
        update={"issues": report(issues=(issue(message=hostile, code=hostile),)).issues}
    )
    text = shown(found, stream=Terminal())
    visible = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b" not in visible
    assert "\x9b" not in visible
    expected = " ".join(hostile.replace("\x1b", "\ufffd").replace("\x9b", "\ufffd").split())
    assert visible.count(expected) == 6


def test_words_for_people() -> None:
    assert title_of_kind(Kind.SUCCESS_CRITERION) == "Success criterion"
    assert (quantity(1, "goal"), quantity(1200, "goal")) == ("1 goal", "1,200 goals")
    assert quantity(2, "entry", "entries") == "2 entries"
