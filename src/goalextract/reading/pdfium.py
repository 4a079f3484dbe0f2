"""Words and ruling lines of a PDF by PDFium, the engine of Chromium: the default engine.

PDFium is called through bare ctypes: a page's text comes as a whole, and only the boxes of each
word's first and last characters are fetched, which is what makes it fast (measured: one call
costs a third of a microsecond, all boxes of a page several milliseconds).
"""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Final

import pypdfium2.raw as pdfium

from goalextract.document import Box, Rule
from goalextract.errors import DocumentError, EncryptedError, TooManyPagesError
from goalextract.reading.shapes import PrintedPage, PrintedWord, rules_of

_WORD: Final = re.compile(r"[^\s\x00\ufffe\uffff]+")
_HYPHEN: Final = "\x02"
"""PDFium's mark for a hyphen at a line's end, which swallows the line break."""
_BOLD: Final = 600
_PATH, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_WHITE: Final = 250
_MOST_SEGMENTS: Final = 6
"""A path of more is several lines or a drawing; its pieces are looked at one by one."""
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 4
_FAR: Final = 1.6
"""So many times its usual width apart, the ends of a word are no word's."""
_QUARTER: Final = 4
_UPRIGHT: Final = 0.1
"""Letters turned by less, in radians, are upright; italics are not turned."""
_ERRORS: Final = {
    pdfium.FPDF_ERR_FORMAT: "it is no PDF, or a damaged one",
    pdfium.FPDF_ERR_SECURITY: "its protection is of an unknown kind",
    pdfium.FPDF_ERR_FILE: "it cannot be opened",
}


Edges = tuple[float, float, float, float]
"""x0, top, x1 and bottom, in display coordinates."""


class _Corner:
    """Turn PDFium's coordinates, of the unturned page, into those of the page as shown."""

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        self.turn = pdfium.FPDFPage_GetRotation(page) % _QUARTER
        self.width = float(pdfium.FPDF_GetPageWidthF(page))
        self.height = float(pdfium.FPDF_GetPageHeightF(page))
        # The matrix that shows the page in its own size tells where its origin lies.
        self._origin = self._shown(page)

    def _shown(self, page: pdfium.FPDF_PAGE) -> tuple[float, ...]:
        scale = 100
        wide, high = round(self.width * scale), round(self.height * scale)
        values: list[float] = []
        for x, y in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)):
            a, b = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(
                page, 0, 0, wide, high, 0, x, y, ctypes.byref(a), ctypes.byref(b)
            )
            values += [a.value / scale, b.value / scale]
        x0, y0, x1, y1, x2, y2 = values
        return x0, y0, (x1 - x0) / 100, (y1 - y0) / 100, (x2 - x0) / 100, (y2 - y0) / 100

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box in display coordinates."""
        return Box(*self.edges(left, bottom, right, top))

    def edges(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """Return a box's x0, top, x1 and bottom in display coordinates."""
        x0, y0, ax, ay, bx, by = self._origin
        if not self.turn:
            return x0 + left, y0 - top, x0 + right, y0 - bottom
        xa, ya = x0 + ax * left + bx * bottom, y0 + ay * left + by * bottom
        xb, yb = x0 + ax * right + bx * top, y0 + ay * right + by * top
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


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

    def __init__(self, page: pdfium.FPDF_TEXTPAGE, corner: _Corner) -> None:
        self._page, self._corner = page, corner
        self._face = (0.0, 0.0)
        self._held = (0.0, True)
        self._rect = pdfium.FS_RECTF()
        self._by_ref = ctypes.byref(self._rect)

    def _char(self, index: int) -> Edges | None:
        if not pdfium.FPDFText_GetLooseCharBox(self._page, index, self._by_ref):
            return None
        rect = self._rect
        return self._corner.edges(rect.left, rect.bottom, rect.right, rect.top)

    def _is_upright(self, index: int) -> bool:
        """Tell whether a character stands upright on the page as it is shown."""
        angle = float(pdfium.FPDFText_GetCharAngle(self._page, index))
        turned: float = (angle + self._corner.turn * math.pi / 2) % (2 * math.pi)
        return turned < _UPRIGHT or turned > 2 * math.pi - _UPRIGHT

    def read(self) -> list[PrintedWord]:
        count = pdfium.FPDFText_CountChars(self._page)
        found: list[PrintedWord] = []
        for match in _WORD.finditer(_text(self._page, count)) if count > 0 else ():
            start, end = match.span()
            self._take(match.group(), start, end, found)
        return found

    def _take(self, text: str, start: int, end: int, found: list[PrintedWord]) -> None:
        """Take a word, or its parts where it goes on another line or far to the side."""
        cut = text.find(_HYPHEN)
        if 0 <= cut < len(text) - 1:
            self._take(text[: cut + 1], start, start + cut + 1, found)
            self._take(text[cut + 1 :], start + cut + 1, end, found)
            return
        first, last = self._char(start), self._char(end - 1)
        if first is None or last is None:
            return
        left, top, _, bottom = first
        high = bottom - top
        size, is_upright = self._font(start, bottom, high)
        apart = abs(bottom - last[3]) > max(1.0, 0.5 * high)
        wide = last[2] - left > _FAR * max(4.0, high) * len(text)
        if (apart or wide) and end - start > 1 and is_upright:
            middle = self._break(start, end)
            offset = middle - start
            self._take(text[:offset], start, middle, found)
            self._take(text[offset:], middle, end, found)
            return
        box = Box(
            min(left, last[0]), min(top, last[1]), max(first[2], last[2]), max(bottom, last[3])
        )
        is_bold = pdfium.FPDFText_GetFontWeight(self._page, start) >= _BOLD
        text = text.replace(_HYPHEN, "-") if cut >= 0 else text
        found.append(PrintedWord(text, box, size, is_bold, is_upright))

    def _font(self, index: int, bottom: float, high: float) -> tuple[float, bool]:
        """Return size and stance of a character; asked once for words as high on one line."""
        face = (bottom, high)
        if self._face != face:
            size = float(pdfium.FPDFText_GetFontSize(self._page, index))
            self._held = (size, self._is_upright(index))
            self._face = face
        return self._held

    def _break(self, start: int, end: int) -> int:
        """Return the character in a word before which the widest gap or another line stands."""
        boxes = [self._char(i) for i in range(start, end)]
        best, at = -1.0, start + (end - start) // 2
        for index in range(1, len(boxes)):
            a, b = boxes[index - 1], boxes[index]
            if a is None or b is None:
                continue
            gap = abs(b[3] - a[3]) * 10 + abs(b[0] - a[2])
            if gap > best:
                best, at = gap, start + index
        return at


