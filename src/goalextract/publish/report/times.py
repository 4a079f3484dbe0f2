"""Moments as the page shows them."""

from datetime import UTC, datetime

from goalextract.publish.html import Markup, element


def moment(at: datetime) -> Markup:
    """Write a moment to the minute, in UTC."""
    utc = at.astimezone(UTC)
    return element("time", f"{utc:%Y-%m-%d %H:%M}", datetime=f"{utc:%Y-%m-%dT%H:%MZ}")
