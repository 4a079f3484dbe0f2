"""Say what a careful reader may hold for right: the truth and its accepted alternatives."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

_MOST_CHOICES: Final = 8
"""Alternatives of one goal that are tried in all combinations; more keep their first place."""


def fold(text: str) -> str:
    """Fold white space to single spaces."""
    return " ".join(text.split())


def sections_of(goal: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts that are compared: of the two areas the name, of the others the text."""
    texts = {kind: fold(s["text"]) for kind, s in goal["sections"].items() if s}
    texts.pop("service_area", None)
    texts.pop("focus_area", None)
    service = goal.get("service_area")
    if service:
        texts["service_area"] = fold(f"{service['code'] or ''} {service['name']}")
    if goal.get("focus_area"):
        texts["focus_area"] = fold(goal["focus_area"])
    return texts


def _without(text: str, part: str) -> str:
    """Remove a part from a text's end, its start or, failing both, from within."""
    if text.endswith(part):
        return text[: -len(part)].strip()
    if text.startswith(part):
        return text[len(part) :].strip()
    return fold(text.replace(part, " ", 1))


def _moved(
    sections: dict[str, tuple[str, ...]], entry: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """Return the sections with an entry's text moved to its other place."""
    part, source, target = fold(entry["text"]), entry["section"], entry["also"]
    moved = dict(sections)
    if source in moved:
        kept = tuple(_without(text, part) for text in moved[source])
        if any(kept):
            moved[source] = kept
        else:
            del moved[source]
    if target is not None:
        before = moved.get(target)
        moved[target] = (
            tuple(fold(t) for text in before for t in (f"{part} {text}", f"{text} {part}"))
            if before
            else (part,)
        )
    return moved


def readings(goal: Mapping[str, Any]) -> Iterator[dict[str, tuple[str, ...]]]:
    """Yield every reading of a goal that counts as right: per kind the texts that will do.

    An accepted text stands in one place in each reading, never in both and never in none (unless
    its entry says it may).
    """
    base: dict[str, tuple[str, ...]] = {k: (text,) for k, text in sections_of(goal).items()}
    moves = [e for e in goal.get("accept", ()) if "instead" not in e and e["section"] != e["also"]]
    chosen = moves[:_MOST_CHOICES]
    for choice in product((False, True), repeat=len(chosen)):
        sections = base
        for entry, taken in zip(chosen, choice, strict=True):
            if taken:
                sections = _moved(sections, entry)
        yield sections


def mend(text: str, goal: Mapping[str, Any]) -> str:
    """Undo repairs that the truth accepts, so that both spellings compare equal."""
    for entry in goal.get("accept", ()):
        if "instead" in entry:
            text = text.replace(entry["instead"], entry["text"])
    return text


def strays(goal: Mapping[str, Any]) -> tuple[str, ...]:
    """Return texts that belong nowhere and may stand at a section's edge all the same."""
    entries: Sequence[Mapping[str, Any]] = goal.get("accept", ())
    return tuple(
        word
        for e in entries
        if e["section"] is None and e["also"] is None
        for word in e["text"].split()
    )


def agrees(got: str, wanted: tuple[str, ...], stray: tuple[str, ...]) -> bool:
    """Say whether a text is one of the wanted, stray list markers at its edges aside."""
    if got in wanted:
        return True
    if not stray:
        return False
    for text in wanted:
        if text and text in got:
            before, _, after = got.partition(text)
            rest = [*before.split(), *after.split()]
            if len(rest) <= len(stray) and all(word in stray for word in rest):
                return True
    return False
