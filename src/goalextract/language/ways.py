"""Tell of a goal that only says which way things shall go whether they went that way."""

import re
from typing import Final

from goalextract.language.clauses import is_plan
from goalextract.language.quantities import find_quantities
from goalextract.language.stems import is_opening, shared_stems, stems
from goalextract.language.times import without_times
from goalextract.records import Outcome

_UP: Final = (
    r"flere|mere|større|højere|bedre|op|stige\w*|steg|steget|stigning|øg(?:e[srt]?|et)|voks\w+|vækst"
    r"|hæv\w+|løft\w*|forbedr\w*|fremgang|udvid\w*|styrk\w*|fordobl\w*"
)
_DOWN: Final = (
    r"færre|mindre|lavere|kortere|ned|fald\w*|reducer\w*|reduktion|nedbring\w*|nedbragt|sænk\w*|mindsk\w*"
    r"|nedgang|halver\w*|begræns\w*|forkort\w*|hurtigere|forebyg\w*|bekæmp\w*|undgå"
)
_WAYS: Final = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_KEEPS: Final = re.compile(
    r"\bmå\sikke\s(?:stige|falde|forringes|øges|vokse|blive)\b|\b(?:fasthold\w*|bevares?)\b",
    re.IGNORECASE,
)
_WENT: Final = re.compile(
    r"(?P<subject>[^.;:!?]{3,80}?)\s(?:(?:er|blev|har\sværet|var|bliver|ligger|lå)\s(?:[^\W\d_]+\s){0,2}?)?"
    r"(?:(?P<up>steget|steg|vokset|voksede|øget|øgedes|forøget|forbedret|blevet\s(?:flere|større|højere|bedre|længere)"
    r"|(?:flere|større|højere|bedre|længere)\send)"
    r"|(?P<down>faldet|faldt|reduceret|nedbragt|mindsket|sænket|blevet\s(?:færre|mindre|lavere|kortere|hurtigere)"
    r"|(?:færre|mindre|lavere|kortere|hurtigere)\send)"
    r"|(?P<flat>uændret|uændrede|(?:den|det|de)\ssamme))\b(?P<rest>[^,;]*)[.!]?$",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"\b(?:ikke|ingen|intet|næppe|aldrig|men|mens|dog|selv\som|skal|hvis|om|for|udgift\w*)\b|\d",
    re.IGNORECASE,
)


_BY_HOW_MUCH: Final = re.compile(
    r"\s(?:(?:i\sgennemsnit\s)?(?:med|fra)|til)\s[^.;:]{0,40}?\d[^.;:]{0,40}(?=\W{0,3}$)"
    r"|\s(?:i|siden|fra|pr\.)\s?(?=\W{0,3}$)",
    re.IGNORECASE,
)
_NOT_RISE: Final = re.compile(r"\bmå\sikke\s(?:stige|øges|vokse)\b", re.IGNORECASE)
_NOT_FALL: Final = re.compile(r"\bmå\sikke\s(?:falde|forringes)\b", re.IGNORECASE)


def _kept_from(goal: str, went: re.Match[str]) -> Outcome | None:
    """Return what a rise or a fall means where one of them shall not be."""
    if _NOT_RISE.search(goal):
        return "not_met" if went["up"] else "met"
    if _NOT_FALL.search(goal):
        return "not_met" if went["down"] else "met"
    return None


def outcome_of_way(goal: str, sentence: str, language: str = "da") -> Outcome | None:
    """Return what a sentence on which way things went means for a goal that only says a way.

    Example: ``"Flere unge i uddannelse."`` and ``"Andelen af unge i uddannelse er steget."`` ->
    ``"met"``; and ``"Antallet af lærere er steget."`` -> None, since that is of something else.
    """
    # by how much, and since when, says nothing of the way
    said = _BY_HOW_MUCH.sub("", " ".join(without_times(sentence).split()))
    went = _WENT.match(said)
    if went is None or _UNSURE.search(said) or is_plan(said):
        return None
    own, aim = stems(went["subject"], language), stems(goal, language)
    shared = max(
        shared_stems(went["subject"], goal, language),
        sum(any(is_opening(one, other) for other in aim) for one in own),
    )
    if not own or shared < len(own) or not aim or find_quantities(goal):
        return None
    ways = {match.lastgroup for match in _WAYS.finditer(goal)}
    if _KEEPS.search(goal):
        return "met" if went["flat"] else _kept_from(goal, went)
    if len(ways) != 1:
        return None
    return "met" if went[str(ways.pop())] else "not_met"
