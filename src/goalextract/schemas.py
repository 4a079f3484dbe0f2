"""Write what others rely on: JSON Schemas, the views' columns, the data dictionary.

``python -m goalextract.schemas [FOLDER]`` writes them to ``schemas/``; a test fails when the files
there say something else than the models.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from goalextract.database.dictionary import dictionary, views_described
from goalextract.profiles.model import Profile
from goalextract.records import GoalReport

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
GOAL_REPORT: Final = "goal-report.schema.json"
PROFILE: Final = "profile.schema.json"
VIEWS: Final = "bi-views.json"
"""The views' columns as Frictionless table schemas: a dashboard may rely on them."""
DICTIONARY: Final = "data-dictionary.md"


def goal_report_schema() -> Mapping[str, object]:
    """Describe what ``goalextract extract --format json`` prints for a document."""
    schema = GoalReport.model_json_schema(mode="serialization")
    return {
        "$schema": DIALECT,
        # A URN says what it is without claiming an address to fetch it from.
        "$id": "urn:goalextract:schema:goal-report",
        **schema,
        "title": "Goal report",
    }


def profile_schema() -> Mapping[str, object]:
    """Describe what a profile's TOML file may say, for editors that complete and check it.

    What a schema cannot say, ``goalextract profiles check`` tells: that no word has two meanings.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:goalextract:schema:profile",
        **Profile.model_json_schema(mode="validation"),
        "title": "Profile",
    }


def schema_files() -> Mapping[str, str]:
    """Give the text of every schema file by its name."""
    schemas = {
        GOAL_REPORT: goal_report_schema(),
        PROFILE: profile_schema(),
        VIEWS: views_described(),
    }
    written = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }
    return {**written, DICTIONARY: dictionary()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in schema_files().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return tuple(paths)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schemas into the folder named, or into ``schemas/`` here."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for path in write_schemas(Path(given[0] if given else "schemas")):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
