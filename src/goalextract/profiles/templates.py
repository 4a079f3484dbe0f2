"""Profiles as they are used: loaded, with all that they inherit, and told apart by a hash."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Final, TypeVar

from pydantic import ValidationError

from goalextract.errors import ProfileError
from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.legend import LegendReader
from goalextract.profiles.model import (
    AmbiguousWords,
    Columns,
    Composed,
    GuardedWords,
    NoiseWords,
    OtherWords,
    Outcomes,
    Profile,
    Suffixes,
    Verdicts,
    parse_profile,
)
from goalextract.profiles.verdict_guesser import load_guesser
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind

GENERIC: Final = "danish"
"""The profile for whatever no other fits."""
_FOLDER: Final = "builtin"
_SETS_KEPT: Final = 4
_Lists = TypeVar("_Lists", Columns, NoiseWords, Outcomes, Verdicts)


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """Hold a profile's file: its name, for messages, and its text."""

    name: str
    text: str


@dataclass(frozen=True, eq=False)
class Template:
    """Hold a profile with all that it inherits, beside what its own file says."""

    profile: Profile
    own: Profile
    file: ProfileFile
    is_built_in: bool
    base: Profile | None = None
    """The profile that it extends, with all that that one inherits."""

    @cached_property
    def known_by(self) -> tuple[str, ...]:
        """Return the labels it is known by: those that the profile it extends has not alike."""
        if self.own.match.labels:
            return self.own.match.labels
        base = self.base.label_words() if self.base is not None else ()
        known = {word.casefold(): meaning for word, meaning in base}
        words = self.own.label_words()
        return tuple(word for word, means in words if known.get(word.casefold()) != means)

    @cached_property
    def finder(self) -> LabelFinder:
        """Return what finds its label words; made when first asked for."""
        return LabelFinder(self.profile)

    @cached_property
    def verdicts(self) -> VerdictFinder:
        """Return what finds its words for outcomes; made when first asked for."""
        guesser = load_guesser(self.profile.language)
        return VerdictFinder(self.profile.verdicts, self.profile.outcomes, guesser)

    @cached_property
    def legends(self) -> LegendReader:
        """Return what reads legends by its words; made when first asked for."""
        words = self.profile.verdicts
        return LegendReader(words.signs, words.holders, words.means)

    def prepare(self) -> None:
        """Make all that is made when first asked for."""
        _ = self.known_by, self.verdicts, self.legends
        self.finder.prepare()


def _united(*words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for group in words for word in group))


def _lists(own: _Lists, base: _Lists) -> _Lists:
    """Put a part's lists before those of the part that it adds to."""
    both = {
        name: _united(getattr(own, name), getattr(base, name)) for name in type(own).model_fields
    }
    # Both have been validated; to compile their expressions again takes most of a start.
    return type(own).model_construct(None, **both)


def _composed(own: Composed, base: Composed) -> Composed:
    return Composed(
        before=_united(own.before, base.before),
        kinds=tuple(dict.fromkeys((*own.kinds, *base.kinds))),
        joined=tuple(dict.fromkeys((*own.joined, *base.joined))),
        joint=own.joint or base.joint,
    )


