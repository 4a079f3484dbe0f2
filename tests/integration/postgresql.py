"""A PostgreSQL server of one's own, for as long as a test needs it."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65534
"""The server refuses to run as root, so as root it runs as this user."""


def programs() -> Path | None:
    """Return the folder of the newest server's programs, if there is one here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    if found:
        return found[0].parent
    return Path(on_path).parent if on_path else None


def _run(command: Sequence[str | Path], folder: Path) -> None:
    user = NOBODY if os.geteuid() == 0 else None
    subprocess.run(
        command, check=True, cwd=folder, user=user, group=user, capture_output=True, timeout=60
    )


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Start a server that only this machine's sockets reach, and yield a URL of its database."""
    with TemporaryDirectory(prefix="pg", dir="/tmp") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        data = folder / "data"
        initdb: list[str | Path] = [
            bin_folder / "initdb",
            "-D",
            data,
            "-U",
            "tester",
            "-E",
            "UTF8",
            "-A",
            "trust",
        ]
        _run([*initdb, "--no-sync"], folder)
        control: list[str | Path] = [bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        _run([*control, "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "start"], folder)
        try:
            yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
