"""Tell of a goal without a number whether what it asks for was done, by its own words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goalextract.language.clauses import is_plan
from goalextract.language.completed import Completion, completion_of
from goalextract.language.sentences import sentences
from goalextract.language.stems import kin_stems, shared_stems, stems
from goalextract.language.times import without_times
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_ALL_DID: Final = regex("deeds", "all_did")
_EVERY: Final = regex("deeds", "every")
_FINISHED: Final = regex("deeds", "finished")
_WORK: Final = regex("deeds", "work")
"""Names what a goal asks for, whatever it is."""
_SUCCESS: Final = regex("deeds", "success")
_NOT_SO: Final = regex("deeds", "not_so")
_TO_DO: Final = regex("deeds", "to_do")
_UNSURE: Final = regex("deeds", "unsure")
_AND: Final = regex("deeds", "and")
_ANY_DONE: Final = regex("deeds", "any_done")
"""Says of anything that it is done."""
_WITHOUT: Final = regex("deeds", "without")
_NONE: Final = regex("suspected", "none")
_ABOUT: Final = regex("suspected", "about")
_WITH_IT: Final = regex("deeds", "with_it")
_DONE_ALONE: Final = regex("deeds", "done_alone")
_BESIDE_AIM: Final = regex("deeds", "beside_aim")
_BESIDE: Final = regex("deeds", "beside")
_ALL_BUT: Final = regex("deeds", "all_but")
_BUDGET: Final = regex("deeds", "budget")
_OVER: Final = regex("deeds", "over")
_OF_ITS_THING: Final = regex("deeds", "of_its_thing")
_KEPT: Final = regex("deeds", "kept")
_NOT: Final = regex("deeds", "not")
_EFFORT: Final = regex("deeds", "effort")
_FEWEST: Final = 3
_MORE: Final = 3
_MOST: Final = 0.8
_BUT: Final = regex("deeds", "but")
_LACKS: Final = regex("deeds", "lacks")
_ROOT: Final = 3
_OPENING: Final = 4
_GOALS_KEPT: Final = 64
"""The sentences of a goal's sections are asked one after another what they say of it."""


def deed_of(goal: str, sentence: str, language: str = "da") -> Completion | None:
    """Return what a sentence says of what a goal wants made or done; None where nothing."""
    done = completion_of(goal, sentence, language)
    if done is not None:
        return done
    outcome = outcome_but(goal, sentence, language) or outcome_of_deed(goal, sentence, language)
    return Completion(outcome, "") if outcome is not None else None


