"""Write the BI views as files: CSV, Parquet, or a Frictionless data package."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from goalextract.database.dictionary import dictionary, view_schema
from goalextract.database.frames import write_parquet
from goalextract.database.reading_views import Read
from goalextract.errors import ExportError
from goalextract.publish.export_format import ExportFormat
from goalextract.publish.machine import cell

LICENCE: Final = "notspecified"
"""The Open Definition's identifier for data whose licence nobody has stated."""
DICTIONARY: Final = "data-dictionary.md"
PACKAGE: Final = "datapackage.json"


def export(
    reads: Iterable[Read],
    folder: Path,
    form: ExportFormat,
    licence: str = LICENCE,
) -> tuple[Path, ...]:
    """Write each view and the data dictionary into a folder; return the files.

    A file is replaced whole or not at all.  In CSV a text that a spreadsheet would run as a
    formula has an apostrophe before it.

    Args:
        reads: the views with their rows.
        folder: where the files go; it is made if it is not there.
        form: how they are written.
        licence: the data's licence, for the package.

    Raises:
        ExportError: the folder cannot be written, or Parquet's library is missing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths: list[Path] = []
        resources: list[Mapping[str, object]] = []
        sources: list[Mapping[str, str]] = []
        for read in reads:
            if form is ExportFormat.PARQUET:
                paths.append(_parquet(folder, read))
                continue
            # gone through twice: for the fields, and for the sources
            read = Read(read.view, tuple(read.rows))  # noqa: PLW2901
            data = csv_of(read).encode("utf-8")
            paths.append(_replace(folder / f"{read.view.name}.csv", data))
            resources.append(_resource(read, data))
            if read.view.name == "bi_documents":
                sources += _sources(read)
        paths.append(_replace(folder / DICTIONARY, dictionary().encode("utf-8")))
        if form is ExportFormat.DATAPACKAGE:
            package = json.dumps(
                _package(resources, sources, licence), ensure_ascii=False, indent=2
            )
            paths.append(_replace(folder / PACKAGE, f"{package}\n".encode()))
    except ImportError as error:
        raise ExportError("pyarrow is not installed; install goalextract[parquet]") from error
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror}") from error
    return tuple(paths)


def csv_of(read: Read) -> str:
    """Return a view as CSV, the column names first, safe to open in a spreadsheet.

    Example: a row of ``("=1+1", True, Decimal("2.50"), None)`` -> ``'=1+1,true,2.5,``.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([column.name for column in read.view.columns])
    writer.writerows([_field(value) for value in row] for row in read.rows)
    return written.getvalue()


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return cell(value) if isinstance(value, str) else str(value)


def _replace(path: Path, data: bytes) -> Path:
    """Write a file beside its place and move it there, so that a reader never sees half of it."""
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(data)
    half.replace(path)
    return path


def _parquet(folder: Path, read: Read) -> Path:
    path = folder / f"{read.view.name}.parquet"
    half = path.with_name(f".{path.name}.half")
    write_parquet(read, half)
    half.replace(path)
    return path


def _resource(read: Read, data: bytes) -> Mapping[str, object]:
    name = read.view.name
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "description": read.view.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _keyed(read),
    }


_FOREIGN: Final = {
    "goal_id": ("bi_goals", "goal_id"),
    "history_id": ("bi_goals", "goal_id"),
    "earlier_goal_id": ("bi_goals", "goal_id"),
    "target_id": ("bi_targets", "target_id"),
    "municipality_code": ("bi_municipalities", "municipality_code"),
}
"""Columns that name a row of another view: which view's, by which of its columns."""


def _keyed(read: Read) -> Mapping[str, object]:
    """Return a view's schema with the keys that tie it to other views."""
    keys = [
        {"fields": [column], "reference": {"resource": resource, "fields": [key]}}
        for column, (resource, key) in _FOREIGN.items()
        if resource != read.view.name and any(entry.name == column for entry in read.view.columns)
    ]
    schema = view_schema(read.view)
    return {**schema, "foreignKeys": keys} if keys else schema


def _sources(read: Read) -> list[Mapping[str, str]]:
    names = [column.name for column in read.view.columns]
    name, title = names.index("document_name"), names.index("document_title")
    return [{"title": cell(str(row[title] or row[name]))} for row in read.rows]


def _package(
    resources: Sequence[Mapping[str, object]], sources: Sequence[Mapping[str, str]], licence: str
) -> Mapping[str, object]:
    package: dict[str, object] = {
        "name": "goalextract",
        "title": "Goals from public bodies' goal reports",
        "description": f"What each column means stands in {DICTIONARY}.",
        "licenses": [{"name": licence}],
        "resources": resources,
    }
    return {**package, "sources": sources} if sources else package
