"""Settings: every source, their order, and what is said about a value that cannot be used."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from goalextract.errors import ExitCode, SettingsError
from goalextract.publish.export_format import ExportFormat
from goalextract.reading.sniff import MAX_LINE_CHARS, MAX_TEXT_BYTES
from goalextract.settings import Settings, load_alert, load_settings


def test_defaults_are_those_of_the_contract(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)
    assert settings.database == "sqlite:///data/processed/goals.sqlite"
    assert settings.raw == Path("data/raw")
    assert 2 <= settings.workers <= 8


def test_limits_are_those_of_the_readers(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)
    assert (settings.max_text_bytes, settings.max_line_chars) == (MAX_TEXT_BYTES, MAX_LINE_CHARS)


def test_the_command_line_is_stronger_than_variables_and_these_than_the_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "goalextract.toml").write_text('workers = 3\nraw = "a"\ndatabase = "file.db"\n')
    env = {"GOALEXTRACT_WORKERS": "4", "GOALEXTRACT_RAW": "b", "HOME": "/elsewhere"}
    settings = load_settings(env, tmp_path, {"workers": 5, "raw": None})
    assert (settings.workers, settings.raw, settings.database) == (5, Path("b"), "file.db")


def test_an_empty_variable_counts_as_not_given(tmp_path: Path) -> None:
    assert load_settings({"GOALEXTRACT_RAW": ""}, tmp_path).raw == Path("data/raw")


@pytest.mark.parametrize(
    ("env", "toml", "given", "named"),
    [
        ({"GOALEXTRACT_WORKERS": "many"}, "", {}, "GOALEXTRACT_WORKERS"),
        ({"GOALEXTRACT_WORKERS": "0"}, "", {}, "GOALEXTRACT_WORKERS"),
        ({"GOALEXTRACT_WORKER": "2"}, "", {}, "did you mean workers"),
        ({"GOALEXTRACT_DOCUMENT_SECONDS": "inf"}, "", {}, "GOALEXTRACT_DOCUMENT_SECONDS"),
        ({}, "workers = true", {}, "workers in goalextract.toml"),
        ({}, "databse = 'x'", {}, "did you mean database"),
        ({}, "workers = ", {}, "goalextract.toml is no valid TOML"),
        ({}, "", {"max_text_bytes": -1}, "--max-text-bytes"),
        ({"GOALEXTRACT_ALERT_COMMAND": "mail 'x"}, "", {}, "GOALEXTRACT_ALERT_COMMAND"),
        ({"GOALEXTRACT_ALERT_COMMAND": " "}, "", {}, "a command is wanted"),
        ({"GOALEXTRACT_EXPORT_FORMAT": "xml"}, "", {}, "GOALEXTRACT_EXPORT_FORMAT"),
        ({"GOALEXTRACT_KEEP_RUNS_DAYS": "0"}, "", {}, "GOALEXTRACT_KEEP_RUNS_DAYS"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, env: dict[str, str], toml: str, given: dict[str, object], named: str
) -> None:
    (tmp_path / "goalextract.toml").write_text(toml)
    with pytest.raises(SettingsError, match=named) as caught:
        load_settings(env, tmp_path, given)
    assert caught.value.exit_code is ExitCode.USAGE


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "goalextract.toml").write_bytes(b"raw = '\xe6'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings({}, tmp_path)


def test_a_refused_value_is_not_repeated_since_it_may_be_a_password(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"GOALEXTRACT_WORKERS": "hemmeligt"}, tmp_path)
    assert "hemmeligt" not in caught.value.cause


@pytest.mark.parametrize("form", ExportFormat)
def test_every_form_of_export_can_be_set(tmp_path: Path, form: ExportFormat) -> None:
    settings = load_settings({"GOALEXTRACT_EXPORT_FORMAT": form.value}, tmp_path)
    assert settings.export_format == form.value


def test_an_alert_is_known_although_other_settings_are_wrong(tmp_path: Path) -> None:
    (tmp_path / "goalextract.toml").write_text("workers = 0\nalert_seconds = 5\n")
    settings = load_alert({"GOALEXTRACT_ALERT_COMMAND": "mail a"}, tmp_path)
    assert (settings.alert_command, settings.alert_seconds) == ("mail a", 5)
    (tmp_path / "goalextract.toml").write_text("workers = ")
    settings = load_alert({"GOALEXTRACT_ALERT_COMMAND": "mail a"}, tmp_path)
    assert settings.alert_command == "mail a"
    assert load_alert({"GOALEXTRACT_ALERT_COMMAND": "'"}, tmp_path).alert_command is None


def test_settings_cannot_be_changed() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        settings.workers = 2  # type: ignore[misc]
