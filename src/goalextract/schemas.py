"""Write the JSON Schemas that others validate against, from the pydantic models.

``python -m goalextract.schemas [FOLDER]`` writes them to ``schemas/``; a test fails when the files
there say something else than the models.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from goalextract.records import GoalReport

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
GOAL_REPORT: Final = "goal-report.schema.json"


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


def schema_files() -> Mapping[str, str]:
    """Give the text of every schema file by its name."""
    text = json.dumps(goal_report_schema(), ensure_ascii=False, indent=2)
    return {GOAL_REPORT: text + "\n"}


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
