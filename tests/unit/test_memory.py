"""What copies of a process share: which pages are copied ahead, and that nothing is changed."""

import ctypes
import mmap
import os
import resource
from collections.abc import Callable
from functools import partial

import pytest

from goalextract import memory
from goalextract.confine import libc

PAGE = mmap.PAGESIZE
COUNT = 1024
pytestmark = pytest.mark.skipif(
    not memory.written_by_half([lambda: None]), reason="the kernel copies no pages ahead"
)


class Room:
    """Pages of this process's own, all written to."""

    def __init__(self, count: int) -> None:
        self.pages = mmap.mmap(-1, count * PAGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.write(range(count))
        self.start = ctypes.addressof(ctypes.c_char.from_buffer(self.pages))

    def write(self, numbers: range) -> None:
        for number in numbers:
            self.pages[number * PAGE] = (number + self.pages[number * PAGE]) % 256

    def within(self, pages: memory.Pages) -> list[int]:
        """Return the numbers of its pages that are among some."""
        addresses = {
            stretch.start + offset
            for part in pages
            for stretch in part
            for offset in range(0, stretch.size, PAGE)
        }
        size = len(self.pages)
        return sorted((a - self.start) // PAGE for a in addresses if 0 <= a - self.start < size)


@pytest.fixture
def room() -> Room:
    return Room(COUNT)


def in_copy(job: Callable[[], int]) -> int:
    """Return what a job returns in a copy of this process, from 0 to 255."""
    process = os.fork()
    if process == 0:
        code = 255
        try:
            code = job()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_the_pages_are_found_that_half_of_the_jobs_write_to(room: Room) -> None:
    jobs = [
        lambda: room.write(range(3, 70)),
        lambda: room.write(range(40, 100)),
        lambda: room.write(range(60, 65)),
    ]
    assert room.within(memory.written_by_half(jobs)) == list(range(40, 70))


def test_what_is_only_read_is_not_found(room: Room) -> None:
    assert room.within(memory.written_by_half([lambda: room.pages.find(b"nowhere")])) == []


def test_a_job_is_done_in_a_copy_and_changes_nothing_here(room: Room) -> None:
    before = room.pages[:]
    memory.written_by_half([lambda: room.write(range(COUNT))])
    assert room.pages[:] == before


def test_a_job_that_fails_or_ends_its_process_costs_nothing_else() -> None:
    def fails() -> None:
        raise ValueError

    ends = partial(os._exit, 3)
    assert memory.written_by_half([lambda: None, ends, ends]) == ()
    assert memory.written_by_half([fails, lambda: None, fails]) == ()
    with pytest.raises(ChildProcessError):  # no child is left, running or dead
        os.waitpid(-1, os.WNOHANG)


def faults() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def few(room: Room, pages: memory.Pages) -> int:
    """Copy pages ahead, write to those of the room, and return 0 if that meant few faults."""
    content = room.pages[:]
    memory.copy_ahead(pages)
    if room.pages[:] != content:
        return 2
    before = faults()
    room.write(range(COUNT))
    return int(faults() - before > COUNT // 4)


def test_pages_copied_ahead_are_written_to_without_a_fault(room: Room) -> None:
    pages = memory.written_by_half([lambda: room.write(range(COUNT))])
    assert in_copy(lambda: few(room, ())) == 1
    assert in_copy(lambda: few(room, pages)) == 0


def test_a_kernel_that_takes_one_stretch_a_call_copies_them_too(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = memory.written_by_half([lambda: room.write(range(0, COUNT, 2))])
    pages += memory.written_by_half([lambda: room.write(range(1, COUNT, 2))])

    class Older:
        madvise = libc().madvise

        @staticmethod
        def syscall(*_: object) -> int:
            return -1

    monkeypatch.setattr(memory, "libc", Older)
    assert in_copy(lambda: few(room, pages)) == 0


def test_pages_that_are_gone_do_not_keep_others_from_being_copied(room: Room) -> None:
    gone = Room(COUNT)

    def write() -> None:
        gone.write(range(1, COUNT - 1))  # so that the two are apart
        room.write(range(COUNT))

    pages = memory.written_by_half([write])

    def without() -> int:
        libc().munmap(ctypes.c_void_p(gone.start), ctypes.c_size_t(COUNT * PAGE))
        return few(room, pages)

    assert in_copy(without) == 0


def test_merging_changes_no_content() -> None:
    room = Room(4 * COUNT)
    before = room.pages[:]
    memory.merge()
    assert room.pages[:] == before


def test_a_system_that_shows_nothing_of_itself_copies_nothing_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_own_memory", lambda: iter(()))
    memory.merge()
    assert memory.written_by_half([lambda: None]) == ()
    memory.copy_ahead(())
