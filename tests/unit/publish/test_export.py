"""Exports hold what the views do, in files that others can check."""

import csv
import hashlib
import json
import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from goalextract import cli
from goalextract.database.reading_views import Read, one_moment
from goalextract.database.view import View, ViewColumn
from goalextract.errors import ExportError
from goalextract.ingest import ingest
from goalextract.publish.export import csv_of, export
from goalextract.publish.export_format import ExportFormat
from goalextract.settings import Settings
from tests import fakes

VIEW = View(
    "bi_test",
    "A view.",
    (
        ViewColumn("text", "text", "A text."),
        ViewColumn("value", "value", "A number.", "number"),
        ViewColumn("is_true", "is_true", "A truth.", "boolean"),
    ),
    "FROM test",
    key="text",
    order=("text",),
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    raw = fakes.write(folder / "raw", a=fakes.instructions("|||Flere læser", "|||=HYPERLINK(1)"))
    database = str(folder / "goals.sqlite")
    ingest(
        [], Settings(database=database, raw=raw, workers=1), extract=fakes.extract, extractor="1"
    )
    return database


def written(url: str, folder: Path, form: ExportFormat) -> tuple[Path, ...]:
    with one_moment(url) as reads:
        return export(reads, folder, form, "CC0-1.0")


def test_a_field_is_written_as_other_programs_read_it() -> None:
    rows = [("=1+1", Decimal("2.50"), True), ("=", Decimal("1E+3"), False), ("æ\n", None, None)]
    assert csv_of(Read(VIEW, rows)) == (
        'text,value,is_true\n\'=1+1,2.50,true\n=,1000,false\n"æ\n",,\n'
    )


def test_csv_holds_every_view_with_its_columns(url: str, tmp_path: Path) -> None:
    paths = written(url, tmp_path / "out", ExportFormat.CSV)
    with one_moment(url) as reads:
        views = [read.view for read in reads]
    assert [path.name for path in paths[:-1]] == [f"{view.name}.csv" for view in views]
    with paths[0].open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == [column.name for column in views[0].columns]
    assert [row["goal"] for row in rows] == ["Flere læser", "'=HYPERLINK(1)"]


def test_a_package_names_bytes_hashes_keys_and_licence(url: str, tmp_path: Path) -> None:
    written(url, tmp_path, ExportFormat.DATAPACKAGE)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC0-1.0"}]
    assert package["sources"]
    for resource in package["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header = data.decode().partition("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        for key in resource["schema"].get("foreignKeys", ()):
            assert set(key["fields"]) <= set(header)


def test_parquet_keeps_the_types(url: str, tmp_path: Path) -> None:
    written(url, tmp_path, ExportFormat.PARQUET)
    frame = pd.read_parquet(tmp_path / "bi_goals.parquet")
    assert list(frame["goal"]) == ["Flere læser", "=HYPERLINK(1)"]
    assert str(frame["report_year"].dtype) == "Int64"
    assert str(frame["needs_review"].dtype) == "boolean"


def test_the_same_database_gives_the_same_files(url: str, tmp_path: Path) -> None:
    one = written(url, tmp_path / "one", ExportFormat.DATAPACKAGE)
    other = written(url, tmp_path / "other", ExportFormat.DATAPACKAGE)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_a_folder_that_cannot_be_made_is_named(url: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="file"):
        written(url, tmp_path / "file", ExportFormat.CSV)


def test_a_missing_library_is_named(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with one_moment(url) as reads, pytest.raises(ExportError, match=r"goalextract\[parquet\]"):
        export(reads, tmp_path, ExportFormat.PARQUET)


def test_the_command_writes_where_it_is_told(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["export", "--to", str(tmp_path / "out"), "--database", url])
    assert ended.value.code == 0
    assert "bi_targets.csv" in capsys.readouterr().err
    with pytest.raises(SystemExit) as refused:
        cli.main(["export", "--format", "xml", "--database", url])
    assert refused.value.code == 2
