"""Load many documents into SQLite, one transaction each: time a document takes, and memory.

    python -m benchmarks.backfill [DOCUMENTS]

The reports are drawn and extracted before the clock starts, and come again under other bytes,
places and years.  Prints milliseconds a document, next to those of as many bare commits of one
row in the same file, and how much memory grew from the first tenth to the end.
"""

import hashlib
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, text

from benchmarks.ratios import elapsed
from goalextract.code_lists import code_lists
from goalextract.database import load
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.ledger import Counts, add_counts, start_run
from goalextract.extract import extract_bytes
from goalextract.records import Municipality
from goalextract.upkeep import bring_up_to_date, tell_lineage
from goalextract.validation import ValidatedReport
from tests.generator.layouts import REGISTRY

_DOCUMENTS: Final = 10_000
_DRAWN: Final = 40
_LAYOUTS: Final = ("sheet_raw", "sheet_colon", "table_pipes", "headed_plain")
_YEARS: Final = range(2008, 2026)


def _drawn() -> list[ValidatedReport]:
    latest = datetime.now(UTC).year + 1
    reports = []
    for seed in range(_DRAWN):
        sample = REGISTRY[_LAYOUTS[seed % len(_LAYOUTS)]].draw(seed, "develop")
        done = extract_bytes(f"{seed}.txt", sample.data, latest_year=latest)
        reports.append(done.validated)
    return reports


def _again(reports: list[ValidatedReport], count: int) -> Iterator[ValidatedReport]:
    """Yield the reports under other bytes, places and years, so that each is a new document."""
    places = code_lists().municipalities
    for n in range(count):
        validated = reports[n % len(reports)]
        code, name, _ = places[n % len(places)]
        info = validated.report.document.model_copy(
            update={
                "sha256": hashlib.sha256(str(n).encode()).hexdigest(),
                "name": f"{n}.txt",
                "municipality": Municipality(code=code, name=name),
                "report_year": _YEARS[n % len(_YEARS)],
            }
        )
        report = validated.report.model_copy(update={"document": info})
        yield replace(validated, report=report)


def _load(engine: Engine, run_id: str, validated: ValidatedReport) -> None:
    with engine.begin() as connection:
        name = validated.report.document.name
        stored = load.load_document(connection, validated, [name], "benchmark")
        add_counts(connection, run_id, stored.counts + Counts(documents=1, loaded=1))


def _bare(engine: Engine, count: int) -> None:
    for n in range(count):
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO bare VALUES (:n)"), {"n": n})


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _DOCUMENTS
    reports = _drawn()
    sections = sum(len(g.sections) for r in reports for g in r.report.goals) / len(reports)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(parse_url(str(Path(folder) / "goals.sqlite")))
        bring_up_to_date(engine)
        with engine.begin() as connection:
            run_id = start_run(connection, "benchmark", datetime.now(UTC))
            connection.execute(text("CREATE TABLE bare (n INTEGER)"))
        documents = _again(reports, count)
        tenth = max(count // 10, 1)

        def first() -> None:
            for validated in (next(documents) for _ in range(tenth)):
                _load(engine, run_id, validated)

        def rest() -> None:
            for validated in documents:
                _load(engine, run_id, validated)

        took = elapsed(first)
        before = _peak()
        took += elapsed(rest)
        after = _peak()
        lineage = elapsed(lambda: tell_lineage(engine))
        bare = elapsed(lambda: _bare(engine, min(count, 1000))) / min(count, 1000)
        engine.dispose()
    sys.stdout.write(
        f"SQLite: {count} documents of {sections:.0f} sections: {1000 * took / count:.1f} ms each"
        f" ({1000 * bare:.1f} ms a bare commit), lineage {1000 * lineage / count:.1f} ms each;"
        f" peak memory {before:.0f} MB after a tenth, {after:.0f} MB at the end\n"
    )


if __name__ == "__main__":
    main()
