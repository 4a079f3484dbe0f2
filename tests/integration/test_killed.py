"""A run that is killed at any moment leaves whole documents, and the next ends as if it had not."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from goalextract.database.check import check
from goalextract.database.queries import reading
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes

ROOT = Path(__file__).parents[2]
RUN = """
import sys
from pathlib import Path
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
settings = Settings(database=sys.argv[1], raw=Path(sys.argv[2]), workers=int(sys.argv[3]))
ingest([], settings, extract=fakes.extract, extractor="1")
"""
GOALS = [f"15|Kultur|Vækst|Flere skal læse bog {n}" for n in range(12)]


def documents(folder: Path, count: int) -> Path:
    texts = {f"d{n:02}": fakes.instructions(*GOALS, year=2005 + n) for n in range(count)}
    return fakes.write(folder / "raw", **texts)


def start(database: Path, raw: Path, workers: int = 1) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(database), str(raw), str(workers)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.DEVNULL,
    )


def digest(database: Path) -> str:
    with reading(str(database)) as connection:
        found = check(connection)
    assert found.problems == ()
    return found.digest


def has_tables(url: str) -> bool:
    """Return whether a run has come as far as the tables; one killed before that left nothing."""
    engine = create_engine(url)
    try:
        return inspect(engine).has_table("goal")
    finally:
        engine.dispose()


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_run_leaves_whole_documents_and_the_next_completes_them(
    tmp_path: Path, seed: int
) -> None:
    raw = documents(tmp_path, 20)
    clean, database = tmp_path / "clean.sqlite", tmp_path / "killed.sqlite"
    settings = Settings(database=str(clean), raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    chance = random.Random(seed)
    for _ in range(3):
        run = start(database, raw)
        time.sleep(chance.uniform(0.3, 1.2))
        run.send_signal(signal.SIGKILL)
        run.wait()
        if has_tables(f"sqlite:///{database}"):
            with reading(str(database)) as connection:
                assert check(connection).problems == ()
    assert start(database, raw).wait() == 0
    assert digest(database) == digest(clean)


def test_no_process_outlives_a_killed_run(tmp_path: Path) -> None:
    raw = fakes.write(tmp_path / "raw", hang="hang", stubborn="stubborn")
    run = start(tmp_path / "goals.sqlite", raw, workers=2)
    found = descendants(run.pid)
    deadline = time.monotonic() + 30
    while len(found) < 4 and time.monotonic() < deadline:  # two nurseries, two children
        time.sleep(0.05)
        found = descendants(run.pid)
    run.send_signal(signal.SIGKILL)
    run.wait()
    while any(map(is_alive, found)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(found) >= 4
    assert not any(map(is_alive, found))


def is_alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def descendants(pid: int) -> list[int]:
    """Return the processes that a process and its children have started."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            if parent == pid:
                found += [int(entry.name), *descendants(int(entry.name))]
    return found


@pytest.mark.parametrize("most_bytes", [150_000, 400_000, 700_000])
def test_a_full_disk_leaves_whole_documents_and_the_next_run_completes_them(
    tmp_path: Path, most_bytes: int
) -> None:
    raw = documents(tmp_path, 20)
    clean, database = tmp_path / "clean.sqlite", tmp_path / "full.sqlite"
    settings = Settings(database=str(clean), raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    # A limit of file size is a full disk to SQLite: a write fails in the middle.
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes},) * 2)"
    run = subprocess.run(
        [sys.executable, "-c", f"{limit}\n{RUN}", str(database), str(raw), "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "DatabaseError" in run.stderr
    assert start(database, raw).wait() == 0
    assert digest(database) == digest(clean)


def test_what_was_killed_by_the_lock_is_free_for_the_next(tmp_path: Path) -> None:
    raw = documents(tmp_path, 3)
    database = tmp_path / "goals.sqlite"
    run = start(database, raw)
    time.sleep(0.5)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert start(database, raw).wait() == 0
