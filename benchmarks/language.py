"""Compare finding the quantities and times of Danish prose with counting its words, in one run.

    python -m benchmarks.language

Prints how many times as long each takes as counting the words of the same texts in Python.
"""

import sys
import tomllib
from pathlib import Path
from typing import Final

from benchmarks.ratios import seconds, told
from benchmarks.text import count_words
from goalextract.language.quantities import find_quantities
from goalextract.language.times import find_times

ROUNDS: Final = 3
_PROSE: Final = Path(__file__).parents[1] / "tests" / "generator" / "prose"


def texts() -> list[str]:
    """Return the sections of invented goals, each as one text."""
    found = []
    for file in sorted(_PROSE.glob("*.toml")):
        for goal in tomllib.loads(file.read_text(encoding="utf-8"))["goal"]:
            found += [" ".join(units) for units in goal.values() if isinstance(units, list)]
    return found


def main() -> None:
    """Print the ratios with their spread."""
    prose = texts()
    whole = "\n".join(prose)
    for name, find in (("quantities", find_quantities), ("times", find_times)):
        ratios = []
        for _ in range(ROUNDS):
            words = seconds(lambda: count_words(whole))
            ratios.append(seconds(lambda: [find(text) for text in prose]) / words)  # noqa: B023
        sys.stdout.write(f"{name}: {told(ratios)} times as long as counting words\n")


if __name__ == "__main__":
    main()
