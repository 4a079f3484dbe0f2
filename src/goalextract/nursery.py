"""Have each document read in a child of its own: a process that forks, watches and ends readers.

It imports the readers' code once and holds nothing else: no database, no credentials, no documents.
For each document it gets a descriptor, hands it to a child that has shut itself in and answers with
JSON, and tells how that ended.  The next child is forked while one reads, and has its own copy of
the memory that all of them write to; one that has answered is buried while the next reads.
"""

import gc
import json
import os
import pickle
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from goalextract.confine import die_with, interpreter_folders, make_ruleset
from goalextract.extract import warm_ups
from goalextract.memory import Pages, merge, written_by_half
from goalextract.reader import ANSWERED, Ending, Reader
from goalextract.sockets import receive_block, receive_document, send_block
from goalextract.wire import encode
from goalextract.work import Work, extract_data


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
        merge()
        pages = written_by_half(_rehearsals(work))
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
        nursery = _Nursery(mine, work, make_ruleset(interpreter_folders()), pages)
        while True:
            nursery.take()


def _rehearsals(work: Work) -> list[Callable[[], object]]:
    """Return what a reader does, for each of the invented reports.

    Copied ahead are so three of four pages that a document needs, and few that it does not.
    """

    def read(name: str, data: bytes) -> None:
        encode(extract_data(name, data, work))

    return [partial(read, name, data) for name, data in warm_ups()]


class _Nursery:
    """Serve one socket: hand each document that comes over it to a reader of its own."""

    def __init__(
        self, connection: socket.socket, work: Work, ruleset: int | None, pages: Pages
    ) -> None:
        self._connection, self._work = connection, work
        self._ruleset, self._pages = ruleset, pages
        self._next = self._start()
        self._answered: Reader | None = None
        """The last one that answered: killed, and buried when that keeps no document waiting."""

    def _start(self) -> Reader:
        return Reader.start(self._work, self._ruleset, self._pages)

    def take(self) -> None:
        """Take one document, have it read, and tell how that ended.

        Raises:
            EOFError: the other side closed.
        """
        if self._answered is not None and not self._is_asked(self._answered):
            self._bury()
        name, file = receive_document(self._connection)
        reader = self._next
        if not reader.is_alive():
            reader.end()
            reader = self._start()
        try:
            reader.read(name, file)
        finally:
            os.close(file)
        self._bury()
        self._next = self._start()
        try:
            said = reader.answer(self._work.seconds, self._connection)
        except BaseException:
            reader.end()
            raise
        if isinstance(said, bytes):
            self._answered = reader
            try:
                self._tell(Ending(ANSWERED, None, 0), said)
            finally:
                reader.kill()
        else:
            self._tell(reader.end(said), b"")

    def _is_asked(self, leaving: Reader) -> bool:
        """Wait until a document comes or a killed reader is gone; tell whether one comes."""
        ready, _, _ = select.select([self._connection, leaving.connection], [], [])
        return self._connection in ready

    def _bury(self) -> None:
        if self._answered is not None:
            self._answered.bury()
            self._answered = None

    def _tell(self, ending: Ending, answer: bytes) -> None:
        told = {"status": ending.status, "killed": ending.killed, "peak": ending.peak_bytes}
        send_block(self._connection, json.dumps(told).encode(), answer)


def main() -> None:
    """Serve for the process of the first argument; the others are the sockets' descriptors."""
    starter, *descriptors = map(int, sys.argv[1:])
    serve(descriptors, starter)
