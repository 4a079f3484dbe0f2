"""One document: read -> lay out -> assemble -> enrich.  Pure: file in, GoalReport out.

No clock, no network, no global state: the same bytes, profiles and version give the same report.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from goalextract.describing import describe_document
from goalextract.document import Document, Finding, Noise, Page, Span
from goalextract.errors import DocumentError, NoGoalsError, NoValuesError, SameReadingError
from goalextract.goals.area_tails import cut_tails
from goalextract.goals.assemble import Assembly, assemble
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.enrich import enrich
from goalextract.goals.form_fields import read_fields
from goalextract.goals.last_values import cut_closing, doubt_last_value
from goalextract.goals.lost import find_lost
from goalextract.goals.metadata import Metadata
from goalextract.goals.missing import doubt_missing
from goalextract.goals.payload import goal_payloads, section_text
from goalextract.goals.personal import tell_personal
from goalextract.goals.plausible import why_no_goals
from goalextract.goals.refrains import doubt_refrains
from goalextract.goals.swallowed import doubt_swallowed
from goalextract.goals.told_below import take_told
from goalextract.goals.two_rows import doubt_two_rows
from goalextract.goals.unread import find_unread
from goalextract.goals.verdict_sections import settle_verdicts
from goalextract.layouts import TABLE, LaidOut, lay_out
from goalextract.personal import hide_personal
from goalextract.profiles.choosing import Choice, choose
from goalextract.profiles.cues import load_classes
from goalextract.profiles.kinds import load_kind_weights
from goalextract.profiles.model import Profile
from goalextract.profiles.municipalities import load_patterns
from goalextract.profiles.openings import LineStart
from goalextract.profiles.templates import (
    ProfileFile,
    Template,
    load_templates,
    users_fingerprint,
)
from goalextract.profiles.verdict_guesser import remember
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits, is_pdf
from goalextract.reading.text import read_text
from goalextract.records import LATEST_PERIOD_YEAR, Kind, ValidationContext
from goalextract.validation import Payload, ValidatedReport, validate_report

NOTHING_KNOWN: Final[Mapping[str, str]] = {}
_LABELS_NAMED: Final = 8
_MARKS: Final = re.compile(r"[|=+#*_~–—•·;:>→⇒➔➜-]+")


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """Count one printed form of a label in a document."""

    kind: Kind | None
    printed: str
    count: int
    is_known: bool = True
    """False where no profile lists the label: its kind is guessed."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Say how a document was understood, for ``extract --explain``."""

    profile: str
    profile_reason: str
    page_layouts: tuple[tuple[int, str], ...]
    """(page number, name of the layout it was read as)"""
    labels: tuple[FoundLabel, ...]
    missing: tuple[Kind, ...]
    """Kinds the profile knows and the document never labels."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold a document's validated report and how it was arrived at."""

    validated: ValidatedReport
    explanation: Explanation
    pages: tuple[str, ...]
    """The text of each page, into which the spans point."""
    claims: tuple[tuple[str, Span], ...] = ()
    """What each stretch of the pages was taken for: a section, a label, noise or an issue."""


def _explain(profile: Profile, reason: str, laid_out: LaidOut) -> Explanation:
    counts = Counter(
        (cell.label.kind, cell.label.printed, cell.label.is_known)
        for cell in laid_out.cells
        if cell.label is not None
    )
    found = tuple(FoundLabel(*label[:2], n, label[2]) for label, n in counts.items())
    have = {label.kind for label in found}
    known = sum(label.count for label in found)
    return Explanation(
        profile=profile.id,
        profile_reason=f"{reason}; {len(found)} label forms stand here, {known} times in all",
        page_layouts=laid_out.layouts,
        labels=found,
        missing=tuple(kind for kind in profile.labels if kind not in have),
    )


def _document(document: Document, metadata: Metadata, profile: Profile) -> Payload:
    place = metadata.municipality
    return {
        "name": document.name,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "title": metadata.title,
        "municipality": None if place is None else {"code": place.code, "name": place.name},
        "committee": metadata.committee,
        "report_year": metadata.report_year,
        "page_count": len(document.pages),
        "profile": profile.id,
        "related_documents": document.related_documents,
    }


def _issue(finding: Finding) -> Payload:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": hide_personal(finding.message),
        "page": finding.page,
        "goal": finding.goal,
    }


