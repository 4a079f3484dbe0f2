"""The pydantic model of a profile, a report template as its TOML file states it."""

import re
import tomllib
from collections.abc import Iterator
from typing import Annotated, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from goalextract.records import Kind

_BUILT_IN: Final = "built in"
"""The context in which a profile that comes with the program is validated."""

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
Words = tuple[Annotated[str, Field(min_length=1, max_length=80)], ...]


def _is_expression(value: str, info: ValidationInfo) -> str:
    if info.context == _BUILT_IN:
        return value
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return value


def _is_joinable(value: str, info: ValidationInfo) -> str:
    """Refuse what stands for itself only: flags at its start, groups with a name."""
    if info.context == _BUILT_IN:
        return value
    pattern = re.compile(value)
    if pattern.groupindex or pattern.flags != re.UNICODE:
        _is_expression(f"(?:{value})|(?:{value})", info)
    return value


Patterns = tuple[
    Annotated[
        str,
        Field(min_length=1, max_length=300),
        AfterValidator(_is_expression),
        AfterValidator(_is_joinable),
    ],
    ...,
]
"""Regular expressions that are looked for together, as one."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


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
    pattern: Annotated[str, Field(min_length=1, max_length=600), AfterValidator(_is_expression)]
    """A regular expression, looked for in the label's words in small letters."""


class Composed(_Part):
    """Hold words that stand before label words and still belong to them: ``Udvalgets mål``."""

    before: Words = ()
    kinds: tuple[Kind, ...] = ()
    joined: tuple[tuple[Kind, Kind], ...] = ()
    """Kinds whose words may be joined by a small word; the first is the label's."""
    joint: Annotated[str, Field(pattern=r"^\w*$")] = ""


class GuardedWords(_Part):
    """Hold label words that prose uses too: labels only where their place says so.

    ``marked`` words name areas too: alone on their line they are no labels, only before a mark.
    """

    words: Words = ()
    marked: Words = ()


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
    forecast: Words = ()
    """Of what is expected, alone or with a year: no kind of section."""
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
    guide_titles: Words = ()
    """Words by which a line opens, at a document's start, where it tells how to write one."""
    unfilled: Words = ()
    """What a form's field shows in which nothing was written."""
    agenda: Words = ()
    """Headings of an item on an agenda."""
    letter: Words = ()
    """Lines with which letters and answers to hearings end, above who sends them."""
    report: Words = ()
    """How words begin by which documents say in their titles that they report on goals."""


class Match(_Part):
    """Hold what a document must show to be read with a profile."""

    authorities: Words = ()
    """Names, of which one must stand in the document."""
    titles: Words = ()
    """Words, of which one must stand where the document opens."""
    labels: Words = ()
    """Labels that count; the profile's own label words where none are named."""
    least: Annotated[int | None, Field(ge=0, le=100)] = None
    """How many different labels must stand in the document: two, or one beside an authority."""
    words: Words = ()
    """Words of everyday use, in small letters, by which a language is told from its neighbours."""


class Outcomes(_Part):
    """Hold the words by which a report says how a goal went."""

    met: Words = ()
    partly_met: Words = ()
    not_met: Words = ()
    not_yet_known: Words = ()
    unclear: Words = ()


