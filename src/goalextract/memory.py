"""Make the copies of a process cheap, by what Linux offers; where it does not, they cost more.

A copy shares its original's memory until it writes to it.  Then the kernel copies the page, which
takes far longer than to write; and Python writes wherever it looks, since it counts references.
So each document would wait for the same few thousand pages to be copied.
"""

import ctypes
import gc
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from goalextract.confine import die_with, libc

__all__ = ["Pages", "copy_ahead", "merge", "written_by_half"]

# include/uapi/asm-generic/mman-common.h and unistd.h
_POPULATE_WRITE: Final = 23
_COLLAPSE: Final = 25
_PROCESS_MADVISE: Final = 440
_MOST_AT_ONCE: Final = 1024
"""So many stretches a call takes: ``UIO_MAXIOV``."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_LARGE: Final = 2 << 20
_ENTRY: Final = 8
_FLAGS: Final = 1 << 63 | 1 << 61 | 1 << 56
_IS_OWN: Final = 1 << 63 | 1 << 56
"""Of a page in ``/proc/self/pagemap``: it is there, is no file's, and no other process has it."""


class _Stretch(ctypes.Structure):
    """Hold where pages that lie together begin, and how many bytes they are."""

    _fields_ = (("start", ctypes.c_void_p), ("size", ctypes.c_size_t))


Pages = tuple["ctypes.Array[_Stretch]", ...]
"""Pages of memory, as the kernel takes them."""


def merge() -> None:
    """Have this process's memory lie in large pages, of which a copy's table needs one line each.

    What is written to is still copied by small ones.
    """
    for start, end in _own_memory():
        for at in range(-(-start // _LARGE) * _LARGE, end - _LARGE + 1, _LARGE):
            _advise(at, _LARGE, _COLLAPSE)


def written_by_half(jobs: Sequence[Callable[[], object]]) -> Pages:
    """Return the pages that copies of this process write to in half of some jobs or more.

    Each job is done once, in a copy of its own; one that fails writes to nothing.
    """
    known = tuple(_own_memory())
    if not known or not jobs or _advise(known[0][0], _PAGE, _POPULATE_WRITE):
        return ()
    counts = Counter(page for job in jobs for page in _written_by(job, known))
    often = sorted(page for page, count in counts.items() if 2 * count >= len(jobs))
    found = [_Stretch(*found) for found in _together(often)]
    parts = [found[at : at + _MOST_AT_ONCE] for at in range(0, len(found), _MOST_AT_ONCE)]
    return tuple((_Stretch * len(part))(*part) for part in parts)


def copy_ahead(pages: Pages) -> None:
    """Copy pages that this process shares, before it writes to them."""
    if not pages:
        return
    try:
        own = os.pidfd_open(os.getpid())
    except (AttributeError, OSError):  # nothing hangs on it
        return
    for part in pages:
        done = libc().syscall(_PROCESS_MADVISE, own, part, len(part), _POPULATE_WRITE, 0)
        if done != sum(stretch.size for stretch in part):
            # Before Linux 6.13 a call takes one stretch; and one may be gone since.
            for stretch in part:
                _advise(stretch.start, stretch.size, _POPULATE_WRITE)
    os.close(own)


def _advise(start: int, size: int, advice: int) -> int:
    """Tell the kernel what to do with memory; return 0 if it did."""
    done = libc().madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), advice)
    return int(done)


def _own_memory() -> Iterator[tuple[int, int]]:
    """Yield where stretches of memory begin and end that this process writes to."""
    lines: list[str] = []
    with suppress(OSError):  # a system that is not Linux, or shows nothing of itself
        lines = Path("/proc/self/maps").read_text("ascii", "replace").splitlines()
    for place, rights, *_ in map(str.split, lines):
        if rights == "rw-p":
            start, end = place.split("-")
            yield int(start, 16), int(end, 16)


def _written_by(job: Callable[[], object], known: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of the pages that a copy of this process writes to while it does a job."""
    own = os.getpid()
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _do_and_tell(job, known, writing, own)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        data = told.read()
    os.waitpid(process, 0)
    return frozenset(array("Q", data[: len(data) // _ENTRY * _ENTRY]))


def _do_and_tell(
    job: Callable[[], object], known: Sequence[tuple[int, int]], writing: int, parent: int
) -> NoReturn:
    """Do a job and write the numbers of the pages that are this process's alone; it ends here."""
    try:
        die_with(parent)
        gc.disable()
        job()
        with suppress(OSError), os.fdopen(writing, "wb") as telling:
            telling.write(array("Q", _own_pages(known)))
    finally:
        os._exit(0)


def _own_pages(known: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the numbers of the pages that no other process has."""
    with Path("/proc/self/pagemap").open("rb", buffering=0) as entries:
        for start, end in known:
            entries.seek(start // _PAGE * _ENTRY)
            told = array("Q", entries.read((end - start) // _PAGE * _ENTRY))
            for number, entry in enumerate(told, start // _PAGE):
                if entry & _FLAGS == _IS_OWN:
                    yield number


def _together(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where pages that lie together begin, and how many bytes they are.

    Example: of the pages 3, 4 and 7 -> 3 * 4096 and 2 * 4096, then 7 * 4096 and 4096.
    """
    first = 0
    for at, number in enumerate(numbers, start=1):
        if at == len(numbers) or numbers[at] != number + 1:
            yield numbers[first] * _PAGE, (at - first) * _PAGE
            first = at
