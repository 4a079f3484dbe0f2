"""Ratios of jobs that run side by side, since times alone are of the machine."""

import statistics
import time
from collections.abc import Callable, Sequence


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job takes on the processor."""
    started = time.process_time()
    job()
    return time.process_time() - started


def elapsed(job: Callable[[], object]) -> float:
    """Return how long a job takes by the clock, where another process does part of it."""
    started = time.monotonic()
    job()
    return time.monotonic() - started


def told(ratios: Sequence[float]) -> str:
    """Return the middle of several rounds' ratios with their spread.

    Example: ``[4.0, 5.5, 5.0]`` -> ``"5.0 (4.0 to 5.5)"``.
    """
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
