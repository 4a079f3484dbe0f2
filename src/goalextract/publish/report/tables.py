"""Tables and bars as the page has them: captions, header cells with their scope, plain SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goalextract.publish.html import Content, Markup, element, joined


@dataclass(frozen=True, slots=True)
class Column:
    """Name a column; numbers stand to the right."""

    title: Content
    is_number: bool = False
    class_: str | None = None

    @property
    def style(self) -> str | None:
        """The class of the column's cells."""
        return "n" if self.is_number else self.class_


def numbers(*titles: Content) -> tuple[Column, ...]:
    """Name columns of numbers."""
    return tuple(Column(title, is_number=True) for title in titles)


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Content]],
    *,
    foot: Sequence[Content] | None = None,
    class_: str | None = None,
) -> Markup:
    """Make a table whose rows are named by their first cell; it scrolls where it is too wide.

    Args:
        caption: what it shows, for everybody.
        columns: the columns from left to right.
        rows: a cell for each column.
        foot: a last row that adds up the others.
        class_: how it is set.
    """
    titles = (element("th", c.title, scope="col", class_=c.style) for c in columns)
    body = [_row(columns, row) for row in rows]
    made = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *titles)),
        element("tbody", *body),
        element("tfoot", _row(columns, foot)) if foot is not None else None,
        class_=class_,
    )
    # whoever has no mouse scrolls by the keys, and so must be able to go there
    return element("div", made, class_="scroll", role="group", aria_label=caption, tabindex="0")


def _row(columns: Sequence[Column], row: Sequence[Content]) -> Markup:
    cells = (
        element("td", content, class_=column.style)
        if number
        else element("th", content, scope="row", class_=column.style)
        for number, (column, content) in enumerate(zip(columns, row, strict=True))
    )
    return element("tr", *cells)


def bar(parts: Iterable[tuple[str, int]], whole: int) -> Markup:
    """Draw counts beside each other, as parts of a whole; the numbers stand in the table.

    Args:
        parts: the class that colours a part, and its count.
        whole: the count that fills the width.
    """
    drawn: list[Markup] = []
    left = 0
    for class_, count in parts:
        if count:
            width = _thousandths(left + count, whole) - _thousandths(left, whole)
            place = str(_thousandths(left, whole))
            drawn.append(element("rect", x=place, width=str(width), height="10", class_=class_))
            left += count
    return element(
        "svg",
        *drawn,
        class_="bar",
        viewBox="0 0 1000 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _thousandths(part: int, whole: int) -> int:
    return round(1000 * part / whole) if whole else 0


def share(part: int, whole: int) -> str:
    """Write a part of a whole: ``(1, 8)`` -> ``"12%"``; what is not all is never ``"100%"``."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    if 0 < percent < 0.1:
        return "<0.1%"
    if 99.5 <= percent < 100:
        return ">99%"
    return f"{percent:.1f}%" if 0 < percent < 10 else f"{percent:.0f}%"


def fact(name: str, value: Content, note: Content = None) -> Markup:
    """Make one entry of a list of facts."""
    more = element("dd", note, class_="note") if note is not None else None
    return element("div", element("dt", name), element("dd", value), more)


def facts(*entries: Markup) -> Markup:
    """Make a list of facts."""
    return element("dl", joined(*entries), class_="facts")
