"""Places where a label that no template lists may stand, on lines and in running text.

On lines a candidate is a short line of its own or stands before a colon; in running text it is a
phrase between a capital and a colon, a question mark or the value's own capital.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR
from goalextract.language.joining import fold_space
from goalextract.profiles.labels import LabelFinder, LabelMatch

_DIGITS: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"\S+")
_MAX_CHARS: Final = 60
_MAX_WORDS: Final = 8
_FEW_WORDS: Final = 6
_MARK: Final = r"^[ \t]*(?:(?:(?:\d{1,2}|[a-zæøåäö])[.)]|[•*–-])[ \t]+)?"
_OWN_LINE: Final = re.compile(_MARK + r"(?P<text>[A-ZÆØÅÄÖ][^\n]{2,70}?)[ \t]*$", re.MULTILINE)
_SAME_LINE: Final = re.compile(
    _MARK + r"(?P<text>[A-ZÆØÅÄÖ][\wæøåÆØÅ ,/()-]{2,48}?(?: pr\. \d[^\n:]{2,20})?)"
    r"(?:(?:[ \t]?\.){2,}[ \t]*)?:[ \t]+(?=\S)",
    re.MULTILINE,
)
_LINE_START: Final = re.compile(
    _MARK + r"(?P<text>(?:[A-ZÆØÅÄÖ][a-zæøåäö-]+(?: [a-zæøåäö-]+){0,5}"
    r"|[A-ZÆØÅÄÖ-]{3,}(?: [A-ZÆØÅÄÖ-]+){0,5}) (?:19|20)\d\d"
    r"|[A-ZÆØÅÄÖ][a-zæøåäö-]+(?: [a-zæøåäö-]+){0,6}|[A-ZÆØÅÄÖ-]{3,}(?: [A-ZÆØÅÄÖ-]+){0,6})"
    r"(?= +[A-ZÆØÅÄÖ0-9\"”»(•·*–-])",
    re.MULTILINE,
)
"""A value may follow its label on the line, without a colon."""
_PHRASE: Final = re.compile(
    r"(?<![\w-])(?P<text>[A-ZÆØÅÄÖ][a-zæøåäö-]+(?: (?!o [A-ZÆØÅÄÖ])[a-zæøåäö-]+){0,6}"
    r"|[A-ZÆØÅÄÖ-]{3,}(?: [A-ZÆØÅÄÖ-]{2,}){0,6})"
    r"(?=\s?[:?]|\s+[A-ZÆØÅÄÖ0-9\"”»(•·*–-]|\s+(?:[a-zæøåäö][.)]|o)\s|\s+pr\.? \d|\s*$)"
)
"""In running text: a capital and small words up to a colon, or up to the value's own capital."""
_CAPITALS: Final = re.compile(r"(?<![\w-])[A-ZÆØÅÄÖ-]{3,}(?: [A-ZÆØÅÄÖ-]{2,}){0,8}(?![\w-])")
_QUESTION: Final = re.compile(
    r"(?<![\w-])(?P<text>(?:Hv[a-zæøåäö]+|Er|Har|Kan|Skal|Når) [^.!?:\n]{3,60}"
    r"|HV[A-ZÆØÅÄÖ]+ [A-ZÆØÅÄÖ ,-]{3,60})(?=\?\s+[A-ZÆØÅÄÖ0-9\"”»(•–-])"
)
_ASKED: Final = re.compile(
    _MARK
    + r"(?P<text>(?:(?:Hv[a-zæøåäö]+|Er|Har|Kan|Skal|Når) [^.!?:\n]{3,45}(?:\n[^.!?:\n]{2,30})?"
    r"|HV[A-ZÆØÅÄÖ]+ [A-ZÆØÅÄÖ ,-]{3,45})\?)"
    r"(?=[ \t]+[A-ZÆØÅÄÖ0-9\"”»(•·*–-])",
    re.MULTILINE,
)
"""On a line, a question with its value behind it."""
_HEADS_ON: Final = re.compile(r"\s+(?:(?:19|20)\d\d(?!\s?:)|[-–·|]\s)")
"""What follows the words of a heading, not those of a label."""
_ADJECTIVE: Final = re.compile(r"\w(?:ISKE?|LIGE?|EDE|NDE|TE)$")
LEADS_ON: Final = frozenset(
    ("for", "på", "af", "og", "til", "i", "med", "at", "om", "vedr.", "vedrørende", "den", "det")
)
"""Small words after which a phrase goes on."""
_JOINS: Final = frozenset(("og", "samt", "eller", "och"))
"""Words that no label ends with."""
_MARKED: Final = re.compile(r"\s?[:?]")
_STATEMENT: Final = re.compile(
    r"(?:Hvo?[a-zæøåäö]+|Sådan|Så|Derfor|Her|Vi"
    r"|Det (?:har|vil|skal|gør|er der)|Dette (?:har|vil|gør)) "
)
"""How labels start that are clauses; they must recur."""
_CLAUSE: Final = re.compile(
    r"\b(?:er|har|skal|vil|kan|består|omfatter|bliver|blev|følgende|var|der|vi)\b", re.IGNORECASE
)
STOPS: Final = frozenset('.:;!?…)"”»')
"""Marks that may end the value before a label."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold one place where a label may stand."""

    form: str
    text: str
    start: int
    end: int
    is_marked: bool
    """A colon or a question mark ends it."""
    is_line: bool
    touches: bool
    """Another label stands right before or after it."""
    within: bool = False
    """It stands right before another label, after one or after a stop."""


