"""Names of the areas of service of municipalities and regions, told from other headings.

The Danish words stand in ``services.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from goalextract.language.patterns import any_of

_DATA: Final = "services.toml"
_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_NAME: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.:]?\s+)?(?P<name>[^\W\d_][^\d.:;?!…|]*)")
"""A name, perhaps behind its code; no sentence, title with a year or line of a contents page."""
_MOST_WORDS: Final = 8
_ENDINGS: Final = "(?:n|en|et|r|er|e|ne|rne|erne|s|ens|ets|ernes|området?|områder)?"


@dataclass(frozen=True, slots=True)
class _Services:
    topic: re.Pattern[str]
    words: frozenset[str]
    others: frozenset[str]


def names_service(text: str) -> bool:
    """Tell whether a text names an area of service, and says nothing else.

    Examples: ``"42 Folkeskolen"`` -> True; ``"Natur, miljø og forsyning"`` -> True;
    ``"Sundhed skal være for alle"`` -> False; ``"Til læseren"`` -> False.
    """
    named = _NAME.fullmatch(text.strip())
    if named is None:
        return False
    services = _services()
    words = [word.casefold() for word in _WORD.findall(named["name"])]
    topics = [services.topic.fullmatch(w) is not None or w in services.words for w in words]
    return (
        any(topics)
        and len(words) <= _MOST_WORDS
        and all(is_topic or w in services.others for w, is_topic in zip(words, topics, strict=True))
    )


@cache
def _services() -> _Services:
    data = tomllib.loads(resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8"))
    topics = any_of(map(str, data["topics"]))
    return _Services(
        re.compile(rf"{topics}\w*|\w+{topics}{_ENDINGS}"),
        frozenset(map(str, data["words"])),
        frozenset(map(str, data["others"])),
    )
