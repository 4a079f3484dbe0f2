"""A stand-in for extraction that reads small instructions, so that any outcome can be had.

It also hangs, crashes, floods and fails on demand, as a parser of hostile files may.
"""

import ctypes
import hashlib
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from goalextract.errors import NoGoalsError
from goalextract.extract import Explanation, Extraction
from goalextract.reading.sniff import Limits
from goalextract.records import (
    DocumentInfo,
    Goal,
    GoalReport,
    Issue,
    Kind,
    Municipality,
    Section,
    ServiceArea,
    Span,
)
from goalextract.validation import FailedRule, RejectedGoal, RejectedGoalsError, ValidatedReport

CONTENT = "Borgernes fortrolige ord"


def instructions(
    *goals: str, place: str | None = "657 Herning Kommune", year: int = 2014, rejected: int = 0
) -> str:
    """Write a document; a goal is 'service code|service name|focus area|text'."""
    lines = [f"year {year}", f"rejected {rejected}", *(f"goal {goal}" for goal in goals)]
    return "\n".join([f"place {place}", *lines] if place else lines)


def _section(text: str, page: str, doubt: str | None = None) -> Section:
    start = page.index(text)
    return Section(
        text=text,
        spans=(Span(page=1, start=start, end=start + len(text), bbox=(1.0, 2.0, 3.5, 4.0)),),
        confidence=0.5 if doubt else 0.95,
        needs_review=doubt is not None,
        reasons=(doubt,) if doubt else (),
        label="Mål",
    )


def _goal(ordinal: int, line: str, page: str) -> Goal:
    code, service, focus, text = line.split("|")
    doubt = "its label was guessed" if text.endswith("?") else None
    sections = {Kind.GOAL: _section(text, page, doubt)}
    if service:
        sections[Kind.SERVICE_AREA] = _section(service, page)
    return Goal(
        ordinal=ordinal,
        number=f"{ordinal}.",
        pages=(1,),
        service_area=ServiceArea(code=code or None, name=service) if service else None,
        focus_area=focus or None,
        focus_period="2012-2015" if focus else None,
        sections=sections,
        confidence=0.5 if doubt else 0.95,
        needs_review=doubt is not None,
    )


def _misbehave(text: str) -> None:
    match text.split(maxsplit=1)[0]:
        case "crash":
            os._exit(7)
        case "abort":
            os.abort()
        case "hang":
            time.sleep(600)
        case "segfault":
            ctypes.string_at(0)
        case "memory":
            _ = [bytes(1 << 26) for _ in range(1000)]
        case "wrapped":
            try:
                _ = [bytes(1 << 26) for _ in range(1000)]
            except MemoryError as error:
                raise ValueError("no memory") from error
        case "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            while True:
                pass
        case "offspring":
            if os.fork() == 0:
                time.sleep(600)
            os._exit(9)
        case "leaves":
            left = os.fork()
            if left == 0:
                time.sleep(600)
            raise NoGoalsError(str(left))
        case "who":
            raise NoGoalsError(str(os.getpid()))
        case "outside":
            raise NoGoalsError(" ".join(_reached()))
        case "flood":
            sys.stdout.write("noise\n" * 100_000)
        case "fault":
            raise ValueError(CONTENT)
        case "nothing":
            raise NoGoalsError("no goal was found")


def _reached() -> Iterator[str]:
    """Yield what of the world outside a reader can still get at."""
    if any("GOALEXTRACT" in name or "PG" in name for name in os.environ):
        yield "environment"
    for name, mode in (("/etc/passwd", "r"), ("/tmp/goalextract-outside", "w")):  # noqa: S108
        with suppress(OSError), open(name, mode):  # noqa: PTH123
            yield name
    with suppress(OSError), socket.create_connection(("127.0.0.1", 9), timeout=1):
        yield "network"
    with suppress(OSError):
        if os.listdir("/proc/self/fd")[8:]:  # noqa: PTH208
            yield "descriptors"
    yield "nothing else"


def extract(
    name: str, data: bytes, *, latest_year: int, limits: Limits | None = None
) -> Extraction:
    """Do what a document's text says."""
    text = data.decode()
    _misbehave(text)
    said = [line.split(" ", 1) for line in text.splitlines() if " " in line]
    told = {key: value for key, value in said if key != "goal"}
    lines = [value for key, value in said if key == "goal"]
    place = told.get("place")
    report = GoalReport(
        document=DocumentInfo(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            title=told.get("title"),
            municipality=Municipality(code=place[:3], name=place[4:]) if place else None,
            committee=told.get("committee"),
            report_year=int(told.get("year", 2014)),
            page_count=1,
            profile="fake",
            related_documents=("Budget 2014", "Referat"),
        ),
        goals=tuple(_goal(n, line, text) for n, line in enumerate(lines, start=1)),
        issues=(Issue(severity="warning", code="odd", message="an odd page", page=1),),
    )
    rejected = tuple(
        RejectedGoal(
            ordinal=100 + n,
            page=1,
            failed=(
                FailedRule("text_not_in_spans", "not what its spans read", "sections.goal"),
                FailedRule("unknown_unit", "no unit", "targets.0"),
            ),
            payload='{"ordinal": 100}',
        )
        for n in range(int(told.get("rejected", 0)))
    )
    if len(rejected) > len(lines):
        raise RejectedGoalsError(f"{len(rejected)} goals broke a rule", rejected)
    return Extraction(
        ValidatedReport(report, rejected), Explanation("fake", "it is", (), (), ()), (text,)
    )


def write(folder: Path, **documents: str) -> Path:
    """Write documents by name, without their ending, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
