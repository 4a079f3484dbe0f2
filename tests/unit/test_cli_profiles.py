"""The commands about profiles, and what a profile of one's own changes in the others."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from goalextract import cli
from goalextract.database.check import check
from goalextract.database.queries import reading

REPORT = """\
Sandvig Kommune: det lovede vi i 2015

Vort løfte: Flere børn låner bøger i sommerferien.
Det skal der til: Bogbussen kører til alle ferieklubber i juli.
Sådan gik det: 412 børn lånte bøger, 60 flere end året før.

Vort løfte: Hallerne står ikke tomme om formiddagen.
Det skal der til: Foreningerne får nøglekort.
Sådan gik det: Formiddagene er nu udlejet halvdelen af tiden.
"""
PROFILE = """\
id = "sandvig"
name = "Sandvig"
language = "da"
extends = "danish"
[match]
authorities = ["Sandvig Kommune"]
[labels]
goal = ["Vort løfte"]
"""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


class Runner:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ended:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        shown = self._capsys.readouterr()
        return Ended(int(ended.value.code or 0), shown.out, shown.err)


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Runner:
    for name in os.environ:
        if name.startswith("GOALEXTRACT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    Path("profiles").mkdir()
    Path("profiles/sandvig.toml").write_text(PROFILE, encoding="utf-8")
    return Runner(capsys)


def profile_of(run: Runner, *more: str) -> str:
    """Return the profile that the report is read with."""
    return str(
        json.loads(run("extract", "report.txt", "--format", "json", *more).out)["document"][
            "profile"
        ]
    )


def test_the_list_shows_the_built_in_profiles_and_ones_own(run: Runner) -> None:
    built_in = run("profiles", "list")
    assert built_in.code == 0
    assert "danish-contract" in built_in.out
    assert "sandvig" not in built_in.out
    assert "sandvig.toml" in run("profiles", "list", "--profiles", "profiles").out


def test_the_list_is_json_for_a_program(run: Runner) -> None:
    ended = run("profiles", "list", "--format", "json", "--profiles", "profiles")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert rows[0]["id"] == "danish"
    assert rows[-1] == {
        "id": "sandvig", "name": "Sandvig", "language": "da", "extends": "danish",
        "source": "sandvig.toml", "own_labels": 1, "all_labels": rows[0]["all_labels"] + 1,
    }  # fmt: skip


def test_a_profile_shown_can_be_a_profile_again(run: Runner) -> None:
    shown = run("profiles", "show", "danish-contract")
    Path("mine.toml").write_text(shown.out.replace('"danish-contract"', '"mine"'), encoding="utf-8")
    assert run("profiles", "check", "mine.toml").code == 0


def test_a_profile_as_json_holds_what_it_inherits(run: Runner) -> None:
    shown = run("profiles", "show", "sandvig", "--format", "json", "--profiles", "profiles")
    labels = json.loads(shown.out)["labels"]
    assert labels["goal"][0] == "Vort løfte"
    assert "Status" in labels["status"]


def test_a_profile_that_there_is_not_is_a_mistake_of_use(run: Runner) -> None:
    ended = run("profiles", "show", "swedsh")
    assert ended.code == 2
    assert "there is no profile 'swedsh'; there are danish," in ended.err


def test_a_check_says_what_a_profile_changes(run: Runner) -> None:
    Path("mine.toml").write_text(PROFILE + 'means = ["Målsætning", "Indsats"]\n', encoding="utf-8")
    ended = run("profiles", "check", "mine.toml")
    assert ended.code == 0
    assert "'Målsætning': means here; danish has it for goal" in ended.out
    assert "'Indsats': danish has this alike" in ended.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'id = "a"\nname = "A"\nlanguage = "da"\nextends = "danish"\n',
            "nothing tells when to use it",
        ),
        (PROFILE + "[match2]\n", "match2"),
        (PROFILE.replace("[labels]", "least = 4\n[labels]"), "[match] wants 4 labels of 1"),
        (
            PROFILE.replace('authorities = ["Sandvig Kommune"]', ""),
            "known by one label only ('Vort løfte')",
        ),
    ],
)
def test_a_check_says_what_keeps_a_profile_from_being_used(
    run: Runner, text: str, said: str
) -> None:
    Path("mine.toml").write_text(text, encoding="utf-8")
    ended = run("profiles", "check", "mine.toml")
    assert said in " ".join((ended.out + ended.err).split())


def test_a_check_tries_a_profile_on_reports(run: Runner) -> None:
    ended = run("profiles", "check", "profiles/sandvig.toml", "report.txt")
    assert "report.txt: 2 goals, 6 sections, 0 in doubt" in ended.out
    assert "Read with it:" in ended.out
    Path("other.txt").write_text(REPORT.replace("Sandvig", "Fjordby"), encoding="utf-8")
    ended = run("profiles", "check", "profiles/sandvig.toml", "other.txt")
    assert "! Read with danish instead:" in ended.out
    assert "Vort løfte" in ended.out.partition("does not list")[2]


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_profile_that_cannot_be_used_stops_the_run_before_it_begins(
    run: Runner, command: str
) -> None:
    Path("profiles/broken.toml").write_text("id = ", encoding="utf-8")
    ended = run(command, "report.txt", "--profiles", "profiles")
    assert ended.code == 2
    assert ended.err.startswith("error[profile]: broken.toml is no valid TOML")
    assert not Path("data").exists()


@pytest.mark.parametrize(
    ("folder", "said"), [("nowhere", "there is no folder nowhere"), (".", "there is no profile")]
)
def test_a_folder_without_profiles_is_a_mistake_of_use(run: Runner, folder: str, said: str) -> None:
    ended = run("extract", "report.txt", "--profiles", folder)
    assert ended.code == 2
    assert said in ended.err


def test_a_profile_of_ones_own_is_used_where_it_is_given(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert profile_of(run) == "danish"
    assert profile_of(run, "--profiles", "profiles") == "sandvig"
    Path("goalextract.toml").write_text('profiles = "profiles"\n', encoding="utf-8")
    assert profile_of(run) == "sandvig"
    Path("goalextract.toml").unlink()
    monkeypatch.setenv("GOALEXTRACT_PROFILES", "profiles")
    assert profile_of(run) == "sandvig"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_documents_are_read_anew_when_a_profile_is_given_or_changes(
    run: Runner, workers: str
) -> None:
    def unchanged(*more: str) -> bool:
        ended = run("ingest", "report.txt", "--workers", workers, *more)
        assert ended.code == 0, ended.err
        return (
            "1 unchanged" in ended.err or "unchanged" in ended.err.partition("report.txt")[2][:40]
        )

    assert not unchanged()
    assert unchanged()
    given = ("--profiles", "profiles")
    assert not unchanged(*given)
    assert unchanged(*given)
    Path("profiles/sandvig.toml").write_text(f"{PROFILE}comment = ['Note']\n", encoding="utf-8")
    assert not unchanged(*given)


def extractors() -> dict[str, str]:
    with reading("goals.sqlite") as connection:
        rows = connection.execute(text("SELECT name, extractor FROM source_document"))
        return {str(name): str(extractor) for name, extractor in rows}


def digest() -> str:
    with reading("goals.sqlite") as connection:
        return check(connection).digest


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_profile_changes_only_the_documents_that_are_read_by_it(
    run: Runner, workers: str
) -> None:
    Path("raw").mkdir()
    Path("report.txt").rename("raw/mine.txt")
    plain = "Opfølgning 2014\nHerning Kommune\n\nMål: Flere læser.\n\nStatus: 58 % læser.\n"
    Path("raw/others.txt").write_text(plain, encoding="utf-8")

    def ingest(*more: str) -> str:
        database = ("--database", "sqlite:///goals.sqlite", "--workers", workers)
        ended = run("ingest", "raw", *database, *more)
        assert ended.code == 0, ended.err
        return next(line for line in ended.err.splitlines() if line.startswith("  documents"))

    given = ("--profiles", "profiles")
    assert ingest() == "  documents  2: 2 loaded"
    before = extractors()
    assert ingest(*given) == "  documents  2: 1 loaded, 1 unchanged"
    after = extractors()
    assert after["others.txt"] == before["others.txt"]
    assert after["mine.txt"].startswith(f"{before['mine.txt']}+")
    assert ingest(*given) == "  documents  2: 2 unchanged"
    whole = digest()
    Path("goals.sqlite").unlink()
    assert ingest(*given) == "  documents  2: 2 loaded"
    assert digest() == whole
    Path("profiles/sandvig.toml").write_text(f"{PROFILE}comment = ['Note']\n", encoding="utf-8")
    assert ingest(*given) == "  documents  2: 1 loaded, 1 unchanged"
    assert ingest() == "  documents  2: 1 loaded, 1 unchanged"
    assert extractors() == before
