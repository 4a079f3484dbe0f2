"""Events: one line of JSON each, whatever they hold, and no harm if nobody can read them."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from goalextract.publish.events import EventLog, Level

HOSTILE = "to\nlinjer\r\x1b[2J\x7f\x9b31m \u202egnp.txt\u2028 \ud800 mål"


def test_an_event_is_a_line_with_its_moment_in_utc() -> None:
    stream = io.StringIO()
    danish = datetime(2026, 1, 31, 3, 15, tzinfo=timezone(timedelta(hours=1)))
    EventLog(stream, lambda: danish).write("check.finished", level=Level.WARNING, rows=3, odd=None)
    assert json.loads(stream.getvalue()) == {
        "time": "2026-01-31T02:15:00.000Z",
        "level": "warning",
        "event": "check.finished",
        "rows": 3,
        "odd": None,
    }
    assert stream.getvalue().endswith("}\n")


def test_no_text_breaks_a_line_or_reaches_a_terminal() -> None:
    stream = io.StringIO()
    EventLog(stream).write("document.refused", document=HOSTILE)
    line = stream.getvalue().removesuffix("\n")
    assert all(" " <= letter <= "~" for letter in line)
    assert json.loads(line)["document"] == HOSTILE


def test_the_clock_is_in_utc() -> None:
    stream = io.StringIO()
    EventLog(stream).write("night.started")
    told = datetime.fromisoformat(json.loads(stream.getvalue())["time"])
    assert told.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - told) < timedelta(hours=1)


def test_a_log_that_cannot_be_written_is_told_and_stops_nothing() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    events = EventLog(Full())
    events.write("a.b")
    events.write("c.d")
    assert events.fault == "No space left on device"
    closed = io.StringIO()
    closed.close()
    events = EventLog(closed)
    events.write("a.b")
    assert events.fault == "it is closed"


def test_a_number_that_json_lacks_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="JSON"):
        EventLog(io.StringIO()).write("a.b", share=float("nan"))


def test_personal_numbers_are_kept_out_of_the_log() -> None:
    stream = io.StringIO()
    EventLog(stream).write("document.loaded", document="2014/010190-1234.pdf", goals=3)
    assert json.loads(stream.getvalue())["document"] == "2014/******-****.pdf"
