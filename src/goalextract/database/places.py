"""Where on its page something stands: the columns and rows that all tables of places share."""

from collections.abc import Mapping, Sequence

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import at_least
from goalextract.records import Span


def place_checks() -> tuple[CheckConstraint, ...]:
    """Return the checks that a table of places needs, made anew for each table."""
    return (
        at_least("position", 1),
        at_least("page", 1),
        at_least("start_offset", 0),
        CheckConstraint("end_offset > start_offset", name="end_offset"),
        CheckConstraint(
            "(x0 IS NULL) = (top IS NULL) AND (x0 IS NULL) = (x1 IS NULL) "
            "AND (x0 IS NULL) = (bottom IS NULL)",
            name="box",
        ),
    )


class Place:
    """Hold the columns of one stretch of a page."""

    position: Mapped[int] = mapped_column(
        primary_key=True, comment="Order of reading, from 1.", sort_order=1
    )
    page: Mapped[int] = mapped_column(comment="The page, from 1.", sort_order=2)
    start_offset: Mapped[int] = mapped_column(
        comment="First character in the page's text, counted from 0.", sort_order=3
    )
    end_offset: Mapped[int] = mapped_column(
        comment="The character after the last one.", sort_order=4
    )
    x0: Mapped[float | None] = mapped_column(
        comment="Left edge in PDF points, if known.", sort_order=5
    )
    top: Mapped[float | None] = mapped_column(
        comment="Upper edge in points from the page's top.", sort_order=6
    )
    x1: Mapped[float | None] = mapped_column(
        comment="Right edge in PDF points, if known.", sort_order=7
    )
    bottom: Mapped[float | None] = mapped_column(
        comment="Lower edge in points from the page's top.", sort_order=8
    )


def place_rows(owner: Mapping[str, object], spans: Sequence[Span]) -> list[dict[str, object]]:
    """Return the rows of the places that something was read from; ``owner`` says of what."""
    return [
        {
            **owner,
            "position": position,
            "page": span.page,
            "start_offset": span.start,
            "end_offset": span.end,
            **dict(zip(("x0", "top", "x1", "bottom"), span.bbox or (None,) * 4, strict=True)),
        }
        for position, span in enumerate(spans, start=1)
    ]
