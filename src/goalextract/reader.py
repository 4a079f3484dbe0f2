"""A process that reads one document, shut in before it sees it, and who waits for its answer.

It is forked and shut in ahead of time, and waits until a document comes; so that costs a document
no time while a core is free.  It reads that one document and ends.
"""

import gc
import os
import select
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Final, Literal, NoReturn

from goalextract.confine import confine, die_with
from goalextract.memory import Pages, copy_ahead
from goalextract.sockets import (
    HEADER,
    MOST_BYTES,
    receive_document,
    send_block,
    send_document,
)
from goalextract.wire import encode
from goalextract.work import Work, extract_data

Killed = Literal["time", "output"]
ANSWERED, OUT_OF_MEMORY = 0, 86
"""Exit codes of a reader: it answered; it ran out of memory and could say so."""
_CHUNK: Final = 1 << 20
_MOST_FILES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Ending:
    """Say how a reader ended: with which wait status, why it was killed, and its peak memory."""

    status: int
    killed: Killed | None
    peak_bytes: int

    @property
    def code(self) -> int:
        """Return its exit code, or minus the signal that ended it."""
        return os.waitstatus_to_exitcode(self.status)


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold a reader's number and the socket that leads to it."""

    process: int
    connection: socket.socket

    @classmethod
    def start(cls, work: Work, ruleset: int | None, pages: Pages) -> "Reader":
        """Fork a process that shuts itself in and waits for a document.

        Args:
            work: how a document is extracted.
            ruleset: what of the file system it may see; see ``confine``.
            pages: what of the memory it shares is to be copied before the document comes.
        """
        ours, theirs = socket.socketpair()
        own = os.getpid()
        process = os.fork()
        if process == 0:
            _read(theirs, work, ruleset, pages, own)
        theirs.close()
        with suppress(ProcessLookupError, PermissionError):  # it does so too; one is first
            os.setpgid(process, process)
        return cls(process, ours)

    def is_alive(self) -> bool:
        """Tell whether it still waits; the system may have ended it for want of memory."""
        return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def read(self, name: str, file: int) -> None:
        """Let it read an open file."""
        with suppress(OSError):  # how it ended tells more
            send_document(self.connection, name, file)

    def answer(self, seconds: float, asks: socket.socket) -> bytes | Killed | None:
        """Wait for its answer; say why it is to be killed; None if it ended without.

        An answer that came whole counts, whatever becomes of the reader.  What it started may
        hold the socket open, so its end is not waited for.

        Args:
            seconds: how long it may take.
            asks: who waits for the answer; nobody, once that can be read.

        Raises:
            EOFError: nobody waits for the answer any more.
        """
        deadline = time.monotonic() + seconds
        self.connection.setblocking(False)
        held = bytearray()
        has_ended = watch(self.process)
        try:
            while (left := deadline - time.monotonic()) > 0:
                watched = [self.connection.fileno(), has_ended, asks.fileno()]
                ready, _, _ = select.select(watched, [], [], left)
                if self.connection.fileno() in ready or has_ended in ready:
                    self._take(held)
                size = HEADER.unpack_from(held)[0] if len(held) >= HEADER.size else 0
                if size > MOST_BYTES or len(held) > MOST_BYTES + HEADER.size:
                    return "output"
                if len(held) >= HEADER.size and len(held) >= HEADER.size + size:
                    return bytes(held[HEADER.size : HEADER.size + size])
                if has_ended in ready:
                    return None
                if asks.fileno() in ready:
                    raise EOFError
        finally:
            os.close(has_ended)
        return "time"

    def _take(self, held: bytearray) -> None:
        """Take what has come, as far as it may."""
        with suppress(BlockingIOError, ConnectionError):
            while len(held) <= MOST_BYTES + HEADER.size:
                part = self.connection.recv(_CHUNK)
                if not part:
                    return
                held += part

    def end(self, killed: Killed | None = None) -> Ending:
        """End it, with all that it started, and tell how it ended."""
        self.kill()
        return self.bury(killed)

    def kill(self) -> None:
        """End it by group, so that nothing that it started stays; that takes it some moments."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process, signal.SIGKILL)

    def bury(self, killed: Killed | None = None) -> Ending:
        """Wait for its end and tell how it ended."""
        self.connection.close()
        _, status, usage = os.wait4(self.process, 0)
        return Ending(status, killed, usage.ru_maxrss * 1024)


def _read(
    connection: socket.socket, work: Work, ruleset: int | None, pages: Pages, nursery: int
) -> NoReturn:
    """Shut this process in, read one document and answer; the process ends here."""
    code = 1
    try:
        gc.disable()  # it lives for one document
        os.setpgid(0, 0)
        die_with(nursery)
        _let_go({connection.fileno(), *(() if ruleset is None else (ruleset,))})
        confine(work.fence, ruleset)
        copy_ahead(pages)
        name, file = receive_document(connection)
        with os.fdopen(file, "rb") as opened:
            data = opened.read(work.limits.max_text_bytes + 1)
        send_block(connection, encode(extract_data(name, data, work)))
        code = ANSWERED
    except MemoryError:
        code = OUT_OF_MEMORY
    finally:
        # Without exit handlers and buffers, which are copies of the nursery's.
        os._exit(code)


def _let_go(kept: set[int]) -> None:
    """Silence the standard streams and close all files but some: others' are no business here."""
    silence = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(silence, standard)
    start = 3
    for descriptor in sorted(kept):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, _MOST_FILES)


def watch(process: int) -> int:
    """Return a descriptor that can be read when a child process has ended.

    Where the kernel gives none (before Linux 5.3), a pipe is closed by whoever waits for it.
    """
    with suppress(AttributeError, OSError):
        return os.pidfd_open(process)
    reading, writing = os.pipe()

    def wait() -> None:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        os.close(writing)

    Thread(target=wait, daemon=True).start()
    return reading
