"""The command line: arguments in, calls, exit codes out; nothing else.

What takes long to import (rich, pandas, SQLAlchemy) is imported where it is needed, so that
``goalextract --help`` answers at once.
"""

import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from goalextract.errors import DocumentError, ExitCode, GoalExtractError, InputNotFoundError
from goalextract.publish.printable import one_line

log: Final = logging.getLogger("goalextract")

app = typer.Typer(
    name="goalextract",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """Name the forms in which goals can be printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def _say_more(is_verbose: bool) -> bool:
    if is_verbose:
        logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
        log.setLevel(logging.DEBUG)
    return is_verbose


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        sys.stdout.write(f"goalextract {version('goalextract')}\n")
        raise typer.Exit


Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", callback=_say_more, help="Say more on stderr; show tracebacks."
    ),
]


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
        _require_file(file)
    with _quiet_when_the_reader_leaves():
        is_whole = _extract(files, form, is_explained=is_explained)
    if not is_whole:
        raise typer.Exit(ExitCode.QUARANTINED)


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise InputNotFoundError(
            f"{path} is a folder; `goalextract ingest {path}` reads all reports in it"
        )
    if not path.is_file():
        raise InputNotFoundError(f"{path} is no file")


def _extract(files: Sequence[Path], form: Format, *, is_explained: bool) -> bool:
    """Print what each file holds; tell whether every document and goal could be used."""
    from goalextract.extract import extract_file
    from goalextract.publish.goals import printer
    from goalextract.publish.progress import progress

    is_whole = True
    latest_year = datetime.now(UTC).year + 1
    show = printer(form, sys.stdout, sys.stderr, is_alone=len(files) == 1)
    is_quiet = len(files) == 1 or sys.stdout.isatty()
    with progress(sys.stderr, total=len(files), is_quiet=is_quiet) as advance:
        for file in files:
            try:
                extraction = extract_file(file, latest_year=latest_year)
            except DocumentError as error:
                _say(error, file.name)
                is_whole = False
                advance(file.name, f"refused, {error.code}")
            except OSError as error:
                raise InputNotFoundError(f"{file}: {error.strerror}") from error
            else:
                validated = extraction.validated
                is_whole &= validated.is_complete
                advance(file.name, f"{len(validated.report.goals)} goals")
                show(validated.report, extraction.explanation if is_explained else None)
    return is_whole


@contextmanager
def _quiet_when_the_reader_leaves() -> Iterator[None]:
    """End without a word when whoever reads the output has read enough, as ``head`` does."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on its way out and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OK) from None


def _say(error: GoalExtractError, name: str | None = None) -> None:
    """Tell a person what went wrong and what to do about it."""
    about = "" if name is None else f"{one_line(name)}: "
    sys.stderr.write(
        f"error[{error.code}]: {about}{one_line(error.cause)}\nremedy: {error.remedy}\n"
    )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program; here alone an error that ends it becomes a message and an exit code."""
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
