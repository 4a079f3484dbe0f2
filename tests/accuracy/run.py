"""Extract samples in two processes and score them."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from goalextract.errors import DocumentError
from goalextract.extract import extract_file
from tests.accuracy.forgetting import forgetting
from tests.accuracy.score import DocumentScore, score_document
from tests.generator import Sample, negative_papers, negatives
from tests.generator.layouts import REGISTRY

LATEST_YEAR: Final = 2030
NEGATIVES: Final = "negatives"
"""In the place of a layout: the documents without goals of a seed, as text and as PDF."""
PROCESSES: Final = 2


@dataclass(frozen=True, slots=True)
class Job:
    """Name one sample by what it is generated from."""

    seed: int
    layout: str
    prose: str
    forgotten: int = 0
    """So many of a hundred label words the profiles are made to forget."""


def extract_json(path: Path) -> tuple[dict[str, Any] | None, str]:
    """Return the report's JSON, or None and the reason why there is none.

    A crash is caught here and named as such: one bad document must not end the measuring.
    """
    try:
        extraction = extract_file(path, latest_year=LATEST_YEAR)
    except DocumentError as error:
        return None, f"{error.code}: {error.cause}"
    except Exception as error:  # noqa: BLE001
        return None, f"CRASH {type(error).__name__}: {error}"
    report: dict[str, Any] = extraction.validated.report.model_dump(mode="json")
    rejected = extraction.validated.rejected
    report["rejected"] = len(rejected)
    reasons = sorted({rule.code for goal in rejected for rule in goal.failed})
    return report, f"rejected {len(rejected)} goals: {', '.join(reasons)}" if rejected else ""


def drawn(job: Job) -> list[Sample]:
    """Return a job's samples: one, or the documents without goals."""
    if job.layout == NEGATIVES:
        return [*negatives(job.seed), *negative_papers(job.seed)]
    return [REGISTRY[job.layout].draw(job.seed, job.prose)]


def score_job(job: Job) -> list[DocumentScore] | str:
    """Generate, extract and score one job, or say why its PDF could not be printed."""
    try:
        samples = drawn(job)
    except (subprocess.SubprocessError, OSError) as error:
        return f"{job.layout} seed {job.seed}: {type(error).__name__}"
    with forgetting(job.seed, job.forgotten):
        return [_score(sample, negative=job.layout == NEGATIVES) for sample in samples]


def _score(sample: Sample, *, negative: bool = False) -> DocumentScore:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / sample.name
        path.write_bytes(sample.data)
        started = time.perf_counter()
        got, why = extract_json(path)
        seconds = time.perf_counter() - started
    layout = NEGATIVES if negative else sample.layout
    score = score_document(sample.name, layout, sample.truth, got, why)
    if negative:
        # That nothing is found, or the document refused, is what is wanted.
        score.refused = why if why.startswith("CRASH") else None
        score.metadata, score.wrong_metadata = {}, {}
    elif why and got is not None:
        score.note = why
    score.template = sample.template or sample.layout
    score.seconds, score.characters = seconds, len(sample.text)
    return score


def score_all(
    jobs: Sequence[Job],
    *,
    processes: int = PROCESSES,
    done: Callable[[int], None] | None = None,
    undrawn: Callable[[str], None] | None = None,
) -> list[DocumentScore]:
    """Score jobs, in their order, over several processes.

    ``done`` hears how many are through, ``undrawn`` why a PDF could not be printed.
    """
    if processes < 2 or len(jobs) < 2:
        return _collect(map(score_job, jobs), done, undrawn)
    with ProcessPoolExecutor(processes) as pool:
        return _collect(pool.map(score_job, jobs, chunksize=4), done, undrawn)


def _collect(
    results: Iterable[list[DocumentScore] | str],
    done: Callable[[int], None] | None,
    undrawn: Callable[[str], None] | None,
) -> list[DocumentScore]:
    scores: list[DocumentScore] = []
    for number, result in enumerate(results, start=1):
        if not isinstance(result, str):
            scores += result
        elif undrawn is not None:
            undrawn(result)
        if done is not None:
            done(number)
    return scores
