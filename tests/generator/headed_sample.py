"""Generate one report in prose: its bytes as text or PDF, with its truth."""

import random
from collections.abc import Callable
from typing import Final

from tests.generator import render_headed
from tests.generator.headed_blocks import lay_out, said
from tests.generator.headed_report import HeadedReport, draw_headed
from tests.generator.pieces import Rendered
from tests.generator.print_headed import draw_headed_style, headed_by_reportlab, headed_html
from tests.generator.render_pdf import HTML_PRODUCERS
from tests.generator.sample import MissingToolError, Sample, encode
from tests.generator.truth import state

_RENDERERS: Final[dict[str, Callable[[random.Random, HeadedReport], Rendered]]] = {
    "headed": render_headed.headed,
    "headed_transcript": render_headed.headed_transcript,
}
HEADED_LAYOUTS: Final = tuple(_RENDERERS)
HEADED_LOOK: Final = "headed"


def _on_paper(rng: random.Random, report: HeadedReport, producer: str) -> tuple[bytes, Rendered]:
    """Return a PDF and what it says.

    Raises:
        MissingToolError: the producer is not installed.
    """
    blocks = lay_out(rng, report)
    style = draw_headed_style(rng, report)
    if producer == "reportlab":
        data: bytes | None = headed_by_reportlab(blocks, style)
    else:
        data = HTML_PRODUCERS[producer](headed_html(blocks, style))
    if data is None:
        raise MissingToolError(producer)
    text = "\n".join([*(block.text for block in blocks), style.header, style.footer])
    return data, said(report, blocks, text)


def generate_headed(seed: int, layout: str, prose: str = "develop") -> Sample:
    """Return the sample of a seed; the same arguments always give the same bytes.

    Args:
        seed: any integer.
        layout: one of ``HEADED_LAYOUTS``, or ``pdf-PRODUCER-headed``.
        prose: ``develop``, ``heldback``, ``unseen`` or ``seed``, as for ``sample.generate``.

    Raises:
        MissingToolError: the producer of a PDF is not installed.
    """
    rng = random.Random(f"{prose}/{layout}/{seed}")
    name = f"{prose}-{layout}-{seed}"
    report = draw_headed(rng, prose, run_together=layout == "headed_transcript")
    template = report.style.template.name
    if layout.startswith("pdf-"):
        _, producer, look = layout.split("-")
        if look != HEADED_LOOK:
            raise KeyError(layout)
        data, rendered = _on_paper(rng, report, producer)
        truth = state(report.report, rendered)
        return Sample(f"{name}.pdf", data, "", truth, rendered.text, layout, template)
    rendered = _RENDERERS[layout](rng, report)
    data, encoding = encode(rng, rendered.text)
    truth = state(report.report, rendered)
    return Sample(f"{name}.txt", data, encoding, truth, rendered.text, layout, template)
