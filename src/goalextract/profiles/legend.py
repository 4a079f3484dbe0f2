"""Read a report's legend: which outcome its colours, smileys, points or percentages stand for."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from goalextract.profiles.verdicts import VerdictFinder, folded_sign
from goalextract.records import Outcome

_NEVER: Final = re.compile(r"(?!)")
_ENTRY: Final = (
    r"(?<![\w%])(?P<sign>(?:{signs})|(?-i:[A-ZÆØÅÄÖ]{{1,2}}(?=\s?=))|[●○◐◑☺☻☹✓✔✗✘🙂🙁😐😀😊😕😞▲▼►]|\d{{1,3}}(?:[.,]\d)?\s?(?:%|pct\.?|points?))"
    r"(?:\s(?:{holders}))?\s*(?:=|:|–|-|→|\b(?:{means})\b)\s*(?P<words>[^\n.;,|()=]{{3,80}})"
)
_FEWEST: Final = 2
"""A legend tells at least two outcomes apart."""


class LegendReader:
    """Find what a document's signs stand for, by a profile's words for signs.

    Example: ``"Grøn: målet er opfyldt. Gul: delvist opfyldt"`` -> ``{"grøn": "met", "gul":
    "partly_met"}``; a text that names no two outcomes has no legend.
    """

    def __init__(self, signs: Iterable[str], holders: Iterable[str], means: Iterable[str]) -> None:
        words = "|".join(signs)
        self._entry = (
            re.compile(
                _ENTRY.format(signs=words, holders="|".join(holders), means="|".join(means)),
                re.IGNORECASE,
            )
            if words
            else _NEVER
        )

    def read(self, texts: Iterable[str], verdicts: VerdictFinder) -> Mapping[str, Outcome]:
        """Return the outcome of each sign that the texts explain; empty if they explain none."""
        found: dict[str, Outcome] = {}
        for text in texts:
            for match in self._entry.finditer(text):
                outcome = verdicts.phrase(match["words"])
                if outcome is not None:
                    found.setdefault(folded_sign(match["sign"]), outcome)
        return found if len(set(found.values())) >= _FEWEST else {}
