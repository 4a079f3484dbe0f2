"""Ruling lines of a PDF's page, from the paths that PDFium finds drawn on it."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from goalextract.document import Box, Rule
from goalextract.errors import DocumentError
from goalextract.reading.pdfium_calls import Corner, address_of, bound
from goalextract.reading.shapes import rules_of

_PATH, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_WHITE: Final = 250
_MOST_SEGMENTS: Final = 6
"""A path of more is several lines or a drawing; its pieces are looked at one by one."""
_ROUNDED_POINTS: Final = (12, 130)
"""The points of four lines and four curves, which may be drawn as many short lines."""
_MOST_ROUND: Final = 16.0
_ROUND: Final = 0.3
"""A box's corners are no rounder, in points and in shares of its sides: a circle is no box."""
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 4
_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_OBJECT: Final = bound(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_OBJECT_TYPE: Final = bound(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
_DRAW_MODE: Final = bound(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
_COUNT_SEGMENTS: Final = bound(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
_BOUNDS: Final = bound(pdfium.FPDFPageObj_GetBounds, _INT, *[_ADDRESS] * 5)
_FILL_COLOUR: Final = bound(pdfium.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
_STROKE_WIDTH: Final = bound(pdfium.FPDFPageObj_GetStrokeWidth, _INT, _ADDRESS, _ADDRESS)


class _Shape(NamedTuple):
    """Hold a rectangle or line drawn on a page, in PDFium's coordinates."""

    edges: tuple[float, float, float, float]
    """Left, bottom, right and top."""
    is_stroked: bool
    is_filled: bool


class RuleReader:
    """Read the ruling lines of one page from its drawn paths."""

    def __init__(self, corner: Corner) -> None:
        self._corner = corner
        # PDFium writes into these: a path's edges, its colour, and how it is drawn.
        self._edges, self._at_edges = _places(ctypes.c_float, 4)
        self._colour, self._at_colour = _places(ctypes.c_uint, 4)
        self._mode, self._at_mode = _places(ctypes.c_int, 2)
        self._left = _MOST_OBJECTS

    def of_page(self, page: pdfium.FPDF_PAGE) -> Iterator[Rule]:
        """Yield the ruling lines in the order in which they were drawn.

        Raises:
            DocumentError: the page holds more objects than any report does.
        """
        count = pdfium.FPDFPage_CountObjects(page)
        self._count(count)
        address = address_of(page)
        # Most objects of most pages are texts.
        items = list(map(_OBJECT, repeat(address), range(count)))
        shapes = [
            shape
            for item, kind in zip(items, map(_OBJECT_TYPE, items), strict=True)
            if kind in (_PATH, _FORM)
            for shape in self._of(item, kind, _SAME, 0)
        ]
        edges = self._corner.edges(*np.array([s.edges for s in shapes]).reshape(-1, 4).T)
        for shape, (x0, top, x1, bottom) in zip(shapes, edges.tolist(), strict=True):
            # A stroke's width may have turned the sides round.
            box = Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
            yield from rules_of(box, is_stroked=shape.is_stroked, is_filled=shape.is_filled)

    def _count(self, objects: int) -> None:
        self._left -= objects
        if self._left < 0:
            raise DocumentError(f"a page holds more than {_MOST_OBJECTS} drawn objects")

    def _of(self, item: int, kind: int, matrix: "_Matrix", depth: int) -> Iterator[_Shape]:
        """Yield the shapes of an object, given by its address."""
        if kind == _PATH:
            yield from self._of_path(item, matrix)
        elif kind == _FORM and depth < _DEEPEST:
            form = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
            inner = _matrix_of(form).then(matrix)
            count = max(0, pdfium.FPDFFormObj_CountObjects(form))
            self._count(count)
            for index in range(count):
                held = address_of(pdfium.FPDFFormObj_GetObject(form, index))
                yield from self._of(held, _OBJECT_TYPE(held), inner, depth + 1)

    def _of_path(self, item: int, matrix: "_Matrix") -> Iterator[_Shape]:
        if not _DRAW_MODE(item, *self._at_mode):
            return
        mode, stroke = self._mode
        is_stroked = stroke != 0
        is_filled = mode != 0 and not self._is_white(item)
        if not is_stroked and not is_filled:
            return
        count = _COUNT_SEGMENTS(item)
        if count <= _MOST_SEGMENTS and matrix is _SAME:
            if _BOUNDS(item, *self._at_edges):
                left, bottom, right, top = self._edges
                wide = self._stroke_width(item) / 2 if is_stroked else 0.0
                edges = left + wide, bottom + wide, right - wide, top - wide
                yield _Shape(edges, is_stroked, is_filled)
            return
        path = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
        yield from self._of_segments(path, matrix, count, is_stroked=is_stroked)

    def _stroke_width(self, item: int) -> float:
        return self._edges[0] if _STROKE_WIDTH(item, self._at_edges[0]) else 0.0

    def _of_segments(
        self, item: pdfium.FPDF_PAGEOBJECT, matrix: "_Matrix", count: int, *, is_stroked: bool
    ) -> Iterator[_Shape]:
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
            if 1 < len(piece) <= _MOST_SEGMENTS or _is_rounded_box(piece):
                xs, ys = [p[0] for p in piece], [p[1] for p in piece]
                yield _Shape((min(xs), min(ys), max(xs), max(ys)), is_stroked, not is_stroked)

    def _is_white(self, item: int) -> bool:
        if not _FILL_COLOUR(item, *self._at_colour):
            return False
        *colour, alpha = self._colour
        return bool(alpha == 0 or min(colour) >= _WHITE)


def _places(sort: Any, count: int) -> tuple[Any, tuple[int, ...]]:
    """Return an array that PDFium may write into, and the addresses of its numbers."""
    array, size = (sort * count)(), ctypes.sizeof(sort)
    first = ctypes.addressof(array)
    return array, tuple(range(first, first + size * count, size))


def _is_rounded_box(points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a path's points are those of a box with rounded corners: all lie near these."""
    if not _ROUNDED_POINTS[0] <= len(points) <= _ROUNDED_POINTS[1]:
        return False
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    near = min(_MOST_ROUND, _ROUND * (right - left), _ROUND * (high - low))
    return all(
        min(x - left, right - x) <= near and min(y - low, high - y) <= near for x, y in points
    )


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
