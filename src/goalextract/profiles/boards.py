"""Recognise the political boards that Swedish and Norwegian reports name.

A name is a compound ("Kultur- och fritidsnämnden", "Oppvekstutvalget"), a list of fields behind
"Utvalg for", or one of its own ("Kommunstyrelsen").  The words stand in ``boards.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from goalextract.profiles.committees import CommitteeMention

_DATA: Final = "boards.toml"
_MOST_PARTS: Final = 5


@dataclass(frozen=True, slots=True)
class _Forms:
    compound: re.Pattern[str]
    listed: re.Pattern[str]
    named: re.Pattern[str]
    definite: dict[str, str]
    not_boards: frozenset[str]


def find_boards(text: str) -> tuple[CommitteeMention, ...]:
    """Find the boards named in a text, in order.

    A compound's name is definite, no genitive, with one capital; a list of fields is kept as it
    is printed.

    Example: ``"MÅL FÖR BARN- OCH UTBILDNINGSNÄMNDEN 2019"`` ->
    ``(CommitteeMention("Barn- och utbildningsnämnden", 8, 36),)``.
    """
    forms = _forms()
    found = [mention for match in forms.compound.finditer(text) for mention in _compound(match)]
    found += [
        CommitteeMention(_written(match[0], match[0].isupper()), match.start(), match.end())
        for pattern in (forms.listed, forms.named)
        for match in pattern.finditer(text)
        # In small letters it is prose: "et utvalg for unge".
        if match[0][0].isupper()
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


@cache
def _forms() -> _Forms:
    data = tomllib.loads(resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8"))
    articles, connectors, endings, introduced, named = (
        "|".join(sorted(map(re.escape, data[key]), key=len, reverse=True))
        for key in ("articles", "connectors", "endings", "introduced", "named")
    )
    word = r"[^\W\d_]{2,40}"
    joined = rf"(?:(?:,\s)(?:{word})){{0,{_MOST_PARTS}}}(?:\s(?:{connectors})\s{word})?"
    parts = rf"(?:{word}-,?\s){{0,{_MOST_PARTS}}}(?:{word}-\s(?:{connectors})\s)?"
    return _Forms(
        re.compile(
            rf"(?<![\w-])(?P<parts>{parts})(?P<stem>[^\W\d_]{{2,40}}?)"
            rf"(?P<ending>{endings})(?:{articles})?s?(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?:{introduced})\sfor\s{word}{joined}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{named})(?!\w)"),
        dict(data["endings"]),
        frozenset(data["not_boards"]),
    )


def _compound(match: re.Match[str]) -> tuple[CommitteeMention, ...]:
    forms = _forms()
    if match["stem"].lower() in forms.not_boards or not match[0][0].isupper():
        return ()
    name = match["parts"] + match["stem"] + forms.definite[match["ending"].lower()]
    return (CommitteeMention(_written(name, match[0].isupper()), match.start(), match.end()),)


def _written(name: str, is_shouted: bool) -> str:
    """Fold a name's space, and leave one printed in capitals only the first."""
    folded = " ".join(name.split())
    return folded.capitalize() if is_shouted else folded
