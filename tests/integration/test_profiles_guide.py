"""The worked example of docs/profiles.md does what the page says.

``GOALEXTRACT_REWRITE_GOLDEN=1`` writes into the page what its commands print now.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "profiles.md"
BLOCK = re.compile(
    r"^```(?P<form>text|toml|console)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def printed(command: str, folder: Path) -> str:
    """Run a command of the page in a shell that finds this environment's program."""
    programs = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    done = subprocess.run(  # noqa: S602 - the commands are our own page's
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def consoles(folder: Path) -> Iterator[tuple[re.Match[str], str, str]]:
    """Write the page's files and run its commands, in order; yield what it says they print."""
    for block in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        if block["form"] != "console":
            path = folder / block["name"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
            continue
        command, _, said = block["body"].removeprefix("$ ").partition("\n")
        yield block, said, printed(command, folder)


def uncounted(printed_text: str) -> str:
    """Leave out how many label words the general profile has: that grows with every word."""
    return re.sub(r"\b[\d,]+ with those of", "N with those of", printed_text)


@pytest.mark.skipif(shutil.which("head") is None, reason="the page's commands want a shell's tools")
def test_the_commands_of_the_guide_print_what_it_says(tmp_path: Path) -> None:
    done = list(consoles(tmp_path))
    assert len(done) == 3
    if os.environ.get("GOALEXTRACT_REWRITE_GOLDEN"):
        text = GUIDE.read_text(encoding="utf-8")
        for block, said, now in done:
            command = block["body"].partition("\n")[0]
            text = text.replace(f"{command}\n{said}```", f"{command}\n{now}```", 1)
        GUIDE.write_text(text, encoding="utf-8")
        pytest.skip("rewritten")
    for _, said, now in done:
        assert uncounted(now) == uncounted(said)
