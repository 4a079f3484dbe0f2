"""Compare reading documents each in a process of its own with reading them in this process.

    python -m benchmarks.isolation [DOCUMENTS]

The documents are drawn, all different and new in every round, as a night's are: what a process
remembers of a document it has read before is no gain.  Prints how many times as long the first
takes, and how many milliseconds more a document; the start of the process that forks is told apart.
"""

import sys
import tempfile
from collections import deque
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.ratios import elapsed, told
from goalextract.extract import prepare
from goalextract.reading.sniff import Limits
from goalextract.sources import Source
from goalextract.work import Work
from goalextract.workers import extract_all
from tests.generator.layouts import REGISTRY

_DOCUMENTS: Final = 100
_ROUNDS: Final = 9
_LAYOUTS: Final = ("sheet_raw", "sheet_colon", "table_pipes", "headed_plain", "pdf-reportlab-ruled")


def _draw(folder: Path, numbers: range) -> list[Source]:
    sources = []
    for n in numbers:
        layout = _LAYOUTS[n % len(_LAYOUTS)]
        path = folder / f"{n:04}.{'pdf' if layout.startswith('pdf') else 'txt'}"
        path.write_bytes(REGISTRY[layout].draw(n, "develop").data)
        sources.append(Source(path.name, path))
    return sources


def _read(sources: list[Source], work: Work, workers: int) -> None:
    deque(extract_all(sources, work, workers), maxlen=0)


def main() -> None:
    """Print the ratio with its spread."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _DOCUMENTS
    work = Work(latest_year=2030, limits=Limits(), seconds=120, prepare=partial(prepare, ()))
    prepare()
    with tempfile.TemporaryDirectory() as name:
        ratios, more = [], []
        for number in range(_ROUNDS):
            sources = _draw(Path(name), range(number * count, (number + 1) * count))
            start = elapsed(partial(_read, sources[:1], work, 1))
            apart = elapsed(partial(_read, sources, work, 1)) - start
            here = elapsed(partial(_read, sources, work, 0))
            ratios.append(apart / here)
            more.append(1000 * (apart - here) / count)
    sys.stdout.write(
        f"isolation: {told(ratios)} times as long, {told(more)} ms more a document;"
        f" the process that forks starts in {start:.1f} s\n"
    )


if __name__ == "__main__":
    main()
