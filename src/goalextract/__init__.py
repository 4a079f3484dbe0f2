"""Extract goals from public bodies' goal reports, validated, into a database for analysis.

For notebooks: ``goalextract.extract(path)`` returns a report's goals as a GoalReport,
``goalextract.read_goals(url)`` the database's as a data frame, ``read_targets(url)`` and the like
what the goals promise and report.  Importing this package is cheap; what the functions need is
imported when they are called.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from goalextract.records import GoalReport

__all__ = [
    "extract",
    "read_actions",
    "read_assessments",
    "read_committees",
    "read_data_quality",
    "read_documents",
    "read_goal_history",
    "read_goals",
    "read_measurements",
    "read_municipalities",
    "read_targets",
    "search",
]


def extract(path: "Path | str", profiles: "Path | str | None" = None) -> "GoalReport":
    """Read one report and return its goals; no database is touched.

    Args:
        path: the report, a PDF or a text file.
        profiles: a folder of profiles to try before the built-in ones.

    Raises:
        ProfileError: a profile cannot be used.
        DocumentError: the document is refused; its subclass says why.
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from goalextract.extract import extract_bytes
    from goalextract.reading.sniff import Limits
    from goalextract.sources import printable_name, read_profile_files, read_source

    limits, file = Limits(), Path(path)
    data = read_source(file, limits.max_text_bytes, follows_link=True)
    name = printable_name(Path(file.name))
    latest_year = datetime.now(UTC).year + 1
    files = read_profile_files(None if profiles is None else Path(profiles))
    done = extract_bytes(name, data, latest_year=latest_year, limits=limits, profiles=files)
    return done.validated.report


def _database(url: str | None) -> str:
    """Return the database that is meant: that of the settings if none is given."""
    import os
    from pathlib import Path

    from goalextract.settings import load_settings

    return url or load_settings(os.environ, Path.cwd()).database


def _read(name: str, url: str | None) -> "pd.DataFrame":
    from goalextract.database.frames import view_frame

    return view_frame(_database(url), name)


def read_goals(url: str | None = None) -> "pd.DataFrame":
    """Read all current goals as a data frame: the view ``bi_goals``, by document and ordinal.

    Args:
        url: the database's URL, or an SQLite file's path; that of the settings if not given.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    return _read("bi_goals", url)


def read_targets(url: str | None = None) -> "pd.DataFrame":
    """Read all targets with what became of them: ``bi_targets``; see ``read_goals``."""
    return _read("bi_targets", url)


def read_measurements(url: str | None = None) -> "pd.DataFrame":
    """Read all numbers that reports state: ``bi_measurements``; see ``read_goals``."""
    return _read("bi_measurements", url)


def read_assessments(url: str | None = None) -> "pd.DataFrame":
    """Read all outcomes: ``bi_assessments``; see ``read_goals``."""
    return _read("bi_assessments", url)


def read_actions(url: str | None = None) -> "pd.DataFrame":
    """Read all actions: ``bi_actions``; see ``read_goals``."""
    return _read("bi_actions", url)


def read_documents(url: str | None = None) -> "pd.DataFrame":
    """Read all current documents: ``bi_documents``; see ``read_goals``."""
    return _read("bi_documents", url)


def read_data_quality(url: str | None = None) -> "pd.DataFrame":
    """Read all that may be wrong or is missing: ``bi_data_quality``; see ``read_goals``."""
    return _read("bi_data_quality", url)


def read_goal_history(url: str | None = None) -> "pd.DataFrame":
    """Read all goals with what they go on with: ``bi_goal_history``; see ``read_goals``."""
    return _read("bi_goal_history", url)


def read_municipalities(url: str | None = None) -> "pd.DataFrame":
    """Read all municipalities with their regions: ``bi_municipalities``; see ``read_goals``."""
    return _read("bi_municipalities", url)


def read_committees(url: str | None = None) -> "pd.DataFrame":
    """Read all committees by council term: ``bi_committees``; see ``read_goals``."""
    return _read("bi_committees", url)


def search(words: str, url: str | None = None) -> "pd.DataFrame":
    """Find the sections that have all the words, as a data frame; ``trivsel*`` finds longer ones.

    Args:
        words: what to look for; case does not count, ``maling`` does not find ``måling``.
        url: the database's URL, or an SQLite file's path; that of the settings if not given.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    from goalextract.database.search import search_frame

    return search_frame(_database(url), words)


class _Package(ModuleType):
    """Keep the function ``extract`` in its place when the module of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "extract" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
