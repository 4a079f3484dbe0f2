"""Which documents the files of a run hold: the same bytes under two names are one document."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from goalextract.errors import DocumentError, NameClashError
from goalextract.sources import Source, read_source


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
        """Return the names of all files with this content."""
        return tuple(source.name for source in self.sources)


def survey(sources: Iterable[Source], max_bytes: int) -> tuple[Candidate, ...]:
    """Read every file once and gather those with the same bytes, in order of their names.

    Files that cannot be read are refused, each alone.  So are different files that would be
    known by one name: which of them is the document's newest content, nobody could tell.
    """
    refused: list[Candidate] = []
    by_name: dict[str, dict[str, Source]] = {}
    for source in sorted(sources):
        try:
            digest = hashlib.sha256(read_source(source.path, max_bytes)).hexdigest()
        except DocumentError as error:
            refused.append(Candidate((source,), None, error.with_traceback(None)))
        else:
            by_name.setdefault(source.name, {}).setdefault(digest, source)
    by_content: dict[str, list[Source]] = {}
    for name, contents in by_name.items():
        if len(contents) > 1:
            clash = NameClashError(f"{len(contents)} different files are all known as {name}")
            refused += [Candidate((source,), None, clash) for source in contents.values()]
            continue
        for digest, source in contents.items():
            by_content.setdefault(digest, []).append(source)
    found = [Candidate(tuple(files), digest) for digest, files in by_content.items()]
    return tuple(sorted([*found, *refused], key=lambda candidate: candidate.source))
