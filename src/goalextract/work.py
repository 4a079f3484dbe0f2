"""Say how documents are extracted, and extract one: whatever happens is a result."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Final, Protocol

from goalextract.confine import MEMORY_BYTES, Fence
from goalextract.errors import DocumentError, InternalError
from goalextract.extract import Extraction, extract_bytes
from goalextract.reading.sniff import Limits
from goalextract.validation import ValidatedReport

_PACKAGE: Final = Path(__file__).parent


class Extractor(Protocol):
    """Turn one document's bytes into an extraction, or raise a DocumentError."""

    def __call__(
        self, name: str, data: bytes, *, latest_year: int, limits: Limits | None = None
    ) -> Extraction:
        """Extract one document; in processes of its own it must be a module's function."""
        ...


def no_preparation() -> None:
    """Do nothing before the first document."""


@dataclass(frozen=True, slots=True)
class Work:
    """Say how every document of a run is extracted."""

    latest_year: int
    limits: Limits
    seconds: float
    extract: Extractor = extract_bytes
    prepare: Callable[[], None] = no_preparation
    """What is done once, before documents are read in copies of one process."""
    memory_bytes: int = MEMORY_BYTES

    @property
    def fence(self) -> Fence:
        """Return how much one document's process may use; no more time than by the clock."""
        return Fence(memory_bytes=self.memory_bytes, cpu_seconds=ceil(self.seconds) + 1)


def extract_data(name: str, data: bytes, work: Work) -> ValidatedReport | DocumentError:
    """Extract one document in this process.

    Raises:
        MemoryError: it takes more memory than there is.
    """
    try:
        done = work.extract(name, data, latest_year=work.latest_year, limits=work.limits)
    except DocumentError as error:
        # The traceback holds the document's text alive.
        return error.with_traceback(None)
    except Exception as error:  # noqa: BLE001 - a fault in one document must not end the run
        if _is_out_of_memory(error):
            raise MemoryError from None
        return _fault(error)
    return done.validated


def _is_out_of_memory(error: BaseException | None) -> bool:
    """Tell whether an error is, or was made from, one for want of memory."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


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
