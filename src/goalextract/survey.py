"""Which documents the files of a run hold: the same bytes under two names are one document."""

import hashlib
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goalextract.errors import DocumentError, NameClashError
from goalextract.sources import Source, printable_name, read_source

State = tuple[int, int, str]
"""A file's size, its time of change in nanoseconds, and its SHA-256."""
Place = tuple[str, str]
"""A file's folder of reports and its name below it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold one content and the files that have it, or one file that cannot be used.

    ``sources`` are sorted by name, one at least; the document is known by the first.
    """

    sources: tuple[Source, ...]
    sha256: str | None
    refusal: DocumentError | None = None

    @property
    def source(self) -> Source:
        """Return the file that the document is read from."""
        return self.sources[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all files with this content; two files may have one name."""
        return tuple(source.name for source in self.sources)


@dataclass(frozen=True, slots=True)
class Survey:
    """Hold what the files of a run are, and how each that can be relied on was found."""

    candidates: tuple[Candidate, ...]
    states: Mapping[Place, State] = field(default_factory=dict)
    known: Mapping[Place, State] = field(default_factory=dict)
    """What earlier runs had seen."""


def survey(
    sources: Iterable[Source],
    max_bytes: int,
    known: Mapping[Place, State] | None = None,
    settled_ns: int = 0,
) -> Survey:
    """Read every file once and gather those with the same bytes, in order of their names.

    Files that cannot be read are refused, each alone.  So are different files that would be
    known by one name: which of them is the document's newest content, nobody could tell.

    Args:
        sources: the files.
        max_bytes: the largest that is read.
        known: files as an earlier run saw them; one of the same size and time is not read again.
        settled_ns: a file that was written to later may be written to again within the same tick
            of the clock, so its state is not told.
    """
    refused: list[Candidate] = []
    by_name: dict[str, dict[str, list[Source]]] = {}
    states: dict[Place, State] = {}
    for source in sorted(sources):
        place = (source.folder, source.name)
        try:
            state = _state(source.path, max_bytes, (known or {}).get(place))
        except DocumentError as error:
            refused.append(Candidate((source,), None, error.with_traceback(None)))
            continue
        by_name.setdefault(source.name, {}).setdefault(state[2], []).append(source)
        if source.folder and state[1] < settled_ns:
            states[place] = state
    by_content: dict[str, list[Source]] = {}
    for name, contents in by_name.items():
        if len(contents) > 1:
            clash = NameClashError(f"{len(contents)} different files are all known as {name}")
            refused += [
                Candidate((one,), None, clash) for same in contents.values() for one in same
            ]
            continue
        for digest, same in contents.items():
            by_content.setdefault(digest, []).extend(same)
    found = [Candidate(tuple(files), digest) for digest, files in by_content.items()]
    candidates = sorted([*found, *refused], key=lambda candidate: candidate.source)
    return Survey(tuple(candidates), states, known or {})


def _state(path: Path, max_bytes: int, known: State | None) -> State:
    """Return a file's state; its bytes are read only where size or time are not as known.

    Raises:
        DocumentError: the file cannot be read.
    """
    try:
        status = path.stat(follow_symlinks=False)
    except OSError:
        status = None  # reading it says why
    if status is not None and known is not None and stat.S_ISREG(status.st_mode):
        size, at, _ = known
        if (status.st_size, status.st_mtime_ns) == (size, at) and size <= max_bytes:
            return known
    digest = hashlib.sha256(read_source(path, max_bytes)).hexdigest()
    return (0, 0, digest) if status is None else (status.st_size, status.st_mtime_ns, digest)


def gone(
    known: Iterable[Place], here: Iterable[Source], walked: Iterable[Path], unread: Iterable[Path]
) -> tuple[Place, ...]:
    """Return which known files are no longer there, as far as the run can tell.

    Args:
        known: files that earlier runs saw.
        here: the files of this run.
        walked: the folders that this run went through whole.
        unread: what could not be read; if it was a folder, its files may well be there.
    """
    there = {(source.folder, source.name) for source in here}
    inside, outside = map(printable_name, walked), map(printable_name, unread)
    walked_below, unread_below = tuple(inside), tuple(outside)

    def is_below(path: str, folders: Iterable[str]) -> bool:
        return any(path.startswith(f"{folder}/") for folder in folders)

    return tuple(
        sorted(
            place
            for place in known
            if place not in there
            and is_below(f"{place[0]}/{place[1]}", walked_below)
            and not is_below(f"{place[0]}/{place[1]}", unread_below)
        )
    )
