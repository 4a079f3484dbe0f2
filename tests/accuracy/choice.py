"""Turn what is asked for into layouts to draw, and say what is not drawn and why."""

import argparse
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from tests.generator.layouts import GROUPS, PAPER, REGISTRY, left_out, named


def asked(text: str) -> tuple[str, ...]:
    """Parse names of layouts and groups, with commas between them."""
    found: list[str] = []
    for word in text.split(","):
        try:
            found += named([word])
        except KeyError:
            near = get_close_matches(word, [*GROUPS, *REGISTRY], 4)
            hint = f"; near it: {', '.join(near)}" if near else ""
            groups = ", ".join(GROUPS)
            message = f"no layout {word!r}{hint}; --list names all; groups: {groups}"
            raise argparse.ArgumentTypeError(message) from None
    return tuple(found)


def drawable(names: Sequence[str]) -> tuple[str, ...]:
    """Return the layouts that can be drawn here."""
    missing = {name for group in left_out(names).values() for name in group}
    return tuple(name for name in names if name not in missing)


def remarks(names: Sequence[str], prose: str, *, by_default: bool) -> list[str]:
    """Say which layouts are left out, and which do not have the prose that is asked for."""
    said = [
        f"left out  {len(group)} layouts, {producer} is not installed: {_short(group)}"
        for producer, group in left_out(names).items()
    ]
    if by_default:
        said.append(f"left out  {len(GROUPS[PAPER])} PDF layouts: ask with --layout {PAPER}")
    other = [name for name in drawable(names) if prose not in REGISTRY[name].sets]
    if other:
        genres = ", ".join(dict.fromkeys(REGISTRY[name].genre for name in other))
        said.append(f"prose     {genres} has no prose {prose!r}: drawn from that for developing")
    return said


def _short(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + (" and so on" if len(names) > 2 else "")


def listing() -> Iterable[str]:
    """Yield a line for each group, with its layouts where no other group has the same ones."""
    for group, names in GROUPS.items():
        producers = left_out(names)
        missing = f" (not installed: {', '.join(producers)})" if producers else ""
        summed = group in {"text", PAPER, "all"}
        yield f"{group:<16} {len(names):>3}{missing}  {'' if summed else ' '.join(names)}".rstrip()


def seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
