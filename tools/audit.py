"""Ask an advisory service whether any locked requirement has a known vulnerability.

``python tools/audit.py [--vulnerability-service NAME] [FILE...]`` asks by pip-audit, of all
platforms' requirements, not only this one's.  Exit codes: 0 none is known, 1 some are, 2 not
everything could be checked; what was not checked never counts as good.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

LOCKED: Final = Path("requirements")
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_MOST_NAMED: Final = 5

Pin = tuple[str, str]
Ask = Callable[[Path], "subprocess.CompletedProcess[str]"]
"""Asks for all pins of a file; the answer is pip-audit's."""


@dataclass(frozen=True, slots=True)
class Audited:
    """Hold what is known: vulnerable pins with their advisories, and pins that nobody checked."""

    vulnerable: Mapping[Pin, tuple[str, ...]]
    unchecked: Mapping[Pin, str]
    checked: int


def pins(text: str) -> list[Pin]:
    """Return the locked releases of a requirements file, whatever platform they are for."""
    return [(found[1], found[2]) for found in _PIN.finditer(text)]


def rounds(wanted: Sequence[Pin]) -> Iterator[list[Pin]]:
    """Divide pins so that no name comes twice, since other Pythons have other releases of it."""
    left = list(dict.fromkeys(wanted))
    while left:
        this = {name: (name, version) for name, version in reversed(left)}
        yield list(this.values())
        left = [pin for pin in left if this[pin[0]] != pin]


def audit(wanted: Sequence[Pin], ask: Ask) -> Audited:
    """Ask for all pins; one that no answer names was not checked."""
    vulnerable: dict[Pin, tuple[str, ...]] = {}
    unchecked: dict[Pin, str] = {}
    checked = 0
    for some in rounds(wanted):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "requirements.txt"
            file.write_text("".join(f"{name}=={version}\n" for name, version in some))
            answer = ask(file)
        told = _answers(answer.stdout)
        reason = _last_line(answer.stderr) if told is None else "the answer does not name it"
        by_name = {_plain(str(entry.get("name"))): entry for entry in told or ()}
        for pin in some:
            entry = by_name.get(_plain(pin[0]))
            if entry is None or "vulns" not in entry or entry.get("version") != pin[1]:
                unchecked[pin] = str((entry or {}).get("skip_reason") or reason)
                continue
            checked += 1
            if entry["vulns"]:
                vulnerable[pin] = tuple(_advisory(found) for found in entry["vulns"])
    return Audited(vulnerable, unchecked, checked)


def _answers(text: str) -> list[dict[str, Any]] | None:
    try:
        return [dict(entry) for entry in json.loads(text)["dependencies"]]
    except (ValueError, KeyError, TypeError):
        return None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "pip-audit said nothing"


def _advisory(found: Mapping[str, Any]) -> str:
    mended = ", ".join(map(str, found.get("fix_versions") or ()))
    return f"{found.get('id')}" + (f" (mended in {mended})" if mended else " (not mended yet)")


def tell(found: Audited) -> int:
    """Say what was found, and return the exit code."""
    for (name, version), advisories in found.vulnerable.items():
        print(f"{name} {version}: {', '.join(advisories)}")
    if found.vulnerable:
        _say(f"error[vulnerable]: {len(found.vulnerable)} locked requirements are vulnerable")
        _say("remedy: tools/lock --upgrade-package NAME, then make check")
    if found.unchecked:
        total = found.checked + len(found.unchecked)
        _say(f"error[unchecked]: {len(found.unchecked)} of {total} requirements were not checked")
        for (name, version), reason in list(found.unchecked.items())[:_MOST_NAMED]:
            _say(f"  {name} {version}: {reason}")
        if len(found.unchecked) > _MOST_NAMED:
            _say(f"  and {len(found.unchecked) - _MOST_NAMED} more")
        _say(
            "remedy: let this machine reach the advisory service (network, proxy), or another:"
            ' make audit ARGS="--vulnerability-service osv"'
        )
    if found.vulnerable:
        return 1
    if found.unchecked or not found.checked:
        return 2
    _say(f"no vulnerability is known of {found.checked} locked requirements")
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _pip_audit(service: str) -> Ask:
    options = ["--no-deps", "--disable-pip", "--format=json", "--progress-spinner=off"]
    command = [sys.executable, "-m", "pip_audit", *options, f"--vulnerability-service={service}"]

    def ask(file: Path) -> "subprocess.CompletedProcess[str]":
        asked = [*command, f"--requirement={file}"]
        return subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603

    return ask


def main(arguments: Sequence[str]) -> int:
    """Audit requirements files, those locked if none is named; return the exit code."""
    parser = argparse.ArgumentParser(prog="audit.py", description="Find known vulnerabilities.")
    parser.add_argument("--vulnerability-service", default="pypi", choices=("pypi", "osv"))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    files: list[Path] = given.files or sorted(LOCKED.glob("*.txt"))
    wanted = [pin for file in files for pin in pins(file.read_text(encoding="utf-8"))]
    if not wanted:
        _say("error[unchecked]: no locked requirement was found")
        return 2
    return tell(audit(wanted, _pip_audit(given.vulnerability_service)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
