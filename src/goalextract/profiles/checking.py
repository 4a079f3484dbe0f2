"""What a profile amounts to, and what its author should know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.profiles.templates import Template

_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class ProfileSummary:
    """Say what a profile is, for a list of them."""

    id: str
    name: str
    language: str
    extends: str | None
    source: str
    """``built in``, or the name of its file."""
    own_labels: int
    """Label words in its own file."""
    all_labels: int
    """Label words with those that it inherits."""


def summarise(template: Template) -> ProfileSummary:
    """Say what a profile is."""
    profile = template.profile
    return ProfileSummary(
        id=profile.id,
        name=profile.name,
        language=profile.language,
        extends=profile.extends,
        source="built in" if template.is_built_in else template.file.name,
        own_labels=sum(1 for _ in template.own.label_words()),
        all_labels=sum(1 for _ in profile.label_words()),
    )


def _some(words: Sequence[str]) -> str:
    named = ", ".join(f"'{word}'" for word in words[:_NAMED])
    return named + (f" and {len(words) - _NAMED} more" if len(words) > _NAMED else "")


def remarks(template: Template) -> Iterator[str]:
    """Yield what the author of a profile should know: words that do nothing, or take from others.

    Example: ``status = ["Status"]`` over Danish -> ``"'Status': danish has it alike; …"``.
    """
    yield from _on_words(template)
    yield from _on_match(template)


def _on_words(template: Template) -> Iterator[str]:
    own, base = template.own, template.base
    known = {w.casefold(): means for w, means in base.label_words()} if base is not None else {}
    words = list(own.label_words())
    alike = [word for word, means in words if known.get(word.casefold()) == means]
    if alike:
        yield f"{_some(alike)}: {own.extends} has this alike; it can be left out"
    moved: dict[tuple[str, str], list[str]] = {}
    for word, means in words:
        before = known.get(word.casefold(), means)
        if before != means:
            moved.setdefault((means, before), []).append(word)
    for (means, before), some in moved.items():
        yield f"{_some(some)}: {means} here; {own.extends} has it for {before}"
    words_of_prose = template.profile.guarded
    guarded = {word.casefold() for word in (*words_of_prose.words, *words_of_prose.marked)}
    everyday = [word for word, _ in words if word.casefold() in guarded and word not in alike]
    if everyday:
        yield (
            f"{_some(everyday)}: used in prose too ([guarded]); a label only before a colon,"
            " a code, or alone on its line"
        )


def _on_match(template: Template) -> Iterator[str]:
    match, known_by = template.own.match, template.known_by
    is_generic = bool(match.words) and template.base is None
    if not (is_generic or known_by or match.authorities or match.titles):
        yield (
            "nothing tells when to use it: add label words of its own, or an authority or a title"
            " under [match]"
        )
    if match.least is not None and match.least > len(known_by):
        yield f"it is never used: [match] wants {match.least} labels of {len(known_by)}"
    elif len(known_by) == 1 and not (match.authorities or match.titles):
        yield f"it is known by one label only ({_some(known_by)}), which other reports may have"
