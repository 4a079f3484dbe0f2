"""The nightly job as a scheduler runs it: the program, its units, hostile names, no passwords."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from configparser import ConfigParser
from contextlib import closing
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

import pytest

import goalextract
from goalextract.confine import landlock_version
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.lock import run_lock
from goalextract.database.queries import last_runs
from goalextract.database.snapshot import open_snapshot
from goalextract.errors import ExitCode
from goalextract.settings import PREFIX, Settings
from tests.integration.postgresql import programs, server

ROOT = Path(__file__).parents[2]
PIPELINES = ROOT / "pipelines"
INSTALLED = "/opt/goalextract"
HIDDEN = "hemmeligtkodeord"
REPORT = """\
Opfølgning på mål 2014 for Kultur- og Fritidsudvalget
Struer Kommune

Serviceområde: 15 Kultur
Fokusområde: Læselyst
Mål: Flere børn læser i fritiden.
Succeskriterium: Antallet af udlån er steget med 5 % i 2014.
Status: Udlånet er steget med 6 %.

Serviceområde: 20 Idræt
Fokusområde: Bevægelse
Mål: Flere voksne dyrker idræt i fritiden.
Succeskriterium: Mindst 60 % af de voksne dyrker idræt.
Status: 58 % dyrker idræt.
"""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def events(self) -> list[Mapping[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def one(self, name: str) -> Mapping[str, object]:
        (found,) = (event for event in self.events if event["event"] == name)
        return found


@dataclass(frozen=True)
class Place:
    """A folder in which the project looks installed: `.venv`, `pipelines` and `data`."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        source = str(Path(goalextract.__file__).parents[1])
        return {**kept, "PYTHONPATH": source, "GOALEXTRACT_WORKERS": "2"}

    def write(self, name: str | bytes = "report.txt", text: str = REPORT) -> None:
        raw = os.fsencode(self.folder / "data" / "raw")
        path = os.path.join(raw, os.fsencode(name))  # noqa: PTH118  (bytes that no Path has)
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)

    def run(self, command: Sequence[str], **settings: str) -> Ended:
        given = {f"{PREFIX}{name.upper()}": value for name, value in settings.items()}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **given},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def nightly(self, *arguments: str, **settings: str) -> Ended:
        program = str(self.folder / "pipelines" / "nightly.py")
        return self.run([sys.executable, program, *arguments], **settings)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = tmp_path / "goalextract"
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "pipelines").symlink_to(PIPELINES)
    return Place(folder)


def unit(name: str) -> ConfigParser:
    # a name may come twice: systemd then adds the lists up
    parser = ConfigParser(
        interpolation=None, delimiters=("=",), comment_prefixes=("#",), strict=False
    )
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string((PIPELINES / name).read_text(encoding="utf-8"))
    return parser


# --- the program ---


def test_a_night_publishes_the_database_its_copy_and_the_exports(place: Place) -> None:
    place.write()
    ended = place.nightly()
    assert (ended.code, ended.one("night.finished")["exit_code"]) == (ExitCode.OK, 0), ended.err
    assert all(str(event["time"]).endswith("Z") for event in ended.events)
    assert ended.err.startswith("goalextract nightly: all good (exit code 0)\n")
    processed = place.folder / "data" / "processed"
    assert not list(processed.rglob("*.half"))
    for name in ("goals.sqlite", "goals-bi.sqlite", "goals-copy.sqlite"):
        with closing(open_snapshot(processed / name)) as database:
            assert database.execute("SELECT count(*) FROM bi_goals").fetchone() == (2,)
    assert (processed / "export" / "datapackage.json").is_file()


def test_a_hostile_name_breaks_no_line_and_reaches_no_terminal(place: Place) -> None:
    for name in ('to\nlinjer "}.txt', "\x1b[2J\x9brød.txt", "gnp\u202etxt.txt", b"\xe6\xff.txt"):
        place.write(name, "nothing to be found here\n")
    place.write("mål.txt")
    ended = place.nightly(alert_command="cat")
    assert ended.code == ExitCode.QUARANTINED
    assert all(" " <= letter <= "~" or letter == "\n" for letter in ended.out)
    refused = [event for event in ended.events if event["event"] == "document.refused"]
    assert {event["document"] for event in refused} == {
        'to\nlinjer "}.txt',
        "\x1b[2J\x9brød.txt",
        "gnp\u202etxt.txt",
        "\\xe6\\xff.txt",
    }
    # stderr holds the summary twice: the program's, and what the alert made of its stdin
    assert ended.err.count("something is in quarantine (exit code 3)") == 2
    assert not set("\x1b\x9b\u202e") & set(ended.err)
    assert 'to linjer "}.txt: ' in ended.err
    assert ended.one("alert.sent")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://owner:{}@127.0.0.1:1/goals",
        "postgresql+psycopg://owner@127.0.0.1:1/goals?password={}",
        "postgresql+psycopg://owner:x@{}@127.0.0.1:1/goals",
    ],
)
def test_the_databases_password_is_told_to_nobody(place: Place, url: str) -> None:
    pytest.importorskip("psycopg")
    place.write()
    given = place.folder / "given"
    save = "import os,sys; open('given','w').write(sys.stdin.read()+str(os.environ))"
    alert = shlex.join([sys.executable, "-c", save])
    ended = place.nightly(database=url.format(HIDDEN), alert_command=alert)
    assert (ended.code, ended.one("night.failed")["code"]) == (ExitCode.FAILED, "database")
    assert ended.one("alert.sent")
    alerted = given.read_text(encoding="utf-8")
    assert alerted.startswith("goalextract nightly: failed, nothing half-written (exit code 1)\n")
    assert HIDDEN not in ended.out + ended.err + alerted
    verbose = place.run([sys.executable, "-c", VERBOSE], database=url.format(HIDDEN))
    assert "Traceback" in verbose.err
    assert HIDDEN not in verbose.out + verbose.err


