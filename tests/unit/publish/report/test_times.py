"""Moments are written in UTC, to the minute."""

from datetime import datetime, timedelta, timezone

from goalextract.publish.report.times import moment


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    at = datetime(2026, 5, 1, 1, 30, 59, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at).text == '<time datetime="2026-04-30T23:30Z">2026-04-30 23:30</time>'
