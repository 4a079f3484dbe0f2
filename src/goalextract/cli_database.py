"""The commands that hand the database on: export."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from goalextract.cli_common import DatabaseUrl, Verbose, settings
from goalextract.publish.printable import one_line


def export(
    *,
    form: Annotated[
        str, typer.Option("--format", help="csv, parquet or datapackage.", metavar="FORMAT")
    ] = "csv",
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
    from goalextract.database.frames import write_parquet
    from goalextract.database.reading_views import one_moment
    from goalextract.publish.export import ExportFormat
    from goalextract.publish.export import export as write

    if form not in list(ExportFormat):
        raise typer.BadParameter(f"{form} is none of {', '.join(ExportFormat)}")
    with one_moment(settings(database=database).database) as reads:
        paths = write(reads, folder, ExportFormat(form), write_parquet, licence)
    for path in paths:
        sys.stderr.write(f"{one_line(str(path))}\n")
