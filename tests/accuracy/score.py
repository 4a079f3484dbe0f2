"""Score one document: which sections are right, which are wrong, and which wrongs were flagged."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.accuracy.align import align, overlap
from tests.accuracy.readings import agrees, fold, mend, readings, sections_of, strays


@dataclass(frozen=True, slots=True)
class Verdict:
    """Judge one section of one goal."""

    document: str
    goal: int
    kind: str
    state: str
    """right, wrong, missing, extra or lost (the whole goal is missing)."""
    strict: bool
    """Right without any accepted alternative."""
    flagged: bool
    f1: float
    confidence: float | None
    expected: str = ""
    got: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class DocumentScore:
    """Hold what one document's extraction is worth."""

    name: str
    layout: str
    template: str = ""
    verdicts: list[Verdict] = field(default_factory=list)
    truth_goals: int = 0
    found_goals: int = 0
    invented: int = 0
    invented_unflagged: int = 0
    invented_sections: int = 0
    reported_sections: int = 0
    flagged_sections: int = 0
    reported_goals: int = 0
    flagged_goals: int = 0
    pages_right: int = 0
    pages_known: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Goals' number and focus period: how many right, of how many that either side states."""
    metadata: dict[str, bool] = field(default_factory=dict)
    wrong_metadata: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    calibration: list[tuple[float, bool]] = field(default_factory=list)
    refused: str | None = None
    note: str = ""
    """What else is worth saying, for example which rules rejected goals."""
    seconds: float = 0.0
    characters: int = 0


def token_f1(wanted: str, got: str) -> float:
    """Return the F1 of two texts' words."""
    return overlap(Counter(wanted.split()), Counter(got.split()))


def _judge_goal(name: str, truth: dict[str, Any], got: dict[str, Any]) -> list[Verdict]:
    """Judge a goal's sections by the accepted reading that suits the extraction best."""
    printed = sections_of(truth)
    found = {kind: mend(text, truth) for kind, text in sections_of(got).items()}
    stray = strays(truth)
    wanted_readings = [
        {kind: tuple(mend(text, truth) for text in texts) for kind, texts in reading.items()}
        for reading in readings(truth)
    ]

    def right(reading: dict[str, tuple[str, ...]], kind: str) -> bool:
        if kind not in reading or kind not in found:
            return kind not in reading and kind not in found
        return agrees(found[kind], reading[kind], stray)

    kinds = list(dict.fromkeys([*printed, *found]))
    best = max(wanted_readings, key=lambda r: sum(right(r, kind) for kind in kinds))
    verdicts = []
    for kind in dict.fromkeys([*printed, *best, *found]):
        section = got["sections"].get(kind) or {}
        wanted, text = best.get(kind, ("",))[0], found.get(kind, "")
        ok = right(best, kind)
        if ok and kind not in best and kind not in printed:
            continue
        missing = kind in best and kind not in found
        extra = kind not in best and kind in found
        state = "right" if ok else "missing" if missing else "extra" if extra else "wrong"
        flagged = bool(section.get("needs_review"))
        if missing or extra or not section:
            flagged = flagged or bool(got["needs_review"])
        verdicts.append(
            Verdict(
                document=name,
                goal=truth["ordinal"],
                kind=kind,
                state=state,
                strict=sections_of(got).get(kind, "") == printed.get(kind, ""),
                flagged=flagged,
                f1=1.0 if ok else token_f1(wanted, text),
                confidence=section.get("confidence"),
                expected=wanted,
                got=text,
                reasons=tuple(section.get("reasons", ())),
            )
        )
    return verdicts


def _lost(name: str, truth: dict[str, Any], *, flagged: bool) -> list[Verdict]:
    return [
        Verdict(name, truth["ordinal"], kind, "lost", False, flagged, 0.0, None, text, "")
        for kind, text in sections_of(truth).items()
    ]


