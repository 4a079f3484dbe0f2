"""PDFium's functions as they are called for every word, and its coordinates as a page is shown."""

import ctypes
from typing import Any, Final, cast

import numpy as np
import pypdfium2.raw as pdfium

from goalextract.reading.shapes import Floats

_QUARTER: Final = 4


def bound(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of PDFium that takes and gives addresses as plain numbers.

    What is called for every word or object of a page costs so but two thirds.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


def address_of(pointer: Any) -> int:
    """Return the address that a pointer or a function stands for."""
    return cast("int", ctypes.cast(pointer, ctypes.c_void_p).value)


class Corner:
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

    def edges(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> Floats:
        """Return boxes' x0, top, x1 and bottom in display coordinates, a row each."""
        x0, y0, ax, ay, bx, by = self._origin
        # A damaged file's coordinates may be anything.
        with np.errstate(all="ignore"):
            if not self.turn:
                return np.array([x0 + left, y0 - top, x0 + right, y0 - bottom]).T
            xa, ya = x0 + ax * left + bx * bottom, y0 + ay * left + by * bottom
            xb, yb = x0 + ax * right + bx * top, y0 + ay * right + by * top
            low, high = np.minimum, np.maximum
            return np.column_stack([low(xa, xb), low(ya, yb), high(xa, xb), high(ya, yb)])
