"""Guess which kind of section a label heads that no template lists, from all that speaks for it.

Its words hint at kinds, its values read like some kinds more than others, it stands between
labels whose kinds are known, and two labels seldom head the same kind.  ``kinds.json`` holds how
values read, made by ``make train``.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Final

from goalextract.language.times import find_times
from goalextract.language.units import split_units
from goalextract.profiles.cues import (
    KINDS,
    Reading,
    WordClasses,
    body_cues,
    load_classes,
    opening_cues,
    read_piece,
)
from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.weights import Vector
from goalextract.records import Kind

LANGUAGE: Final = "da"
"""The language of the values that the weights were learned from."""
_WEIGHTS: Final = "kinds.json"
_LENGTHS: Final = (2, 4, 8, 16, 32, 64)
_MOST_PIECES: Final = 6
_MOST_VALUES: Final = 12
_INDEX: Final = {kind: index for index, kind in enumerate(KINDS)}
_ORDER: Final = (
    Kind.SERVICE_AREA,
    Kind.FOCUS_AREA,
    Kind.CHALLENGE,
    Kind.GOAL,
    Kind.SUCCESS_CRITERION,
    Kind.MEANS,
    Kind.INDICATOR,
    Kind.BASELINE,
    Kind.TARGET_VALUE,
    Kind.ACTUAL_VALUE,
    Kind.STATUS,
    Kind.FOLLOW_UP,
    Kind.COMMENT,
    Kind.RESPONSIBLE,
    Kind.DEADLINE,
)
_RANK: Final = {kind: rank for rank, kind in enumerate(_ORDER)}
# Odds, as logarithms, set by hand: what a hint, a place in the order and a taken kind weigh.
_HINTS: Final = (3.0, 1.8, 1.2, 0.8)
_DATED: Final = 4.0
_EACH_OWN: Final = -1.5
_MOSTLY: Final = 0.8
_OUT_OF_ORDER: Final = -2.0
_TAKEN: Final = -3.0
_FAR: Final = -4.0
_NEVER: Final = -30.0
_UNSURE: Final = 0.85
_FOREIGN: Final = 0.25
"""What values in another language weigh: their verbs and endings are others."""
_VERDICT, _ELSE = -0.1, -5.0
"""How likely, as logarithms, a value that is a verdict is a status, and any other kind."""
_VALUES_WEIGH: Final = 0.6
"""A document's values resemble each other, so that they count for less than so many strangers."""


_NEAR: Final = (
    frozenset((Kind.SERVICE_AREA, Kind.FOCUS_AREA)),
    frozenset(
        (Kind.FOCUS_AREA, Kind.CHALLENGE, Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE)
    ),
    frozenset((Kind.SUCCESS_CRITERION, Kind.INDICATOR, Kind.TARGET_VALUE)),
    frozenset((Kind.CHALLENGE, Kind.BASELINE, Kind.ACTUAL_VALUE)),
    frozenset((Kind.MEANS, Kind.STATUS, Kind.FOLLOW_UP)),
    frozenset((Kind.ACTUAL_VALUE, Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)),
    frozenset((Kind.RESPONSIBLE,)),
    frozenset((Kind.DEADLINE,)),
)
"""Kinds that the words of one label may head: no question for the outcome names a person."""


@dataclass(frozen=True, slots=True)
class KindWeights:
    """Hold what each cue of a value says about its kind, as logarithms of odds."""

    cues: Mapping[str, Vector]
    bias: Vector


def value_cues(text: str, report_year: int | None, classes: WordClasses) -> set[str]:
    """Return the cues of a whole value: those of its pieces, of its opening, of its length."""
    cues: set[str] = set()
    units = split_units(text)
    count = 0
    for index, unit in enumerate(units):
        reading = read_piece(text[unit.start : unit.end], report_year, classes)
        count += len(reading.words)
        cues |= body_names(reading)
        if index == 0:
            cues |= opening_names(reading)
    return cues | length_names(count, len(units))


def body_names(reading: Reading) -> set[str]:
    """Return the cues of a piece anywhere in a value."""
    return {f"b{cue}" for cue in body_cues(reading, reading.forms)}


def opening_names(reading: Reading) -> set[str]:
    """Return the cues of the piece that a value starts with."""
    return {f"o{cue}" for cue in opening_cues(reading)}


def length_names(words: int, pieces: int) -> set[str]:
    """Return the cues of a value's length."""
    names = {f"words>={length}" for length in _LENGTHS if words >= length}
    return names | {f"pieces:{min(_MOST_PIECES, pieces)}"}


def likelihoods(cues: set[str], weights: KindWeights) -> list[float]:
    """Return the logarithm of how likely a value of these cues is of each kind."""
    known = [vector for cue in sorted(cues) if (vector := weights.cues.get(cue)) is not None]
    scale = 1.0 / math.sqrt(len(known) + 1)
    scores = [scale * sum(column) for column in zip(weights.bias, *known, strict=True)]
    return _normal(scores)


