"""Hold the wordings of ``wordings.toml``: words of the language that are no label's."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _wordings() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("wordings.toml").read_text("utf-8"))


def words(group: str, name: str) -> tuple[str, ...]:
    """Return a list of words.

    Example: ``words("several", "part")[0]`` -> ``"heraf"``.
    """
    return tuple(_wordings()[group][name])


def groups(group: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return lists of words that belong together."""
    return tuple(tuple(one) for one in _wordings()[group][name])


def regex(group: str, name: str) -> re.Pattern[str]:
    """Return a pattern as it stands."""
    return re.compile(_wordings()[group][name])


def regexes(group: str, name: str) -> tuple[re.Pattern[str], ...]:
    """Return a list of patterns as they stand."""
    return tuple(re.compile(pattern) for pattern in words(group, name))


def wording(group: str, name: str) -> re.Pattern[str]:
    """Return what finds any of a list's wordings as whole words, a blank for any space.

    Example: ``wording("several", "part")`` finds ``heraf`` in ``"heraf 12"``.
    """
    joined = "|".join(words(group, name)).replace(" ", r"\s")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
