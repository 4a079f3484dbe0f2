"""Generate one sample: a report's bytes in a layout and an encoding, with its truth."""

import codecs
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.generator import render_flat, render_sheet
from tests.generator.pieces import Rendered
from tests.generator.print_reportlab import by_reportlab
from tests.generator.print_table import on_paper, table_html
from tests.generator.print_table_reportlab import table_by_reportlab
from tests.generator.prose import ProseGoal
from tests.generator.render_pdf import HTML_PRODUCERS, draw_style, page_html, rendered
from tests.generator.render_table_lines import TABLE_RENDERERS
from tests.generator.report import DrawnReport, draw_report
from tests.generator.scorecard import draw_scorecard
from tests.generator.table_model import TableReport, table_state
from tests.generator.table_report import draw_table
from tests.generator.table_style import LOOKS, draw_paper_style
from tests.generator.truth import state

Renderer = Callable[[random.Random, DrawnReport], tuple[DrawnReport, Rendered]]

RENDERERS: Final[dict[str, Renderer]] = {
    "sheet_raw": render_sheet.sheet_raw,
    "sheet_layout": render_sheet.sheet_layout,
    "sheet_colon": render_sheet.sheet_colon,
    "transcript_a": render_flat.transcript_a,
    "transcript_b": render_flat.transcript_b,
    "flattened": render_flat.flattened,
}
LAYOUTS: Final = tuple(RENDERERS)
TABLES: Final[dict[str, Callable[..., TableReport]]] = {
    "table": draw_table,
    "scorecard": draw_scorecard,
}
TABLE_LAYOUTS: Final = tuple(f"{sort}_{name}" for sort in TABLES for name in TABLE_RENDERERS)
TABLE_LOOKS: Final = tuple(f"{sort}_{look}" for sort in TABLES for look in LOOKS)
"""Looks of tables on paper: ``pdf-PRODUCER-LOOK``."""


class MissingToolError(Exception):
    """Say that an optional producer of PDFs is not installed."""


_ENCODINGS: Final = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "cp1252",
    "latin-1",
    "utf-16-le",
    "utf-16-be",
)
_MARKS: Final = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold a generated document and the truth about it."""

    name: str
    data: bytes
    encoding: str
    truth: dict[str, Any]
    text: str
    """The document's text, decoded and with LF line ends."""
    layout: str = ""
    template: str = ""


def encode(rng: random.Random, text: str) -> tuple[bytes, str]:
    """Encode a text in a drawn encoding that can hold it, with drawn line ends."""
    encoding = rng.choice(_ENCODINGS)
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    try:
        return _MARKS.get(encoding, b"") + text.encode(encoding), encoding
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"


def _on_paper(
    rng: random.Random, layout: str, name: str, prose: str, goals: Sequence[ProseGoal] | None
) -> Sample:
    """Return a PDF: ``pdf-PRODUCER-LOOK``.

    Raises:
        MissingToolError: the producer is not installed.
    """
    _, producer, look = layout.split("-")
    report = draw_report(rng, prose, goals)
    style = draw_style(rng, report, look)
    if producer == "reportlab":
        data: bytes | None = by_reportlab(rng, report, style)
    else:
        data = HTML_PRODUCERS[producer](page_html(rng, report, style))
    if data is None:
        raise MissingToolError(producer)
    said = rendered(report)
    truth = state(report, said)
    return Sample(name, data, "", truth, said.text, layout, report.template.name)


def _table(
    rng: random.Random, layout: str, name: str, prose: str, goals: Sequence[ProseGoal] | None
) -> Sample:
    """Return a table or a scorecard, in one of ``TABLE_LAYOUTS`` or on paper.

    Raises:
        MissingToolError: the producer is not installed.
    """
    sort, _, look = layout.rpartition("-")[2].partition("_")
    report = TABLES[sort](rng, prose, goals)
    if not layout.startswith("pdf-"):
        rendered = TABLE_RENDERERS[look](rng, report)
        data, encoding = encode(rng, rendered.text)
    else:
        producer, encoding = layout.split("-")[1], ""
        style = draw_paper_style(rng, report, look, breaks_words=producer != "libreoffice")
        if producer == "reportlab":
            printed: bytes | None = table_by_reportlab(report, style)
        else:
            printed = HTML_PRODUCERS[producer](table_html(report, style))
        if printed is None:
            raise MissingToolError(producer)
        data, rendered = printed, on_paper(report, style)
    truth = table_state(report, rendered)
    return Sample(name, data, encoding, truth, rendered.text, layout, report.drawn.template.name)


def generate(
    seed: int, layout: str, prose: str = "develop", goals: Sequence[ProseGoal] | None = None
) -> Sample:
    """Return the sample of a seed; the same arguments always give the same bytes.

    Args:
        seed: any integer.
        layout: one of ``LAYOUTS`` or ``TABLE_LAYOUTS``, or ``pdf-PRODUCER-LOOK`` (for the looks see
            ``render_pdf.py`` and ``TABLE_LOOKS``).
        prose: ``develop``, ``heldback`` (its own prose and label words), ``unseen`` (that prose
            under the label words for developing) or ``seed`` (small).
        goals: what is written of; the prose set's goals if none are given.
    """
    rng = random.Random(f"{prose}/{layout}/{seed}")
    if layout in TABLE_LAYOUTS or layout.endswith(TABLE_LOOKS):
        kind = "pdf" if layout.startswith("pdf-") else "txt"
        return _table(rng, layout, f"{prose}-{layout}-{seed}.{kind}", prose, goals)
    if layout.startswith("pdf-"):
        return _on_paper(rng, layout, f"{prose}-{layout}-{seed}.pdf", prose, goals)
    report, rendered = RENDERERS[layout](rng, draw_report(rng, prose, goals))
    data, encoding = encode(rng, rendered.text)
    name = f"{prose}-{layout}-{seed}.txt"
    truth = state(report, rendered)
    return Sample(name, data, encoding, truth, rendered.text, layout, report.template.name)
