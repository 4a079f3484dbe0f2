"""Let profiles forget part of their label words, so that known labels meet as unlisted ones.

What is held back may not be looked at; this draws as many unlisted labels as one likes from
reports that may.
"""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from goalextract.profiles.model import AmbiguousWords, Profile, Words
from goalextract.profiles.templates import ProfileFile, Template, load_templates


class _Memory:
    """Tell which words are kept: the same ones in all profiles, drawn by a seed."""

    def __init__(self, seed: int, percent: int) -> None:
        self._seed, self._percent = seed, percent

    def kept(self, words: Iterable[str]) -> Words:
        return tuple(word for word in words if self._keeps(word.casefold()))

    def _keeps(self, word: str) -> bool:
        return random.Random(f"{self._seed}:{word}").random() * 100 >= self._percent

    def profile(self, profile: Profile) -> Profile:
        """Return a profile without the label words, headers and hints that are forgotten."""
        groups = ((self.kept(group.words), group.kinds) for group in profile.ambiguous)
        columns = profile.columns
        headers = {name: self.kept(getattr(columns, name)) for name in ("result", "measured")}
        return profile.model_copy(
            update={
                "labels": {kind: self.kept(words) for kind, words in profile.labels.items()},
                "ambiguous": tuple(
                    AmbiguousWords(words=words, kinds=kinds) for words, kinds in groups if words
                ),
                "columns": columns.model_copy(update=headers),
                "stems": tuple(
                    stems.model_copy(update={"words": self.kept(stems.words)})
                    for stems in profile.stems
                ),
                "phrasings": tuple(p for p in profile.phrasings if self._keeps(p.pattern)),
            }
        )

    def template(self, template: Template) -> Template:
        base = self.profile(template.base) if template.base is not None else None
        return replace(
            template,
            profile=self.profile(template.profile),
            own=self.profile(template.own),
            base=base,
        )


@contextmanager
def forgetting(seed: int, percent: int) -> Iterator[None]:
    """Extract with profiles that have forgotten so many of a hundred label words.

    The same words are forgotten each time a seed is given.
    """
    if percent <= 0:
        yield
        return
    memory = _Memory(seed, percent)

    def load(files: tuple[ProfileFile, ...] = ()) -> tuple[Template, ...]:
        return tuple(memory.template(template) for template in load_templates(files))

    with mock.patch("goalextract.extract.load_templates", load):
        yield
