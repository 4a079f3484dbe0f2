"""Put the page together and write it: self-contained, without scripts, the same every time."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final, TextIO

from goalextract.database.overview import Overview, overview
from goalextract.errors import ExportError
from goalextract.publish.html import Markup, element, joined
from goalextract.publish.report import MOST_GOALS
from goalextract.publish.report.content import content
from goalextract.publish.report.figures import Figures, add_up
from goalextract.publish.report.goals import goals
from goalextract.publish.report.quality import quality
from goalextract.publish.report.tables import fact, facts, share
from goalextract.publish.report.times import moment
from goalextract.publish.words import quantity

_TITLE: Final = "Goals and what became of them"
_START: Final = "<!doctype html>"
_PARTS: Final = (
    ("goals-say", "What the goals say"),
    ("quality", "How good the extraction is"),
    ("goals", "The goals"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """Name a page that was written, and its size."""

    file: Path
    bytes: int


def write_report(url: str, place: Path, most_goals: int = MOST_GOALS) -> Written:
    """Write the page about a database beside its place, and move it there when it is whole.

    Args:
        url: the database.
        place: the file; a page from before is replaced, anything else is not.
        most_goals: how many goals are listed one by one; everything is counted.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
        ExportError: the page cannot be written there.
    """
    half = place.with_name(f".{place.name}.half")
    try:
        _refuse_other_files(place)
        with overview(url, most_goals) as shown:
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                with half.open("w", encoding="utf-8", newline="\n") as stream:
                    stream.writelines(lines(shown))
                size = half.stat().st_size
                half.replace(place)
            finally:
                half.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{place} cannot be written: {error.strerror}") from error
    return Written(place, size)


def print_report(url: str, stream: TextIO, most_goals: int = MOST_GOALS) -> None:
    """Write the page about a database to a stream.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    with overview(url, most_goals) as shown:
        stream.writelines(lines(shown))


def _refuse_other_files(place: Path) -> None:
    """Refuse to replace what is no page: a database or a document may be named by mistake."""
    if not place.exists():
        return
    if not place.is_file():
        raise ExportError(f"{place} is no regular file")
    with place.open("rb") as stream:
        start = stream.read(len(_START))
    if start and start.lower() != _START.encode():
        raise ExportError(f"{place} holds something else than a page and is left as it is")


def lines(shown: Overview) -> Iterator[str]:
    """Yield the page, piece by piece, each ending its line."""
    figures = add_up(shown)
    yield f'{_START}\n<html lang="en">\n'
    yield f"{_head().text}\n<body>\n"
    yield f"{_header(figures, shown).text}\n<main>\n"
    for part in (content(figures), quality(figures, shown), goals(shown.listed, figures.goals)):
        yield "<section>\n"
        for piece in part:
            yield f"{piece.text}\n"
        yield "</section>\n"
    yield f"</main>\n{_footer(figures).text}\n</body>\n</html>\n"


def _head() -> Markup:
    style = files("goalextract.publish.report").joinpath("report.css").read_text(encoding="utf-8")
    # nothing may be fetched and nothing may run; the one style is named by its hash
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content="goalextract"),
        element("title", _TITLE),
        element("style", Markup(style)),
    )


def _header(figures: Figures, shown: Overview) -> Markup:
    flagged = share(figures.sections_needing_review, figures.sections)
    known = [name for name in figures.places if name is not None]
    links = (element("li", element("a", name, href=f"#{part}")) for part, name in _PARTS)
    return element(
        "header",
        element("h1", _TITLE),
        element("p", _origin(figures, shown), class_="about"),
        facts(
            fact("Documents", figures.documents),
            fact("Municipalities", len(known) or "–"),
            fact("Report years", _years(figures)),
            fact("Goals", figures.goals),
            fact("Targets", figures.targets),
            fact("Sections flagged", flagged),
        ),
        element("nav", element("ul", *links), aria_label="On this page"),
    )


def _origin(figures: Figures, shown: Overview) -> Markup:
    """Say when the database changed and which version read the documents."""
    changed = (
        joined("The database last changed ", moment(shown.changed_at), " UTC.")
        if shown.changed_at is not None
        else joined("When the database last changed is not in its ledger.")
    )
    readers = "; ".join(
        f"{version} ({quantity(count, 'document')})" if len(figures.readers) > 1 else version
        for version, count in sorted(figures.readers.items())
    )
    return joined(changed, f" Read by goalextract {readers}." if readers else None)


def _years(figures: Figures) -> str:
    years = sorted({y for found in figures.places.values() for y in found if y is not None})
    if not years:
        return "–"
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _footer(figures: Figures) -> Markup:
    return element(
        "footer",
        element(
            "p",
            f"Made by goalextract from {quantity(figures.documents, 'document')}. Quotes are the "
            "reports' own words; personal numbers are hidden. ",
            element("code", "goalextract export"),
            " writes all rows, ",
            element("code", "goalextract db check"),
            " tells whether the database is whole.",
        ),
    )
