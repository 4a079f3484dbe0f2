"""Compare extracting text with counting its words, and long text with short, in one run.

    python -m benchmarks.text                      # invented reports, one after the other
    python -m benchmarks.text sheet_colon flattened

Prints ratios for each layout: how many times as long ``extract`` takes, end to end, as counting the
words of the same text in Python, and how many times as long a text takes that is so many times as
long.  The second tells whether time grows with length alone.
"""

import re
import sys
from collections import Counter
from typing import Final

from benchmarks.ratios import seconds, told
from goalextract.extract import extract_bytes

ROUNDS: Final = 3
SHORT: Final = 30_000
LONGER: Final = 4
LAYOUTS: Final = ("transcript_a", "flattened", "sheet_colon", "sheet_layout", "table_pipes")
_WORD: Final = re.compile(r"\w+")


def long_text(layout: str, chars: int) -> str:
    """Return reports of one layout, one after the other, cut after so many characters."""
    from tests.generator.layouts import REGISTRY

    parts: list[str] = []
    while sum(map(len, parts)) < chars:
        parts.append(REGISTRY[layout].draw(len(parts), "develop").text)
    return "\f".join(parts)[:chars]


def count_words(text: str) -> Counter[str]:
    """Count a text's words, whatever their case."""
    return Counter(_WORD.findall(text.casefold()))


def compare(layout: str) -> None:
    """Print one layout's ratios with their spread."""
    text = long_text(layout, SHORT * LONGER)
    short = text[:SHORT]

    def ours(part: str) -> object:
        return extract_bytes(f"{layout}.txt", part.encode(), latest_year=2100)

    ours(short)
    rounds = [
        (
            seconds(lambda: ours(short)),
            seconds(lambda: ours(text)),
            seconds(lambda: count_words(text)),
        )
        for _ in range(ROUNDS)
    ]
    slower, grows = [b / c for _, b, c in rounds], [b / a for a, b, _ in rounds]
    print(f"{layout}: {told(slower)} times as long as counting words")
    print(f"{layout}: {told(grows)} times as long for a text {LONGER} times as long")


def main() -> int:
    """Compare the layouts named, or some of each sort."""
    for layout in sys.argv[1:] or LAYOUTS:
        compare(layout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