def _form(text: str) -> str:
    return _DIGITS.sub("#", fold_space(text).rstrip(" :?").casefold())


def is_label_like(text: str, *, may_be_clause: bool = False) -> bool:
    """Tell whether a phrase is short, worded and no clause but such as labels are."""
    bare = text.rstrip(" :?")
    if not 2 < len(bare) <= _MAX_CHARS:
        return False
    words = len(bare.split())
    if bare.rsplit(None, 1)[-1].casefold() in _JOINS:
        return False  # `Børn og` of `Børn og Unge`
    if AUTHORITY.fullmatch(bare):
        return False  # it says who reports: `Fjordby Kommune: Politikområde 31 Klima`
    if words > _MAX_WORDS or bare.endswith((".", ",", ";", "-", "!")):
        return False
    undated = YEAR.sub("", bare).replace(" ", "")
    if sum(map(str.isalpha, undated)) < 0.7 * max(1, len(undated)):
        return False
    is_put = text.endswith("?") or (words <= _FEW_WORDS and _STATEMENT.match(text) is not None)
    return is_put or may_be_clause or not is_clause(bare)


def is_clause(text: str) -> bool:
    """Tell whether words that only sentences have stand in a text."""
    return _CLAUSE.search(text) is not None


def _overlaps(start: int, end: int, known: Sequence[LabelMatch]) -> bool:
    """Tell whether one of the known labels, which stand in order, shares characters."""
    at = bisect_left(known, end, key=lambda label: label.start)
    return at > 0 and known[at - 1].end > start


def on_lines(text: str, known: Sequence[LabelMatch]) -> Iterator[Candidate]:
    """Yield the places on lines where a label may stand, apart from the known ones."""
    for pattern in (_OWN_LINE, _SAME_LINE):
        for match in pattern.finditer(text):
            start, end = match.span("text")
            printed = match["text"]
            if pattern is _OWN_LINE and ": " in printed:
                continue  # the words before the colon are the label, if any are
            # A clause before a colon may be a label if it comes again and again.
            fits = is_label_like(printed, may_be_clause=pattern is _SAME_LINE)
            if fits and not _overlaps(start, end, known):
                marked = pattern is _SAME_LINE or printed.endswith((":", "?"))
                stop = match.end() if pattern is _SAME_LINE else end
                yield Candidate(_form(printed), printed, start, stop, marked, True, False)
    for match in _ASKED.finditer(text):
        start, end = match.span("text")
        if is_label_like(fold_space(match["text"])) and not _overlaps(start, end, known):
            yield Candidate(_form(match["text"]), match["text"], start, end, True, True, False)
    for match in _LINE_START.finditer(text):
        start, end = match.span("text")
        if is_label_like(match["text"]) and not _overlaps(start, end, known):
            yield Candidate(_form(match["text"]), match["text"], start, end, False, False, False)


