"""Tell that the very thing that was to be made or done is there, or was given up."""

import re
from typing import Final, NamedTuple

from goalextract.language.clauses import is_plan
from goalextract.language.stems import is_kind_of, shared_stems
from goalextract.language.times import without_times
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_TO_BE_MADE: Final = regex("completed", "to_be_made")
_SUBJECT: Final = regex("completed", "subject")
_DEFINITE: Final = regex("completed", "definite")
_DONE: Final = regex("completed", "done")
_MADE: Final = regex("completed", "made")
"""What is done with things that are to be there, beside what ``_DONE`` says."""
_ALL_WERE: Final = regex("completed", "all_were")
"""All of them were as they were to be: ``Alle fem er uddannet``."""
_REACHED: Final = regex("completed", "reached")
"""What is done with things, whatever was to be done with them."""
_BEFORE_DONE: Final = regex("completed", "before_done")
"""What is not yet, or not, so; and what only describes."""
_SOME_MISSING: Final = regex("completed", "some_missing")
_BUT_SOME: Final = regex("completed", "but_some")
_GIVEN_UP: Final = regex("completed", "given_up")
_ANY_WORK: Final = regex("completed", "any_work")
"""Names what a goal asks for, whatever it is."""
_NONE_YET: Final = regex("completed", "none_yet")
_POSTPONED: Final = regex("completed", "postponed")
_NONE_OF: Final = regex("completed", "none_of")
"""Not one of the things is there: ``Rådet har ikke afgivet høringssvar``."""
_MANAGED: Final = regex("completed", "managed")
_WHERE: Final = regex("completed", "where")
_PARTICIPLE: Final = regex("completed", "participle")
_WAY: Final = regex("completed", "way")
"""What a goal asks for beside a thing: that it is there does not tell of that."""
_STEP: Final = regex("completed", "step")
_TO_DO: Final = regex("deeds", "to_do")
_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_OPENING: Final = 5
_ROOT: Final = 3
"""So many letters of its root a participle keeps: ``ansat`` of ``ansættes``."""
_UNWANTED: Final = regex("completed", "unwanted")
"""Of what shall be few or none, that there is none is good."""
_UNSURE: Final = regex("completed", "unsure")
_REFUSED: Final = regex("completed", "refused")


class Completion(NamedTuple):
    """Say what is told of a thing that was to be made."""

    outcome: Outcome
    thing: str

    def is_of(self, counted: str, language: str = "da") -> bool:
        """Tell whether the thing is what is counted in these words."""
        return shared_stems(self.thing, counted, language) > 0


def count_completed(
    counted: str, sentence: str, aim: str = "", language: str = "da"
) -> Completion | None:
    """Return what a sentence says of so many things, named by the noun that was counted.

    Example: of ``bænke`` in ``"Bænkene er sat op."`` -> ``met``; in ``"Bænkene er bestilt, og 4
    mangler stadig."`` -> ``not_met``; in ``"Bænkene er bestilt."`` -> None.
    """
    every = _ALL_WERE.match(sentence)
    done = _as_aimed(every["done"], sentence, aim) if every is not None else None
    if done is not None:
        return done
    subject = _SUBJECT.match(sentence)
    if subject is None or not (subject["all"] or _DEFINITE.fullmatch(subject["noun"])):
        return None
    noun = subject["noun"]
    is_of_it = shared_stems(noun, counted, language) or is_kind_of(counted, noun, language)
    if not (is_of_it or _is_form_of(noun, counted)):
        return None
    rest = without_times(sentence)[subject.end() :]
    outcome = _became_of_them(counted, sentence, noun, rest)
    if outcome == "met" and is_step_before(aim, rest):
        return None
    return Completion(outcome, noun) if outcome is not None else None


def _as_aimed(done: str, sentence: str, aim: str) -> Completion | None:
    """Return that all of them were as they were to be: ``Alle fem er uddannet``."""
    opening = done[:_ROOT].lower()
    is_so = _REACHED.fullmatch(done) is not None or any(
        word[:_ROOT].lower() == opening for word in _WORD.findall(aim)
    )
    is_unsure = _UNSURE.search(sentence) or _REFUSED.search(sentence)
    return Completion("met", done) if is_so and not is_unsure else None


def _became_of_them(counted: str, sentence: str, noun: str, rest: str) -> Outcome | None:
    """Return what the rest of a sentence says of the things it opens with."""
    if _SOME_MISSING.search(rest):
        return "not_met"
    is_open = _REFUSED.search(rest) or is_plan(rest) or _BEFORE_DONE.search(rest)
    is_done = _DONE.match(rest) is not None or _MADE.match(rest) is not None
    if is_open or not is_done or any(map(str.isdigit, rest)):
        return None
    if _BUT_SOME.search(rest):
        return "partly_met"
    are_several = noun.endswith(("erne", "ene"))
    is_limited = _is_limited(counted, rest, are_several=are_several)
    return None if _UNSURE.search(sentence) or is_limited else "met"


