"""Where extraction runs: in this process, or each document in a process of its own; one interface.

Each worker is a nursery (``nursery.py``): a fresh interpreter that forks a confined child for every
document.  What ends a child, or keeps it longer than the limit, costs its document and no other.  A
thread of this process waits for each nursery, so nothing here polls and the order of the input is
kept.
"""

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from gzip import GzipFile
from io import BufferedReader, BytesIO
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Final

from goalextract.errors import (
    AbortedError,
    CrashedError,
    DocumentError,
    MemoryLimitError,
    OutputLimitError,
    RunError,
    TimeLimitError,
    WorkerError,
)
from goalextract.reader import ANSWERED, OUT_OF_MEMORY, Ending
from goalextract.sockets import receive_block, receive_parts, send_block, send_document
from goalextract.sources import Source, open_source, read_source
from goalextract.validation import PassedReport
from goalextract.wire import decode
from goalextract.work import Extractor, Work, extract_data

__all__ = ["Extractor", "Result", "Work", "extract_all"]

_AHEAD: Final = 4
"""Documents under way per worker: enough to keep all busy, few enough to bound memory."""
_CHILD: Final = "from goalextract.nursery import main; main()"
_GRACE: Final = 20.0
"""Seconds that a nursery has beyond a document's limit to end the child and say so."""
_START: Final = 60.0
_CRASHES: Final = frozenset({signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE})
_KEPT: Final = frozenset({"PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONHASHSEED", "TZ"})
"""All of the environment that a nursery gets: a password is often in another variable."""
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A process that forks must have one thread only."""


_SHORT: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Packed:
    """Hold an answer as it came, but for its length: several may wait to be understood."""

    data: bytes
    is_compressed: bool

    @classmethod
    def of(cls, parts: Iterable[bytes], size: int) -> "_Packed":
        """Pack an answer as it comes; a short one is not worth the time."""
        if size <= _SHORT:
            return cls(b"".join(parts), is_compressed=False)
        held = BytesIO()
        with GzipFile(fileobj=held, mode="wb", compresslevel=1, mtime=0) as packed:
            packed.writelines(parts)
        return cls(held.getvalue(), is_compressed=True)

    def lines(self) -> Iterable[bytes]:
        """Return the answer's lines, from the first on."""
        held = BytesIO(self.data)
        return BufferedReader(GzipFile(fileobj=held)) if self.is_compressed else held


_Answer = _Packed | DocumentError
"""What became of a file, still to be understood if it was read."""


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what became of one file: its report, or why it was refused."""

    source: Source
    outcome: PassedReport | DocumentError


def _in_this_process(source: Source, work: Work) -> Result:
    try:
        data = read_source(source.path, work.limits.max_text_bytes)
    except DocumentError as error:
        return Result(source, error.with_traceback(None))
    try:
        return Result(source, extract_data(Path(source.name).name, data, work))
    except MemoryError:
        return Result(source, MemoryLimitError("there is not enough memory"))


class _Nurseries:
    """Start one process that loads the readers once and serves some sockets."""

    def __init__(self, work: Work, count: int) -> None:
        pairs = [socket.socketpair() for _ in range(count)]
        theirs = [pair[1] for pair in pairs]
        descriptors = [str(connection.fileno()) for connection in theirs]
        environment = {key: value for key, value in os.environ.items() if key in _KEPT}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-P", "-c", _CHILD, str(os.getpid()), *descriptors],
                pass_fds=[connection.fileno() for connection in theirs],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={
                    **environment,
                    **_ONE_THREAD,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
            )
        finally:
            for connection in theirs:
                connection.close()
        self.connections = tuple(pair[0] for pair in pairs)
        for connection in self.connections:
            connection.settimeout(_START)
        send_block(self.connections[0], pickle.dumps(work))
        for connection in self.connections:
            receive_block(connection)  # it is ready
            connection.settimeout(work.seconds + _GRACE)

    def stop(self) -> None:
        """End the process at once, and with it all its copies and children."""
        self._process.kill()
        self._process.wait()
        for connection in self.connections:
            connection.close()


def _read_in(connection: socket.socket, source: Source, work: Work) -> _Answer | None:
    """Return what is answered of a file, or why it is refused; None if the nursery itself ended."""
    try:
        descriptor = open_source(source.path, work.limits.max_text_bytes)
    except DocumentError as error:
        return error.with_traceback(None)
    try:
        send_document(connection, Path(source.name).name, descriptor)
        told = json.loads(receive_block(connection))
        answer = _Packed.of(*receive_parts(connection))
    except (EOFError, OSError):
        return None
    finally:
        os.close(descriptor)
    ending = Ending(told["status"], told["killed"], told["peak"])
    return _refusal(ending, work) or answer


def _refusal(ending: Ending, work: Work) -> DocumentError | None:
    """Return what the way in which a document's process ended means; None if it answered."""
    code = ending.code
    if ending.killed == "output":
        return OutputLimitError("the reader answered with a flood")
    if ending.killed or -code == signal.SIGXCPU:
        return TimeLimitError(f"no answer within {work.seconds:g} seconds")
    return None if code == ANSWERED else _broken(ending, work)