class Verdicts(_Part):
    """Hold how prose says whether a goal was reached, as regular expressions in small letters."""

    subject: Patterns = ()
    """What a verdict is about: the goal, its target."""
    opens: Patterns = ()
    """Opens a sentence that leaves out what was to be reached: ``Overholdt for 61 af de 66``."""
    reached: Patterns = ()
    """Verbs and phrases that say a goal is reached, where nothing below changes that."""
    failed: Patterns = ()
    """Phrases that say by themselves that a goal is not reached: far from the goal."""
    above: Patterns = ()
    """What says that more came out than was aimed at; whether that is good, the target tells."""
    below: Patterns = ()
    short: Patterns = ()
    """Such words for less than all: partly, nearly, all but."""
    negated: Patterns = ()
    unnegated: Patterns = ()
    """What looks like a negation and is none."""
    expected: Patterns = ()
    """Words for what is still to come."""
    conditional: Patterns = ()
    """Words after which a goal's being reached is no fact: if, in order to."""
    rest: Patterns = ()
    """What follows a verdict and takes part of it back: except for, but not."""
    pending: Patterns = ()
    """What says that the result is not there yet."""
    unclear: Patterns = ()
    """What says that it cannot be told."""
    fewer_is_better: Patterns = ()
    """What is better when there is less of it."""
    more_is_better: Patterns = ()
    either_way: Patterns = ()
    """What may be better when there is less of it, or when there is more."""
    results: Patterns = ()
    """Words for results, figures and how they are measured."""
    signs: Patterns = ()
    """Colours and the like, by which a legend tells outcomes apart."""
    holders: Patterns = ()
    """What bears such a sign: a smiley, an arrow."""
    means: Patterns = ()
    """Verbs by which a legend explains a sign."""
    parting: Patterns = ()
    """Words that open another clause after a comma."""
    every: Patterns = ()
    """Words by which a verdict is about all targets."""
    both: Patterns = ()
    """Words by which a verdict is about the two targets that there are."""
    ordinals: tuple[str, ...] = ()
    """The words for first, second and so on, as patterns; by them a verdict names a target."""
    limited: Patterns = ()
    """How a verdict opens that is about one side of the goal only: economically, ..."""
    here: Patterns = ()
    """Words that point at what the same sentence said before."""


class Profile(_Part):
    """Hold one report template: which words head which section."""

    id: Identifier
    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    extends: Identifier | None = None
    """The profile that this one adds to; its words for a label go before the other's."""
    match: Match = Match()
    labels: dict[Kind, Words] = Field(default_factory=dict, validate_default=True)
    ambiguous: tuple[AmbiguousWords, ...] = ()
    other: OtherWords = OtherWords()
    guarded: GuardedWords = GuardedWords()
    suffixes: Suffixes = Suffixes()
    columns: Columns = Columns()
    noise: NoiseWords = NoiseWords()
    phrasings: tuple[Phrasing, ...] = ()
    stems: tuple[Stems, ...] = ()
    composed: Composed = Composed()
    outcomes: Outcomes = Outcomes()
    verdicts: Verdicts = Verdicts()

    @model_validator(mode="after")
    def _has_labels(self) -> Self:
        if not self.labels and self.extends is None:
            raise ValueError("[labels] is missing: a profile that extends no other needs them")
        return self

    @model_validator(mode="after")
    def _words_have_one_meaning(self) -> Self:
        seen: dict[str, str] = {}
        for word, meaning in self.label_words():
            folded = word.casefold()
            if folded in seen:
                raise ValueError(f"'{word}' stands under {seen[folded]} and {meaning}")
            seen[folded] = meaning
        return self

    def label_words(self) -> Iterator[tuple[str, str]]:
        """Yield every label word with what it heads: a kind, kinds to choose from, or nothing.

        Example: ``("Formål", "goal or challenge")``, ``("Opgave", "other")``.
        """
        for kind, words in self.labels.items():
            yield from ((word, kind.value) for word in words)
        for group in self.ambiguous:
            meaning = " or ".join(group.kinds)
            yield from ((word, meaning) for word in group.words)
        yield from ((word, "other") for word in self.other.words)


def parse_profile(text: str, *, is_built_in: bool = False) -> Profile:
    """Read a template from TOML.

    The expressions of one that comes with the program are checked by its tests: that takes a
    third of the time in which all are loaded.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
        pydantic.ValidationError: the template breaks a rule; the error names the field.
    """
    return Profile.model_validate(tomllib.loads(text), context=_BUILT_IN if is_built_in else None)
