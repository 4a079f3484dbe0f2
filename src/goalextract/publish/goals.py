"""The goals of reports, one report after the other, in the form that was asked for."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from goalextract.publish.machine import GoalCsv, report_json
from goalextract.publish.printable import one_line
from goalextract.records import GoalReport

if TYPE_CHECKING:
    from goalextract.publish.explanation import Understanding

Show = Callable[[GoalReport, "Understanding | None"], None]
"""Prints one report, and how it was understood where that is given."""


def printer(form: str, output: TextIO, messages: TextIO, *, is_alone: bool) -> Show:
    """Choose what prints reports as ``table``, ``json`` or ``csv``.

    Args:
        form: the form's name.
        output: where the goals go.
        messages: where everything said to a person goes.
        is_alone: there is one document only, so that its JSON may take many lines.
    """
    if form == "table":
        return _table_printer(output)
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(encoding="utf-8")
    if form == "csv":
        write = GoalCsv(output).write
    else:
        is_indented = is_alone and output.isatty()

        def write(report: GoalReport) -> None:
            output.write(report_json(report, is_indented=is_indented) + "\n")

    def show(report: GoalReport, how: "Understanding | None") -> None:
        write(report)
        output.flush()
        for issue in report.issues:
            if issue.severity == "error":
                name, message = one_line(report.document.name), one_line(issue.message)
                messages.write(f"error[{issue.code}]: {name}: {message}\n")
        if how is not None:
            _explain(messages, report, how)

    return show


def _table_printer(output: TextIO) -> Show:
    # rich takes a while to import, and only people need it
    from goalextract.publish import terminal

    def show(report: GoalReport, how: "Understanding | None") -> None:
        terminal.show(output, terminal.render_report(report))
        if how is not None:
            _explain(output, report, how)

    return show


def _explain(stream: TextIO, report: GoalReport, how: "Understanding") -> None:
    from goalextract.publish.explanation import render_explanation
    from goalextract.publish.terminal import show

    show(stream, render_explanation(report, how))
