"""The command line: arguments in, calls, exit codes out; nothing else.

What takes long to import (rich, pandas, SQLAlchemy) is imported where it is needed, so that
``goalextract --help`` answers at once.
"""

import io
import logging
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from goalextract.cli_common import (
    DatabaseUrl,
    ListForm,
    ListFormat,
    ProfileFolder,
    Verbose,
    quiet_when_the_reader_leaves,
    require_file,
    settings,
)
from goalextract.cli_database import db, export, report
from goalextract.cli_profiles import profiles
from goalextract.errors import DocumentError, ExitCode, GoalExtractError
from goalextract.publish.printable import one_line

if TYPE_CHECKING:
    from goalextract.extract import Extraction

log: Final = logging.getLogger("goalextract")
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
"""How many threads multiply matrices: more than one only wait for each other on ours."""

app = typer.Typer(
    name="goalextract",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(db, name="db", help="Look after the database.")
app.add_typer(profiles, name="profiles", help="See and check the report templates it knows.")


class Format(StrEnum):
    """Name the forms in which goals can be printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Engine(StrEnum):
    """Name what reads a PDF's pages."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        sys.stdout.write(f"goalextract {version('goalextract')}\n")
        raise typer.Exit


@app.callback(epilog="Start with: goalextract extract FILE")
def options(
    *,
    _verbose: Verbose = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Extract goals from public bodies' goal reports and load them into a database."""


@app.command(epilog="Example: goalextract extract report.txt --format json > goals.json")
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Reports to read.")],
    *,
    form: Annotated[
        Format, typer.Option("--format", help="How to print the goals.")
    ] = Format.TABLE,
    is_explained: Annotated[
        bool, typer.Option("--explain", help="Say how each document was understood.")
    ] = False,
    engine: Annotated[
        Engine, typer.Option("--engine", help="What reads a PDF's pages; pdfplumber is slow.")
    ] = Engine.PDFIUM,
    overlay: Annotated[
        Path | None,
        typer.Option(
            "--overlay", metavar="DIR", help="Draw a PDF's pages with their sections, as PNG."
        ),
    ] = None,
    profile_folder: ProfileFolder = None,
    _verbose: Verbose = False,
) -> None:
    """Read reports and print their goals; no database is touched.

    json is one object for each document, each on a line of its own; a single one is indented on
    a terminal. csv is one row for each goal; a text that a spreadsheet would run as a formula
    gets an apostrophe before it. Both are UTF-8.

    A document that cannot be used is named on stderr, the others are printed, and the exit code
    is 3.
    """
    for file in files:
        require_file(file)
    with quiet_when_the_reader_leaves():
        is_whole = _extract(
            files,
            form,
            is_explained=is_explained,
            engine=engine,
            overlay=overlay,
            profile_folder=profile_folder,
        )
    if not is_whole:
        raise typer.Exit(ExitCode.QUARANTINED)


def _program() -> str:
    """Return how this program is called from here: by name, or by its path if that is not found."""
    called = Path(sys.argv[0])
    if called.name != "goalextract" or shutil.which("goalextract"):
        return "goalextract"
    return str(called.relative_to(Path.cwd()) if called.is_relative_to(Path.cwd()) else called)


def _extract(
    files: Sequence[Path],
    form: Format,
    *,
    is_explained: bool,
    engine: Engine,
    overlay: Path | None,
    profile_folder: Path | None,
) -> bool:
    """Print what each file holds; tell whether every document and goal could be used."""
    from goalextract.extract import extract_bytes
    from goalextract.publish.goals import printer
    from goalextract.publish.progress import progress
    from goalextract.reading.sniff import Limits
    from goalextract.sources import printable_name, read_profile_files, read_source
    from goalextract.stopping import Stop, hears_signals

    gathered = settings(profiles=profile_folder)
    user_profiles = read_profile_files(gathered.profiles)
    limits = Limits(gathered.max_text_bytes, gathered.max_line_chars)
    is_whole = True
    latest_year = datetime.now(UTC).year + 1
    show = printer(form, sys.stdout, sys.stderr, is_alone=len(files) == 1)
    is_quiet = len(files) == 1 or sys.stdout.isatty()
    stop = Stop()
    # Of several files each is short; in the midst of one, an interrupt may come where it is lost.
    hears = hears_signals(stop) if len(files) > 1 else nullcontext()
    with hears, progress(sys.stderr, total=len(files), is_quiet=is_quiet) as advance:
        for file in files:
            stop.here()
            try:
                data = read_source(file, limits.max_text_bytes, follows_link=True)
                name = printable_name(Path(file.name))
                extraction = extract_bytes(
                    name,
                    data,
                    latest_year=latest_year,
                    limits=limits,
                    engine=engine.value,
                    profiles=user_profiles,
                )
                if overlay is not None:
                    _draw(overlay, file, data, extraction)
            except DocumentError as error:
                _say(error, str(file))
                is_whole = False
                advance(str(file), f"refused, {error.code}")
            else:
                validated = extraction.validated
                is_whole &= validated.is_complete
                advance(str(file), f"{len(validated.report.goals)} goals")
                show(validated.report, extraction.explanation if is_explained else None)
    return is_whole


def _draw(folder: Path, file: Path, data: bytes, extraction: "Extraction") -> None:
    """Draw a PDF's pages with what they were taken for, a picture each."""
    from goalextract.reading.overlay import draw_pages
    from goalextract.reading.sniff import is_pdf

    if not is_pdf(data):
        sys.stderr.write(f"{file}: no overlay, a text file has no pages on paper\n")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for number, picture in draw_pages(data, extraction.claims):
        (folder / f"{file.stem}-{number}.png").write_bytes(picture)


@app.command(epilog="Example: goalextract ingest reports/ --database sqlite:///goals.sqlite")
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Files and folders to ingest; data/raw if none is given."
        ),
    ] = None,
    *,
    database: DatabaseUrl = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="N", help="How many documents are read at once; a core each."
        ),
    ] = None,
    profile_folder: ProfileFolder = None,
    _verbose: Verbose = False,
) -> None:
    """Read reports and load their goals into the database; the main job.

    Documents that are there already are not read again. One that cannot be used is set aside
    for `goalextract quarantine`, the others are loaded, and the exit code is 3.
    """
    from goalextract import ingest as job
    from goalextract.publish.run_teller import RunTeller
    from goalextract.stopping import Stop, hears_signals

    gathered = settings(database=database, workers=workers, profiles=profile_folder)
    # Stopped between documents, so that no transaction keeps the ledger from being closed.
    stop = Stop()
    with hears_signals(stop), RunTeller(sys.stderr, _program(), stop.here) as teller:
        summary = job.ingest(paths or (), gathered, progress=teller)
    raise typer.Exit(summary.exit_code)


