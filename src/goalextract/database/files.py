"""What was seen of files, so that a run need not read again what has not changed."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import BigInteger, CheckConstraint, Connection, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, at_least


class SeenFile(Base):
    """A file as a run saw it."""

    __tablename__ = "seen_file"
    __table_args__ = (
        at_least("size_bytes", 0),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        {"comment": "Files as the last runs saw them; of the work, not of what documents say."},
    )
    folder: Mapped[str] = mapped_column(
        primary_key=True, comment="The folder of reports that the run went through."
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="File name below that folder.")
    size_bytes: Mapped[int] = mapped_column(BigInteger(), comment="Its size.")
    changed_ns: Mapped[int] = mapped_column(
        BigInteger(), comment="When it was last written to, in nanoseconds since 1970."
    )
    sha256: Mapped[str] = mapped_column(comment="SHA-256 of its bytes.")


Place = tuple[str, str]
"""A file's folder of reports and its name below it."""
State = tuple[int, int, str]
"""A file's size, its time of change and its SHA-256."""


def seen_files(connection: Connection, folders: Collection[str]) -> dict[Place, State]:
    """Return what earlier runs saw of the files of some folders."""
    entry = SeenFile
    rows = connection.execute(
        select(entry.folder, entry.name, entry.size_bytes, entry.changed_ns, entry.sha256).where(
            entry.folder.in_(sorted(folders))
        )
    )
    return {(folder, name): (size, at, sha256) for folder, name, size, at, sha256 in rows.all()}


def remember_files(
    connection: Connection, before: Mapping[Place, State], now: Mapping[Place, State]
) -> None:
    """Write what is seen of files now, where it differs from what was seen before."""
    changed = [place for place, state in now.items() if before.get(place) != state]
    forget_files(connection, [place for place in changed if place in before])
    rows = [
        dict(zip(("size_bytes", "changed_ns", "sha256"), now[place], strict=True))
        | {"folder": place[0], "name": place[1]}
        for place in changed
    ]
    if rows:
        connection.execute(insert(SeenFile), rows)


def forget_files(connection: Connection, places: Iterable[Place]) -> None:
    """Forget what was seen of files."""
    for folder, name in places:
        connection.execute(delete(SeenFile).where(SeenFile.folder == folder, SeenFile.name == name))
