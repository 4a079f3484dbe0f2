"""The whole main job: the same input gives the same rows, however it is worked through."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import goalextract
from goalextract.database.queries import quarantined
from goalextract.errors import ExitCode, InternalError
from goalextract.extract import Extraction
from goalextract.ingest import ingest
from goalextract.records import Goal
from goalextract.settings import Settings
from goalextract.validation import ValidatedReport
from tests import fakes
from tests.databases import dump
from tests.fakes import instructions, write

SHARED = "15|Kultur|Vækst"
DOCUMENTS = {
    "a": instructions(f"{SHARED}|Flere skal læse", f"{SHARED}|Flere skal synge?"),
    "b": instructions(f"{SHARED}|Flere skal danse", f"{SHARED}|Flere skal læse", year=2015),
    "c": instructions("|Natur||Renere luft", place="740 Silkeborg Kommune"),
    "d": instructions("|||Uden kommune", place=None),
    "e": instructions("|||Et", "|||To", rejected=1),
    "f": "nothing to be found",
    "g": "fault",
    "i": instructions("|||Et", rejected=2),
    "h": instructions(f"{SHARED}|Flere skal læse", f"{SHARED}|Flere skal synge?"),
}


def settings(database: Path, raw: Path, workers: int) -> Settings:
    return Settings(database=str(database), raw=raw, workers=workers)


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize("seed", [1, 2])
def test_order_workers_and_number_of_runs_make_no_difference(
    tmp_path: Path, workers: int, seed: int
) -> None:
    raw = write(tmp_path / "raw", **DOCUMENTS)
    reference = tmp_path / "reference.sqlite"
    ingest([], settings(reference, raw, 1), extract=fakes.extract, extractor="1")
    files = sorted(raw.iterdir())
    random.Random(seed).shuffle(files)
    other = tmp_path / "other.sqlite"
    for some in (files[:3], files[3:], files):
        ingest(some, settings(other, raw, workers), extract=fakes.extract, extractor="1")
    assert dump(other) == dump(reference)


def test_a_later_version_leaves_the_rows_of_a_rebuilt_database(tmp_path: Path) -> None:
    """Also of what documents share: no service area stays that no goal belongs to."""
    raw = write(tmp_path / "raw", a=DOCUMENTS["a"], c=DOCUMENTS["c"])
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    ingest([], settings(old, raw, 1), extract=_misreading, extractor="1")
    ingest([], settings(old, raw, 1), extract=fakes.extract, extractor="2")
    ingest([], settings(new, raw, 1), extract=fakes.extract, extractor="2")
    assert dump(old) == dump(new)


def test_a_long_report_has_the_same_rows_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{n % 7 + 10}|Område {n % 7}|Fokus {n % 5}|Mål {n}" for n in range(50)]
    raw = write(tmp_path / "raw", long=instructions(*lines, rejected=1))
    for name, most in (("whole", 100), ("parts", 7)):
        monkeypatch.setattr("goalextract.database.load._AT_ONCE", most)
        database = tmp_path / f"{name}.sqlite"
        summary = ingest([], settings(database, raw, 1), extract=fakes.extract, extractor="1")
        assert summary.counts.goals == 50
    assert dump(tmp_path / "whole.sqlite") == dump(tmp_path / "parts.sqlite")


class _Breaking(ValidatedReport):
    """A report whose last goal cannot be understood, as one that a reader gone wrong sends."""

    def goals(self) -> Iterator[Goal]:
        yield from self.report.goals[:-1]
        raise InternalError("the answer breaks 1 rules of its form")


def _breaking(name: str, data: bytes, **_: object) -> Extraction:
    done = fakes.extract(name, data, latest_year=2030)
    if len(done.validated.report.goals) < 2:
        return done
    return replace(done, validated=_Breaking(done.validated.report))


def test_a_report_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goalextract.database.load._AT_ONCE", 1)
    good = {"good": instructions(f"{SHARED}|Flere skal danse")}
    raw = write(tmp_path / "raw", broken=instructions("|||Et", "|||To", "|||Tre"), **good)
    database = tmp_path / "goals.sqlite"
    summary = ingest([], settings(database, raw, 1), extract=_breaking, extractor="1")
    assert (summary.counts.loaded, summary.counts.refused, summary.counts.goals) == (1, 1, 1)
    assert [(row.document_name, row.code) for row in quarantined(str(database))] == [
        ("broken.txt", "internal_error")
    ]
    assert list(goalextract.read_goals(f"sqlite:///{database}")["goal"]) == ["Flere skal danse"]


def _misreading(name: str, data: bytes, **_: object) -> Extraction:
    text = data.decode().replace("Kultur", "Kulturen").replace("740 Silke", "741 Silk")
    done = fakes.extract(name, text.encode(), latest_year=2030)
    right = fakes.extract(name, data, latest_year=2030)
    document = done.validated.report.document.model_copy(
        update={"sha256": right.validated.report.document.sha256}
    )
    report = done.validated.report.model_copy(update={"document": document})
    return Extraction(ValidatedReport(report), done.explanation, done.pages, done.claims)


def test_bad_input_is_refused_by_its_reason_and_the_rest_loads(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 100)
    (raw / "empty.txt").write_bytes(b"")
    (raw / "line.txt").write_bytes(b"x" * 2_500_000)
    (raw / "letter.txt").write_text("Kære borger\n\nTak for dit brev.\n")
    (raw / "link.txt").symlink_to(raw / "nowhere")
    (raw / "report.txt").write_text(
        "Målopfølgning 2014\nHerning Kommune\n\n"
        "Mål:\nFlere borgere skal bruge bibliotekerne.\n\n"
        "Veje til målet:\nBibliotekerne holder åbent om aftenen.\n\n"
        "Opfølgning:\nTallet er steget siden sidste år.\n",
        encoding="utf-8",
    )
    database = tmp_path / "goals.sqlite"
    summary = ingest([], settings(database, raw, 2))
    assert summary.exit_code is ExitCode.QUARANTINED
    assert summary.counts.loaded == 1
    refused = quarantined(str(database))
    assert {row.document_name: row.code for row in refused} == {
        "binary.txt": "not_text",
        "empty.txt": "empty_file",
        "letter.txt": "no_goals",
        "line.txt": "line_too_long",
        "link.txt": "not_a_file",
    }
    assert all(row.cause and row.remedy for row in refused)


def test_goals_come_back_as_a_frame(tmp_path: Path) -> None:
    raw = write(tmp_path / "raw", **DOCUMENTS)
    database = tmp_path / "goals.sqlite"
    ingest([], settings(database, raw, 1), extract=fakes.extract, extractor="1")
    frame = goalextract.read_goals(f"sqlite:///{database}")
    assert list(frame["goal"][:2]) == ["Flere skal læse", "Flere skal synge?"]
    assert list(frame["needs_review"][:2]) == [False, True]
    assert frame["report_year"].dtype == "Int64"
    first = frame.iloc[0]
    assert (first["municipality_name"], first["service_area_code"]) == ("Herning Kommune", "15")
    assert (first["focus_area"], first["focus_period"]) == ("Vækst", "2012-2015")
    assert first["sections_needing_review"] == 0


def test_the_function_extract_stays_one_when_its_module_is_imported() -> None:
    from goalextract.extract import extract_file

    assert callable(extract_file)
    assert callable(goalextract.extract)
