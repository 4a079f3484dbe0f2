"""Read how a number bounds what it counts: at least, at most, about, nearly."""

import re
from typing import Final, NamedTuple

from goalextract.language.numbers import NUMBER_WORDS
from goalextract.language.patterns import any_of, holds_any

_FILL: Final = (
    r"(?:\s(?:i\salt|samlet|de|yderligere|i\sgennemsnit|gennemsnitligt|et\sgennemsnit\spå|på|til|årligt"
    r"|om\såret|pr\.?\sår|kr\.?|har|er|være|have|vare|tage|udgøre|ligge\spå|gå|en\sscore\spå))*\s?"
)
_WORDS: Final = {
    ">=": "mindst|minimum|min|min.|som minimum|et minimum på|i det mindste|ikke under"
    "|ikke understige|ikke understiger"
    "|runde|runder|rundet|rundede|ikke mindre end|ikke færre end|ikke lavere end|minst|lägst|≥|>=",
    ">": "over|mere end|flere end|større end|højere end|længere end|senere end|overstige"
    "|overstiger|overstiget"
    "|oversteg|mer än|fler än|över|överstiga|flere enn|mer enn|>",
    "<=": "højst|højest|allerhøjst|maks|maks.|max|max.|maksimalt|maksimum|et maksimum på|maximalt"
    "|ikke over|ikke mere end|ikke flere end|ikke højere end|ikke overstige|ikke overstiger"
    "|ikke overstiget|inden for|op til"
    "|senest|högst|inom|inte över|høyst|inntil|ikke mer enn|≤|<=",
    "<": "under|understige|understiger|understiga"
    "|mindre end|færre end|lavere end|kortere end|mindre än|färre än|lägre än"
    "|færre enn|lavere enn|<",
    "~": "ca|ca.|cirka|circa|omkring|omtrent|rundt regnet|i omegnen af|anslået|i størrelsesordenen"
    "|ungefär|omlag|om lag|~",
    "~<": "knap|knapt|knappe|op mod|næsten|tæt på|lige under|nær|nærmere|nästan|nesten",
    "~>": "godt|godt og vel|lidt over|lige over|lidt mere end|drygt|drøyt",
}
"""What says how a number bounds what it counts: Danish first, then Swedish and Norwegian."""


_NAMED: Final = {f"c{index}": comparator for index, comparator in enumerate(_WORDS)}
_BEFORE: Final = re.compile(
    r"(?<![\w])(?:"
    + "|".join(
        rf"(?P<{name}>{any_of(_WORDS[comparator].split('|'))})".replace(r"\ ", r"\s")
        for name, comparator in _NAMED.items()
    )
    + rf"){_FILL}$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s?(?:\w+\s){0,3}?eller\s"
    r"(?:(?P<more>mere|flere|derover|bedre|højere)|(?P<less>mindre|færre|derunder|lavere))\b"
    r"|\s?\+(?!\d)",
    re.IGNORECASE,
)
_WIDEST: Final = 44
_FAR: Final = 60
_CONTRARY: Final = {"<": ">=", ">": "<="}
_NONE: Final = re.compile(
    r"\b(?:ingen|uden\sat)\b[^.;:!?]{0,70}$|\b(?:intet|inga|inget|ikke|inte|ikkje|aldrig|hverken)\b[^.,;:!?]{0,40}$",
    re.IGNORECASE,
)
"""What turns a bound round: *none has less than 78* is *at least 78*."""
_NOT: Final = re.compile(r"\b(?:ikke|inte|ikkje)\b[^.,;:!?]{0,40}$", re.IGNORECASE)
"""What only denies a bound, and says nothing of each of several things: ``må ikke være over``."""


_GOVERNED: Final = re.compile(
    r"\b(?:råd|rådig|dispon|fordel|spred|stræk|bred|holdt|tilse|henov|hen)\w*\s(?:sig\s)?$",
    re.IGNORECASE,
)
"""Before *over* that bounds nothing: ``råde over fem områder``."""


class Bound(NamedTuple):
    """Hold a comparator, where its words start, and whether it holds for each of several things."""

    comparator: str
    start: int
    is_for_each: bool = False
    """``Ingen skole har under 78 %``: what holds on average does not prove it."""


