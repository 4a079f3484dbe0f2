"""A PDF to pages: its words in lines, as they are shown, with their places on paper."""

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise
from operator import add, sub
from statistics import median
from typing import Final

import numpy as np

from goalextract.document import Box, Document, Finding, Form, Page, Print, Words
from goalextract.errors import DocumentError, NeedsOcrError, TooLargeError
from goalextract.language.joining import SOFT_HYPHEN
from goalextract.reading import pdfium
from goalextract.reading.cell_edges import find_cuts
from goalextract.reading.column_edges import Columns
from goalextract.reading.furniture import LabelLines, mark_furniture
from goalextract.reading.line_hyphens import line_hyphens, with_own_hyphens
from goalextract.reading.paper_lines import PaperLine
from goalextract.reading.shapes import Engine, Floats, PrintedPage, PrintedWord, PrintedWords
from goalextract.reading.sniff import Limits
from goalextract.reading.tags import find_tags, with_tags_apart
from goalextract.reading.text_columns import InOrder, heading_shades, in_reading_order
from goalextract.reading.underlines import without_underlines

MEDIA_TYPE: Final = "application/pdf"


def _by_reference(data: bytes, max_pages: int) -> Iterator[PrintedPage]:
    """Read pages with pdfplumber, which takes long to import and is seldom asked for."""
    from goalextract.reading import plumber

    return plumber.read_pages(data, max_pages)


ENGINES: Final[Mapping[str, Engine]] = {
    "pdfium": pdfium.read_pages,
    "pdfplumber": _by_reference,
}
_WIDE_GAP: Final = 1.2
"""A gap wider than so many letters' height parts what stands on a line."""
_BLANK_LINE: Final = 1.9
"""Lines further apart than so many times their usual distance have a blank line between."""
_OFF_PAGE: Final = 2.0
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_LIGATURE: Final = re.compile("[ﬀ-ﬄ]")
_STRAY: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_UNCLEAN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\ufb00-\ufb04\ufffe\uffff]")
"""What ``_clean`` changes beside what is not composed."""
_SOFT_BREAK: Final = re.compile("\u00ad+(?:[-\u2010\u2011]|$)")
"""A soft hyphen where a word was cut, and the mark that is printed for it."""
_CUT: Final = 0.07
"""Words nearer than so much of the letters' size are pieces of one: spaces are twice as wide."""