@app.command(epilog="Example: goalextract runs --format json | head -1")
def runs(
    *,
    database: DatabaseUrl = None,
    form: ListForm = ListFormat.TABLE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many runs.")] = 10,
    _verbose: Verbose = False,
) -> None:
    """Show what the last runs did, the latest first."""
    from goalextract.database.queries import last_runs
    from goalextract.publish.ledger import as_json_lines, render_runs
    from goalextract.publish.terminal import show

    rows = last_runs(settings(database=database).database, limit)
    with quiet_when_the_reader_leaves():
        if form is ListFormat.JSON:
            sys.stdout.writelines(as_json_lines(rows))
        else:
            show(sys.stdout, render_runs(rows))


@app.command(epilog="Example: goalextract quarantine --format json > refused.jsonl")
def quarantine(
    *,
    database: DatabaseUrl = None,
    form: ListForm = ListFormat.TABLE,
    _verbose: Verbose = False,
) -> None:
    """Show which documents and goals were refused, why, and what to do about it."""
    from goalextract.database.queries import quarantined
    from goalextract.publish.ledger import as_json_lines, render_quarantine
    from goalextract.publish.terminal import show

    rows = quarantined(settings(database=database).database)
    with quiet_when_the_reader_leaves():
        if form is ListFormat.JSON:
            sys.stdout.writelines(as_json_lines(rows))
        else:
            show(sys.stdout, render_quarantine(rows))


app.command(epilog="Example: goalextract export --format datapackage --to out")(export)
app.command(epilog="Example: goalextract report --to report.html")(report)


def _say(error: GoalExtractError, name: str | None = None) -> None:
    """Tell a person what went wrong and what to do about it."""
    about = "" if name is None else f"{one_line(name)}: "
    sys.stderr.write(
        f"error[{error.code}]: {about}{one_line(error.cause)}\nremedy: {error.remedy}\n"
    )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program; here alone an error that ends it becomes a message and an exit code."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows an escape for it instead of stopping the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(arguments, prog_name="goalextract")
    except GoalExtractError as error:
        log.debug("stopped", exc_info=True)
        _say(error)
        sys.exit(error.exit_code)
    except Exception as error:
        log.debug("unexpected", exc_info=True)
        _say(GoalExtractError(f"{type(error).__name__}: {error}"))
        sys.exit(ExitCode.FAILED)
    sys.exit(ExitCode.OK)
