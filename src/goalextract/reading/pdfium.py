"""Words and ruling lines of a PDF by PDFium, the engine of Chromium: the default engine.

PDFium is called through bare ctypes: a page's text comes as a whole, and only the boxes of each
word's first and last characters are fetched, into one array for the whole page.  That is what
makes it fast (measured: one call costs a quarter of a microsecond, all boxes of a page several
milliseconds).
"""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Final

import numpy as np
import pypdfium2.raw as pdfium

from goalextract.errors import DocumentError, EncryptedError, TooManyPagesError
from goalextract.reading.pdfium_calls import Corner, address_of, bound
from goalextract.reading.pdfium_rules import RuleReader
from goalextract.reading.shapes import Flags, Floats, PrintedPage, PrintedWords

_WORD: Final = re.compile(r"[^\s\x00\x02\uffff]+\x02?|\x02")
"""A word, or the part of one up to a hyphen at its line's end."""
_HYPHEN: Final = "\x02"
"""PDFium's mark for a hyphen at a line's end, which swallows the line break."""
_BOLD: Final = 600
_FAR: Final = 1.6
"""So many times its usual width apart, the ends of a word are no word's."""
_BELOW_LINE: Final = 0.2
"""So much of a letter's height is below the line: slanted, it reaches left there."""
_LEFT: Final = np.array([1.0, 0.0, 0.0, 0.0])
_RIGHT: Final = np.array([0.0, 0.0, 1.0, 0.0])
_UPRIGHT: Final = 0.1
"""Letters turned by less, in radians, are upright; italics are not turned."""
_ERRORS: Final = {
    pdfium.FPDF_ERR_FORMAT: "it is no PDF, or a damaged one",
    pdfium.FPDF_ERR_SECURITY: "its protection is of an unknown kind",
    pdfium.FPDF_ERR_FILE: "it cannot be opened",
}
_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_LOOSE_BOX: Final = bound(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_FONT_SIZE: Final = bound(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
_ANGLE: Final = bound(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _ADDRESS, _INT)
_FONT_WEIGHT: Final = bound(pdfium.FPDFText_GetFontWeight, _INT, _ADDRESS, _INT)
_FONT_INFO: Final = bound(
    pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, _ADDRESS, _INT, _ADDRESS, ctypes.c_ulong, _ADDRESS
)
_TEXT_OBJECT: Final = bound(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_NAME_BYTES: Final = 96
_BOLD_NAME: Final = re.compile(rb"bold|black|heavy", re.IGNORECASE)
"""What names of bold fonts hold; names that take more bytes are not told."""
_PLAIN_NAME: Final = re.compile(rb"regular|italic|oblique|light|book|medium|roman", re.IGNORECASE)
"""What names of other fonts hold: browsers make weights up from the width of stems."""
_RECT_BYTES: Final = ctypes.sizeof(pdfium.FS_RECTF)
_Font = tuple[float, bool, float]
"""A character's size, whether it stands upright, and how far it is slanted."""


def _text(page: pdfium.FPDF_TEXTPAGE, count: int) -> str:
    """Return a page's characters, one for each of PDFium's, so that offsets are its indices."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(memoryview(buffer).cast("B"))[: 2 * max(0, written - 1)].decode(
        "utf-16-le", "replace"
    )
    if len(text) != count:
        # Letters outside the basic plane, or characters that the whole text leaves out.
        text = "".join(
            chr(code) if 0 < (code := pdfium.FPDFText_GetUnicode(page, i)) < 0x110000 else "\x00"
            for i in range(count)
        )
    return text.replace("\ufffe", _HYPHEN)


class _Words:
    """Read the words of one page."""

    def __init__(self, page: pdfium.FPDF_TEXTPAGE, corner: Corner) -> None:
        self._page, self._corner = page, corner
        self._address = address_of(page)
        self._face = (0.0, 0.0)
        self._held: _Font = (0.0, True, 0.0)
        self._fonts_of: dict[int | None, _Font] = {}
        count = pdfium.FPDFText_CountChars(page)
        self._text = _text(page, count) if count > 0 else ""
        self._printed = self._text.replace(_HYPHEN, "-")

    def read(self) -> PrintedWords:
        spans = [match.span() for match in _WORD.finditer(self._text)]
        edges, has_box = self._boxes([a for a, _ in spans] + [b - 1 for _, b in spans])
        return PrintedWords.joined(self._placed(spans, edges, has_box))

    def _boxes(self, indices: Sequence[int]) -> tuple[Floats, Flags]:
        """Return characters' boxes as rows of x0, top, x1 and bottom, and which have one."""
        rects = np.zeros((len(indices), 4), np.float32)
        first = rects.ctypes.data
        places = range(first, first + _RECT_BYTES * len(indices), _RECT_BYTES)
        has_box = np.array(list(map(_LOOSE_BOX, repeat(self._address), indices, places)), bool)
        left, top, right, bottom = rects.T.astype(np.float64)
        return self._corner.edges(left, bottom, right, top), has_box

    def _placed(
        self, spans: Sequence[tuple[int, int]], edges: Floats, has_box: Flags
    ) -> list[PrintedWords]:
        """Return words that have a box, given those of all first and all last characters."""
        is_kept = np.logical_and(*has_box.reshape(2, -1))
        if not is_kept.all():
            spans = [span for span, is_here in zip(spans, is_kept.tolist(), strict=True) if is_here]
            edges = edges[np.tile(is_kept, 2)]
        first, last = edges[: len(spans)], edges[len(spans) :]
        starts, bottom = [a for a, _ in spans], first[:, 3]
        lengths = np.array([b - a for a, b in spans])
        with np.errstate(all="ignore"):
            high = bottom - first[:, 1]
            is_apart = np.abs(bottom - last[:, 3]) > np.maximum(1.0, 0.5 * high)
            is_wide = last[:, 2] - first[:, 0] > _FAR * np.maximum(4.0, high) * lengths
            upper = np.minimum(first[:, :2], last[:, :2])
            lower = np.maximum(first[:, 2:], last[:, 2:])
            boxes = np.concatenate([upper, lower], axis=1)
        objects: list[int | None] = list(map(_TEXT_OBJECT, repeat(self._address), starts))
        is_bold = self._are_bold(starts, objects)

        def taken(here: slice) -> PrintedWords:
            texts = tuple([self._printed[a:b] for a, b in spans[here]])
            drawn = zip(starts[here], objects[here], strict=True)
            sizes, is_upright, slants = self._fonts(list(drawn), bottom[here], high[here])
            placed = boxes[here]
            if slants.any():
                # The box around a slanted letter is wider than the room it takes.
                wide = slants * high[here]
                placed = placed + np.outer(_BELOW_LINE * wide, _LEFT)
                placed -= np.outer((1 - _BELOW_LINE) * wide, _RIGHT)
            return PrintedWords(texts, placed, sizes, is_bold[here], is_upright)

        pieces: list[PrintedWords] = []
        done = 0
        for at in np.flatnonzero((is_apart | is_wide) & (lengths > 1)).tolist():
            pieces.append(taken(slice(done, at + 1)))
            if pieces[-1].is_upright[-1]:
                pieces.append(pieces.pop().only(slice(-1)))
                pieces += self._parted(*spans[at])
            done = at + 1
        return [*pieces, taken(slice(done, None))]

    def _are_bold(self, starts: Sequence[int], objects: Sequence[int | None]) -> Flags:
        """Tell which words stand in a bold font: by its weight, or by its name where that is low.

        The standard fonts have no weight, and what other files give for it is seldom right.
        """
        # What was drawn as one has one font.
        is_bold = {
            of: self._is_bold(at) for of, at in dict(zip(objects, starts, strict=True)).items()
        }
        return np.array([is_bold[of] for of in objects], bool)

    def _is_bold(self, index: int) -> bool:
        """Tell whether a character stands in a bold font."""
        name = ctypes.create_string_buffer(_NAME_BYTES)
        _FONT_INFO(self._address, index, ctypes.addressof(name), _NAME_BYTES, None)
        if _BOLD_NAME.search(name.value) is not None:
            return True
        is_heavy = _FONT_WEIGHT(self._address, index) >= _BOLD
        return is_heavy and _PLAIN_NAME.search(name.value) is None

    def _parted(self, start: int, end: int) -> list[PrintedWords]:
        """Return the parts of a word that goes on on another line, or far to the side.

        They part where the widest gap or another line stands.
        """
        edges, has_box = self._boxes(range(start, end))
        before, after = edges[:-1], edges[1:]
        with np.errstate(all="ignore"):
            gaps = np.abs(after[:, 3] - before[:, 3]) * 10 + np.abs(after[:, 0] - before[:, 2])
        gaps[~(has_box[:-1] & has_box[1:] & (gaps >= 0))] = -1.0
        widest = int(np.argmax(gaps))
        cut = widest + 1 if gaps[widest] >= 0 else (end - start) // 2
        spans = [(start, start + cut), (start + cut, end)]
        ends = [0, cut, cut - 1, end - start - 1]
        return self._placed(spans, edges[ends], has_box[ends])

    def _fonts(
        self, drawn: Sequence[tuple[int, int | None]], bottom: Floats, high: Floats
    ) -> tuple[Floats, Flags, Floats]:
        """Return words' sizes, whether they stand upright on the page as it is shown, and slants.

        PDFium is asked once for words as high on one line, and again behind slanted ones; but
        once only for all that was drawn as one.
        """
        if not drawn:
            return np.zeros(0), np.zeros(0, bool), np.zeros(0)
        faces = np.stack([bottom, high], axis=1)
        is_new = (faces != np.vstack([self._face, faces[:-1]])).any(axis=1).tolist()
        held: list[_Font] = []
        for (start, drawn_as), is_other in zip(drawn, is_new, strict=True):
            if is_other or self._held[2]:
                known = self._fonts_of.get(drawn_as) if drawn_as is not None else None
                self._held = known or self._font(start)
                self._fonts_of[drawn_as] = self._held
            held.append(self._held)
        self._face = tuple(faces[-1].tolist())
        sizes, is_upright, slants = (np.array(column) for column in zip(*held, strict=True))
        return sizes, is_upright, slants

    def _font(self, index: int) -> _Font:
        """Return a character's size on the page, whether it stands upright, and how it is slanted.

        Many producers set text in one size and scale it as they draw.
        """
        size, angle = _FONT_SIZE(self._address, index), _ANGLE(self._address, index)
        is_straight = self._is_upright(angle) and not self._corner.turn % 2
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            return size, is_straight, 0.0
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size *= math.hypot(c, d) or 1.0
        if is_straight:
            return size, True, 0.0
        # PDFium takes letters that are slanted to look like italics for turned ones, and on
        # pages that are shown turned aside for upright ones.
        is_upright = self._is_upright(-math.atan2(b, a))
        room = a * d - b * c
        return size, is_upright, abs((a * c + b * d) / room) if is_upright and room else 0.0

    def _is_upright(self, angle: float) -> bool:
        turned = (angle + self._corner.turn * math.pi / 2) % (2 * math.pi)
        return bool(turned < _UPRIGHT or turned > 2 * math.pi - _UPRIGHT)


def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> PrintedPage:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise DocumentError(f"page {number} cannot be read")
    try:
        corner = Corner(page)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise DocumentError(f"the text of page {number} cannot be read")
        try:
            words = _Words(text, corner).read()
        finally:
            pdfium.FPDFText_ClosePage(text)
        rules = tuple(RuleReader(corner).of_page(page))
        return PrintedPage(number, corner.width, corner.height, words, rules)
    finally:
        pdfium.FPDF_ClosePage(page)


def read_pages(data: bytes, max_pages: int) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF, one open at a time.

    Raises:
        EncryptedError: it needs a password.
        TooManyPagesError: it has more pages than ``max_pages``.
        DocumentError: it, or one of its pages, cannot be read.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedError("the PDF is protected by a password")
        raise DocumentError(f"the PDF cannot be opened: {_ERRORS.get(code, 'unknown reason')}")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > max_pages:
            raise TooManyPagesError(f"the PDF has {count} pages, more than the limit {max_pages}")
        if count <= 0:
            raise DocumentError("the PDF has no pages")
        for number in range(1, count + 1):
            yield _page(document, number)
    finally:
        pdfium.FPDF_CloseDocument(document)