def inherit(own: Profile, base: Profile) -> Profile:
    """Add a profile to the one that it extends.

    A label word of its own means what it says, whatever the other says of it; of all else, its
    words come before the other's.

    Example: ``goal = ["Status"]`` over Danish takes ``Status`` from the words for a status.
    """
    said = {word.casefold() for word, _ in own.label_words()}

    def left(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(word for word in words if word.casefold() not in said)

    labels = {
        kind: words
        for kind in Kind
        if (words := (*own.labels.get(kind, ()), *left(base.labels.get(kind, ()))))
    }
    kept = ((left(group.words), group.kinds) for group in base.ambiguous)
    return Profile(
        id=own.id,
        name=own.name,
        language=own.language,
        extends=own.extends,
        match=own.match,
        labels=labels,
        ambiguous=(
            *own.ambiguous,
            *(AmbiguousWords(words=words, kinds=kinds) for words, kinds in kept if words),
        ),
        other=OtherWords(words=(*own.other.words, *left(base.other.words))),
        guarded=GuardedWords(
            words=_united(own.guarded.words, base.guarded.words),
            marked=_united(own.guarded.marked, base.guarded.marked),
        ),
        suffixes=Suffixes(forms=_united(own.suffixes.forms, base.suffixes.forms)),
        columns=_lists(own.columns, base.columns),
        noise=_lists(own.noise, base.noise),
        phrasings=(*own.phrasings, *base.phrasings),
        stems=(*own.stems, *base.stems),
        composed=_composed(own.composed, base.composed),
        outcomes=_lists(own.outcomes, base.outcomes),
        verdicts=_lists(own.verdicts, base.verdicts),
    )


def read_profile(file: ProfileFile, *, is_built_in: bool = False) -> Profile:
    """Read what a profile's file says by itself.

    Raises:
        ProfileError: the file is no TOML or breaks a rule; the cause names the file and the field.
    """
    try:
        return parse_profile(file.text, is_built_in=is_built_in)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{file.name} is no valid TOML: {error}") from error
    except ValidationError as error:
        broken = "; ".join(
            f"{_place(detail['loc'])}{detail['msg'].removeprefix('Value error, ')}"
            for detail in error.errors(include_url=False, include_input=False)
        )
        raise ProfileError(f"{file.name}: {broken}") from error


def _place(location: Sequence[str | int]) -> str:
    """Name a field: ``("labels", "goal", 2)`` -> ``"labels.goal, entry 3: "``."""
    names = [str(part) for part in location if isinstance(part, str) and part != "[key]"]
    numbers = [part + 1 for part in location if isinstance(part, int)]
    place = ".".join(names) + (f", entry {numbers[-1]}" if numbers else "")
    return f"{place}: " if place else ""


def _inherited(template_id: str, own: Mapping[str, Profile], files: Mapping[str, str]) -> Profile:
    """Return a profile with all that it inherits, from however many others."""
    chain = [own[template_id]]
    while (base := chain[-1].extends) is not None:
        if base not in own:
            raise ProfileError(
                f"{files[chain[-1].id]}: there is no profile '{base}' to extend;"
                f" there are {', '.join(sorted(own))}"
            )
        if any(profile.id == base for profile in chain):
            raise ProfileError(f"{files[template_id]}: '{template_id}' extends itself")
        chain.append(own[base])
    whole = chain.pop()
    while chain:
        whole = inherit(chain.pop(), whole)
    return whole


def _templates(files: Sequence[ProfileFile], built_in: Sequence[Template]) -> tuple[Template, ...]:
    own = {template.own.id: template.own for template in built_in}
    names = {template.own.id: template.file.name for template in built_in}
    added: list[tuple[ProfileFile, Profile]] = []
    for file in files:
        profile = read_profile(file, is_built_in=not built_in)
        if profile.id in own:
            raise ProfileError(f"{file.name}: {names[profile.id]} has the id '{profile.id}' too")
        own[profile.id], names[profile.id] = profile, file.name
        added.append((file, profile))
    whole = cache(lambda template_id: _inherited(template_id, own, names))
    return tuple(
        Template(
            whole(profile.id),
            profile,
            file,
            is_built_in=not built_in,
            base=whole(profile.extends) if profile.extends else None,
        )
        for file, profile in added
    )


@cache
def built_in_templates() -> tuple[Template, ...]:
    """Load the profiles that come with the program: the generic one, then by name."""
    folder = resources.files("goalextract.profiles") / _FOLDER
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    ordered = sorted(found, key=lambda entry: entry.name)
    files = [ProfileFile(entry.name, entry.read_text("utf-8")) for entry in ordered]
    return tuple(sorted(_templates(files, ()), key=lambda t: t.own.id != GENERIC))


def generic_template() -> Template:
    """Return the profile for whatever no other fits."""
    return built_in_templates()[0]


@lru_cache(_SETS_KEPT)
def load_templates(files: tuple[ProfileFile, ...] = ()) -> tuple[Template, ...]:
    """Load the built-in profiles, and after them those of the files given.

    Raises:
        ProfileError: a file is no profile, extends none that there is, or has another's id.
    """
    built_in = built_in_templates()
    return (*built_in, *_templates(files, built_in))


def users_fingerprint(used: Iterable[Template], all_of_them: Iterable[Template]) -> str:
    """Return a hash of what users' profiles say in which some are written; empty if in none.

    Args:
        used: the profiles that a document was read by.
        all_of_them: all there are, those among them that the others extend.
    """
    by_id = {template.own.id: template for template in all_of_them}
    texts: set[str] = set()
    for template in used:
        chain: Template | None = template
        while chain is not None and not chain.is_built_in:
            texts.add(chain.file.text)
            chain = by_id.get(chain.own.extends or "")
    digest = hashlib.sha256("\0".join(sorted(texts)).encode())
    return digest.hexdigest()[:16] if texts else ""
