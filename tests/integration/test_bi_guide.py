"""The guide's queries run, on the file that it tells BI tools to open, and its tables are all."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from goalextract.database.snapshot import snapshot_file
from goalextract.database.views import VIEWS
from goalextract.ingest import ingest
from goalextract.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bi") / "goals.sqlite"
    ingest([], Settings(database=str(file), raw=ROOT / "data" / "raw", workers=2))
    return snapshot_file(file)


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL))
def test_a_query_of_the_guide_has_answers(snapshot: Path, query: str) -> None:
    with closing(sqlite3.connect(snapshot)) as connection:
        assert connection.execute(query).fetchall()


def test_the_guide_names_every_view_with_its_key() -> None:
    for view in VIEWS:
        assert re.search(rf"\| `{view.name}` \|.*\| `{view.key}` \|", GUIDE), view.name
