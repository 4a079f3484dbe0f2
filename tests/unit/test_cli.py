"""The command line: exit codes, what goes to which stream, and that hostile files stay harmless."""

import csv
import importlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from goalextract import cli
from goalextract.errors import ExitCode

REPORT = """\
Opfølgning på mål 2014 for Kultur- og Fritidsudvalget
Struer Kommune

Serviceområde: 15 Kultur
Fokusområde: Læselyst
Mål: {goal}
Succeskriterium: Antallet af udlån er steget med 5 % i 2014.
Status: Udlånet er steget med 6 %.

Serviceområde: 20 Idræt
Fokusområde: Bevægelse
Mål: Flere voksne dyrker idræt i fritiden.
Succeskriterium: Mindst 60 % af de voksne dyrker idræt.
Status: 58 % af de voksne dyrker idræt.
"""
COMMANDS = (
    ("extract",),
    ("ingest",),
    ("runs",),
    ("quarantine",),
    ("db", "upgrade"),
    ("profiles", "list"),
    ("profiles", "show"),
    ("profiles", "check"),
)


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> "Runner":
    for name in os.environ:
        if name.startswith("GOALEXTRACT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return Runner(capsys)


class Runner:
    """Runs the program in this process, as its console entry point does."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        told = self._capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, told.out, told.err)


def write(name: str, goal: str = "Flere børn læser i fritiden.") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(goal=goal), encoding="utf-8")
    return path


def bad(name: str = "bad.txt") -> Path:
    path = Path(name)
    path.write_bytes(b"\x00\x01\x02\x03" * 100)
    return path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from goalextract.cli import main; main()", *arguments]


# --- help ---


@pytest.mark.parametrize("names", COMMANDS)
def test_every_command_has_help_with_an_example(run: Runner, names: tuple[str, ...]) -> None:
    ended = run(*names, "--help")
    assert ended.code == ExitCode.OK
    assert f"Example: goalextract {' '.join(names)}" in ended.out
    assert ended.err == ""


def test_help_names_every_command(run: Runner) -> None:
    ended = run("--help")
    assert ended.code == ExitCode.OK
    for names in COMMANDS:
        assert f"\n  {names[0]} " in ended.out


def test_the_version_is_told(run: Runner) -> None:
    ended = run("--version")
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert ended.out.startswith("goalextract 0.")


@pytest.mark.parametrize(("said", "kept"), [(None, "1"), ("4", "4")])
def test_one_thread_multiplies_unless_the_user_says_more(
    run: Runner, monkeypatch: pytest.MonkeyPatch, said: str | None, kept: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", said or "")
    if said is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    run("--version")
    assert os.environ["OPENBLAS_NUM_THREADS"] == kept


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("extract",), ("extract", "x", "--format", "xml"), ("runs", "-n0")]
)
def test_wrong_usage_ends_with_2(run: Runner, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "Error:" in ended.err


def test_help_loads_nothing_slow_and_answers_at_once() -> None:
    heavy = "{'rich', 'pydantic', 'sqlalchemy', 'alembic', 'pandas'} & set(sys.modules)"
    check = f"import sys, goalextract.cli; sys.exit(str({heavy}) if {heavy} else 0)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    best = min(_seconds(command("--help")) for _ in range(3))
    assert best < 0.5


def _seconds(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(arguments, capture_output=True, check=True)
    return time.perf_counter() - started


# --- extract ---


def test_a_report_is_shown_as_a_table(run: Runner) -> None:
    ended = run("extract", write("a.txt"))
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert "Struer Kommune (671)" in ended.out
    assert "Flere børn læser i fritiden." in ended.out
    assert "\x1b" not in ended.out


def test_a_report_is_one_json_object(run: Runner) -> None:
    ended = run("extract", write("a.txt"), "--format", "json")
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert ended.out.count("\n") == 1
    found = json.loads(ended.out)
    assert found["document"]["name"] == "a.txt"
    assert [goal["sections"]["goal"]["text"] for goal in found["goals"]] == [
        "Flere børn læser i fritiden.",
        "Flere voksne dyrker idræt i fritiden.",
    ]


def test_several_reports_are_a_json_object_a_line(run: Runner) -> None:
    ended = run("extract", write("a.txt"), write("b.txt"), "--format", "json")
    assert ended.code == ExitCode.OK
    assert [json.loads(line)["document"]["name"] for line in ended.out.splitlines()] == [
        "a.txt",
        "b.txt",
    ]
    assert ended.err == "1/2 a.txt: 2 goals\n2/2 b.txt: 2 goals\n"


def test_goals_are_csv_rows(run: Runner) -> None:
    hostile = "=HYPERLINK(1) flere børn læser i fritiden."
    ended = run("extract", write("a.txt", hostile), write("b.txt"), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [(row["document_name"], row["ordinal"]) for row in rows] == [
        ("a.txt", "1"),
        ("a.txt", "2"),
        ("b.txt", "1"),
        ("b.txt", "2"),
    ]
    assert rows[0]["goal"] == f"'{hostile}"


def test_an_explanation_follows_the_table(run: Runner) -> None:
    ended = run("extract", write("a.txt"), "--explain")
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert "How it was read" in ended.out
    assert "Label found" in ended.out


def test_an_explanation_of_machine_output_is_for_a_person(run: Runner) -> None:
    ended = run("extract", write("a.txt"), "--explain", "--format", "json")
    json.loads(ended.out)
    assert "How it was read" in ended.err


def test_the_others_are_printed_when_one_is_refused(run: Runner) -> None:
    ended = run("extract", write("a.txt"), bad(), write("b.txt"), "--format", "json")
    assert ended.code == ExitCode.QUARANTINED
    assert len(ended.out.splitlines()) == 2
    assert "error[not_text]: bad.txt: " in ended.err
    assert "\nremedy: " in ended.err


def test_a_refused_report_alone_prints_nothing(run: Runner) -> None:
    ended = run("extract", bad())
    assert (ended.code, ended.out) == (ExitCode.QUARANTINED, "")
    assert ended.err.startswith("error[not_text]: bad.txt: ")


def test_a_missing_file_stops_before_anything_is_read(run: Runner) -> None:
    ended = run("extract", write("a.txt"), "missing.txt")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "error[input_not_found]: there is no file missing.txt\nremedy: " in ended.err


def test_a_folder_is_for_ingest(run: Runner) -> None:
    Path("reports").mkdir()
    ended = run("extract", "reports")
    assert ended.code == ExitCode.USAGE
    assert "goalextract ingest reports" in ended.err


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_hostile_file_reaches_no_terminal(run: Runner, form: str) -> None:
    path = write("\x1b[2J[red].txt", "Flere \x9b31m[bold]børn[/bold] [/] læser i fritiden.")
    ended = run("extract", path, bad("\x1b]0;x.txt"), "--format", form, "--explain")
    assert ended.code == ExitCode.QUARANTINED
    for stream in (ended.out, ended.err):
        assert "\x1b" not in stream
        assert "\x9b" not in stream
    assert "[bold]børn[/bold] [/] læser" in " ".join(ended.out.split())


def test_settings_limit_what_is_read(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALEXTRACT_MAX_TEXT_BYTES", "100")
    ended = run("extract", write("a.txt"))
    assert ended.code == ExitCode.QUARANTINED
    assert "error[too_large]" in ended.err


def test_a_wrong_setting_is_named(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALEXTRACT_WORKERS", "many")
    ended = run("runs")
    assert ended.code == ExitCode.USAGE
    assert "error[settings]: GOALEXTRACT_WORKERS" in ended.err


# --- the database ---


def test_an_ingest_ends_with_a_summary_for_a_person(run: Runner) -> None:
    write("data/raw/a.txt")
    write("data/raw/b.txt", "Flere unge læser i fritiden.")
    ended = run("ingest", "--workers", "1")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "1/2 a.txt: loaded" in ended.err
    assert "  documents  2: 2 loaded" in ended.err
    assert "  goals      4" in ended.err
    assert "  database   data/processed/goals.sqlite" in ended.err
    assert run("ingest", "--workers", "1").err.count("unchanged") == 3


def test_a_refused_document_is_in_quarantine_and_the_others_are_loaded(run: Runner) -> None:
    url = "sqlite:///g.sqlite"
    ended = run("ingest", write("a.txt"), bad(), "--database", url, "--workers", "1")
    assert ended.code == ExitCode.QUARANTINED
    assert "  refused    1 document\n             bad.txt: not_text: " in ended.err
    listed = run("quarantine", "--database", url)
    assert listed.code == ExitCode.OK
    assert "bad.txt\n  error[not_text]: " in listed.out
    (refused,) = run("quarantine", "--database", url, "--format", "json").out.splitlines()
    assert json.loads(refused)["document_name"] == "bad.txt"
    (told,) = run("runs", "--database", url, "--format", "json").out.splitlines()
    assert json.loads(told)["counts"]["refused"] == 1
    assert "finished" in run("runs", "--database", url, "-n", "1").out


def test_nothing_to_ingest_is_wrong_usage(run: Runner) -> None:
    ended = run("ingest", "missing")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "error[input_not_found]" in ended.err
    assert not Path("data").exists()


@pytest.mark.parametrize("name", ["runs", "quarantine"])
def test_a_database_that_is_not_there_is_not_made(run: Runner, name: str) -> None:
    ended = run(name)
    assert (ended.code, ended.out) == (ExitCode.FAILED, "")
    assert "error[database]: there is no database data/processed/goals.sqlite" in ended.err
    assert not Path("data").exists()


def test_a_database_can_be_made_ready(run: Runner) -> None:
    url = "sqlite:///new/g.sqlite"
    ended = run("db", "upgrade", "--database", url)
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert run("runs", "--database", url).out == "There were no runs yet.\n"
    assert run("quarantine", "--database", url).out == "Nothing is in quarantine.\n"


def test_another_run_holds_the_lock(run: Runner) -> None:
    from goalextract.database.engine import open_engine, parse_url
    from goalextract.database.lock import run_lock

    engine = open_engine(parse_url("sqlite:///g.sqlite"))
    with run_lock(engine):
        ended = run("ingest", write("a.txt"), "--database", "sqlite:///g.sqlite")
    engine.dispose()
    assert (ended.code, ended.out) == (ExitCode.LOCKED, "")
    assert ended.err.startswith("error[locked]: ")


# --- the end of the program ---


def test_an_unexpected_error_is_short_unless_more_is_wanted(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise RuntimeError("broken\x1b[2J\nin two")

    # the package offers a function of the module's name, so the module is asked for by name
    module = importlib.import_module("goalextract.extract")
    monkeypatch.setattr(module, "extract_bytes", fail)
    ended = run("extract", write("a.txt"))
    assert (ended.code, ended.out) == (ExitCode.FAILED, "")
    assert ended.err.startswith("error[failed]: RuntimeError: broken\ufffd[2J in two\nremedy: ")
    assert "Traceback" not in ended.err
    for arguments in (("--verbose", "runs"), ("runs", "--verbose")):
        assert "Traceback" in _told(command(*arguments, "--database", "mysql://x"))


def _told(arguments: list[str]) -> str:
    return subprocess.run(arguments, capture_output=True, text=True).stderr


def test_a_reader_that_leaves_ends_the_program_quietly(run: Runner) -> None:
    files = [str(write(f"{n}.txt")) for n in range(200)]
    program = subprocess.Popen(
        command("extract", *files, "--format", "json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr is not None
    told = program.stderr.read()
    program.stderr.close()
    assert program.wait(timeout=30) == ExitCode.OK
    assert "Traceback" not in told
    assert "Broken" not in told


def test_an_interrupt_ends_quietly_with_130(run: Runner) -> None:
    files = [str(write(f"{n}.txt")) for n in range(300)]
    program = subprocess.Popen(
        command("extract", *files, "--format", "json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=30)
    assert program.returncode == 130
    assert "Traceback" not in told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_ingest_keeps_whole_documents_and_closes_its_ledger(
    run: Runner, number: signal.Signals
) -> None:
    for n in range(300):
        write(f"raw/{n:03}.txt", f"Flere børn læser i {n} klubber.")
    program = subprocess.Popen(
        command("ingest", "raw", "--database", "sqlite:///stopped.sqlite"),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stderr is not None
    program.stderr.readline()
    program.send_signal(number)
    _, told = program.communicate(timeout=60)
    assert (program.returncode, "Traceback" in told) == (130, False)
    listed = run("runs", "--database", "sqlite:///stopped.sqlite", "--format", "json")
    (last,) = map(json.loads, listed.out.splitlines())
    assert last["status"] == "interrupted"
    assert 0 < last["counts"]["documents"] < 300


def test_letters_the_terminal_lacks_do_not_stop_the_program(run: Runner) -> None:
    path = write("a.txt")
    done = subprocess.run(
        command("extract", str(path)),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == ExitCode.OK
    done = subprocess.run(
        command("extract", str(path), "--format", "json"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    )
    assert (
        "læser" in json.loads(done.stdout.decode("utf-8"))["goals"][0]["sections"]["goal"]["text"]
    )
