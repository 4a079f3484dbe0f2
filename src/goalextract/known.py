"""What the database knows of a run's files before any is read: loaded, or refused for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from goalextract.database.readings import Refused, find_refused, find_tried
from goalextract.database.stored import Stored, find_settled, find_stored
from goalextract.sources import Source
from goalextract.survey import Candidate


@dataclass(frozen=True, slots=True)
class Reading:
    """Name what a run reads with: what it would read the same again, it need not read."""

    extractor: str
    """Version of the program and of all profiles."""
    built_in: str
    """The same without users' profiles; equal where there are none."""
    limits: str
    """What else decides whether a document is refused."""

    @property
    def refuser(self) -> str:
        """Return what decides whether a document is refused."""
        return f"{self.extractor} {self.limits}"

    @property
    def has_users_profiles(self) -> bool:
        """Tell whether users' profiles are at hand."""
        return self.extractor != self.built_in

    def of(self, users_profiles: str) -> str:
        """Return what a document was read by: only those of the users' profiles that had a say."""
        return f"{self.built_in}+{users_profiles}" if users_profiles else self.built_in

    def users_profiles(self, extractor: str) -> str | None:
        """Return which of the users' profiles read a document; None if another version did."""
        if extractor == self.built_in:
            return ""
        version, _, users = extractor.rpartition("+")
        return users if version == self.built_in else None


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what is stored of a document."""

    stored: Stored
    users_profiles: str
    """Which of the users' profiles it was read by."""
    is_sure: bool
    """Whether it would be read by the same again; if not, reading it tells."""
    is_settled: bool
    """Whether it is stored under all names that it has now."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Hold what is known of the files of a run."""

    stored: Mapping[Source, Known]
    refused: Mapping[Source, Refused]

    def to_read(self, candidates: Sequence[Candidate]) -> list[Source]:
        """Return the files that must be read."""
        return [
            candidate.source
            for candidate in candidates
            if candidate.refusal is None
            and candidate.source not in self.refused
            and not ((known := self.stored.get(candidate.source)) and known.is_sure)
        ]

    def to_compare(self, candidates: Sequence[Candidate]) -> dict[str, str]:
        """Return by which users' profiles documents were read that are read to see, by SHA-256."""
        return {
            str(candidate.sha256): known.users_profiles
            for candidate in candidates
            if (known := self.stored.get(candidate.source)) and not known.is_sure
        }


def look_up(engine: Engine, candidates: Sequence[Candidate], reading: Reading) -> Knowledge:
    """Ask the database what it knows of the files of a run."""
    wanted = {c.source: c for c in candidates if c.refusal is None and c.sha256 is not None}
    digests = [str(c.sha256) for c in wanted.values()]
    with engine.connect() as connection:
        stored = find_stored(connection, digests)
        settled = find_settled(connection, [one.document_id for one in stored.values()])
        refused = find_refused(connection, digests, reading.refuser)
        tried = find_tried(connection, reading.extractor) if reading.has_users_profiles else None
    known: dict[Source, Known] = {}
    known_refused: dict[Source, Refused] = {}
    for source, candidate in wanted.items():
        one, no = stored.get(str(candidate.sha256)), refused.get(str(candidate.sha256))
        users = None if one is None else reading.users_profiles(one.extractor)
        if one is not None and (users == "" or (users is not None and tried is not None)):
            names = settled.get(one.document_id, frozenset())
            known[source] = Known(
                one,
                users or "",
                is_sure=tried is None or one.document_id in tried,
                is_settled=names.issuperset(candidate.names),
            )
        elif no is not None and no.names.issuperset(candidate.names):
            known_refused[source] = no
    return Knowledge(known, known_refused)