_LAST_WORDS: Final = frozenset(
    phrase.split(" ")[-1].rstrip(".") for words in _WORDS.values() for phrase in words.split("|")
)
_FILLED: Final = frozenset(
    "alt samlet de yderligere gennemsnit gennemsnitligt på til årligt året år kr har er være have"
    " vare tage udgøre gå".split()
)
_MODAL: Final = re.compile(
    r"\b(?:(?:skal|må|kan|bør|vil)\s(?:\w+\s){0,2}(?:(?P<least>mindst|(?:som\s)?minimum)|højst|maksimalt|maks\.?)"
    r"\s[^\W\d_]{2,}\s(?:[^\W\d_]+\s){0,4}|(?:(?P<few>mindst|minimum)|højst|maksimalt)\s[^\W\d_]{3,}er\s)$",
    re.IGNORECASE,
)
"""A verb, and what it is done to, may stand between: ``må højst møde 12 hjælpere``."""
_WITHIN_LIMIT: Final = re.compile(
    r"\b(?P<low>inden\sfor|under|overhold\w+|ikke\soverskrid\w+|ikke\soverstig\w+)\s(?:[^\W\d_]+\s){0,5}?"
    r"[^\W\d_]*(?:ramme|budget|loft|grænse|bevilling|beløb|garanti|frist|krav|normering|servicemål)(?:e?n|t|et|s)?\s"
    r"(?:på|om)\s(?:[^\W\d_]+\s)?$",
    re.IGNORECASE,
)
"""Before the number of a limit that is to be kept: ``inden for den vedtagne ramme på 5 mio.``"""
_LIMITS: Final = ("nden", "nder", "verh", "vers")
_LEADS: Final = ("på ", "om ", "ca. ")
_ROUND: Final = re.compile(
    r"\b(?:første|anden|andet|tredje|fjerde|sidste|seneste|næste|en|den|ny|i|[0-9]\.)\s$",
    re.IGNORECASE,
)
"""Before a round, not before what comes round: ``i første runde til 12 %``."""
_MARKS: Final = ("≥", ">=", "≤", "<=", "<", ">", "~")


def _may_bound(before: str) -> bool:
    """Tell quickly whether a comparator may end the words before a number."""
    words = before.rsplit(None, 1)
    last = words[-1].casefold().lstrip("(").rstrip(".") if words else ""
    return last in _LAST_WORDS or last in _FILLED or last.endswith(_MARKS)


def comparator_before(text: str, at: int) -> Bound | None:
    """Return the comparator that stands before a number, and where its words start.

    Example: before ``50`` in ``"som minimum 50"`` -> ``>=`` from 0; before ``14`` in ``"Ingen
    venter over 14 dage"`` -> ``<=`` from 13, for each.
    """
    left = max(0, at - _WIDEST)
    before = text[left:at]
    match = _BEFORE.search(before) if _may_bound(before) else None
    if match is not None and match.group().lower().startswith("runde"):
        # "i anden runde": no comparator
        match = match if _ROUND.search(before[: match.start()]) is None else None
    if match is None:
        may_be = (
            before.endswith(_LEADS)
            or "øjst" in before
            or "indst" in before
            or "inim" in before
            or "aks" in before
        )
        return _bound_from_afar(text, at) if may_be else None
    comparator = _NAMED[match.lastgroup or ""]
    start = left + match.start()
    is_over = comparator == ">" and match.group().lower().startswith(("over", "över"))
    if is_over and _GOVERNED.search(text[max(0, start - 24) : start]):
        return None
    if comparator in _CONTRARY and _NONE.search(text[max(0, left - _FAR) : start]):
        is_of_none = _NOT.search(text[max(0, left - _FAR) : start]) is None
        return Bound(_CONTRARY[comparator], start, is_for_each=is_of_none)
    return Bound(comparator, start)


def _bound_from_afar(text: str, at: int) -> Bound | None:
    """Return the comparator from which a verb or a limit's name parts a number."""
    if text[at - 1 : at] != " ":
        return None
    before = text[max(0, at - _FAR) : at]
    if before.endswith(_LEADS) and holds_any(before, _LIMITS):
        limit = _WITHIN_LIMIT.search(before)
        if limit is not None:
            is_below = limit["low"].lower() == "under"
            return Bound("<" if is_below else "<=", at - len(before) + limit.start())
    modal = _MODAL.search(before)
    if modal is not None and any(map(_is_number, modal.group().split())):
        return None  # "højst tage seks uger i 85 %": the other number is bounded
    return (
        Bound(">=" if modal["least"] or modal["few"] else "<=", at) if modal is not None else None
    )


def _is_number(word: str) -> bool:
    return word.casefold() in NUMBER_WORDS


def comparator_after(text: str, at: int) -> str | None:
    """Return the comparator that stands after a unit.

    Example: after ``30 elever`` in ``"30 elever eller flere"`` -> ``">="``.
    """
    match = _AFTER.match(text, at)
    if match is None:
        return None
    return "<=" if match["less"] else ">="
