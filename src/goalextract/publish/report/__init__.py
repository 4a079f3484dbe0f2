"""The report: one page that says what the goals say, and how good the extraction is."""

from typing import Final

MOST_GOALS: Final = 1000
"""So many goals are listed one by one: more make a page that nobody reads and few can open."""
