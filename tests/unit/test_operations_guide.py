"""The guide to operations says what the program does: settings, events, exit codes."""

import re
from pathlib import Path

from pydantic.fields import FieldInfo

from goalextract.errors import ExitCode
from goalextract.progress import Outcome
from goalextract.settings import MAX_DEFAULT_WORKERS, PREFIX, Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
_EVENT = re.compile(r'events\.write\(\s*"([a-z.]+)"')


def table(first: str) -> list[list[str]]:
    """Return the cells of the guide's table whose header begins with a word."""
    _, _, below = GUIDE.partition(f"\n| {first} |")
    lines = below.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def shown(field: FieldInfo) -> str:
    """Write a default as the guide does."""
    if field.default_factory is not None:
        return f"one for each core, 2 to {MAX_DEFAULT_WORKERS}"
    default = field.default
    if default is None:
        return "none"
    return f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


def test_the_table_holds_every_setting_with_its_variable_and_default() -> None:
    wanted = [
        [f"`{name}`", f"`{PREFIX}{name.upper()}`", shown(field)]
        for name, field in Settings.model_fields.items()
    ]
    assert [row[:3] for row in table("name")] == wanted
    assert all(row[3] for row in table("name"))


def test_settings_stand_in_one_table_only() -> None:
    for name in Settings.model_fields:
        assert GUIDE.count(f"\n| `{name}` |") == 1


def test_every_event_is_described_and_no_other() -> None:
    source = (ROOT / "src" / "goalextract" / "nightly.py").read_text(encoding="utf-8")
    documents = {f"document.{outcome}" for outcome in Outcome if outcome is not Outcome.UNCHANGED}
    told = {f"`{name}`" for name in {*_EVENT.findall(source), *documents}}
    assert {row[0] for row in table("event")} == told


def test_every_exit_code_is_described() -> None:
    assert [row[0] for row in table("code")] == [str(code.value) for code in ExitCode]


def test_the_guides_files_and_targets_exist() -> None:
    for name in re.findall(r"pipelines/[a-z.]+[a-z]", GUIDE):
        assert (ROOT / name).is_file(), name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)`", GUIDE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