def _clean(text: str) -> str:
    """Return a word composed (NFC), with its ligatures as letters and no control characters.

    Of soft hyphens only that remains which cuts the word at its end, with no mark behind it.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LIGATURE.sub(lambda m: _LIGATURES[m.group()], text)
    if SOFT_HYPHEN in text:
        is_cut = _SOFT_BREAK.search(text)
        text = text[: is_cut.start()].replace(SOFT_HYPHEN, "") + SOFT_HYPHEN if is_cut else text
        text = text if is_cut else text.replace(SOFT_HYPHEN, "")
    return unicodedata.normalize("NFC", _STRAY.sub("", text))


def _cleaned(texts: Sequence[str]) -> Sequence[str]:
    """Return a page's words, each cleaned; most pages' are clean."""
    joined = " ".join(texts)
    if _UNCLEAN.search(joined) is None and unicodedata.is_normalized("NFC", joined):
        return texts
    return [_clean(text) for text in texts]


def _whole(words: PrintedWords) -> PrintedWords:
    """Join words that were drawn with no space between them: an engine may part each letter."""
    first, then = words.edges[:-1], words.edges[1:]
    shared = np.minimum(first[:, 3], then[:, 3]) - np.maximum(first[:, 1], then[:, 1])
    gap, room = then[:, 0] - first[:, 2], _CUT * words.sizes[1:]
    touches = (
        (np.abs(words.sizes[:-1] - words.sizes[1:]) < 0.1)
        & (words.is_bold[:-1] == words.is_bold[1:])
        & (shared >= (1 - _CUT) * (then[:, 3] - then[:, 1]))
        & (-room <= gap)
        & (gap <= room)
        & (first[:, 0] < then[:, 0])
    )
    if not touches.any():
        return words
    whole: list[PrintedWord] = []
    for word in words:
        if whole and _touches(whole[-1], word):
            a, b = whole[-1].box, word.box
            box = Box(a.x0, min(a.top, b.top), b.x1, max(a.bottom, b.bottom))
            whole[-1] = replace(whole[-1], text=whole[-1].text + word.text, box=box)
        else:
            whole.append(word)
    return PrintedWords.of(whole)


def _touches(last: PrintedWord, word: PrintedWord) -> bool:
    """Tell whether a word begins where the last one ends, in letters as large, on its line."""
    a, b, room = last.box, word.box, _CUT * word.size
    is_alike = abs(last.size - word.size) < 0.1 and last.is_bold == word.is_bold
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    is_beside = shared >= (1 - _CUT) * (b.bottom - b.top)
    # The hook of an f hangs over the space behind it: "af 14.000".
    wide = 0.0 if last.text.endswith("f") else room
    return is_alike and is_beside and -room <= b.x0 - a.x1 <= wide and a.x0 < b.x0


def _usual_distance(lines: Sequence[PaperLine]) -> float:
    bottoms = [line.bottom for line in lines]
    if all(a.top <= b.top for a, b in pairwise(lines)):
        bottoms.sort()  # no column begins again at the top
    steps = [b - a for a, b in pairwise(bottoms) if b - a > 1]
    return median(steps) if steps else 12.0


def compose(page: PrintedPage) -> tuple[str, Print]:
    """Put a page's words together to its text, lines in their order, gaps as spaces.

    Every word keeps its place: its offsets in the text and its box.
    """
    page = without_underlines(page)
    words = _whole(page.words)
    text, placed, _ = _composed_words(page, words, in_reading_order(words, page.rules))
    return text, placed


def _composed_words(
    page: PrintedPage, words: PrintedWords, read_as: InOrder, asked: Collection[int] = ()
) -> tuple[str, Print, tuple[int, ...]]:
    """Return a page's text and print, and where some of its words end in the text."""
    tags = find_tags(words, page.rules, read_as.lines)
    columns = read_as.columns
    behind = heading_shades(page.rules, columns) if columns is not None else frozenset()
    lines = list(with_tags_apart(words, read_as.lines, tags.words))
    texts = _cleaned(words.texts)
    order: list[int] = []
    breaks: dict[int, str] = {}
    blank = ""
    for line, newline in zip(lines, _newlines(lines), strict=True):
        blank += newline
        kept = [n for n in line.words if texts[n]]
        if kept:
            breaks[len(order)] = blank
            order += kept
            blank = ""
    drawn = words.edges[order], words.sizes[order], words.is_bold[order]
    gaps = _gaps(drawn[0], drawn[1])
    for at, newline in breaks.items():
        gaps[at] = newline
    read = [texts[n] for n in order]
    cut, unclear = find_cuts(read, drawn[0], drawn[1], breaks)
    for at in cut:
        read[at] += SOFT_HYPHEN
    lengths = list(map(len, read))
    ends = list(accumulate(map(add, map(len, gaps), lengths)))
    starts = list(map(sub, ends, lengths))
    edges, sizes, is_bold = drawn
    placed = Words(
        array("i", starts),
        array("i", ends),
        array("d", edges.tobytes()),
        array("d", sizes.tobytes()),
        is_bold.tobytes(),
    )
    text = "".join(chain.from_iterable(zip(gaps, read, strict=True))) + blank
    unclear_ends = frozenset(ends[at] for at in unclear)
    held = set(read_as.unclear)
    at_stake = [at for at, number in enumerate(order) if number in held] if held else []
    unclear_order = (starts[at_stake[0]], ends[at_stake[-1]]) if at_stake else None
    opening = {tag[0] for tag in tags.words}
    tagged = frozenset(starts[at] for at, number in enumerate(order) if number in opening)
    printed = Print(
        page.width,
        page.height,
        placed,
        tuple([rule for rule in tags.rules if rule not in behind]) if behind else tags.rules,
        unclear_ends,
        unclear_order,
        tagged,
        is_in_columns=columns is not None,
    )
    asked_ends = [ends[at] for at, number in enumerate(order) if number in asked] if asked else []
    return text, printed, tuple(asked_ends)


def _newlines(lines: Sequence[PaperLine]) -> Iterator[str]:
    """Yield what stands before each line: nothing, a line break or a blank line."""
    far = _BLANK_LINE * _usual_distance(lines)
    for above, line in pairwise([None, *lines]):
        if above is None or line is None:
            yield ""
        else:
            yield "\n\n" if line.bottom - above.bottom > far else "\n"


_BLANKS: Final = (" ", "   ")
"""Before a word near the one before it, and before one far from it."""