def outcome_of_deed(goal: str, sentence: str, language: str = "da") -> Outcome | None:
    """Return what a sentence that takes up a goal's own words says of it.

    Example: ``"Alle borgere tilbydes et besøg."`` and ``"Alle har fået tilbuddet."`` -> ``met``;
    ``"Planen skal udbredes."`` and ``"Udbredt er den ikke."`` -> ``not_met``.
    """
    # what follows tells what else came of it
    said = _AND.split(" ".join(without_times(sentence).split()))[0]
    ways: tuple[Callable[[], Outcome | None], ...] = (
        lambda: "not_met" if _is_undone(goal, said) else None,
        lambda: _of_budget(goal, said),
        lambda: _beside_others(goal, said),
        lambda: _of_its_thing(goal, said, language),
        lambda: "partly_met" if _asked(goal).is_of_every and _ALL_BUT.match(said) else None,
        lambda: "met" if _is_none_as_aimed(goal, said, language) else None,
        lambda: _done_alone(goal, said),
        lambda: _said_again(goal, said, language),
        lambda: "met" if _is_done(goal, said, language) else None,
    )
    return next((found for way in ways if (found := way()) is not None), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Hold what a goal asks for, read once for all sentences that may tell of it."""

    is_of_every: bool
    is_of_budget: bool
    beside: re.Match[str] | None
    """Where it asks for more, or less, than others have."""


@lru_cache(_GOALS_KEPT)
def _asked(goal: str) -> _Asked:
    every, budget = _EVERY.search(goal), _BUDGET.search(goal)
    return _Asked(every is not None, budget is not None, _BESIDE_AIM.search(goal))


def _is_done(goal: str, said: str, language: str) -> bool:
    is_so = (
        _all_did(goal, said, language)
        or _is_finished(goal, said)
        or _is_success(goal, said, language)
    )
    # most sentences open otherwise, which is told soonest
    return is_so and not (_UNSURE.search(said) or is_plan(said) or any(map(str.isdigit, said)))


def outcome_but(goal: str, sentence: str, language: str = "da") -> Outcome | None:
    """Return that what a goal asks for was done, but not as it asks: ``… , men ikke uden støj``.

    Example: of ``"Flytningen skal ske uden støj."`` ``"Flytningen er sket, men ikke uden støj."``.
    """
    but = _BUT.search(sentence)
    if but is None or _LACKS.match(sentence, but.end()) is None:
        return None
    head, rest = sentence[: but.start()], sentence[but.end() :]
    is_of_it = shared_stems(head, goal, language) and shared_stems(rest, goal, language)
    is_of_it = is_of_it or _WORK.match(head) is not None
    is_sure = _UNSURE.search(head) is None and not is_plan(sentence)
    is_done = _FINISHED.match(head) is not None or did_all(goal, head, language)
    return "partly_met" if is_of_it and is_sure and is_done else None


def _all_did(goal: str, said: str, language: str) -> bool:
    return _asked(goal).is_of_every and did_all(goal, said, language)


def did_all(aim: str, sentence: str, language: str = "da") -> bool:
    """Tell whether a sentence says of all what was aimed at: ``Alle har fået tilbuddet``."""
    every = _ALL_DID.match(sentence)
    if every is None or _UNSURE.search(sentence) or is_plan(sentence):
        return False
    rest = sentence[every.end() :]
    are_with_it = _WITH_IT.fullmatch(rest) and shared_stems(every.group(), aim, language)
    return bool(are_with_it) or kin_stems(rest, aim, language) > 0


def _is_none_as_aimed(goal: str, said: str, language: str) -> bool:
    """Tell whether there is none of what a goal wants none of: ``Ingen fik anmærkninger``."""
    none = _ABOUT.split(said)[0] if _NONE.match(said) is not None else ""
    return any(shared_stems(aim["what"], none, language) for aim in _WITHOUT.finditer(goal))


def _done_alone(goal: str, said: str) -> Outcome | None:
    """Return what a participle of the goal's verb says alone: ``Indført``."""
    alone = _DONE_ALONE.fullmatch(said)
    if alone is None:
        return None
    is_any = _ANY_DONE.fullmatch(alone["done"]) is not None
    if not is_any and not _is_to_be_done(goal, alone["done"][:_OPENING].casefold()):
        return None
    if alone["not"] is not None:
        return "not_met"
    return "met" if _UNSURE.search(said) is None else None


def _of_budget(goal: str, said: str) -> Outcome | None:
    """Return what a budget that shall be kept came to: ``Regnskabet viser et merforbrug``."""
    if not _asked(goal).is_of_budget or is_plan(said):
        return None
    is_over, is_kept = _OVER.search(said) is not None, _KEPT.search(said) is not None
    if is_over == is_kept or _NOT.search(said) is not None:
        return None
    return "not_met" if is_over else "met"


def _of_its_thing(goal: str, said: str, language: str) -> Outcome | None:
    """Return what is said of the very thing that a goal sets: ``hvorfor rammen er overholdt``."""
    told = _OF_ITS_THING.search(said)
    if told is None or is_plan(said):
        return None
    noun = told["noun"].casefold()
    if not shared_stems(noun, goal, language) and not any(
        word.endswith(noun) for word in goal.casefold().rstrip(".").split()
    ):
        return None
    if told["some"]:
        return "partly_met"
    return "not_met" if told["not"] else "met"


def _beside_others(goal: str, said: str) -> Outcome | None:
    """Return what lying above or below others means: ``4 point under landsgennemsnittet``."""
    aim = _asked(goal).beside
    lies = _BESIDE.search(said) if aim is not None else None
    if aim is None or lies is None or _NOT.search(said) is not None or is_plan(said):
        return None
    is_above = lies["over"] is not None
    is_aimed_above = aim["over"] is not None
    return "met" if is_above == is_aimed_above else "not_met"


def _said_again(goal: str, said: str, language: str) -> Outcome | None:
    """Return that things are as the goal says, or are not, by nearly all of its words.

    Example: of ``Borgerne skal opleve en bedre service`` the sentence ``Borgerne oplever en bedre
    service.`` -> ``met``.
    """
    if not any(_has_words_of(goal[a:b], said, language) for a, b in sentences(goal)):
        return None
    denied = len(_NOT.findall(said))
    unsure = _UNSURE.search(_NOT.sub(" ", said)) or _EFFORT.search(said)
    if unsure or denied > 1 or is_plan(said):
        return None
    return "not_met" if denied else "met"


def _has_words_of(aim: str, said: str, language: str) -> bool:
    """Tell whether a sentence has nearly all words of an aim that denies nothing, and few more."""
    words, own = stems(aim, language), stems(said, language)
    # no more words are shared than there are
    is_long = len(words) >= _FEWEST and _MOST * len(words) <= len(own) <= len(words) + _MORE
    is_shared = is_long and shared_stems(aim, said, language) >= _MOST * len(words)
    return is_shared and _NOT.search(aim) is None


def _is_finished(goal: str, said: str) -> bool:
    """Tell whether the deed itself is done: ``Udbuddet er gennemført`` of ``skal udbydes``."""
    done = _FINISHED.match(said)
    if done is None:
        return False
    root = done["noun"][:_ROOT].casefold()
    return _is_to_be_done(goal, root)


def _is_success(goal: str, said: str, language: str) -> bool:
    success = _SUCCESS.match(said)
    return success is not None and shared_stems(success["noun"], goal, language) > 0


def _is_undone(goal: str, said: str) -> bool:
    """Tell whether a sentence denies the very thing: ``så udbredt er den vist ikke``."""
    denied = _NOT_SO.search(said) if "ikke" in said.casefold() else None
    if denied is None:
        return False
    root = (denied["done"] or denied["done2"])[:_OPENING].casefold()
    return _is_to_be_done(goal, root)


def _is_to_be_done(goal: str, root: str) -> bool:
    """Tell whether a verb that a goal asks for opens with a root."""
    verbs = (verb["verb"] or verb["to"] for verb in _TO_DO.finditer(goal))
    return any(verb.casefold().startswith(root) for verb in verbs)
