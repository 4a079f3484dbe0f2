"""Draw a PDF's pages with what each stretch of them was taken for."""

import io
from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2
from PIL import ImageDraw

from goalextract.document import Box, Span

_SCALE: Final = 1.5
_COLOURS: Final = {
    "label": (120, 120, 120),
    "issue": (220, 0, 0),
    "service_area": (128, 0, 128),
    "focus_area": (180, 60, 160),
    "challenge": (200, 120, 0),
    "goal": (0, 110, 0),
    "means": (0, 90, 200),
    "success_criterion": (0, 140, 140),
    "indicator": (0, 140, 140),
    "baseline": (0, 140, 140),
    "target_value": (0, 140, 140),
    "actual_value": (0, 140, 140),
    "status": (150, 80, 0),
    "follow_up": (80, 0, 200),
}
_OTHER: Final = (90, 90, 90)


def draw_pages(data: bytes, claims: Sequence[tuple[str, Span]]) -> Iterator[tuple[int, bytes]]:
    """Yield each page's number and its picture as PNG, a frame around each line taken.

    Args:
        data: the PDF's bytes.
        claims: what each stretch was taken for; those without a box are left out.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            picture = page.render(scale=_SCALE).to_pil().convert("RGB")
            page.close()
            pen = ImageDraw.Draw(picture)
            for name, span in claims:
                if span.page == number and span.box is not None:
                    colour = _COLOURS.get(name, _OTHER)
                    x0, top, x1, bottom = _scaled(span.box)
                    pen.rectangle((x0, top, x1, bottom), outline=colour, width=1)
                    pen.text((x1 + 2, top), name, fill=colour)
            out = io.BytesIO()
            picture.save(out, format="PNG")
            yield number, out.getvalue()
    finally:
        document.close()


def _scaled(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * _SCALE, box.top * _SCALE, box.x1 * _SCALE, box.bottom * _SCALE
