"""The pydantic model of a report template, and how templates are loaded."""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goalextract.records import Kind

Words = tuple[Annotated[str, Field(min_length=1, max_length=80)], ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AmbiguousWords(_Part):
    """Hold label words that head several kinds, the likeliest kind first."""

    words: Words
    kinds: Annotated[tuple[Kind, ...], Field(min_length=2)]


class OtherWords(_Part):
    """Hold words that stand where labels stand and head no section."""

    words: Words = ()


class Stems(_Part):
    """Hold beginnings of words that hint at a kind where a label is unknown."""

    kind: Kind
    words: Words


class Suffixes(_Part):
    """Hold what may follow a label's words and still belong to it, such as ``pr. {date}``."""

    forms: Words = ()


class NoiseWords(_Part):
    """Hold the words by which text that belongs to no goal is known."""

    contents: Words = ()
    closing: Words = ()


class Profile(_Part):
    """Hold one report template: which words head which section."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    labels: dict[Kind, Words]
    ambiguous: tuple[AmbiguousWords, ...] = ()
    other: OtherWords = OtherWords()
    suffixes: Suffixes = Suffixes()
    noise: NoiseWords = NoiseWords()
    stems: tuple[Stems, ...] = ()

    @model_validator(mode="after")
    def _words_have_one_meaning(self) -> Self:
        seen: dict[str, str] = {}
        groups = [(kind.value, words) for kind, words in self.labels.items()]
        groups += [("ambiguous", group.words) for group in self.ambiguous]
        groups.append(("other", self.other.words))
        for meaning, words in groups:
            for word in words:
                folded = word.casefold()
                if folded in seen:
                    raise ValueError(f"'{word}' stands under {seen[folded]} and {meaning}")
                seen[folded] = meaning
        return self


def parse_profile(text: str) -> Profile:
    """Read a template from TOML.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
        pydantic.ValidationError: the template breaks a rule; the error names the field.
    """
    return Profile.model_validate(tomllib.loads(text))


def _sources() -> tuple[tuple[str, str], ...]:
    folder = resources.files("goalextract.profiles")
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    texts = ((entry.name, entry.read_text(encoding="utf-8")) for entry in files)
    return tuple((name, text) for name, text in texts if "[labels]" in text)


@cache
def built_in_profiles() -> tuple[Profile, ...]:
    """Load the templates that come with the program, in the order of their file names."""
    return tuple(parse_profile(text) for _, text in _sources())


@cache
def profiles_fingerprint() -> str:
    """Return a hash that changes when any built-in template does."""
    digest = hashlib.sha256()
    for name, text in _sources():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()[:16]