VERBOSE = "import sys; from goalextract.cli import main; main(['--verbose', 'ingest'])"


def test_a_wrong_setting_is_told_as_events_and_alerted(place: Place) -> None:
    (place.folder / "goalextract.toml").write_text(
        'alert_command = "cat"\nworkres = 3\n', encoding="utf-8"
    )
    ended = place.nightly()
    assert (ended.code, ended.one("night.failed")["code"]) == (ExitCode.USAGE, "settings")
    assert ended.one("alert.sent")
    assert ended.err.count("did you mean workers?") == 2


def test_usage_is_explained(place: Place) -> None:
    assert "usage: nightly.py" in place.nightly("--help").out
    ended = place.nightly("--nonsense")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")


def test_another_run_holds_the_lock(place: Place) -> None:
    place.write()
    database = place.folder / "data" / "processed" / "goals.sqlite"
    engine = open_engine(parse_url(str(database)))
    with run_lock(engine):
        ended = place.nightly()
    engine.dispose()
    assert (ended.code, ended.one("night.failed")["code"]) == (ExitCode.LOCKED, "locked")


def test_a_service_that_is_stopped_closes_its_ledger_and_says_so(place: Place) -> None:
    for number in range(200):
        place.write(f"{number:03}.txt", REPORT.replace("5 %", f"{number} %"))
    program = subprocess.Popen(
        [sys.executable, str(PIPELINES / "nightly.py")],
        cwd=place.folder,
        env=place.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    before = ""
    while '"document.loaded"' not in before:
        before = program.stdout.readline()
    program.send_signal(signal.SIGTERM)
    out, err = program.communicate(timeout=60)
    assert program.returncode == ExitCode.FAILED
    told = [json.loads(line) for line in out.splitlines()]
    assert [event.get("code") for event in told if event["event"] == "night.failed"] == [
        "interrupted"
    ]
    assert told[-1]["event"] == "night.finished"
    assert "Traceback" not in err
    (run,) = last_runs(str(place.folder / "data" / "processed" / "goals.sqlite"))
    assert run.status == "interrupted"


def test_a_collector_that_leaves_does_not_stop_the_night(place: Place) -> None:
    place.write()
    program = f"{shlex.quote(sys.executable)} pipelines/nightly.py"
    ended = place.run(["/bin/sh", "-c", f"{{ {program}; echo code $? >&2; }} | true"])
    assert ended.err.endswith("code 0\n")
    assert "Traceback" not in ended.err
    assert (place.folder / "data" / "processed" / "goals-copy.sqlite").exists()


def test_postgresql_is_checked_and_exported_but_not_copied(place: Place) -> None:
    found = programs()
    if found is None:
        pytest.skip("there is no PostgreSQL server on this machine")
    place.write()
    with server(found) as url:
        ended = place.nightly(database=url)
    assert ended.code == ExitCode.OK, ended.err
    assert ended.one("copy.skipped")
    assert ended.one("check.finished")["rows"]
    exported = place.folder / "data" / "processed" / "export" / "bi_goals.csv"
    assert "Flere børn læser" in exported.read_text(encoding="utf-8")
    assert not list((place.folder / "data" / "processed").glob("*.sqlite"))


# --- what schedulers are told ---


def test_the_service_runs_as_its_file_says(place: Place) -> None:
    place.write()
    service = unit("goalextract.service")["Service"]
    assert service["WorkingDirectory"] == INSTALLED
    command = service["ExecStart"].replace(INSTALLED, str(place.folder))
    ended = place.run(shlex.split(command))
    assert ended.code == ExitCode.OK, ended.err
    writable = place.folder / service["ReadWritePaths"].removeprefix(f"{INSTALLED}/")
    assert writable == place.folder / "data" / "processed"
    made = {path for path in place.folder.rglob("*") if path.is_file()}
    raw = place.folder / "data" / "raw"
    assert all(path.is_relative_to(writable) or path.is_relative_to(raw) for path in made)
    assert {path.name for path in raw.iterdir()} == {"report.txt"}


def test_the_service_may_write_where_the_defaults_write() -> None:
    folder = unit("goalextract.service")["Service"]["ReadWritePaths"].removeprefix(f"{INSTALLED}/")
    defaults = Settings()
    for path in (
        Path(defaults.database.removeprefix("sqlite:///")),
        defaults.export_folder,
        defaults.report,
    ):
        assert path.is_relative_to(folder)
    assert not defaults.raw.is_relative_to(folder)


def test_quarantine_is_no_failure_of_the_service() -> None:
    service = unit("goalextract.service")["Service"]
    assert service["SuccessExitStatus"] == str(ExitCode.QUARANTINED.value)


def test_the_service_can_do_nothing_but_its_work() -> None:
    service = unit("goalextract.service")["Service"]
    assert service["User"] == "goalextract"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    for name in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome"):
        assert service[name] == "yes", name


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_takes_the_units_and_finds_the_service_well_locked_up(place: Place) -> None:
    for name in ("goalextract.service", "goalextract.timer"):
        text = (PIPELINES / name).read_text(encoding="utf-8")
        # systemd looks the user up on this machine
        lines = [line for line in text.splitlines() if not line.startswith(("User=", "Group="))]
        copied = "\n".join(lines).replace(INSTALLED, str(place.folder))
        (place.folder / name).write_text(copied, encoding="utf-8")
    files = [str(place.folder / name) for name in ("goalextract.service", "goalextract.timer")]
    ended = place.run(["systemd-analyze", "verify", "--man=no", *files])
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    offline = ["systemd-analyze", "security", "--offline=yes", "--threshold=30", "--no-pager"]
    assert place.run([*offline, str(PIPELINES / "goalextract.service")]).code == 0


# What systemd does with SystemCallFilter=: all calls but those named are refused with EPERM.
_JAIL = """
import ctypes, errno, os, sys
seccomp = ctypes.CDLL("libseccomp.so.2")
seccomp.seccomp_init.restype = ctypes.c_void_p
context = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(0x00050000 | errno.EPERM)))
for name in sys.argv[1].split():
    number = seccomp.seccomp_syscall_resolve_name(name.encode())
    if number != -1:
        seccomp.seccomp_rule_add(context, ctypes.c_uint32(0x7FFF0000), number, 0)
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
if seccomp.seccomp_load(context):
    raise SystemExit("no filter could be loaded")
os.execvp(sys.argv[2], sys.argv[2:])
"""


def calls_of(name: str) -> set[str]:
    """Return the system calls that a name in SystemCallFilter= stands for."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(
        ["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True
    )
    lines = [line.strip() for line in told.stdout.splitlines()[1:]]
    return set().union(*(calls_of(line) for line in lines if line and not line.startswith("#")))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.skipif(find_library("seccomp") is None, reason="there is no libseccomp here")
def test_the_service_s_system_calls_are_enough_and_readers_are_shut_in(place: Place) -> None:
    place.write()
    text = (PIPELINES / "goalextract.service").read_text(encoding="utf-8")
    lists = re.findall(r"^SystemCallFilter=(.*)$", text, re.MULTILINE)
    allowed = set().union(*(calls_of(name) for words in lists for name in words.split()))
    program = str(place.folder / "pipelines" / "nightly.py")
    ended = place.run(
        [sys.executable, "-c", _JAIL, " ".join(sorted(allowed)), sys.executable, program]
    )
    assert ended.code == ExitCode.OK, ended.err
    assert ended.one("ingest.finished")["is_fenced"] == (landlock_version() > 0)
    assert ("caution" in ended.err) == (landlock_version() == 0)


def test_the_timer_starts_the_service_every_night_also_one_that_was_missed() -> None:
    timer = unit("goalextract.timer")
    assert timer["Timer"]["OnCalendar"] == "*-*-* 02:15:00"
    assert timer["Timer"]["Persistent"] == "true"
    # without Unit= a timer starts the service of its own name
    assert "Unit" not in timer["Timer"]
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_cron_runs_its_line(place: Place) -> None:
    place.write()
    (place.folder / "data" / "processed").mkdir()
    text = (PIPELINES / "goalextract.cron").read_text(encoding="utf-8")
    assert text.endswith("\n")  # cron leaves a last line without one out
    (line,) = (line for line in text.splitlines() if line[:1].isdigit())
    minute, hour, day, month, weekday, user, command = line.split(maxsplit=6)
    assert (minute, hour, day, month, weekday, user) == ("15", "2", "*", "*", "*", "goalextract")
    assert "%" not in command  # cron makes line breaks of them
    command = command.replace(INSTALLED, shlex.quote(str(place.folder)))
    for _ in range(2):
        ended = place.run(["/bin/sh", "-c", command])
        assert (ended.code, ended.out) == (ExitCode.OK, ""), ended.err
        assert ended.err.startswith("goalextract nightly: all good")
    events = (place.folder / "data" / "processed" / "nightly.jsonl").read_text(encoding="utf-8")
    assert events.count('"night.finished"') == 2


def test_make_nightly_runs_the_program() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "nightly: setup-run ##" in makefile
    assert "@$(BIN)/python pipelines/nightly.py $(ARGS)" in makefile


def test_pipelines_only_compose() -> None:
    for path in PIPELINES.glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 80, path.name
