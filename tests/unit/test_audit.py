"""The audit: what is vulnerable is named, and what nobody checked never counts as good."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.audit import audit, main, pins, rounds, tell

LOCK = """\
idna==3.4 \\
    --hash=sha256:00
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:00
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:00
psycopg[binary]==3.3.9 \\
    --hash=sha256:00
"""
PINS = [("idna", "3.4"), ("numpy", "2.4.6"), ("numpy", "2.5.5"), ("psycopg", "3.3.9")]


class Service:
    """Answer as pip-audit does, from what is known."""

    def __init__(self, known: Mapping[str, object], stderr: str = "") -> None:
        self.known = known
        self.stderr = stderr
        self.asked: list[list[str]] = []

    def __call__(self, file: Path) -> "subprocess.CompletedProcess[str]":
        lines = file.read_text(encoding="utf-8").splitlines()
        self.asked.append(lines)
        entries = [self.known[line] for line in lines if line in self.known]
        stdout = json.dumps({"dependencies": entries, "fixes": []}) if self.known else ""
        return subprocess.CompletedProcess([], 1, stdout, self.stderr)


def good(name: str, version: str) -> object:
    return {"name": name, "version": version, "vulns": []}


def known(**instead: object) -> dict[str, object]:
    return {**{f"{name}=={version}": good(name, version) for name, version in PINS}, **instead}


def test_all_platforms_releases_are_asked_for_each_name_once_a_time() -> None:
    assert pins(LOCK) == PINS
    first, second = rounds([*PINS, PINS[0]])
    assert sorted(first) == [PINS[0], PINS[1], PINS[3]]
    assert second == [PINS[2]]
    service = Service(known())
    found = audit(PINS, service)
    assert (found.checked, found.vulnerable, found.unchecked) == (4, {}, {})
    assert sorted(line for lines in service.asked for line in lines) == sorted(known())


def test_no_known_vulnerability_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(audit(PINS, Service(known()))) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "no vulnerability is known of 4 locked requirements\n")


def test_a_vulnerable_release_is_named_with_what_mends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = {
        "name": "idna",
        "version": "3.4",
        "vulns": [{"id": "A-1", "fix_versions": ["3.7"]}, {"id": "A-2", "fix_versions": []}],
    }
    assert tell(audit(PINS, Service(known(**{"idna==3.4": bad})))) == 1
    told = capsys.readouterr()
    assert told.out == "idna 3.4: A-1 (mended in 3.7), A-2 (not mended yet)\n"
    assert "error[vulnerable]: 1 locked" in told.err


def test_a_release_that_the_service_skips_is_not_good(capsys: pytest.CaptureFixture[str]) -> None:
    skipped = {"name": "idna", "skip_reason": "not found"}
    assert tell(audit(PINS, Service(known(**{"idna==3.4": skipped})))) == 2
    told = capsys.readouterr().err
    assert "error[unchecked]: 1 of 4 requirements were not checked\n  idna 3.4: not found\n" in told
    assert "remedy: " in told


def test_a_release_that_the_answer_leaves_out_is_not_good() -> None:
    some = known()
    del some["numpy==2.5.5"]
    found = audit(PINS, Service(some))
    assert list(found.unchecked) == [("numpy", "2.5.5")]
    other = audit(PINS, Service(known(**{"idna==3.4": good("idna", "3.5")})))
    assert list(other.unchecked) == [("idna", "3.4")]


def test_a_service_that_is_not_reached_is_told_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tell(audit(PINS, Service({}, "Traceback\n  line\nConnectionError: no route\n"))) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[unchecked]: 4 of 4 requirements were not checked" in told.err
    assert "idna 3.4: ConnectionError: no route" in told.err


def test_vulnerable_and_unchecked_are_both_told(capsys: pytest.CaptureFixture[str]) -> None:
    bad = {"name": "idna", "version": "3.4", "vulns": [{"id": "A-1", "fix_versions": []}]}
    some = known(**{"idna==3.4": bad})
    del some["psycopg==3.3.9"]
    assert tell(audit(PINS, Service(some))) == 1
    told = capsys.readouterr().err
    assert "error[vulnerable]" in told
    assert "error[unchecked]: 1 of 4" in told


def test_an_empty_lock_is_not_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "run.txt").write_text("", encoding="utf-8")
    assert main([str(tmp_path / "run.txt")]) == 2
    assert "no locked requirement was found" in capsys.readouterr().err


def test_pip_audit_itself_that_reaches_nobody_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pip_audit")
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nobody listens there
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    # not what an earlier answer left in pip's cache
    monkeypatch.setenv("PIP_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "run.txt").write_text("idna==3.4 \\\n    --hash=sha256:00\n", encoding="utf-8")
    assert main([str(tmp_path / "run.txt")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[unchecked]: 1 of 1 requirements were not checked" in told.err


def test_make_audit_runs_it() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    assert "tools/audit.py $(ARGS)" in makefile
    done = subprocess.run(
        [sys.executable, "tools/audit.py", "--help"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "known vulnerabilities" in done.stdout
