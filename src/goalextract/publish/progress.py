"""How far long work has come: a bar on a terminal, a plain line for each document elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from goalextract.publish.printable import one_line

Advance = Callable[[str, str], None]
"""Takes a finished document's name and its outcome in a few words."""


@contextmanager
def progress(
    stream: TextIO, *, total: int, doing: str = "Reading", is_quiet: bool = False
) -> Iterator[Advance]:
    """Show how many of ``total`` documents are done; the bar is gone when all are."""
    if is_quiet:
        yield lambda _name, _outcome: None
    elif stream.isatty():
        with _bar(stream, total, doing) as advance:
            yield advance
    else:
        done = 0

        def advance_line(name: str, outcome: str) -> None:
            nonlocal done
            done += 1
            stream.write(f"{done}/{total} {one_line(name)}: {one_line(outcome)}\n")
            stream.flush()

        yield advance_line


@contextmanager
def _bar(stream: TextIO, total: int, doing: str) -> Iterator[Advance]:
    # rich takes a twentieth of a second to import; plain lines need none of it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    from goalextract.publish.terminal import console

    rest = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    columns = (
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True)),
        BarColumn(bar_width=20, table_column=Column(min_width=20)),
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
        TextColumn("{task.fields[name]}", markup=False, table_column=rest),
    )
    with Progress(*columns, console=console(stream), transient=True, expand=True) as bar:
        task = bar.add_task(doing, total=total, name="")

        def advance(name: str, outcome: str) -> None:
            bar.update(task, advance=1, name=f"{one_line(name)}: {one_line(outcome)}")

        yield advance
