"""Compare reading PDFs with pdfplumber and with bare PDFium, side by side in one run.

    python -m benchmarks.pdf                 # a long report by reportlab
    python -m benchmarks.pdf REPORT.pdf ...  # your own

Prints ratios, since times are of the machine: how many times as fast ``extract`` is, end to end, as
pdfplumber's bare ``extract_tables()``, and how many times as slow as PDFium's load, text and paths.
The garbage collector rests for all three, as it does where documents are ingested.
"""

import gc
import io
import sys
from pathlib import Path
from typing import Final

import pdfplumber
import pypdfium2.raw as pdfium

from benchmarks.ratios import seconds, told
from goalextract.extract import extract_bytes

ROUNDS: Final = 5
PAGES: Final = 60


def long_report() -> bytes:
    """Return a report of many pages, its goals the same again and again."""
    import random
    from dataclasses import replace

    from tests.generator.print_reportlab import by_reportlab
    from tests.generator.render_pdf import draw_style
    from tests.generator.report import draw_report

    report = draw_report(random.Random(3), "develop")
    style = replace(draw_style(random.Random(3), report, "ruled"), new_pages=True)
    again = [report.goals[n % len(report.goals)] for n in range(PAGES)]
    goals = tuple(replace(goal, ordinal=n) for n, goal in enumerate(again, start=1))
    return by_reportlab(random.Random(3), replace(report, goals=goals), style)


def plumb(data: bytes) -> None:
    """Find all tables with pdfplumber, pages closed one by one."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def bare(data: bytes) -> None:
    """Load each page with PDFium, take its text as a whole and count its paths' segments."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        buffer = (pdfium.FPDF_WCHAR * (count + 1))()
        pdfium.FPDFText_GetText(text, 0, count, buffer)
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPath_CountSegments(item)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


def compare(name: str, data: bytes) -> None:
    """Print one report's ratios with their spread."""

    def ours() -> object:
        return extract_bytes(name, data, latest_year=2100)

    ours()
    rounds = [
        (seconds(ours), seconds(lambda: plumb(data)), seconds(lambda: bare(data)))
        for _ in range(ROUNDS)
    ]
    for label, ratios in (
        ("times as fast as pdfplumber's extract_tables", [b / a for a, b, _ in rounds]),
        ("times as slow as bare PDFium", [a / c for a, _, c in rounds]),
    ):
        print(f"{name}: {told(ratios)} {label}")


def main() -> int:
    """Compare the files named, or a generated report."""
    gc.disable()
    named = [(Path(p).name, Path(p).read_bytes()) for p in sys.argv[1:]]
    for name, data in named or [("generated.pdf", long_report())]:
        compare(name, data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