def _gaps(edges: Floats, sizes: Floats) -> list[str]:
    """Return the blanks before each word, given in the order of the text."""
    if not len(edges):
        return []
    large = np.maximum(np.maximum(sizes[:-1], sizes[1:]), 4.0)
    is_wide = edges[1:, 0] - edges[:-1, 2] > _WIDE_GAP * large
    return ["", *map(_BLANKS.__getitem__, is_wide.tolist())]


def _on_page(page: PrintedPage) -> tuple[PrintedPage, int]:
    """Return a page without the words that nobody sees beside it, and their number."""
    x0, top, x1, bottom = page.words.edges.T
    is_seen = (
        (x1 > -_OFF_PAGE)
        & (x0 < page.width + _OFF_PAGE)
        & (bottom > -_OFF_PAGE)
        & (top < page.height + _OFF_PAGE)
        & page.words.is_upright
    )
    unseen = len(page.words) - int(is_seen.sum())
    return (replace(page, words=page.words.only(is_seen)) if unseen else page), unseen


@dataclass(frozen=True, slots=True)
class _Composed:
    """Hold a page put together: its text, its print, and how many words nobody sees."""

    text: str
    print: Print
    hyphens: tuple[int, ...]
    """Where words end that end a line with a hyphen."""
    unseen: int
    cuts: bool
    """One of these is surely cut by its line's end."""
    columns: Columns | None = None
    """The columns in which its running text surely stands."""
    source: PrintedPage | None = None
    """What it was put together from, if what other pages tell may change its order."""


def _composed(page: PrintedPage, known: Columns | None = None) -> _Composed:
    seen, unseen = _on_page(page)
    seen = without_underlines(seen)
    words = _whole(seen.words)
    order = in_reading_order(words, seen.rules, known)
    source = page if order.is_open else None
    hyphens = line_hyphens(words)
    composed = _composed_words(seen, words, order, hyphens.words)
    return _Composed(*composed, unseen, hyphens.cuts, order.columns, source)


def _in_columns(pages: list[_Composed]) -> list[_Composed]:
    """Read pages whose order is open in the columns of the other pages' text."""
    known = next((page.columns for page in pages if page.columns is not None), None)
    if known is None:
        return pages
    return [_composed(page.source, known) if page.source is not None else page for page in pages]


def read_pdf(
    name: str,
    data: bytes,
    limits: Limits,
    label_lines: LabelLines | None = None,
    engine: str = "pdfium",
) -> Document:
    """Read a PDF's bytes into a document of pages with their print.

    Args:
        name: the file's name, without its folder.
        data: the file's bytes.
        limits: what the file must keep.
        label_lines: gives what matches the lines that are content wherever they recur.
        engine: one of ``ENGINES``.

    Raises:
        DocumentError: the bytes cannot be read as a PDF; the subclass says why.
        NeedsOcrError: no page has any text.
    """
    if len(data) > limits.max_pdf_bytes:
        raise TooLargeError(
            f"the file has {len(data)} bytes, more than the limit of {limits.max_pdf_bytes}"
        )
    findings: list[Finding] = []
    read = _pages(data, limits, engine, findings)
    for number, page in enumerate(read, start=1):
        if page.unseen:
            message = f"{page.unseen} words stand turned or beside the page; they are not read"
            findings.append(Finding("unseen_text", message, page=number))
    cuts = any(page.cuts for page in read)
    texts = [page.text if cuts else with_own_hyphens(page.text, page.hyphens) for page in read]
    if not any(text.strip() for text in texts):
        raise NeedsOcrError(f"none of the {len(texts)} pages has any text")
    labels = label_lines(texts) if label_lines is not None else None
    # A line that recurs on paper holds label and value: with a year it heads pages.
    marked = mark_furniture(texts, Form.PLAIN, labels, may_dated_recur=True)
    pages = tuple(
        Page(page.number, page.text, page.noise, own.print)
        for page, own in zip(marked, read, strict=True)
    )
    return Document(
        name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, pages, findings=tuple(findings)
    )


def _pages(data: bytes, limits: Limits, engine: str, findings: list[Finding]) -> list[_Composed]:
    """Read pages with an engine, with the reference engine where PDFium fails on the file."""
    try:
        return _in_columns([_composed(page) for page in ENGINES[engine](data, limits.max_pages)])
    except DocumentError as error:
        if engine != "pdfium" or type(error) is not DocumentError:
            raise
        read = [_composed(page) for page in ENGINES["pdfplumber"](data, limits.max_pages)]
        message = f"PDFium could not read the file ({error.cause}); pdfplumber did"
        findings.append(Finding("engine_failed", message))
        return _in_columns(read)
