"""Read each document in a child of its own: a process that forks, watches and ends children.

It imports the readers once and holds nothing else: no database, no credentials, no documents.  For
each document it gets a descriptor, forks a child that shuts itself in and answers with JSON, and
tells how that ended.  It trusts how a child ended, not what the child says of it.
"""

import gc
import json
import os
import pickle
import select
import signal
import socket
import struct
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Final, Literal, NoReturn

from goalextract.confine import confine, die_with, interpreter_folders, make_ruleset
from goalextract.wire import MOST_BYTES, encode
from goalextract.work import Work, extract_data

Killed = Literal["time", "output"]
HEADER: Final = struct.Struct("!Q")
ANSWERED, OUT_OF_MEMORY = 0, 86
"""Exit codes of a child: it answered; it ran out of memory and could say so."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Ending:
    """Say how a child ended: with which wait status, why it was killed, and its peak memory."""

    status: int
    killed: Killed | None
    peak_bytes: int

    @property
    def code(self) -> int:
        """Return its exit code, or minus the signal that ended it."""
        return os.waitstatus_to_exitcode(self.status)


def receive(connection: socket.socket, size: int) -> bytes:
    """Receive exactly so many bytes.

    Raises:
        EOFError: the other side closed before.
    """
    parts: list[bytes] = []
    while size:
        part = connection.recv(min(size, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def send_block(connection: socket.socket, data: bytes) -> None:
    """Send bytes with their length before them."""
    connection.sendall(HEADER.pack(len(data)))
    connection.sendall(data)


def receive_block(connection: socket.socket) -> bytes:
    """Receive what ``send_block`` sent.

    Raises:
        EOFError: the other side closed, or announces more than may come.
    """
    (size,) = HEADER.unpack(receive(connection, HEADER.size))
    if size > MOST_BYTES:
        raise EOFError
    return receive(connection, size)


def send_document(connection: socket.socket, name: str, descriptor: int) -> None:
    """Send an open file with the name it is known by."""
    known = name.encode("utf-8", "surrogateescape")
    socket.send_fds(connection, [HEADER.pack(len(known))], [descriptor])
    connection.sendall(known)


def receive_document(connection: socket.socket) -> tuple[str, int]:
    """Receive what ``send_document`` sent.

    Raises:
        EOFError: the other side closed.
    """
    head, descriptors, _, _ = socket.recv_fds(connection, HEADER.size, 1)
    if not descriptors:
        raise EOFError
    (size,) = HEADER.unpack(head + receive(connection, HEADER.size - len(head)))
    return receive(connection, size).decode("utf-8", "surrogateescape"), descriptors[0]


def serve(descriptors: Sequence[int], starter: int) -> None:
    """Load the readers once, then take documents over each of some sockets until it is closed.

    What a nursery process runs; each socket but the first is served by a copy of it.
    """
    die_with(starter)
    # Ctrl-C reaches the whole group; the starter decides what ends when.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first, *others = (socket.socket(fileno=descriptor) for descriptor in descriptors)
    with suppress(EOFError, OSError), first:
        # It comes from the process that started this one; nothing is unpickled the other way.
        work: Work = pickle.loads(receive_block(first))  # noqa: S301
        work.prepare()
        gc.collect()
        gc.freeze()  # copies share what is there as long as no collection touches it
        own = os.getpid()
        mine = first
        for other in others:
            if os.fork() == 0:
                mine = other
                die_with(own)
                break
        for connection in (first, *others):
            if connection is not mine:
                connection.close()
        send_block(mine, b"ready")
        nursery = _Nursery(mine, work, make_ruleset(interpreter_folders()))
        while True:
            nursery.take()


@dataclass(frozen=True, slots=True)
class _Nursery:
    """Serve one socket: fork a child for each document that comes over it."""

    connection: socket.socket
    work: Work
    ruleset: int | None

    def take(self) -> None:
        """Take one document, have it read, and tell how that ended.

        Raises:
            EOFError: the other side closed.
        """
        name, file = receive_document(self.connection)
        try:
            answer, ending = self._have_read(name, file)
        finally:
            os.close(file)
        told = {"status": ending.status, "killed": ending.killed, "peak": ending.peak_bytes}
        send_block(self.connection, json.dumps(told).encode())
        send_block(self.connection, answer)

    def _have_read(self, name: str, file: int) -> tuple[bytes, Ending]:
        """Fork a child, gather its answer within the limits, and end whatever it has become."""
        reading, writing = os.pipe()
        own = os.getpid()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self.connection.close()
            self._read(name, file, writing, own)
        os.close(writing)
        with suppress(ProcessLookupError, PermissionError):  # the child does so too; one is first
            os.setpgid(child, child)
        killed: Killed | None = None
        answer = b""
        try:
            answer, killed = _gather(self.connection, reading, child, self.work.seconds)
        finally:
            os.close(reading)
            # By group, so that nothing that the child started stays.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child, signal.SIGKILL)
            _, status, usage = os.wait4(child, 0)
        return answer, Ending(status, killed, usage.ru_maxrss * 1024)

    def _read(self, name: str, file: int, writing: int, nursery: int) -> NoReturn:
        """Read one document and write the answer; this process ends here."""
        code = 1
        try:
            gc.disable()  # it lives for one document
            os.setpgid(0, 0)
            die_with(nursery)
            silence = os.open(os.devnull, os.O_RDWR)
            for standard in (0, 1, 2):
                os.dup2(silence, standard)
            confine(self.work.fence, self.ruleset)
            with os.fdopen(file, "rb") as opened:
                data = opened.read(self.work.limits.max_text_bytes + 1)
            answer = memoryview(encode(extract_data(name, data, self.work)))
            while answer:
                answer = answer[os.write(writing, answer) :]
            code = ANSWERED
        except MemoryError:
            code = OUT_OF_MEMORY
        finally:
            # Without exit handlers and buffers, which are copies of the nursery's.
            os._exit(code)


def _gather(
    connection: socket.socket, reading: int, child: int, seconds: float
) -> tuple[bytes, Killed | None]:
    """Read a child's answer until the child has ended; say why it is to be killed, if it is.

    What the child started may hold the pipe open, so its end is not waited for.

    Raises:
        EOFError: nobody waits for the answer any more.
    """
    deadline = time.monotonic() + seconds
    os.set_blocking(reading, False)
    parts: list[bytes] = []
    size = 0
    has_ended = _watch(child)
    watched = [reading, has_ended, connection.fileno()]
    try:
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select(watched, [], [], left)
            while reading in ready and (part := _some(reading)) is not None:
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    return b"", "output"
                if not part:
                    watched.remove(reading)
                    break
            if has_ended in ready:
                return b"".join([*parts, *iter(lambda: _some(reading) or b"", b"")]), None
            if connection.fileno() in ready:
                raise EOFError
    finally:
        os.close(has_ended)
    return b"", "time"


def _watch(child: int) -> int:
    """Return a descriptor that can be read when a child has ended.

    Where the kernel gives none (before Linux 5.3), a pipe is closed by whoever waits for it.
    """
    with suppress(AttributeError, OSError):
        return os.pidfd_open(child)
    reading, writing = os.pipe()

    def wait() -> None:
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        os.close(writing)

    Thread(target=wait, daemon=True).start()
    return reading


def _some(reading: int) -> bytes | None:
    """Read what a pipe holds, nothing at its end; None where it holds nothing now."""
    try:
        return os.read(reading, _CHUNK)
    except BlockingIOError:
        return None


def main() -> None:
    """Serve for the process of the first argument; the others are the sockets' descriptors."""
    starter, *descriptors = map(int, sys.argv[1:])
    serve(descriptors, starter)
