"""Every setting once, with its default and its reason.

Settings come, strongest first, from the command line, ``GOALEXTRACT_*`` variables,
``goalextract.toml`` in the working directory, and the defaults below.
"""

import difflib
import os
import shlex
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from goalextract.errors import SettingsError

PREFIX: Final = "GOALEXTRACT_"
FILE_NAME: Final = "goalextract.toml"
DEFAULT_DATABASE: Final = "sqlite:///data/processed/goals.sqlite"
MAX_DEFAULT_WORKERS: Final = 8
"""More processes than this rarely help: the database is written by one."""


def default_workers() -> int:
    """Return a process for each core that this program may use, two at least and eight at most.

    Two also on one core: work done in processes of its own survives a document that ends one.
    """
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS has no affinity
        cores = os.cpu_count() or 1
    return min(max(cores, 2), MAX_DEFAULT_WORKERS)


def _no_truth_value(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is wanted, not true or false")
    return value


def _command(value: str) -> str:
    try:
        words = shlex.split(value)
    except ValueError:
        # without the first error, whose traceback may quote a key that the command holds
        raise ValueError("a quotation in the command does not end") from None
    if not words or "\0" in value:
        raise ValueError("a command is wanted")
    return value


Count = Annotated[int, BeforeValidator(_no_truth_value), Field(ge=1)]
Seconds = Annotated[
    float, BeforeValidator(_no_truth_value), Field(gt=0, le=86_400, allow_inf_nan=False)
]


class Settings(BaseModel):
    """Hold every setting of the program; frozen, and without room for a misspelt one."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    database: Annotated[str, Field(min_length=1)] = DEFAULT_DATABASE
    """Where the goals go, as an SQLAlchemy URL: a file that anyone can open and delete."""
    raw: Path = Path("data/raw")
    """The folder that is ingested when no path is named; it is read and never written."""
    profiles: Path | None = None
    """A folder of profiles (``*.toml``) beside the built-in ones; none if not given."""
    workers: Annotated[Count, Field(le=256)] = Field(default_factory=default_workers)
    """How many documents are extracted at once, each in a process of its own."""
    max_text_bytes: Count = 64 * 1024 * 1024
    """The largest file read; a thousand-page transcript has about 3 MB."""
    max_line_chars: Count = 2_000_000
    """The longest line read; a transcript's page, printed as one line, has about 10,000."""
    document_seconds: Seconds = 120.0
    """How long one document may take; a page takes milliseconds, so this only stops a hang."""
    document_megabytes: Annotated[Count, Field(le=1 << 20)] = 1024
    """How much memory one document may take; a thousand pages take less than a tenth of it."""
    backup: Path | None = None
    """Where the nightly job keeps its copy of an SQLite database; beside it if not given."""
    export_folder: Path = Path("data/processed/export")
    """Where the nightly job writes the BI views as files; `goalextract export` does so too."""
    export_format: Literal["csv", "parquet", "datapackage"] = "datapackage"
    """How it writes them; a data package is CSV with columns, keys and checksums described."""
    report: Path = Path("data/processed/report.html")
    """Where the page for people goes, from the nightly job and from `goalextract report`."""
    keep_runs_days: Annotated[Count, Field(le=36_500)] = 400
    """How long the ledger keeps a run: a year back can be compared, with a month to spare."""
    check_days: Annotated[Count, Field(le=36_500)] = 7
    """How long a check holds where nothing has changed: a large database takes minutes to check."""
    alert_command: Annotated[str, AfterValidator(_command)] | None = None
    """What the nightly job runs, without a shell, when not all is good; none if not given."""
    alert_seconds: Seconds = 60.0
    """How long the alert may take; a mail server that does not answer must not hold the job."""


def _nearest(name: str) -> str:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _from_environment(env: Mapping[str, str]) -> dict[str, tuple[str, object]]:
    """Return each setting's value with the name of the variable that gave it."""
    return {
        key[len(PREFIX) :].lower(): (key, value)
        for key, value in env.items()
        if key.startswith(PREFIX) and value != ""
    }


def _from_file(path: Path) -> dict[str, tuple[str, object]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {_reason(error)}") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name} is no valid TOML: {error}") from error
    return {key: (f"{key} in {path.name}", value) for key, value in table.items()}


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else "it is not UTF-8"


def load_settings(
    env: Mapping[str, str], cwd: Path, overrides: Mapping[str, object] | None = None
) -> Settings:
    """Gather the settings from all their sources, strongest first.

    Args:
        env: the environment variables; those without the prefix are not looked at, and an
            empty one counts as not given.  A name that is near no setting's is someone else's.
        cwd: the folder whose ``goalextract.toml`` is read, if there is one.
        overrides: what the command line gives by setting; ``None`` counts as not given.

    Raises:
        SettingsError: a setting is unknown or has a value that cannot be used; the cause names
            the variable, the key or the option, and not the value, which may be a password.
    """
    given = {
        name: (f"--{name.replace('_', '-')}", value)
        for name, value in (overrides or {}).items()
        if value is not None
    }
    environment = {
        name: value
        for name, value in _from_environment(env).items()
        # Others may use the prefix for their own ends; only what looks misspelt is refused.
        if name in Settings.model_fields or _nearest(name)
    }
    named = {**_from_file(cwd / FILE_NAME), **environment, **given}
    for name, (source, _) in named.items():
        if name not in Settings.model_fields:
            raise SettingsError(f"there is no setting {source}{_nearest(name)}")
    try:
        return Settings.model_validate({name: value for name, (_, value) in named.items()})
    except ValidationError as error:
        broken = "; ".join(
            f"{named[str(detail['loc'][0])][0]}: {detail['msg']}"
            for detail in error.errors(include_url=False, include_input=False)
        )
        raise SettingsError(broken) from error


def load_alert(env: Mapping[str, str], cwd: Path) -> Settings:
    """Gather only what an alert needs, as far as it can be read; the rest are defaults.

    Where a setting is wrong nothing can run, and just that somebody should be told.
    """
    given = {name: value for name, (_, value) in _from_environment(env).items()}
    with suppress(SettingsError):
        from_file = _from_file(cwd / FILE_NAME)
        given = {**{name: value for name, (_, value) in from_file.items()}, **given}
    names = ("alert_command", "alert_seconds")
    try:
        return Settings.model_validate({name: given[name] for name in names if name in given})
    except ValidationError:
        return Settings()
