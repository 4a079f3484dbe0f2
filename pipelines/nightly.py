"""What a scheduler runs at night: ingest everything, check, publish, and tell.

``python pipelines/nightly.py [PATH...]`` writes one JSON object a line to stdout (a log collector
reads it) and a summary to stderr; its exit code is the contract's: 0 all good, 1 failed, 2 usage,
3 something is in quarantine, 4 another run holds the lock.  docs/operations.md tells the rest.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from goalextract.errors import SettingsError
from goalextract.nightly import refuse_night, run_night
from goalextract.publish.events import EventLog
from goalextract.settings import load_alert, load_settings
from goalextract.stopping import Stop, hears_signals


def main(arguments: Sequence[str], stop: Stop) -> int:
    """Do the night's work on the paths given, or the raw folder; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="nightly.py", description="Ingest, check and publish; the settings say what and where."
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders")
    paths: list[Path] = parser.parse_args(arguments).paths
    events = EventLog(sys.stdout)
    try:
        settings = load_settings(os.environ, Path.cwd())
    except SettingsError as error:
        return refuse_night(error, load_alert(os.environ, Path.cwd()), events, sys.stderr)
    return run_night(paths, settings, events, sys.stderr, stop=stop)


if __name__ == "__main__":
    # a job that is stopped ends after a document: its ledger is closed and somebody is told
    with hears_signals(Stop()) as asked:
        code = main(sys.argv[1:], asked)
    try:
        sys.stdout.flush()
    except OSError:  # its reader left; Python would complain of that once more on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(code)
