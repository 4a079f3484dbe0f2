"""What a document's rows depend on is told by one short text."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import goalextract
from goalextract import fingerprint as module
from goalextract.fingerprint import fingerprint, hashed_files
from goalextract.profiles.templates import ProfileFile

ROOT = Path(goalextract.__file__).parent
PROFILE = 'id = "mine"\nname = "Mine"\nextends = "danish"\nlanguage = "da"\n'


def test_it_names_the_version_and_a_hash_and_stays() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{16}", fingerprint())
    assert fingerprint() == fingerprint(())


def test_it_changes_with_a_users_profile_and_its_name() -> None:
    files = [(name, text) for name in ("a.toml", "b.toml") for text in (PROFILE, PROFILE + "\n")]
    told = {fingerprint((ProfileFile(*file),)) for file in files}
    assert len(told | {fingerprint()}) == 5


def test_all_code_that_an_extraction_imports_is_hashed() -> None:
    script = (
        "import sys, goalextract.extract\n"
        "print(*(getattr(m, '__file__', '') for m in sys.modules.values()), sep='\\n')"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    imported = {Path(line) for line in shown.stdout.split("\n") if line.startswith(f"{ROOT}/")}
    hashed = {ROOT / name for name, _ in hashed_files()}
    assert len(imported) > 100
    assert imported - hashed == {ROOT / "__init__.py"}  # it only says what the package is


def test_all_data_beside_that_code_is_hashed() -> None:
    packages = ("goals", "language", "layout", "profiles", "reading")
    beside = {
        file
        for package in packages
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert {file.name for file in beside} >= {"wordings.toml", "cues.npz", "danish.toml"}
    assert beside <= {ROOT / name for name, _ in hashed_files()}


@pytest.mark.parametrize("changed", ["language/wordings.toml", "layout/rows.py", "extract.py"])
def test_it_changes_with_the_code_and_the_words(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    copy = tmp_path / "changed"
    copy.write_text((ROOT / changed).read_text("utf-8") + "\n", "utf-8")
    files = [(name, copy if name == changed else file) for name, file in hashed_files()]
    monkeypatch.setattr(module, "hashed_files", lambda: iter(files))
    module._of_the_program.cache_clear()
    try:
        assert fingerprint() != before
    finally:
        module._of_the_program.cache_clear()
