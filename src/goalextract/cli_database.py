"""The commands that look after the database and hand it on: db upgrade, …; export; report."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from goalextract.cli_common import DatabaseUrl, Verbose, quiet_when_the_reader_leaves, settings
from goalextract.errors import ExitCode
from goalextract.publish.export_format import ExportFormat
from goalextract.publish.printable import one_line
from goalextract.publish.report import MOST_GOALS

db = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def export(
    *,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="How to write the views.")
    ] = ExportFormat.CSV,
    folder: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="The folder to write to.")
    ] = Path("data/processed/export"),
    licence: Annotated[
        str, typer.Option("--licence", metavar="NAME", help="The data's licence, for a package.")
    ] = "notspecified",
    database: DatabaseUrl = None,
    _verbose: Verbose = False,
) -> None:
    """Write the BI views as files, each with a header, and a data dictionary beside them.

    csv is UTF-8; a text that a spreadsheet would run as a formula gets an apostrophe before it.
    datapackage is the same with a Frictionless datapackage.json: columns, keys, checksums.
    parquet keeps the types; it needs goalextract[parquet].
    """
    from goalextract.database.reading_views import one_moment
    from goalextract.publish.export import export as write

    with one_moment(settings(database=database).database) as reads:
        paths = write(reads, folder, form, licence)
    for path in paths:
        sys.stderr.write(f"{one_line(str(path))}\n")


def report(
    *,
    place: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="The page to write; - prints it, data/processed/report.html if not given.",
        ),
    ] = None,
    most_goals: Annotated[
        int,
        typer.Option("--goals", min=0, metavar="N", help="How many goals to list one by one."),
    ] = MOST_GOALS,
    database: DatabaseUrl = None,
    _verbose: Verbose = False,
) -> None:
    """Write one HTML page: what the goals say, and how good the extraction is.

    The page needs no network and no scripts, and can be mailed and printed. It counts everything
    and lists the first goals one by one. The same database gives the same page.
    """
    from goalextract.publish.report.page import print_report, write_report

    gathered = settings(database=database, report=place)
    if str(gathered.report) == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        with quiet_when_the_reader_leaves():
            print_report(gathered.database, sys.stdout, most_goals)
        return
    written = write_report(gathered.database, gathered.report, most_goals)
    sys.stderr.write(f"{one_line(str(written.file))}\n")


@db.command(epilog="Example: goalextract db upgrade --database sqlite:///goals.sqlite")
def upgrade(*, database: DatabaseUrl = None, _verbose: Verbose = False) -> None:
    """Make the database's tables, or change them to those of this version; no goal is lost."""
    from goalextract.database import engine
    from goalextract.database.lock import run_lock
    from goalextract.upkeep import bring_up_to_date, tell_lineage

    url = engine.parse_url(settings(database=database).database)
    opened = engine.open_engine(url)
    try:
        with run_lock(opened):
            bring_up_to_date(opened)
            tell_lineage(opened)
    finally:
        opened.dispose()
    sys.stderr.write(f"{engine.shown(url)} has the tables of this version.\n")


@db.command(epilog="Example: goalextract db check --database sqlite:///goals.sqlite")
def check(*, database: DatabaseUrl = None, _verbose: Verbose = False) -> None:
    """Check that the database is whole and of this version; print the digest of its rows.

    The digest is the same for the same documents on SQLite and PostgreSQL, whatever the order.
    The exit code is 1 if anything is wrong.
    """
    from goalextract.database.check import check as examine
    from goalextract.database.queries import reading

    with reading(settings(database=database).database, is_one_moment=True) as connection:
        found = examine(connection)
    for problem in found.problems:
        sys.stderr.write(f"{problem.code}: {one_line(problem.message)}\n")
    sys.stdout.write(f"{found.digest}  {found.rows} rows\n")
    if found.problems:
        raise typer.Exit(ExitCode.FAILED)


@db.command(
    epilog="Example: goalextract db grant-reader bi_reader --database postgresql+psycopg:///goals"
)
def grant_reader(
    role: Annotated[str, typer.Argument(metavar="ROLE", help="The role that BI tools use.")],
    *,
    database: DatabaseUrl = None,
    _verbose: Verbose = False,
) -> None:
    r"""Make a PostgreSQL role that can read the BI views and nothing else.

    It has no password yet: give it one with psql's \password. In this database everybody else
    loses temporary tables, the public schema, and what else the role must not have.
    """
    from goalextract.database.reader import grant_reader as grant

    for what in grant(settings(database=database).database, role):
        sys.stderr.write(f"still open to {role}: {what}\n")
    sys.stderr.write(f"{role} can read the BI views; give it a password with psql.\n")
