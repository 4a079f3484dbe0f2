"""Kill runs at random moments and count what is left half: ``python -m tests.integration.kills``.

    python -m tests.integration.kills [--engine sqlite|postgresql] [--kills 300] [--seed 1]

Each round loads drawn documents into a new database, kills the run, what forks its readers, or a
reader, a few times, and then lets one run end.  Told are the kills that hit a run at work, the
documents that were there in part at any time, and the rounds whose database differs in the end
from that of a run that nobody killed.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text

from goalextract.database.check import check
from goalextract.database.queries import reading
from tests.generator.layouts import REGISTRY
from tests.integration.postgresql import programs, server
from tests.integration.test_killed import descendants, has_tables, is_alive

ROOT: Final = Path(__file__).parents[2]
_LAYOUTS: Final = ("sheet_colon", "table_pipes", "transcript_a", "headed_plain")
_PROGRAM: Final = "from goalextract.cli import main; main()"
_DOCUMENTS: Final = 16
_KILLS_A_ROUND: Final = 4
_VICTIMS: Final = ("run", "run", "run", "child")
Database = Callable[[], str]


def _documents(folder: Path) -> Path:
    folder.mkdir()
    for n in range(_DOCUMENTS):
        sample = REGISTRY[_LAYOUTS[n % len(_LAYOUTS)]].draw(n, "develop")
        (folder / f"{n:02}.txt").write_bytes(sample.data)
    return folder


def _start(url: str, raw: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "ingest", str(raw), "--workers", "2", "--database", url],
        cwd=raw.parent,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _state(url: str) -> tuple[str, bool]:
    """Return the digest of a database, and whether all in it is whole."""
    with reading(url) as connection:
        found = check(connection)
    return found.digest, found.problems == ()


def _kill(run: subprocess.Popen[bytes], chance: random.Random, longest: float) -> str:
    """Kill a run, or a process that it started, at a random moment; say which was hit."""
    time.sleep(chance.uniform(0.2, longest))
    victim = chance.choice(_VICTIMS)
    if run.poll() is not None:
        return "too late"
    others = descendants(run.pid)
    if victim == "child" and others:
        try:
            os.kill(chance.choice(others), signal.SIGKILL)
        except ProcessLookupError:
            return "too late"
        run.wait()
        return "child"
    run.send_signal(signal.SIGKILL)
    run.wait()
    deadline = time.monotonic() + 10
    while any(map(is_alive, others)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return "outlived" if any(map(is_alive, others)) else "run"


@contextmanager
def _databases(engine: str, folder: Path) -> Iterator[Database]:
    """Give what makes a new database each time."""
    count = 0

    def file() -> str:
        nonlocal count
        count += 1
        return f"sqlite:///{folder}/{count}.sqlite"

    if engine == "sqlite":
        yield file
        return
    found = programs()
    if found is None:
        raise SystemExit("no PostgreSQL server is installed here (Debian: postgresql)")
    with server(found) as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")

        def database() -> str:
            nonlocal count
            count += 1
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE kill{count}"))
            return url.replace("/postgres?", f"/kill{count}?")

        yield database
        admin.dispose()


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    hits: Counter[str] = Counter()
    halves = differences = rounds = early = 0
    with tempfile.TemporaryDirectory() as name, _databases(options.engine, Path(name)) as new:
        raw = _documents(Path(name) / "raw")
        clean = new()
        begun = time.monotonic()
        _start(clean, raw).wait()
        longest = time.monotonic() - begun
        wanted, _ = _state(clean)
        while hits["run"] + hits["child"] < options.kills:
            rounds += 1
            url = new()
            for _ in range(_KILLS_A_ROUND):
                hit = _kill(_start(url, raw), chance, longest)
                hits[hit] += 1
                if has_tables(url):
                    halves += not _state(url)[1]
                elif hit != "too late":
                    early += 1
                if hit == "too late":
                    break
            _start(url, raw).wait()
            digest, is_whole = _state(url)
            halves += not is_whole
            differences += digest != wanted
            sys.stdout.write(
                f"{options.engine}: {hits['run']} runs and {hits['child']} of their processes"
                f" killed ({early} before there were tables), {hits['outlived']} with processes"
                f" that went on; {halves} with half documents; {differences} of {rounds} rounds"
                " end otherwise\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
