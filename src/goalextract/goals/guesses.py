"""Outcomes that only a sentence's whole wording suggests: told as guesses, never as certain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.language.clauses import is_plan
from goalextract.language.completed import Completion
from goalextract.language.deeds import deed_of
from goalextract.language.lateness import Deadline, deadline_of
from goalextract.language.sentences import sentences
from goalextract.language.stems import shared_stems
from goalextract.language.times import without_times
from goalextract.language.ways import outcome_of_way
from goalextract.language.wordings import regex
from goalextract.profiles.verdict_guesser import Guess, Said
from goalextract.profiles.verdicts import Verdict, VerdictFinder
from goalextract.records import Kind

LEAST: Final = 0.7
"""On sentences of a hand not learned from, seven in eight guesses as sure as this are right."""
_DEFINITE: Final = frozenset({"met", "not_met"})
_LEAST_DEFINITE: Final = 0.85
"""What says yes or no has to be surer: to take one for the other is the worst."""
_LEAST_OF_NUMBERS: Final = 0.9
"""What a number means is for comparing: it has to be told beside it."""
_SURE: Final = 0.9
"""So sure is what the goal's own words make of a sentence."""
_CAME: Final = regex("guesses", "came")
"""Opens a sentence on a thing that is there."""
_ROOT: Final = 4
_COME: Final = frozenset({"met", "not_yet_known"})
"""What is said of something that came, or comes, may be that it came too late."""
_LIKELY: Final = 0.6
_ABOUT: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.INDICATOR, Kind.FOCUS_AREA)
_TELLING: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)


@dataclass(frozen=True, slots=True)
class Guessed:
    """Hold what a sentence seems to state of a goal, and how likely that is."""

    kind: Kind
    verdict: Verdict
    probability: float
    completion: Completion | None = None
    """What it tells of a thing that was to be made, if it does."""


def guess_verdicts(texts: Mapping[Kind, str], verdicts: VerdictFinder) -> Sequence[Guessed]:
    """Return what the sentences of a goal's sections seem to state.

    Those of the first section come first, the likeliest of each before the others: the status tells
    what was, what follows it what is next.
    """
    return sorted(
        _guess(texts, verdicts), key=lambda one: (_TELLING.index(one.kind), -one.probability)
    )


def _guess(texts: Mapping[Kind, str], verdicts: VerdictFinder) -> Iterator[Guessed]:
    about = next((texts[kind] for kind in _ABOUT if kind in texts), "")
    deadline = deadline_of(texts)
    starts: list[int] = []
    said: list[Said] = []
    for kind in _TELLING:
        text = texts.get(kind, "")
        places = sentences(text) if text else ()
        for number, (start, end) in enumerate(places):
            starts.append(start)
            said.append(Said(text[start:end].rstrip(), about, kind, number, len(places)))
    for start, one, likely in zip(starts, said, verdicts.guess(said), strict=True):
        done = deed_of(about, one.text)
        found = _in_light_of(about, one.text, likely, done, deadline)
        least = _LEAST_DEFINITE if found.outcome in _DEFINITE else LEAST
        if found.outcome in _DEFINITE and any(map(str.isdigit, without_times(one.text))):
            least = _LEAST_OF_NUMBERS
        if found.outcome is not None and found.probability >= least:
            end = start + len(one.text)
            verdict = Verdict(start, end, found.outcome, is_about_goal=True)
            yield Guessed(one.kind, verdict, found.probability, done)


def _in_light_of(
    about: str, words: str, found: Guess, done: Completion | None, deadline: Deadline | None
) -> Guess:
    """Return a guess, or what the goal's own words make of the sentence, which is surer."""
    is_there = done is not None and done.outcome == "met"
    may_be_late = is_there or (found.outcome in _COME and found.probability >= _LIKELY)
    has_come = is_there or found.outcome == "met"
    if deadline is not None and may_be_late and deadline.is_missed(words, has_come=has_come):
        return Guess("not_met", _SURE)
    told = outcome_of_way(about, words) if done is None else done.outcome
    if told is None and deadline is not None and _came_in_time(about, words, deadline):
        told = "met"
    return found if told is None else Guess(told, _SURE)


def _came_in_time(about: str, words: str, deadline: Deadline) -> bool:
    """Tell whether the goal's thing was there by its day: ``Centret åbnede den 29. februar``."""
    opening = _CAME.match(words)
    is_of_it = opening is not None and (
        shared_stems(opening["noun"], about) > 0
        or any(opening["noun"].casefold()[:_ROOT] in word for word in about.casefold().split())
    )
    return is_of_it and deadline.is_kept(words) and not is_plan(words)