def _normal(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    total = most + math.log(sum(math.exp(score - most) for score in scores))
    return [score - total for score in scores]


def parse_kind_weights(text: str) -> KindWeights:
    """Read weights from JSON: ``bias`` and ``cues``, each a row of numbers in ``KINDS``' order."""
    data = json.loads(text)
    return KindWeights({cue: tuple(row) for cue, row in data["cues"].items()}, tuple(data["bias"]))


@cache
def load_kind_weights() -> KindWeights:
    """Load the weights that come with the program."""
    source = resources.files("goalextract.profiles").joinpath(_WEIGHTS)
    return parse_kind_weights(source.read_text(encoding="utf-8"))


IsVerdict = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """Hold a label and the text that was read as its value, in the document's order."""

    label: LabelMatch
    text: str


def _values(
    values: Sequence[LabelledValue], report_year: int | None, is_verdict: IsVerdict
) -> dict[str, list[float]]:
    """Say, for each unlisted label, how its values read."""
    weights, classes = load_kind_weights(), load_classes()
    found: dict[str, list[list[float]]] = {}
    for value in values:
        here = found.setdefault(value.label.form, [])
        if value.label.is_guessed and value.text.strip() and len(here) < _MOST_VALUES:
            if is_verdict(value.text):
                here.append([_VERDICT if kind is Kind.STATUS else _ELSE for kind in KINDS])
                continue
            here.append(likelihoods(value_cues(value.text, report_year, classes), weights))
    return {
        form: [_VALUES_WEIGH * sum(column) for column in zip(*rows, strict=True)]
        for form, rows in found.items()
        if rows
    }


def _in_order(values: Sequence[LabelledValue], form: str) -> list[float]:
    """Say how well each kind stands between the known labels around a form."""
    scores = [0.0] * len(KINDS)
    places = [index for index, value in enumerate(values) if value.label.form == form]
    for place in places:
        before = _known_rank(values[max(0, place - _MOST_PIECES) : place][::-1])
        after = _known_rank(values[place + 1 : place + 1 + _MOST_PIECES])
        for kind, rank in _RANK.items():
            low = before is None or before < rank
            high = after is None or rank < after
            within = low and high
            if before is not None and after is not None and before >= after:
                within = low or high  # a goal ends and the next begins here
            scores[_INDEX[kind]] += 0.0 if within else _OUT_OF_ORDER / len(places)
    return scores


def _are_dates(values: Sequence[LabelledValue], form: str) -> bool:
    """Tell whether a label heads nothing but times, more than once: ``Skal være nået: 31.12.``."""
    own = [text for v in values if v.label.form == form and (text := v.text.strip(" ."))]
    whole = [any(t.end - t.start == len(text) for t in find_times(text)) for text in own]
    return len(own) > 1 and sum(whole) >= _MOSTLY * len(own)


def _are_each_s_own(values: Sequence[LabelledValue], form: str) -> bool:
    """Tell whether no two values of a label are alike: several goals are of one service area."""
    own = [v.text.casefold() for v in values if v.label.form == form and v.text.strip()]
    return len(own) > 1 and len(set(own)) == len(own)


def _known_rank(values: Sequence[LabelledValue]) -> int | None:
    for value in values:
        if not value.label.is_guessed and value.label.kind is not None:
            return _RANK[value.label.kind]
    return None


def _far(kinds: Sequence[Kind]) -> list[float]:
    """Say how far each kind is from those that a label which is listed may head.

    Of several that are named it heads one.
    """
    if len(kinds) > 1:
        return [0.0 if kind in kinds else _NEVER for kind in KINDS]
    near = {kind for group in _NEAR if group.intersection(kinds) for kind in group}
    return [_FAR if near and kind not in near else 0.0 for kind in KINDS]


def guess_kinds(
    values: Sequence[LabelledValue],
    report_year: int | None,
    language: str = LANGUAGE,
    is_verdict: IsVerdict = lambda _: False,
) -> dict[str, tuple[Kind, float]]:
    """Return, for the form of each unlisted label, its likeliest kind and how likely it is.

    ``is_verdict`` tells texts that state an outcome and nothing else: ``Indfriet``.

    The surest guess is made first; its kind is then taken for the others.  In another
    ``language`` than the weights', how values read tells less, and nothing is sure.
    """
    most, weighs = (1.0, 1.0) if language == LANGUAGE else (_UNSURE, _FOREIGN)
    taken = {v.label.kind for v in values if not v.label.is_guessed and v.label.kind is not None}
    hints = {v.label.form: v.label.kinds for v in values if v.label.is_guessed}
    read = _values(values, report_year, is_verdict)
    listed = {v.label.form: v.label.kinds for v in values if v.label.is_open}
    scores: dict[str, list[float]] = {}
    for form in sorted(hints):
        row = [weighs * score for score in read.get(form, [0.0] * len(KINDS))]
        row = [a + b for a, b in zip(row, _in_order(values, form), strict=True)]
        row[_INDEX[Kind.DEADLINE]] += _DATED if _are_dates(values, form) else 0.0
        row[_INDEX[Kind.SERVICE_AREA]] += _EACH_OWN if _are_each_s_own(values, form) else 0.0
        for kind, weight in zip(hints[form], _HINTS, strict=False):
            row[_INDEX[kind]] += weight
        scores[form] = [a + b for a, b in zip(row, _far(listed.get(form, ())), strict=True)]
    guessed: dict[str, tuple[Kind, float]] = {}
    while scores:
        best: tuple[float, str, Kind] | None = None
        for form, row in scores.items():
            odds = [
                score + (_TAKEN if kind in taken else 0.0)
                for score, kind in zip(row, KINDS, strict=True)
            ]
            normal = _normal(odds)
            top = max(range(len(KINDS)), key=lambda i: normal[i])
            if best is None or normal[top] > best[0]:
                best = normal[top], form, KINDS[top]
        if best is None:
            break
        chance, form, kind = best
        guessed[form] = kind, min(math.exp(chance), most)
        taken.add(kind)
        del scores[form]
    return guessed


def with_kind(label: LabelMatch, guessed: Mapping[str, tuple[Kind, float]]) -> LabelMatch:
    """Give a label its guessed kind; leave those that are not guessed as they are."""
    if not label.is_guessed or label.form not in guessed:
        return label
    kind, chance = guessed[label.form]
    is_hinted = not label.is_known and label.kinds[:1] == (kind,)
    return replace(label, kinds=(kind,), chance=chance, is_hinted=is_hinted)
