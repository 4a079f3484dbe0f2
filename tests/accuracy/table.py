"""Sum document scores up and print them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tests.accuracy.score import DocumentScore, Verdict

BINS: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
_DETAIL: Final = re.compile(r"['\"«].*['\"»]|\d+ ?%|\d+")
"""What differs between the reasons of two sections that are doubted alike."""


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def reliability(scores: Sequence[DocumentScore]) -> list[dict[str, Any]]:
    """Return bins of reported confidence with the share that was right."""
    points = [point for score in scores for point in score.calibration]
    rows = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [(c, right) for c, right in points if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            rows.append(
                {
                    "from": low,
                    "sections": len(inside),
                    "confidence": round(mean, 3),
                    "right": _share(sum(right for _, right in inside), len(inside)),
                }
            )
    return rows


def _at_least(scores: Sequence[DocumentScore], bound: float) -> dict[str, Any]:
    inside = [right for score in scores for c, right in score.calibration if c >= bound]
    return {"sections": len(inside), "right": _share(sum(inside), len(inside))}


def summary(scores: Sequence[DocumentScore]) -> dict[str, Any]:
    """Return the figures of some documents as plain numbers; shares from 0 to 1."""
    verdicts = [v for s in scores for v in s.verdicts]
    counted = [v for v in verdicts if v.state != "extra"]
    wrong = [v for v in verdicts if v.state != "right"]
    unflagged = [v for v in wrong if not v.flagged]
    silent = len(unflagged) + sum(s.invented_unflagged for s in scores)
    states = Counter(v.state for v in verdicts)
    kinds = sorted({v.kind for v in counted})
    fields = sorted({key for s in scores for key in s.metadata})
    reported = sum(s.reported_sections for s in scores)
    return {
        "documents": len(scores),
        "refused": sum(s.refused is not None for s in scores),
        "goals": sum(s.truth_goals for s in scores),
        "goals_found": _share(
            sum(s.found_goals for s in scores), sum(s.truth_goals for s in scores)
        ),
        "goals_invented": sum(s.invented for s in scores),
        "sections": len(counted),
        "exact": _share(states["right"], len(counted)),
        "exact_strict": _share(sum(v.strict for v in counted), len(counted)),
        "f1": _share(sum(v.f1 for v in counted), len(counted)),
        "states": dict(states),
        "unflagged": silent,
        "unflagged_per_100": _share(100 * silent, len(counted)),
        "flagged": _share(sum(s.flagged_sections for s in scores), reported),
        "flagged_goals": _share(
            sum(s.flagged_goals for s in scores), sum(s.reported_goals for s in scores)
        ),
        "flagged_though_right": _share(
            sum(v.flagged and v.state == "right" for v in verdicts), states["right"]
        ),
        "pages": _share(sum(s.pages_right for s in scores), sum(s.pages_known for s in scores)),
        "metadata": {
            key: _share(
                sum(s.metadata[key] for s in scores if key in s.metadata),
                sum(key in s.metadata for s in scores),
            )
            for key in fields
        },
        "goal_fields": {
            key: _share(
                sum(s.fields.get(key, (0, 0))[0] for s in scores),
                sum(s.fields.get(key, (0, 0))[1] for s in scores),
            )
            for key in ("number", "focus_period")
        },
        "by_kind": {
            kind: _share(
                sum(v.state == "right" for v in counted if v.kind == kind),
                sum(v.kind == kind for v in counted),
            )
            for kind in kinds
        },
        "at_0.95": _at_least(scores, 0.95),
        "at_0.9": _at_least(scores, 0.9),
        "seconds": round(sum(s.seconds for s in scores), 2),
        "characters_per_second": round(
            sum(s.characters for s in scores) / max(sum(s.seconds for s in scores), 1e-9)
        ),
    }


def _percent(value: float | None, width: int = 6) -> str:
    return f"{'-':>{width}}" if value is None else f"{100 * value:>{width}.1f}"


def print_table(
    groups: Mapping[str, Sequence[DocumentScore]], total: Sequence[DocumentScore]
) -> None:
    """Print one line per group and the total, then metadata and calibration."""
    rows = [*groups.items(), ("total", total)] if len(groups) != 1 else list(groups.items())
    width = max(15, *(len(name) + 1 for name, _ in rows))
    print(
        f"{'':<{width}}{'docs':>5}{'goals':>6}{'found':>7}{'inv':>4}{'sect':>6}{'exact':>7}"
        f"{'strict':>7}{'f1':>7}{'unfl/100':>9}{'flagged':>8}{'pages':>7}{'refused':>8}"
    )
    for name, scores in rows:
        s = summary(scores)
        per = s["unflagged_per_100"]
        print(
            f"{name:<{width}}{s['documents']:>5}{s['goals']:>6}{_percent(s['goals_found'], 7)}"
            f"{s['goals_invented']:>4}{s['sections']:>6}{_percent(s['exact'], 7)}"
            f"{_percent(s['exact_strict'], 7)}{_percent(s['f1'], 7)}"
            f"{'-' if per is None else format(per, '.1f'):>9}{_percent(s['flagged'], 8)}"
            f"{_percent(s['pages'], 7)}{s['refused']:>8}"
        )
    s = summary(total)
    states = ", ".join(f"{k} {v}" for k, v in sorted(s["states"].items()))
    print(f"\nsections  {states}; unflagged {s['unflagged']}")
    print("exact     " + "  ".join(f"{k}{_percent(v)}" for k, v in s["by_kind"].items()))
    print("metadata  " + "  ".join(f"{k}{_percent(v)}" for k, v in s["metadata"].items()))
    print("goals     " + "  ".join(f"{k}{_percent(v)}" for k, v in s["goal_fields"].items()))
    print(
        f"flags     right sections flagged{_percent(s['flagged_though_right'])}  "
        f"goals flagged{_percent(s['flagged_goals'])}"
    )
    for bound in ("0.95", "0.9"):
        at = s[f"at_{bound}"]
        print(f"conf>={bound:<4} sections {at['sections']:>6}  right{_percent(at['right'])}")
    for row in reliability(total):
        bar = "#" * round(40 * (row["right"] or 0))
        print(
            f"  {row['from']:.2f}+  mean {row['confidence']:.3f}  right{_percent(row['right'])}"
            f"  of {row['sections']:>6}  {bar}"
        )
    print(f"speed     {s['characters_per_second']:,} characters a second")
    _print_refusals(total)


def print_reasons(scores: Sequence[DocumentScore]) -> None:
    """Print, for each reason to doubt, how often sections with it were right, and with it alone."""
    told: dict[str, list[tuple[bool, bool]]] = {}
    for verdict in (v for score in scores for v in score.verdicts):
        is_right, is_alone = verdict.state == "right", len(verdict.reasons) == 1
        for reason in {_DETAIL.sub("…", reason) for reason in verdict.reasons}:
            told.setdefault(reason, []).append((is_right, is_alone))
    print("\nreasons    sections  right    alone  right")
    for reason, found in sorted(told.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        rights = [right for right, _ in found]
        alone = [right for right, is_alone in found if is_alone]
        shares = (_percent(_share(sum(those), len(those))) for those in (rights, alone))
        print(f"{len(rights):>18} {next(shares)} {len(alone):>8} {next(shares)}  {reason[:110]}")


def _print_refusals(scores: Sequence[DocumentScore]) -> None:
    refusals = Counter(s.refused for s in scores if s.refused)
    for why, count in refusals.most_common(8):
        example = next(s.name for s in scores if s.refused == why)
        print(f"refused   {count} x {why[:150]} (as {example})")


def print_wrong(scores: Sequence[DocumentScore], limit: int, *, unflagged: bool = False) -> None:
    """Print wrong sections, unflagged ones first, marking where the texts part.

    The documents take turns, so that one bad document does not fill the page.
    """
    wrong: list[Verdict] = [v for s in scores for v in s.verdicts if v.state != "right"]
    if unflagged:
        wrong = [v for v in wrong if not v.flagged]
    seen: Counter[str] = Counter()
    turns: list[tuple[bool, int, int, Verdict]] = []
    for verdict in wrong:
        seen[verdict.document] += 1
        turns.append((verdict.flagged, seen[verdict.document], len(turns), verdict))
    for *_, verdict in sorted(turns, key=lambda turn: turn[:3])[:limit]:
        flag = "flagged" if verdict.flagged else "UNFLAGGED"
        sure = "" if verdict.confidence is None else f" {verdict.confidence:.2f}"
        print(
            f"\n{verdict.document} goal {verdict.goal} {verdict.kind}: {verdict.state} {flag}{sure}"
        )
        wanted, got = verdict.expected, verdict.got
        same = next(
            (i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b),
            min(len(wanted), len(got)),
        )
        for name, text in (("expected", wanted), ("got", got)):
            start = max(0, same - 60)
            lead = "…" if start else ""
            shown = f"{lead}{text[start:same]}⟦{text[same : same + 160]}⟧"
            print(f"  {name:<9}({len(text):>4}) {shown}{'…' if len(text) > same + 160 else ''}")
        if wanted[-60:] != got[-60:] and wanted and got:
            print(f"  ends     expected …{wanted[-60:]!r}  got …{got[-60:]!r}")
    for score in scores:
        for key, (wanted_value, got_value) in list(score.wrong_metadata.items())[: max(limit, 0)]:
            if key != "related" and not unflagged:
                print(f"{score.name} {key}: expected {wanted_value!r} got {got_value!r}")