def is_step_before(aim: str, rest: str) -> bool:
    """Tell whether what was done only leads to what is aimed at: ``indkøbt`` to ``opsættes``.

    What is aimed at without a verb is reached by it.
    """
    step = _STEP.match(rest)
    verbs = [match["verb"] or match["to"] for match in _TO_DO.finditer(aim)]
    root = (step["step"] if step is not None else "")[:_ROOT].casefold()
    return (
        step is not None and bool(verbs) and all(not v.casefold().startswith(root) for v in verbs)
    )


def _is_form_of(noun: str, counted: str) -> bool:
    """Tell whether a noun is one of those counted, in its definite form: ``vandrenden``."""
    words = _WORD.findall(counted.lower())
    return any(
        noun.lower().startswith(word[:-1]) and len(noun) - len(word) < _OPENING for word in words
    )


def completion_of(goal: str, sentence: str, language: str = "da") -> Completion | None:
    """Return what a sentence on the thing that a goal wants made says of it.

    Example: ``"Der gennemføres 3 temamøder."`` and ``"Temamøderne er afviklet."`` -> ``met``; and
    ``"Temamøderne kom aldrig i gang."`` -> ``not_met``; ``"Lederen er ansat."`` -> None.
    """
    may_be_none = " ikke " in sentence or " ingen " in sentence  # most sentences deny nothing
    none = _NONE_OF.search(sentence) if may_be_none else None
    if none is not None and _UNWANTED.search(goal) is None:
        is_of_goal = shared_stems(none["noun"], goal, language) > 0
        return Completion("not_met", none["noun"]) if is_of_goal else None
    yet = _NONE_YET.match(sentence) if may_be_none else None
    if yet is not None and _UNWANTED.search(goal) is None:
        is_of_goal = shared_stems(yet["noun"], goal, language) > 0
        open_outcome: Outcome = "not_yet_known" if "endnu" in sentence else "not_met"
        return Completion(open_outcome, yet["noun"]) if is_of_goal else None
    managed = _MANAGED.match(sentence)
    if managed is not None:
        is_of_goal = shared_stems(managed["what"], goal, language) > 0
        outcome: Outcome | None = "not_met" if _REFUSED.search(managed[1]) else "met"
        return Completion(outcome, managed["what"]) if is_of_goal and outcome else None
    subject = _SUBJECT.match(sentence)
    if subject is None or not (subject["all"] or _DEFINITE.fullmatch(subject["noun"])):
        return None
    if not shared_stems(subject["noun"], goal, language):
        is_given_up = _ANY_WORK.fullmatch(subject["noun"]) and _GIVEN_UP.search(sentence)
        return Completion("not_met", "") if is_given_up else None
    outcome = _became_of(goal, sentence, subject.end())
    return Completion(outcome, subject["noun"]) if outcome is not None else None


def _became_of(goal: str, sentence: str, at: int) -> Outcome | None:
    """Return what a sentence says from an offset on of the thing it opens with."""
    is_to_be_made = _TO_BE_MADE.search(goal) is not None and _WAY.search(goal) is None
    if is_to_be_made and _POSTPONED.match(sentence, at):
        return "not_yet_known"
    rest = without_times(sentence)[at:]
    has_number = any(map(str.isdigit, rest)) and any(map(str.isdigit, goal))
    if has_number or _UNSURE.search(sentence):
        return None
    if is_to_be_made and _GIVEN_UP.match(rest):
        return "not_met"
    are_several = sentence[:at].rstrip().endswith(("erne", "ene"))
    if _is_limited(goal, rest, are_several=are_several):
        return None
    if is_step_before(goal, rest):
        return None
    is_done = _does_as_said(goal, rest) or (is_to_be_made and _DONE.match(rest) is not None)
    return "met" if is_done and not is_plan(rest) and _REFUSED.search(rest) is None else None


def _is_limited(goal: str, rest: str, *, are_several: bool) -> bool:
    """Tell whether a place or a group that the goal does not name follows: ``er indført i byerne``.

    A single thing may well stand in one place: ``Klubben er åbnet i Sandby``.
    """
    return any(
        not shared_stems(match[1], goal) and (are_several or match[1].islower())
        for match in _WHERE.finditer(rest)
    )


def _does_as_said(goal: str, rest: str) -> bool:
    """Tell whether what was done is what the goal says: ``er udvidet`` of ``Udvide``."""
    done = _PARTICIPLE.match(rest)
    if done is None or _WAY.search(goal):
        return False
    opening = done[1][:_OPENING].lower()
    return any(word[:_OPENING].lower() == opening for word in _WORD.findall(goal))
