"""Words and ruling lines of a PDF by pdfplumber: the reference engine, slow and independent."""

import io
from collections.abc import Iterator
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from goalextract.document import Box, Rule
from goalextract.errors import DocumentError, EncryptedError, TooManyPagesError
from goalextract.reading.shapes import PrintedPage, PrintedWord, PrintedWords, rules_of

_WHITE: Final = 0.98


def _word(word: dict[str, Any]) -> PrintedWord:
    box = Box(float(word["x0"]), float(word["top"]), float(word["x1"]), float(word["bottom"]))
    name = str(word["fontname"]).lower()
    is_bold = "bold" in name or "black" in name or "heavy" in name
    return PrintedWord(word["text"], box, float(word["size"]), is_bold, bool(word["upright"]))


def _is_white(colour: object) -> bool:
    if colour is None:
        return False
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    numbers = [float(p) for p in parts if isinstance(p, (int, float))]
    if len(numbers) == 4:  # cyan, magenta, yellow, black
        return max(numbers) <= 1 - _WHITE
    return bool(numbers) and min(numbers) >= _WHITE


def _rules(page: pdfplumber.page.Page) -> Iterator[Rule]:
    for item in (*page.rects, *page.lines, *page.curves):
        is_stroked = bool(item.get("stroke"))
        is_filled = bool(item.get("fill")) and not _is_white(item.get("non_stroking_color"))
        if item["object_type"] == "line":
            is_stroked = True
        if is_stroked or is_filled:
            box = Box(
                float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"])
            )
            yield from rules_of(box, is_stroked=is_stroked, is_filled=is_filled)


def read_pages(data: bytes, max_pages: int) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF, one open at a time.

    Raises:
        EncryptedError: it needs a password.
        TooManyPagesError: it has more pages than ``max_pages``.
        DocumentError: it, or one of its pages, cannot be read.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
            if count > max_pages:
                message = f"the PDF has {count} pages, more than the limit {max_pages}"
                raise TooManyPagesError(message)
            if not count:
                raise DocumentError("the PDF has no pages")
            for number, page in enumerate(pdf.pages, start=1):
                words = page.extract_words(
                    extra_attrs=["fontname", "size", "upright"], use_text_flow=False
                )
                yield PrintedPage(
                    number,
                    float(page.width),
                    float(page.height),
                    PrintedWords.of(map(_word, words)),
                    tuple(_rules(page)),
                )
                page.close()
    except DocumentError:
        raise
    except (MalformedPDFException, PdfminerException, PDFException) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise EncryptedError("the PDF is protected by a password") from error
        raise DocumentError(f"the PDF cannot be opened: {type(cause).__name__}") from error
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
        # What pdfminer raises on damaged files.
        raise DocumentError(f"the PDF cannot be read: {type(error).__name__}") from error