def in_running(
    text: str, known: Sequence[LabelMatch], capitals: Collection[str], finder: LabelFinder
) -> Iterator[Candidate]:
    """Yield the places in running text where a label may stand, apart from the known ones.

    ``capitals`` are phrases in capital letters that stand alone in the document.
    """
    edges = {label.start for label in known} | {label.end for label in known}
    phrases: list[tuple[int, int]] = []
    asked = [m.span("text") for m in _QUESTION.finditer(text)] if "?" in text else []
    for match in _PHRASE.finditer(text):
        for start, end in _split_capitals(match["text"], match.start("text"), capitals, finder):
            follows = text[end : end + 1].replace(" ", "")
            if any(a <= start < b for a, b in asked):
                continue
            if is_label_like(text[start:end] + follows) and not _overlaps(start, end, known):
                phrases.append((start, end))
    phrases += [(a, b) for a, b in asked if not _overlaps(a, b, known)]
    for start, words_end in sorted(phrases):
        printed = text[start:words_end]
        end = finder.suffix_end(text, words_end)
        if end > words_end and printed.rpartition(" ")[2].casefold() in LEADS_ON:
            printed = text[start:end].rstrip(" :")  # `Planer for 2015`
        mark = _MARKED.match(text, end)
        marked = mark is not None
        end = mark.end() - 1 if mark is not None else end
        if end > words_end and text[end - 1] == ":":
            marked, end = True, end - 1
        follows_label = not edges.isdisjoint(range(max(0, start - 3), start + 1))
        precedes_label = not edges.isdisjoint(range(end, end + 4))
        touches = follows_label or precedes_label
        before = text[max(0, start - 20) : start].rstrip()[-1:]
        within = precedes_label and (follows_label or before in STOPS)
        yield Candidate(
            _form(printed), printed, start, end + marked, marked, False, touches, within
        )


def opens_label(finder: LabelFinder, text: str, start: int) -> bool:
    """Tell whether a phrase that hints at a kind of section starts at an offset of a text.

    A year or a dash after it makes it a heading's, unless a colon follows.
    Examples: ``"Vores vej til målet Vi ..."`` -> true; ``"Kvalitetsmål 2014 Kultur"`` -> false.
    """
    match = _PHRASE.match(text, start) or _QUESTION.match(text, start)
    if match is None or not finder.hints(match["text"]):
        return False
    return _HEADS_ON.match(text, match.end("text")) is None


def _split_capitals(
    printed: str, start: int, capitals: Collection[str], finder: LabelFinder | None = None
) -> list[tuple[int, int]]:
    """Cut a run of labels in capital letters: where one stands alone elsewhere or hints at a kind.

    Example: ``"MÅL STATUS"`` with ``{"STATUS"}`` -> ``MÅL`` and ``STATUS``.
    """
    if not printed.isupper():
        return [(start, start + len(printed))]
    words = [(m.start(), m.end()) for m in _WORD.finditer(printed)]
    parts: list[tuple[int, int]] = []
    first = at = 0
    while at < len(words):
        for last in range(len(words) - 1, at - 1, -1):
            inner = printed[words[at][0] : words[last][1]]
            if inner in capitals and (last - at + 1 < len(words)):
                if at > first:
                    parts.append((words[first][0], words[at - 1][1]))
                parts.append((words[at][0], words[last][1]))
                first = at = last + 1
                break
        else:
            at += 1
    if first < len(words):
        parts.append((words[first][0], words[-1][1]))
    if finder is not None:
        parts = [cut for part in parts for cut in _split_hints(printed, *part, finder)]
    return [(start + a, start + b) for a, b in parts]


def _split_hints(printed: str, start: int, end: int, finder: LabelFinder) -> list[tuple[int, int]]:
    """Cut before each word that hints at a kind, with its adjective, unless a small word leads on.

    Example: ``"BAGGRUND POLITISK MÅL"`` -> ``BAGGRUND`` and ``POLITISK MÅL``.
    """
    cuts = [start]
    has_hint, joins = False, True
    adjective: int | None = None
    for match in _WORD.finditer(printed, start, end):
        hints = bool(finder.hints(match.group()))
        if hints and has_hint and not joins:
            cuts.append(match.start() if adjective is None else adjective)
        is_adjective = not hints and _ADJECTIVE.search(match.group()) is not None
        adjective = match.start() if is_adjective else None
        has_hint = has_hint or hints
        joins = match.group().casefold() in LEADS_ON
    return [(a, printed.rfind(" ", a, b) if b < end else b) for a, b in pairwise([*cuts, end])]


def standing_capitals(texts: Iterable[str]) -> frozenset[str]:
    """Return the phrases in capital letters that stand at least twice without others."""
    runs = Counter(
        run
        for text in texts
        for run in {m.group() for m in _CAPITALS.finditer(text)}
        for _ in range(1)
    )
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(m.group() for m in _CAPITALS.finditer(text))
    # The shortest first: a run of two labels also stands twice in a document.
    found: set[str] = set()
    for run in sorted(runs, key=lambda r: (len(r.split()), r)):
        if counts[run] >= 2 and len(_split_capitals(run, 0, found)) == 1:
            found.add(run)
    return frozenset(found)
