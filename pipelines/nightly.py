"""What a scheduler runs at night: ingest everything, say in one line what happened.

``python pipelines/nightly.py [PATH...]`` writes one JSON object to stdout (a log collector reads
it) and plain lines to stderr; its exit code is the contract's: 0 all good, 1 failed, 3 something
is in quarantine, 4 another run holds the lock.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from goalextract.errors import GoalExtractError
from goalextract.ingest import ingest
from goalextract.progress import Outcome, RunSummary
from goalextract.settings import load_settings


class LogLines:
    """Write a line to stderr for each document that is not as it was."""

    def started(self, total: int) -> None:
        """Say how many files there are."""
        print(f"nightly: {total} files", file=sys.stderr)

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        """Say what became of a document that is new, changed or refused."""
        if outcome is not Outcome.UNCHANGED:
            print(f"nightly: {outcome.value}: {name!r} {detail!r}", file=sys.stderr)

    def finished(self, summary: RunSummary) -> None:
        """Say that the run is over."""
        print(f"nightly: done in {summary.seconds:.1f} s", file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """Ingest the paths given, or the raw folder of the settings; return the exit code."""
    try:
        settings = load_settings(os.environ, Path.cwd())
        summary = ingest([Path(path) for path in arguments], settings, progress=LogLines())
    except GoalExtractError as error:
        said = {"status": "failed", "code": error.code, "cause": error.cause}
        print(json.dumps(said, ensure_ascii=False))
        print(f"nightly: error[{error.code}]: {error.cause}", file=sys.stderr)
        return int(error.exit_code)
    said = {"status": "finished", "run_id": summary.run_id, "database": summary.database}
    print(json.dumps({**said, **asdict(summary.counts)}, ensure_ascii=False))
    return int(summary.exit_code)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