def _broken(ending: Ending, work: Work) -> DocumentError:
    """Return what the end of a process means that neither answered nor was killed."""
    code = ending.code
    if code == OUT_OF_MEMORY or ending.peak_bytes > work.memory_bytes // 2:
        # A library may end the process when it gets no memory, so what it used counts.
        megabytes = work.memory_bytes >> 20
        return MemoryLimitError(f"the reader took more than {megabytes} MB")
    if code > 0:
        return WorkerError(f"the process that read the file ended: exit code {code}")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    if -code in _CRASHES:
        return CrashedError(f"the reader crashed: {name}")
    if -code == signal.SIGABRT:
        return AbortedError(f"the reader gave up: {name}")
    return WorkerError(f"the process that read the file ended: {name}")


class _Pool:
    """Hand documents to whichever nursery is free, replacing those that have died."""

    def __init__(self, size: int, work: Work) -> None:
        self._work = work
        self._size = size
        self._started: list[_Nurseries] = []
        self._alone = Lock()
        self._closed = False
        self._idle: SimpleQueue[socket.socket] = SimpleQueue()
        for connection in self._start(size):
            self._idle.put(connection)

    def run(self, source: Source) -> _Answer:
        """Have one file read; return its answer as it came, or why there is none.

        Called by as many threads as there are nurseries, so they leave it to others to understand
        the answer.  What ran out of time or memory is tried once more when nothing else runs: the
        machine may have been short of both.
        """
        outcome = self._once(source)
        if isinstance(outcome, TimeLimitError | MemoryLimitError):
            with self._alone:
                others = [self._idle.get() for _ in range(self._size - 1)]
                try:
                    outcome = self._once(source)
                finally:
                    for other in others:
                        self._idle.put(other)
        return outcome

    def _once(self, source: Source) -> _Answer:
        connection = self._idle.get()
        try:
            outcome = _read_in(connection, source, self._work)
            if outcome is None:
                connection.close()
                (connection,) = self._start(1)
                outcome = WorkerError("the process that watches over readers ended")
            return outcome
        finally:
            self._idle.put(connection)

    def _start(self, count: int) -> tuple[socket.socket, ...]:
        if self._closed:
            raise RunError("the run is over")
        try:
            nurseries = _Nurseries(self._work, count)
        except (OSError, EOFError) as error:
            reason = getattr(error, "strerror", None) or "it ended at once"
            raise RunError(f"no process could be started to read in: {reason}") from error
        self._started.append(nurseries)
        return nurseries.connections

    def close(self) -> None:
        """End every process; a thread that waits for one then sees it dead."""
        self._closed = True
        for nurseries in tuple(self._started):
            nurseries.stop()


def extract_all(
    sources: Iterable[Source], work: Work, workers: int
) -> Generator[Result, None, None]:
    """Extract files and yield a result for each, in the order given.

    Args:
        sources: the files.
        work: how each is extracted.
        workers: how many at once, each in a process of its own; 0 extracts them in this process,
            where neither the limits nor a crash of a reader can be caught.

    Closing the iterator, or an exception raised in it (Ctrl-C), ends the processes at once.
    """
    if workers == 0:
        for source in sources:
            yield _in_this_process(source, work)
        return
    pool = _Pool(workers, work)
    with ThreadPoolExecutor(workers, thread_name_prefix="extract") as threads:
        pending: deque[tuple[Source, Future[_Answer]]] = deque()
        try:
            for source in sources:
                pending.append((source, threads.submit(pool.run, source)))
                if len(pending) >= workers * _AHEAD:
                    yield _result(*pending.popleft())
            while pending:
                yield _result(*pending.popleft())
        finally:
            for _, future in pending:
                future.cancel()
            pool.close()


def _result(source: Source, answered: Future[_Answer]) -> Result:
    """Wait for an answer and begin to understand it; meanwhile the next document is read."""
    answer = answered.result()
    return Result(source, decode(answer.lines) if isinstance(answer, _Packed) else answer)
