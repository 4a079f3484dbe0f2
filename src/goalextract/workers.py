"""Where extraction runs: in this process, or in processes of its own; one interface.

Each worker is a fresh interpreter that is given one document at a time over a socket.  What ends
it, or keeps it longer than the limit, costs the document it was given and no other.  A thread of
this process waits for each worker, so nothing here polls and the order of the input is kept.
"""

import gc
import hashlib
import os
import signal
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Final, Protocol, cast

from goalextract.errors import DocumentError, InternalError, RunError, TimeLimitError, WorkerError
from goalextract.extract import Extraction, extract_bytes
from goalextract.reading.sniff import Limits
from goalextract.sources import Source, read_source
from goalextract.validation import ValidatedReport

_PACKAGE: Final = Path(__file__).parent
_AHEAD: Final = 4
"""Documents under way per worker: enough to keep all busy, few enough to bound memory."""
_CHILD: Final = "import sys; from goalextract.workers import serve; serve(int(sys.argv[1]))"


class Extractor(Protocol):
    """Turn one document's bytes into an extraction, or raise a DocumentError."""

    def __call__(
        self, name: str, data: bytes, *, latest_year: int, limits: Limits | None = None
    ) -> Extraction:
        """Extract one document; in worker processes it must be a module's function."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """Say how every document of a run is extracted."""

    latest_year: int
    limits: Limits
    seconds: float
    extract: Extractor = extract_bytes


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what became of one file: its report, or why it was refused.

    ``sha256`` is that of the bytes the report was made from; none if they could not be read.
    """

    source: Source
    sha256: str | None
    outcome: ValidatedReport | DocumentError


def _fault(error: Exception) -> InternalError:
    """Describe an unexpected exception by its type and place, without its message.

    A message may quote the document, which belongs in neither ledger nor log.
    """
    places = [
        f"{Path(frame.filename).stem}:{frame.lineno} ({frame.name})"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return InternalError(f"{type(error).__name__} at {places[-1] if places else 'unknown'}")


def extract_source(source: Source, work: Work) -> Result:
    """Read and extract one file in this process; whatever happens is a result."""
    digest: str | None = None
    try:
        data = read_source(source.path, work.limits.max_text_bytes)
        digest = hashlib.sha256(data).hexdigest()
        name = Path(source.name).name
        done = work.extract(name, data, latest_year=work.latest_year, limits=work.limits)
    except DocumentError as error:
        # The traceback holds the document's text alive, and cannot cross a process border.
        return Result(source, digest, error.with_traceback(None))
    except Exception as error:  # noqa: BLE001 - a fault in one document must not end the run
        return Result(source, digest, _fault(error))
    return Result(source, digest, done.validated)


def serve(descriptor: int) -> None:
    """Extract what comes over a socket until it is closed; what a worker process runs."""
    # Ctrl-C reaches the whole group; the parent decides what ends when.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is loaded by now stays: to look through it for garbage again and again takes time.
    gc.freeze()
    connection: Connection[object, object] = Connection(descriptor)
    with suppress(EOFError, OSError):
        while True:
            source, work = cast("tuple[Source, Work]", connection.recv())
            connection.send(extract_source(source, work))


class _Worker:
    """Run one process and give it one document at a time."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-P", "-c", _CHILD, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )

    def run(self, source: Source, work: Work) -> Result | DocumentError:
        """Return the process's answer, or the refusal that its silence means."""
        try:
            self._connection.send((source, work))
            if not self._connection.poll(work.seconds):
                self.stop()
                return TimeLimitError(f"no answer within {work.seconds:g} seconds")
            return cast("Result", self._connection.recv())
        except (EOFError, OSError):
            return WorkerError(f"the process that read the file ended: {self._ending()}")

    def _ending(self) -> str:
        code = self._process.wait()
        if code >= 0:
            return f"exit code {code}"
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process at once; it holds nothing that needs to be put away."""
        self._process.kill()
        self._process.wait()


class _Pool:
    """Hand documents to whichever worker is free, replacing those that have died."""

    def __init__(self, size: int) -> None:
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._started: list[_Worker] = []
        self._closed = False
        for _ in range(size):
            self._idle.put(None)

    def run(self, source: Source, work: Work) -> Result:
        """Extract one file in a worker; called by as many threads as there are workers."""
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_alive:
                worker = _Worker()
                self._started.append(worker)
                if self._closed:
                    worker.stop()
            answer = worker.run(source, work)
        except OSError as error:
            raise RunError(f"no worker process could be started: {error.strerror}") from error
        finally:
            self._idle.put(worker)
        return Result(source, None, answer) if isinstance(answer, DocumentError) else answer

    def close(self) -> None:
        """End every worker; a thread that waits for one then sees it dead."""
        self._closed = True
        for worker in tuple(self._started):
            worker.stop()


def extract_all(
    sources: Iterable[Source], work: Work, workers: int
) -> Generator[Result, None, None]:
    """Extract files and yield a result for each, in the order given.

    With one worker they are extracted in this process, where neither the time limit nor a crash
    of the reader can be caught; with more, in that many processes.  Closing the iterator, or an
    exception raised in it (Ctrl-C), ends the processes at once.
    """
    if workers == 1:
        for source in sources:
            yield extract_source(source, work)
        return
    pool = _Pool(workers)
    with ThreadPoolExecutor(workers, thread_name_prefix="extract") as threads:
        pending: deque[Future[Result]] = deque()
        try:
            for source in sources:
                pending.append(threads.submit(pool.run, source, work))
                if len(pending) >= workers * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
            pool.close()
