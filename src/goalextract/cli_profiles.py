"""The commands about profiles, the report templates that documents are read with."""

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goalextract.cli_common import (
    ListForm,
    ListFormat,
    ProfileFolder,
    Verbose,
    quiet_when_the_reader_leaves,
    require_file,
    settings,
)
from goalextract.errors import InputNotFoundError

profiles = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


class ProfileFormat(StrEnum):
    """Name the forms in which a profile can be printed."""

    TOML = "toml"
    JSON = "json"


@profiles.command("list", epilog="Example: goalextract profiles list --format json")
def list_profiles(
    *,
    folder: ProfileFolder = None,
    form: ListForm = ListFormat.TABLE,
    _verbose: Verbose = False,
) -> None:
    """Show the profiles that documents are tried with."""
    from goalextract.profiles.checking import summarise
    from goalextract.profiles.templates import load_templates
    from goalextract.publish.profiles import profiles_as_json, render_profiles
    from goalextract.publish.terminal import show
    from goalextract.sources import read_profile_files

    templates = load_templates(read_profile_files(settings(profiles=folder).profiles))
    rows = [summarise(template) for template in templates]
    with quiet_when_the_reader_leaves():
        if form is ListFormat.JSON:
            sys.stdout.writelines(profiles_as_json(rows))
        else:
            show(sys.stdout, render_profiles(rows))


@profiles.command("show", epilog="Example: goalextract profiles show danish-contract > mine.toml")
def show_profile(
    name: Annotated[str, typer.Argument(metavar="ID", help="The profile's id.")],
    *,
    folder: ProfileFolder = None,
    form: Annotated[
        ProfileFormat,
        typer.Option("--format", help="Its own file, or JSON with all that it inherits."),
    ] = ProfileFormat.TOML,
    _verbose: Verbose = False,
) -> None:
    """Print a profile, to read it or to start a new one from it."""
    from goalextract.profiles.templates import load_templates
    from goalextract.sources import read_profile_files

    templates = load_templates(read_profile_files(settings(profiles=folder).profiles))
    found = next((template for template in templates if template.profile.id == name), None)
    if found is None:
        known = ", ".join(template.profile.id for template in templates)
        raise InputNotFoundError(f"there is no profile '{name}'; there are {known}")
    with quiet_when_the_reader_leaves():
        if form is ProfileFormat.TOML:
            sys.stdout.write(found.file.text)
        else:
            plain = found.profile.model_dump(mode="json", exclude_defaults=True)
            sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")


@profiles.command(
    "check", epilog="Example: goalextract profiles check profiles/mine.toml report.pdf"
)
def check_profile(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The profile to check.")],
    reports: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[REPORT]...", help="Reports to try it on."),
    ] = None,
    *,
    _verbose: Verbose = False,
) -> None:
    """Say whether a profile is sound, what it changes, and which labels of a report it lacks."""
    from goalextract.extract import extract_bytes
    from goalextract.profiles.checking import remarks, summarise
    from goalextract.profiles.templates import load_templates
    from goalextract.publish.profiles import Trial, render_check, render_trial
    from goalextract.publish.terminal import show
    from goalextract.reading.sniff import Limits
    from goalextract.sources import printable_name, read_profile_file, read_source

    for path in (file, *(reports or ())):
        require_file(path)
    gathered = settings()
    files = (read_profile_file(file),)
    template = load_templates(files)[-1]
    limits = Limits(gathered.max_text_bytes, gathered.max_line_chars)
    with quiet_when_the_reader_leaves():
        row = summarise(template)
        show(sys.stdout, render_check(row, template.known_by, remarks(template)))
        for report in reports or ():
            done = extract_bytes(
                printable_name(Path(report.name)),
                read_source(report, limits.max_text_bytes, follows_link=True),
                latest_year=datetime.now(UTC).year + 1,
                limits=limits,
                profiles=files,
            )
            trial = Trial(str(report), done.validated.report, done.explanation)
            show(sys.stdout, render_trial(row.id, trial))
