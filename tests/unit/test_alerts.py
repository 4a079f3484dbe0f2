"""Alerts: the command gets the text and no secrets; whatever it does is only told."""

import shlex
import sys
import time
from pathlib import Path

import pytest

from goalextract.alerts import send_alert

TEXT = "goalextract nightly: failed\nmål\n"


def python(code: str, *arguments: object) -> str:
    return shlex.join([sys.executable, "-c", code, *map(str, arguments)])


def test_the_command_gets_the_text_on_its_stdin(tmp_path: Path) -> None:
    code = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    place = tmp_path / "a file; with $(odd) letters"
    assert send_alert(python(code, place), TEXT, 60) is None
    assert place.read_text(encoding="utf-8") == TEXT


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    place = tmp_path / "made"
    assert send_alert(f"echo hello > {place}; touch {place}", TEXT, 60) is None
    assert not place.exists()


def test_what_the_command_prints_does_not_reach_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    assert send_alert("cat", TEXT, 60) is None
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", TEXT)


def test_the_command_cannot_read_the_databases_password(capfd: pytest.CaptureFixture[str]) -> None:
    env = {"GOALEXTRACT_DATABASE": "postgresql://u:hemmeligt@h/d", "PGPASSWORD": "hemmeligt"}
    code = "import os, sys; sys.stderr.write(' '.join(os.environ))"
    assert send_alert(python(code), TEXT, 60, {**env, "MAILTO": "a"}) is None
    told = capfd.readouterr().err
    assert "MAILTO" in told
    assert "GOALEXTRACT" not in told
    assert "PGPASSWORD" not in told


def test_a_command_that_does_not_read_is_no_failure() -> None:
    assert send_alert("true", TEXT * 100_000, 60) is None


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (python("raise SystemExit(7)"), "the alert command ended with 7"),
        (
            "/nowhere/notify --key=hemmeligt",
            "the alert command cannot be started: No such file or directory",
        ),
    ],
)
def test_a_failure_is_told_without_the_command(command: str, reason: str) -> None:
    assert send_alert(command, TEXT, 60) == reason


def test_a_command_that_hangs_is_killed_with_what_it_started(
    capfd: pytest.CaptureFixture[str],
) -> None:
    start = "import subprocess as s; print(s.Popen(['sleep', '600']).pid, flush=True)"
    reason = send_alert(python(f"{start}; import time; time.sleep(600)"), TEXT, 1.0)
    assert reason == "the alert command took longer than 1 s"
    child = Path("/proc") / capfd.readouterr().err.strip() / "stat"
    deadline = time.monotonic() + 30
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.01)  # a signal takes a moment to arrive
    assert not _is_running(child)


def _is_running(stat: Path) -> bool:
    """Tell whether a process is neither gone nor dead and yet to be collected."""
    try:
        return stat.read_text(encoding="utf-8").split()[2] not in ("Z", "X")
    except OSError:
        return False