class _Rules:
    """Read the ruling lines of one page from its drawn paths."""

    def __init__(self, corner: _Corner) -> None:
        self._corner = corner
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._left = _MOST_OBJECTS

    def of_page(self, page: pdfium.FPDF_PAGE) -> Iterator[Rule]:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            yield from self._of(pdfium.FPDFPage_GetObject(page, index), _SAME, 0)

    def _of(self, item: pdfium.FPDF_PAGEOBJECT, matrix: "_Matrix", depth: int) -> Iterator[Rule]:
        self._left -= 1
        if self._left < 0:
            raise DocumentError(f"a page holds more than {_MOST_OBJECTS} drawn objects")
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _PATH:
            yield from self._of_path(item, matrix)
        elif kind == _FORM and depth < _DEEPEST:
            inner = _matrix_of(item).then(matrix)
            for index in range(max(0, pdfium.FPDFFormObj_CountObjects(item))):
                yield from self._of(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _of_path(self, item: pdfium.FPDF_PAGEOBJECT, matrix: "_Matrix") -> Iterator[Rule]:
        if not pdfium.FPDFPath_GetDrawMode(item, self._mode, self._stroke):
            return
        is_stroked = bool(self._stroke.value)
        is_filled = self._mode.value != 0 and not self._is_white(item)
        if not is_stroked and not is_filled:
            return
        count = pdfium.FPDFPath_CountSegments(item)
        if count <= _MOST_SEGMENTS and matrix is _SAME:
            left, bottom, right, top = self._floats
            if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                wide = self._stroke_width(item) / 2 if is_stroked else 0.0
                box = self._corner.box(
                    left.value + wide, bottom.value + wide, right.value - wide, top.value - wide
                )
                yield from rules_of(_ordered(box), is_stroked=is_stroked, is_filled=is_filled)
            return
        yield from self._of_segments(item, matrix, count, is_stroked=is_stroked)

    def _stroke_width(self, item: pdfium.FPDF_PAGEOBJECT) -> float:
        width = ctypes.c_float()
        return float(width.value) if pdfium.FPDFPageObj_GetStrokeWidth(item, width) else 0.0

    def _of_segments(
        self, item: pdfium.FPDF_PAGEOBJECT, matrix: "_Matrix", count: int, *, is_stroked: bool
    ) -> Iterator[Rule]:
        """Yield the rules of a path piece by piece: each move begins a line or a rectangle."""
        own = _matrix_of(item).then(matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        pieces: list[list[tuple[float, float]]] = []
        for index in range(min(count, _MOST_OBJECTS)):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                pieces.append(points)
                points = []
            points.append(own.apply(x.value, y.value))
        pieces.append(points)
        for piece in pieces:
            if 1 < len(piece) <= _MOST_SEGMENTS:
                xs, ys = [p[0] for p in piece], [p[1] for p in piece]
                box = self._corner.box(min(xs), min(ys), max(xs), max(ys))
                yield from rules_of(box, is_stroked=is_stroked, is_filled=not is_stroked)

    def _is_white(self, item: pdfium.FPDF_PAGEOBJECT) -> bool:
        red, green, blue, alpha = self._colours
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


class _Matrix:
    """Hold a PDF matrix: x' = a x + c y + e, y' = b x + d y + f."""

    __slots__ = ("values",)

    def __init__(self, *values: float) -> None:
        self.values = values

    def apply(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.values
        return a * x + c * y + e, b * x + d * y + f

    def then(self, other: "_Matrix") -> "_Matrix":
        a, b, c, d, e, f = self.values
        p, q, r, s, t, u = other.values
        return _Matrix(
            a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u,
        )  # fmt: skip


_SAME: Final = _Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix_of(item: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _ordered(box: Box) -> Box:
    """Return a box whose sides a stroke's width did not turn round."""
    x0, x1 = sorted((box.x0, box.x1))
    top, bottom = sorted((box.top, box.bottom))
    return Box(x0, top, x1, bottom)


def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> PrintedPage:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise DocumentError(f"page {number} cannot be read")
    try:
        corner = _Corner(page)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise DocumentError(f"the text of page {number} cannot be read")
        try:
            words = tuple(_Words(text, corner).read())
        finally:
            pdfium.FPDFText_ClosePage(text)
        rules = tuple(_Rules(corner).of_page(page))
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
