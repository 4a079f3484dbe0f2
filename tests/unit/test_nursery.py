"""Readers forked ahead: each reads one document, and waiting costs none and leaves nothing."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goalextract.errors import DocumentError
from goalextract.reading.sniff import Limits
from goalextract.sources import Source
from goalextract.wire import decode
from goalextract.workers import Work, _Nurseries, _read_in
from tests import fakes
from tests.integration.test_killed import descendants, is_alive

GOOD = fakes.instructions("15|Kultur|Vækst|Flere skal læse")
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="it is not Linux")


class Nursery:
    """One process that forks readers, asked over each of its sockets."""

    def __init__(self, folder: Path, seconds: float, count: int) -> None:
        self._folder = folder
        self._work = Work(latest_year=2030, limits=Limits(), seconds=seconds, extract=fakes.extract)
        self.started = _Nurseries(self._work, count)
        (self.process,) = children(os.getpid())

    def ask(self, text: str, over: int = 0) -> str:
        """Return what becomes of a document: that it is a report, or why not."""
        path = self._folder / "document.txt"
        path.write_text(text, encoding="utf-8")
        source = Source(path.name, path)
        said = _read_in(self.started.connections[over], source, self._work)
        if said is None:
            return "the nursery ended"
        outcome = said if isinstance(said, DocumentError) else decode(said.lines)
        return outcome.cause if isinstance(outcome, DocumentError) else "report"

    def waiting(self) -> int:
        """Return the number of the one reader that waits, when no other is left."""
        assert until(lambda: len(children(self.process)) == 1)
        return children(self.process)[0]


@contextmanager
def nursery(folder: Path, seconds: float = 60, count: int = 1) -> Iterator[Nursery]:
    started = Nursery(folder, seconds, count)
    try:
        yield started
    finally:
        started.started.stop()


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(number) for number in listed.split()]


def ended(process: int) -> Callable[[], bool]:
    return lambda: not is_alive(process)


def until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait until something holds, and tell whether it came to."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def test_each_document_has_a_process_of_its_own_that_was_there_before(tmp_path: Path) -> None:
    with nursery(tmp_path) as started:
        readers = []
        for _ in range(5):
            waiting = started.waiting()
            assert started.ask("who") == f"{waiting}"
            readers.append(waiting)
        assert len(set(readers)) == len(readers)


def test_nothing_is_left_of_a_reader_while_no_document_comes(tmp_path: Path) -> None:
    with nursery(tmp_path) as started:
        assert started.ask(GOOD) == "report"
        started.waiting()  # fails if the one that answered is still there, alive or dead


def test_what_a_reader_started_does_not_outlive_its_answer(tmp_path: Path) -> None:
    with nursery(tmp_path) as started:
        left = int(started.ask("leaves"))
        assert until(ended(left))


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_a_reader_that_ends_while_it_waits_costs_no_document(
    tmp_path: Path, by: signal.Signals
) -> None:
    with nursery(tmp_path) as started:
        for _ in range(3):
            waiting = started.waiting()
            os.kill(waiting, by)
            assert until(ended(waiting))
            assert started.ask(GOOD) == "report"


def test_time_counts_from_the_document_on(tmp_path: Path) -> None:
    with nursery(tmp_path, seconds=1) as started:
        started.waiting()
        time.sleep(1.5)
        assert started.ask(GOOD) == "report"
        assert "within 1 seconds" in started.ask("hang")
        assert started.ask(GOOD) == "report"


def test_a_waiting_reader_ends_with_its_nursery(tmp_path: Path) -> None:
    with nursery(tmp_path, count=2) as started:
        found = descendants(os.getpid())
        assert len(found) >= 3  # the nursery, its copy, and a reader at least
        os.kill(started.process, signal.SIGKILL)
        assert started.ask(GOOD) == "the nursery ended"
        assert until(lambda: not any(map(is_alive, found)))


def test_two_sockets_are_served_by_processes_that_do_not_share_readers(tmp_path: Path) -> None:
    with nursery(tmp_path, count=2) as started:
        said = [started.ask("who", over) for over in (0, 1, 0, 1)]
        assert len(set(said)) == 4
        assert all(map(str.isdigit, said))


def test_an_interrupt_from_the_keyboard_is_left_to_the_one_who_started_it(tmp_path: Path) -> None:
    with nursery(tmp_path) as started:
        waiting = started.waiting()
        for process in (started.process, waiting):
            os.kill(process, signal.SIGINT)
        assert started.ask("who") == f"{waiting}"
