"""What is installed is what was locked: every release by its hash, and no other is taken."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Build the smallest wheel there can be."""
    path = tmp_path / "wheels" / "tinygoal-1.0-py3-none-any.whl"
    path.parent.mkdir()
    info = "tinygoal-1.0.dist-info"
    files = {
        "tinygoal.py": "GOAL = 1\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: tinygoal\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    records = [f"{name},sha256={_record(text)},{len(text)}" for name, text in files.items()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        archive.writestr(f"{info}/RECORD", "\n".join([*records, f"{info}/RECORD,,", ""]))
    return path


def _record(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def install(wheel: Path, requirement: str) -> subprocess.CompletedProcess[str]:
    """Install as tools/setup does, but from a folder and to another."""
    folder = wheel.parents[1]
    (folder / "requirements.txt").write_text(requirement, encoding="utf-8")
    command = ["install", "-qq", "--require-hashes", "-r", str(folder / "requirements.txt")]
    places = ["--no-index", "--find-links", str(wheel.parent), "--target", str(folder / "site")]
    return subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--no-input", *command, *places],
        capture_output=True,
        text=True,
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )


def installed(wheel: Path) -> bool:
    return (wheel.parents[1] / "site" / "tinygoal.py").exists()


def test_a_release_with_the_locked_hash_is_installed(wheel: Path) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    done = install(wheel, f"tinygoal==1.0 --hash=sha256:{digest}\n")
    assert (done.returncode, installed(wheel)) == (0, True), done.stderr


def test_a_tampered_release_is_refused(wheel: Path) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("evil.py", "print('owned')\n")
    done = install(wheel, f"tinygoal==1.0 --hash=sha256:{digest}\n")
    assert (done.returncode, installed(wheel)) == (1, False)
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_a_release_without_a_hash_is_refused(wheel: Path) -> None:
    done = install(wheel, "tinygoal==1.0\n")
    assert (done.returncode, installed(wheel)) == (1, False)
    assert "--require-hashes" in done.stderr


def test_setup_installs_by_hash_and_builds_without_asking_for_more() -> None:
    setup = (ROOT / "tools" / "setup").read_text(encoding="utf-8")
    commands = re.findall(r"^pip install .*$", setup, re.MULTILINE)
    assert len(commands) == 2
    assert "--require-hashes" in commands[0]
    assert "--no-deps --no-build-isolation" in commands[1]


@pytest.mark.parametrize("file", LOCKED, ids=lambda path: path.name)
def test_every_locked_release_has_its_hashes_and_comes_from_no_named_place(file: Path) -> None:
    blocks = file.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert len(blocks) > 20
    for block in blocks:
        # no URL, no index, no folder: where releases come from is the user's setting
        assert re.fullmatch(
            r"[a-z0-9.-]+==[^\s;]+( ; [^\\]+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+", block
        ), block[:80]


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = re.compile(r"^[A-Za-z0-9._-]+")
    run, dev = _locked("run"), _locked("dev")
    groups = project["dependency-groups"]
    for wanted, locked in (
        (project["project"]["dependencies"], run),
        (project["project"]["optional-dependencies"]["postgresql"], run),
        (groups["build"], run),
        (groups["dev"], dev),
    ):
        for requirement in wanted:
            found = named.match(requirement)
            assert found is not None
            assert found[0].lower().replace("_", "-").replace(".", "-") in locked, requirement
    assert run <= dev


def _locked(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))