def _plain(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def _metadata(score: DocumentScore, truth: dict[str, Any], got: dict[str, Any]) -> None:
    """Compare the document's own fields; what the truth leaves open is not compared."""
    wanted: dict[str, Any] = {
        "title": _plain(truth["title"]),
        "municipality": truth["municipality"] and truth["municipality"]["code"],
        "committee": _plain(truth["committee"]),
        "report_year": truth["report_year"],
    }
    found: dict[str, Any] = {
        "title": _plain(got["title"]),
        "municipality": got["municipality"] and got["municipality"]["code"],
        "committee": _plain(got["committee"]),
        "report_year": got["report_year"],
    }
    if truth.get("page_count") is not None:
        wanted["page_count"], found["page_count"] = truth["page_count"], got["page_count"]
    if truth.get("related_documents") is not None:
        wanted["related"] = [fold(t) for t in truth["related_documents"]]
        found["related"] = [fold(t) for t in got["related_documents"]]
    bare = "".join(c for c in wanted["title"] if not c.isdigit())
    if found["title"] == bare:
        # A portal that deletes digits shows the title twice, once without them: either will do.
        wanted["title"] = bare
    for key in truth.get("accept", ()):
        if not found[key]:
            wanted[key] = found[key]
    for key, value in wanted.items():
        score.metadata[key] = value == found[key]
        if value != found[key]:
            shown = {"title", "committee"}
            score.wrong_metadata[key] = (
                (truth[key], got[key]) if key in shown else (value, found[key])
            )


def score_document(
    name: str, layout: str, truth: dict[str, Any], got: dict[str, Any] | None, why: str = ""
) -> DocumentScore:
    """Score a document; ``got`` is None where it was refused, ``why`` then says why.

    A refusal is loud: all its sections are missing, and flagged.  So is a goal that ``rejected``
    (a number, beside the report's own keys) says was set aside.
    """
    goals = truth["goals"]
    score = DocumentScore(name, layout, truth_goals=len(goals))
    if got is None:
        score.refused = why
        for goal in goals:
            score.verdicts += _lost(name, goal, flagged=True)
        return score
    _metadata(score, truth["document"], got["document"])
    loud = bool(got.get("rejected"))
    loud = loud or any(issue["severity"] == "error" for issue in got.get("issues", ()))
    for left, right in align(goals, got["goals"]):
        if right is not None:
            _count(score, got["goals"][right])
        if left is not None and right is None:
            score.verdicts += _lost(name, goals[left], flagged=loud)
        elif left is None and right is not None:
            _invented(score, got["goals"][right])
        elif left is not None and right is not None:
            _matched(score, goals[left], got["goals"][right])
    return score


def _count(score: DocumentScore, goal: dict[str, Any]) -> None:
    score.reported_goals += 1
    score.flagged_goals += bool(goal["needs_review"])
    score.reported_sections += len(goal["sections"])
    score.flagged_sections += sum(bool(s["needs_review"]) for s in goal["sections"].values())


def _invented(score: DocumentScore, goal: dict[str, Any]) -> None:
    score.invented += 1
    score.invented_unflagged += not goal["needs_review"]
    score.invented_sections += len(goal["sections"])
    score.calibration += [(s["confidence"], False) for s in goal["sections"].values()]


def _matched(score: DocumentScore, truth: dict[str, Any], got: dict[str, Any]) -> None:
    score.found_goals += 1
    if truth.get("pages") is not None:
        score.pages_known += 1
        score.pages_right += list(truth["pages"]) == list(got["pages"])
    for key in ("number", "focus_period"):
        if truth.get(key) or (got.get(key) and key in truth):
            right, known = score.fields.get(key, (0, 0))
            score.fields[key] = (right + (truth[key] == got.get(key)), known + 1)
    verdicts = _judge_goal(score.name, truth, got)
    score.verdicts += verdicts
    score.calibration += [
        (v.confidence, v.state == "right") for v in verdicts if v.confidence is not None
    ]
