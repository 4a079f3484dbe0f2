"""The pydantic model of a report template, and how templates are loaded."""

import hashlib
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

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


class Phrasing(_Part):
    """Hold how a label that is a question or a statement is put, and the kind that hints at."""

    kind: Kind
    pattern: Annotated[str, Field(min_length=1, max_length=600)]
    """A regular expression, looked for in the label's words in small letters."""

    @field_validator("pattern")
    @classmethod
    def _is_expression(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return value


class Composed(_Part):
    """Hold words that stand before label words and still belong to them: ``Udvalgets mål``."""

    before: Words = ()
    kinds: tuple[Kind, ...] = ()
    joined: tuple[tuple[Kind, Kind], ...] = ()
    """Kinds whose words may be joined by a small word; the first is the label's."""
    joint: Annotated[str, Field(pattern=r"^\w*$")] = ""


class GuardedWords(_Part):
    """Hold label words that prose uses too: labels only where their place says so."""

    words: Words = ()


class Suffixes(_Part):
    """Hold what may follow a label's words and still belong to it, such as ``pr. {date}``."""

    forms: Words = ()


class Columns(_Part):
    """Hold the headers of a table's columns that head no kind of section by themselves."""

    number: Words = ()
    """Of the rows' running numbers."""
    unit: Words = ()
    """Of the units that the row's values are counted in."""
    result: Words = ()
    """Of what was measured, alone or with a year."""
    measured: Words = ()
    """Of what is measured."""
    money: Words = ()
    """Of a budget's columns: a table with two of them holds no goals."""
    titles: Words = ()
    """Words by which a text above a table is known for its title."""


class NoiseWords(_Part):
    """Hold the words by which text that belongs to no goal is known."""

    contents: Words = ()
    closing: Words = ()
    guide: Words = ()
    """Words by which texts open that tell how to write a report."""
    agenda: Words = ()
    """Headings of an item on an agenda."""


class Profile(_Part):
    """Hold one report template: which words head which section."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    labels: dict[Kind, Words]
    ambiguous: tuple[AmbiguousWords, ...] = ()
    other: OtherWords = OtherWords()
    guarded: GuardedWords = GuardedWords()
    suffixes: Suffixes = Suffixes()
    columns: Columns = Columns()
    noise: NoiseWords = NoiseWords()
    phrasings: tuple[Phrasing, ...] = ()
    stems: tuple[Stems, ...] = ()
    composed: Composed = Composed()

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


_DATA: Final = (".toml", ".json", ".csv")


def _data_files() -> tuple[tuple[str, str], ...]:
    """Read every data file that extraction depends on, in the order of their names."""
    folder = resources.files("goalextract.profiles")
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(_DATA)),
        key=lambda entry: entry.name,
    )
    return tuple((entry.name, entry.read_text(encoding="utf-8")) for entry in files)


@cache
def built_in_profiles() -> tuple[Profile, ...]:
    """Load the templates that come with the program, in the order of their file names."""
    return tuple(parse_profile(text) for _, text in _data_files() if "\n[labels]\n" in text)


@cache
def profiles_fingerprint() -> str:
    """Return a hash that changes when a template, a list or a weight does."""
    digest = hashlib.sha256()
    for name, text in _data_files():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()[:16]
