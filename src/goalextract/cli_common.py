"""What the commands of the command line share: options, settings, and how they end."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from goalextract.errors import ExitCode, InputNotFoundError

if TYPE_CHECKING:
    from goalextract.settings import Settings

log: Final = logging.getLogger("goalextract")


class ListFormat(StrEnum):
    """Name the forms in which lists of the database can be printed."""

    TABLE = "table"
    JSON = "json"


def say_more(is_verbose: bool) -> bool:
    """Log on stderr from now on if that is wanted."""
    if is_verbose:
        logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
        log.setLevel(logging.DEBUG)
    return is_verbose


Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", callback=say_more, help="Say more on stderr; show tracebacks."),
]
ListForm = Annotated[
    ListFormat, typer.Option("--format", help="A table, or a JSON object on each line.")
]
ProfileFolder = Annotated[
    Path | None,
    typer.Option(
        "--profiles", metavar="DIR", help="A folder of profiles to try before the built-in ones."
    ),
]


DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="Where the goals are stored; sqlite:///data/processed/goals.sqlite if not given.",
        show_default=False,
    ),
]


def require_file(path: Path) -> None:
    """Refuse a path that is no file.

    Raises:
        InputNotFoundError: there is nothing at the path, or a folder.
    """
    if path.is_dir():
        raise InputNotFoundError(
            f"{path} is a folder; `goalextract ingest {path}` reads all reports in it"
        )
    if not path.exists():
        raise InputNotFoundError(f"there is no file {path}")


def settings(**given: object) -> "Settings":
    """Gather the settings, with those of the command line on top."""
    from goalextract.settings import load_settings

    return load_settings(os.environ, Path.cwd(), given)


@contextmanager
def quiet_when_the_reader_leaves() -> Iterator[None]:
    """End without a word when whoever reads the output has read enough, as ``head`` does."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on its way out and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OK) from None
