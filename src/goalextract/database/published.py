"""What the last night published and of what, so that the same is not published again."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import BigInteger, CheckConstraint, Connection, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, at_least


class PublishedFile(Base):
    """A file that the last night published."""

    __tablename__ = "published_file"
    __table_args__ = (
        at_least("size_bytes", 0),
        CheckConstraint("length(content) = 64", name="content"),
        {"comment": "Files that the last night published; of the work."},
    )
    path: Mapped[str] = mapped_column(primary_key=True, comment="Where the file stands.")
    size_bytes: Mapped[int] = mapped_column(BigInteger(), comment="Its size.")
    changed_ns: Mapped[int] = mapped_column(
        BigInteger(), comment="When it was written, in nanoseconds since 1970."
    )
    content: Mapped[str] = mapped_column(comment="Stands for all that it was made from.")
    checked_at: Mapped[datetime] = mapped_column(
        comment="When the database was last checked with that content, UTC."
    )


def published_at(connection: Connection, content: str) -> datetime | None:
    """Return when a content was last checked, if it is what all published files were made from.

    None if a file is gone, or is not as it was when it was published.
    """
    entry = PublishedFile
    found = connection.execute(
        select(entry.path, entry.size_bytes, entry.changed_ns, entry.content, entry.checked_at)
    ).all()
    if any(row.content != content for row in found):
        return None
    if any(_state(row.path) != (row.size_bytes, row.changed_ns) for row in found):
        return None
    return min((at for *_, at in found), default=None)


def remember_published(
    connection: Connection, files: Iterable[Path], content: str, at: datetime
) -> None:
    """Record which files were published, in place of those of the night before.

    Nothing is recorded if one is gone already.
    """
    connection.execute(delete(PublishedFile))
    states = {path: _state(path) for path in {str(file.absolute()) for file in files}}
    rows = [
        {
            "path": path,
            "size_bytes": state[0],
            "changed_ns": state[1],
            "content": content,
            "checked_at": at,
        }
        for path, state in sorted(states.items())
        if state is not None
    ]
    if rows and len(rows) == len(states):
        connection.execute(insert(PublishedFile), rows)


def remember_checked(connection: Connection, at: datetime) -> None:
    """Record that the database was checked again, with what is published of it."""
    connection.execute(update(PublishedFile).values(checked_at=at))


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
