"""How good the extraction is: what is doubted, noticed, missing and refused, and the last runs."""

from collections.abc import Iterator, Sequence
from typing import Final

from goalextract.database.listed import ListedDocument, ListedNotice
from goalextract.database.overview import MOST_DOUBTED, MOST_RUNS, PERSONAL, Overview
from goalextract.publish.html import Content, Markup, element
from goalextract.publish.report.figures import BOUNDS, Figures, Sureness
from goalextract.publish.report.tables import Column, bar, fact, facts, numbers, share, table
from goalextract.publish.report.times import moment
from goalextract.publish.words import duration, quantity
from goalextract.publish.words import share as share_of_run

MOST_REASONS: Final = 25
_REFUSED: Final = "refused_document"
_REFUSED_GOAL: Final = "refused_goal"
_SOURCES: Final = {
    "section": "section",
    "issue": "document",
    _REFUSED_GOAL: "refused goal",
    _REFUSED: "refused document",
}


def quality(figures: Figures, overview: Overview) -> Iterator[Markup]:
    """Yield the part of the page that says how good the extraction is."""
    yield element("h2", "How good the extraction is", id="quality")
    yield element(
        "p",
        "Every value carries how sure the program is of it, from 0 to 100%: of the sections at "
        "90%, nine in ten should be right. What is less sure is flagged for a person's eye.",
    )
    yield _facts(figures)
    yield element("h3", "How sure the goals are")
    yield _sureness(figures.sureness, figures.goals)
    if overview.in_doubt:
        yield element("h3", "Documents with the most flagged sections")
        yield _documents(overview.in_doubt)
    if figures.reasons:
        yield element("h3", "Why sections are flagged")
        yield _reasons(figures.reasons)
    yield element("h3", "What was noticed")
    yield from _noticed(figures)
    yield element("h3", "In quarantine")
    yield from _refused(figures, overview)
    yield from _personal(figures, overview.personal)
    yield element("h3", "The last runs")
    yield _runs(overview)


def _rows(figures: Figures, source: str) -> int:
    return sum(tally.rows for tally in figures.quality if tally.source == source)


def _facts(figures: Figures) -> Markup:
    sections, goals = figures.sections, figures.goals
    flagged = figures.sections_needing_review
    refused = _rows(figures, _REFUSED_GOAL)
    entries = (
        ("Sections flagged", flagged, sections, "sections"),
        ("Goals flagged", figures.goals_needing_review, goals, "goals"),
        ("Goals refused", refused, goals + refused, "goals read"),
        ("Goals without a target", figures.goals_without_targets, goals, "goals"),
        ("Goals without status or follow-up", figures.goals_without_status, goals, "goals"),
    )
    shown = [
        fact(name, count, f"{share(count, whole)} of {whole:,} {of}")
        for name, count, whole, of in entries
    ]
    documents = _rows(figures, _REFUSED)
    whole = figures.documents + documents
    note = f"{share(documents, whole)} of {quantity(whole, 'document')}"
    return facts(*shown, fact("Documents refused", documents, note))


def _sureness(found: Sequence[Sureness], goals: int) -> Markup:
    most = max((one.goals for one in found), default=0)
    columns = (Column("Sure"), Column("", class_="wide"), *numbers("Share", "Goals", "Flagged"))
    rows: list[Sequence[Content]] = [
        (
            _range(number),
            bar((("sure", one.goals - one.needing_review), ("doubted", one.needing_review)), most),
            share(one.goals, goals),
            one.goals,
            one.needing_review,
        )
        for number, one in enumerate(found)
    ]
    flagged = sum(one.needing_review for one in found)
    return table(
        "Goals by how likely they are right as a whole, and how many of them are flagged.",
        columns,
        rows,
        foot=("All", "", share(goals, goals), goals, flagged),
    )


def _range(number: int) -> str:
    lowest = f"{BOUNDS[number]:.0%}"
    if not number:
        return f"{lowest} or more"
    highest = f"{BOUNDS[number - 1]:.0%}"
    return f"{lowest} to {highest}" if BOUNDS[number] else f"below {highest}"


