"""A data package passes the checks of Frictionless, which names the cell that is spoilt."""

from pathlib import Path

import pytest
from frictionless import validate

from goalextract.database.reading_views import one_moment
from goalextract.database.views import VIEWS
from goalextract.ingest import ingest
from goalextract.publish.export import export
from goalextract.publish.export_format import ExportFormat
from goalextract.settings import Settings

SAMPLES = Path(__file__).parents[2] / "data" / "raw"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    database = str(tmp_path / "goals.sqlite")
    ingest([], Settings(database=database, raw=SAMPLES, workers=2))
    with one_moment(database) as reads:
        export(reads, tmp_path / "package", ExportFormat.DATAPACKAGE, "CC0-1.0")
    return tmp_path / "package"


def test_the_package_is_valid_with_its_types_keys_and_checksums(package: Path) -> None:
    report = validate(str(package / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert {task.name for task in report.tasks} == {view.name for view in VIEWS}


def test_a_spoilt_cell_is_named(package: Path) -> None:
    file = package / "bi_documents.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    place = header.split(",").index("goal_count")
    cells = rows[0].split(",")
    cells[place] = "many"
    file.write_text("\n".join([header, ",".join(cells), *rows[1:]]) + "\n", encoding="utf-8")
    report = validate(str(package / "datapackage.json"))
    assert ("type-error", "goal_count") in map(tuple, report.flatten(["type", "fieldName"]))
    assert "hash-count" in {kind for (kind,) in report.flatten(["type"])}