def _claims(laid_out: LaidOut, assembly: Assembly) -> tuple[tuple[str, Span], ...]:
    page_noise: list[Noise] = [n for page in laid_out.pages.values() for n in page.noise]
    claims = [(n.kind.value, n.span) for n in (*page_noise, *assembly.noise)]
    claims += [("label", span) for span in assembly.label_spans]
    claims += [("issue", span) for span in assembly.unplaced]
    claims += [
        (kind.value, span)
        for goal in assembly.goals
        for kind, section in goal.sections.items()
        for span in section.spans
    ]
    return (*claims, *_marks(laid_out.pages, [span for _, span in claims]))


def _marks(pages: Mapping[int, Page], claimed: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the marks by which a text draws tables and headings: ``|``, ``|---|``, ``##``."""
    held = {number: bytearray(len(page.text)) for number, page in pages.items()}
    for span in claimed:
        held[span.page][span.start : span.end] = b"\1" * (span.end - span.start)
    for number, page in pages.items():
        for match in _MARKS.finditer(page.text):
            if held[number].find(1, *match.span()) < 0:
                yield "mark", Span(number, *match.span())


def _refuse_empty(goals: Sequence[DraftGoal], laid_out: LaidOut, profile: Profile) -> None:
    """Refuse a document without goals, and say why it has none."""
    if goals:
        why = why_no_goals(laid_out.pages, goals, profile.noise)
        if why is not None:
            raise NoGoalsError(f"words of goal reports stand in the document, but {why}")
        return
    labelled = [cell for cell in laid_out.cells if cell.label is not None and cell.label.kind]
    if len(labelled) >= 2 and not any(cell.value for cell in labelled):
        raise NoValuesError(f"{len(labelled)} labels stand in the document, none with a value")
    printed = dict.fromkeys(cell.label.printed for cell in labelled if cell.label is not None)
    which = f" ({', '.join(list(printed)[:_LABELS_NAMED])})" if printed else ""
    raise NoGoalsError(f"no goal was found; {len(labelled)} labels were recognised{which}")


def extract_bytes(
    name: str,
    data: bytes,
    *,
    latest_year: int,
    limits: Limits | None = None,
    engine: str = "pdfium",
    profiles: tuple[ProfileFile, ...] = (),
    known: Mapping[str, str] = NOTHING_KNOWN,
) -> Extraction:
    """Read one document's bytes and return its validated goals with an explanation.

    ``engine`` reads a PDF's pages: ``pdfium``, or the reference engine ``pdfplumber``.
    ``profiles`` are the user's, tried before the built-in ones.
    ``known`` holds by which of them documents were read before (``users_profiles``), by SHA-256.

    Raises:
        SameReadingError: the document is known, and would be read by the same profiles again.
        ProfileError: a profile cannot be used.
        DocumentError: the document is refused; its subclass says why.
    """
    templates = load_templates(profiles)

    used: list[Template] = []

    @cache
    def chosen(texts: tuple[str, ...]) -> Choice:
        choice = choose(texts, templates)
        used.append(choice.template)
        return choice

    def label_lines(texts: Sequence[str]) -> LineStart:
        return chosen(tuple(texts)).template.finder.line_start

    if is_pdf(data):
        document = read_pdf(name, data, limits or Limits(), label_lines, engine)
    else:
        document = read_text(name, data, limits or Limits(), label_lines)
    pages = tuple([page.text for page in document.pages])
    choice = chosen(pages)
    users = users_fingerprint(used, templates)
    if known.get(document.sha256) == users:
        raise SameReadingError("it would be read by the same profiles as before")
    draft = _drafted(document, choice)
    # The places of its words are no longer needed, and take most of the memory.
    del document
    validated = validate_report(
        draft.document,
        draft.goals,
        draft.issues,
        ValidationContext(dict(enumerate(pages, start=1)), latest_year),
    )
    validated = replace(validated, users_profiles=users)
    return Extraction(validated, draft.explanation, pages, draft.claims)


@dataclass(frozen=True, slots=True)
class _Draft:
    """Hold what a document says, still to be validated, and how it was understood."""

    document: Payload
    goals: Iterator[Payload]
    """Made one by one, as they are validated: all at once they would take most of the memory."""
    issues: Sequence[Payload]
    explanation: Explanation
    claims: tuple[tuple[str, Span], ...]


def _drafted(document: Document, choice: Choice) -> _Draft:
    template = choice.template
    laid_out = lay_out(document, template.profile, template.finder, template.verdicts)
    assembly = assemble(laid_out.pages, laid_out.cells, _opening_lines(document))
    assembly = take_told(laid_out.pages, assembly, template.verdicts.states)
    fields = read_fields(laid_out.pages, assembly.goals, template.profile.noise.unfilled)
    _refuse_empty(assembly.goals, laid_out, template.profile)
    tails = cut_tails(laid_out.pages, assembly.goals, template.finder)
    closing = cut_closing(laid_out.pages, assembly.goals)
    assembly = replace(assembly, noise=(*assembly.noise, *fields, *tails, *closing))

    def read(section: DraftSection) -> str:
        return section_text(laid_out.pages, section)

    settle_verdicts(assembly.goals, read, template.verdicts.is_verdict)
    doubt_two_rows(assembly.goals, read, template.verdicts.is_verdict)
    doubt_swallowed(laid_out.pages, assembly.goals, template.finder)
    doubt_refrains(laid_out.pages, assembly.goals)
    running = {n: laid_out.pages[n] for n, layout in laid_out.layouts if layout != TABLE}
    doubt_last_value(running, assembly.goals)
    missing = doubt_missing(assembly.goals)
    lost = find_lost(laid_out.pages, assembly.goals)
    unread = find_unread(laid_out.pages, assembly, template.finder.find)
    metadata = describe_document(document, laid_out, assembly)
    found, told = enrich(laid_out.pages, assembly.goals, template)
    personal = tell_personal(document.name, laid_out.pages)
    findings = (
        *document.findings,
        *metadata.findings,
        *assembly.findings,
        *missing,
        *lost,
        *unread,
        *told,
        *personal,
    )
    plain = {number: replace(page, print=None) for number, page in laid_out.pages.items()}
    payloads = goal_payloads(plain, assembly.goals)
    return _Draft(
        _document(document, metadata, template.profile),
        _joined(payloads, deque(found)),
        [_issue(finding) for finding in findings],
        _explain(template.profile, choice.reason, laid_out),
        _claims(laid_out, assembly),
    )


def _joined(payloads: Iterable[Payload], more: deque[Payload]) -> Iterator[Payload]:
    """Yield payloads, each with more fields, which are let go of with it."""
    for payload in payloads:
        yield {**payload, **more.popleft()}


def _opening_lines(document: Document) -> tuple[str, ...]:
    """Return the title and the first lines of the document, which may come again as headings."""
    lines = [line.strip() for line in document.pages[0].text.split("\n") if line.strip()][:3]
    return tuple(line for line in (document.title or "", *lines) if 0 < len(line) <= 200)


def extract_file(
    path: Path,
    *,
    latest_year: int,
    limits: Limits | None = None,
    engine: str = "pdfium",
    profiles: tuple[ProfileFile, ...] = (),
) -> Extraction:
    """Read one document and return its validated goals with an explanation.

    Args:
        path: the file to read.
        latest_year: the latest report year accepted, given by the caller since this function
            reads no clock.
        limits: what the file must keep; the defaults where none are given.
        engine: what reads a PDF's pages.
        profiles: the user's profiles, tried before the built-in ones.

    Raises:
        ProfileError: a profile cannot be used.
        DocumentError: the document is refused; its subclass says why.
        OSError: the file cannot be read.
    """
    return extract_bytes(
        path.name,
        path.read_bytes(),
        latest_year=latest_year,
        limits=limits,
        engine=engine,
        profiles=profiles,
    )


def prepare(profiles: tuple[ProfileFile, ...] = ()) -> None:
    """Load and compile all that reading needs, so that copies of this process have it.

    Reads a few invented reports, one of each sort.

    Raises:
        ProfileError: a profile cannot be used.
    """
    for template in load_templates(profiles):
        template.prepare()
    load_kind_weights()
    load_patterns()
    remember(load_classes().words)  # everyday words: a fifth of those that a report adds
    for name, data in warm_ups():
        with suppress(DocumentError):
            extract_bytes(name, data, latest_year=LATEST_PERIOD_YEAR, profiles=profiles)


def warm_ups() -> tuple[tuple[str, bytes], ...]:
    """Return a few invented reports, one of each sort: names and bytes."""
    entries = files("goalextract").joinpath("warmup").iterdir()
    return tuple(
        (entry.name, entry.read_bytes()) for entry in sorted(entries, key=lambda e: e.name)
    )