def _documents(documents: Sequence[ListedDocument]) -> Markup:
    rows: list[Sequence[Content]] = [
        (
            one.document_name,
            one.sections_needing_review,
            share(one.sections_needing_review, one.section_count),
            one.section_count,
            one.goal_count,
        )
        for one in documents
    ]
    return table(
        f"By how many sections are flagged; no more than {MOST_DOUBTED} documents stand here.",
        (Column("Document", class_="name"), *numbers("Flagged", "Share", "Sections", "Goals")),
        rows,
    )


def _reasons(reasons: Sequence[tuple[str, int]]) -> Markup:
    rows: list[Sequence[Content]] = list(reasons[:MOST_REASONS])
    others = reasons[MOST_REASONS:]
    if others:
        rows.append((f"{len(others):,} other reasons", sum(count for _, count in others)))
    return table(
        "Reasons to doubt a section; one section can have several.",
        (Column("Reason", class_="name"), *numbers("Times")),
        rows,
        foot=("All", sum(count for _, count in reasons)),
    )


def _noticed(figures: Figures) -> Iterator[Markup]:
    found = [tally for tally in figures.quality if tally.source != "section"]
    if not found:
        yield element("p", "Nothing but what is flagged above.")
        return
    yield table(
        "What was noticed or refused, by code. Error: data is missing. Warning: may be wrong.",
        (
            Column("Code", class_="code"),
            Column("Severity"),
            Column("Of a"),
            *numbers("Times", "Documents"),
        ),
        (
            (
                element("code", one.code),
                one.severity,
                _SOURCES.get(one.source, one.source),
                one.rows,
                one.documents,
            )
            for one in found
        ),
    )


def _refused(figures: Figures, overview: Overview) -> Iterator[Markup]:
    documents, goals = _rows(figures, _REFUSED), _rows(figures, _REFUSED_GOAL)
    document = Column("Document", class_="name")
    why = (Column("Code", class_="code"), Column("Reason"))
    if documents:
        yield table(
            _of(len(overview.refused), documents, "document", "refused, and why."),
            (document, *why),
            ((one.document_name, *_why(one)) for one in overview.refused),
        )
    if goals:
        found = overview.refused_goals
        yield table(
            _of(len(found), goals, "goal", "refused, and why; each is left out whole."),
            (document, *numbers("Goal", "Page"), *why),
            ((one.document_name, one.goal_ordinal, one.page, *_why(one)) for one in found),
        )
    if documents or goals:
        command = element("code", "goalextract quarantine")
        yield element("p", command, " tells what helps.", class_="note")
    else:
        yield element("p", "Nothing is in quarantine.")


def _why(one: ListedNotice) -> Sequence[Content]:
    return element("code", one.code), one.message


def _personal(figures: Figures, personal: Sequence[ListedNotice]) -> Iterator[Markup]:
    whole = sum(tally.rows for tally in figures.quality if tally.code == PERSONAL)
    if not whole:
        return
    yield element("h3", "Personal numbers in documents")
    yield table(
        _of(len(personal), whole, "place", "with a personal number (CPR); none is shown here."),
        (Column("Document", class_="name"), *numbers("Page"), Column("Noticed")),
        ((one.document_name, one.page, one.message) for one in personal),
    )


def _of(shown: int, whole: int, one: str, rest: str) -> str:
    """Say how many rows of how many there are: ``"The first 100 of 230 documents …"``."""
    if shown < whole:
        return f"The first {shown:,} of {quantity(whole, one)} {rest}"
    return f"{quantity(whole, one)} {rest}"


def _runs(overview: Overview) -> Markup:
    columns = (
        Column("Began (UTC)"),
        *numbers("Took"),
        Column("Ended"),
        *numbers("Files", "Loaded", "Refused", "Goals", "Sections", "Flagged"),
    )
    rows: list[Sequence[Content]] = [
        (
            moment(run.started_at),
            duration(run),
            run.status.value if run.message is None else f"{run.status.value}: {run.message}",
            run.counts.documents,
            run.counts.loaded,
            run.counts.refused,
            run.counts.goals,
            run.counts.sections,
            share_of_run(run.counts),
        )
        for run in overview.runs
    ]
    return table(f"The last runs, no more than {MOST_RUNS}, the latest first.", columns, rows)
