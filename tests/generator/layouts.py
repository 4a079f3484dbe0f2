"""Name every layout of the genre, and the groups in which they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from tests.generator.headed_sample import HEADED_LAYOUTS, HEADED_LOOK, generate_headed
from tests.generator.nordic import LANGUAGES, generate_nordic
from tests.generator.nordic_layouts import TEXT_LAYOUTS
from tests.generator.nordic_paper import PAPER_LAYOUTS
from tests.generator.prose import SETS
from tests.generator.render_pdf import ODD, PRODUCERS, STYLES, installed
from tests.generator.sample import LAYOUTS, TABLE_LAYOUTS, TABLE_LOOKS, Sample, generate

GENRES: Final = ("sheets", "transcripts", "tables", "scorecards", "headed", "nordic")
PAPER: Final = "pdf"
_OWN_NAMES: Final = {"headed": "headed_plain"}
"""A layout that is called as its whole genre has a name of its own here."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold one layout: what draws it from a seed and a prose set, and what prints it."""

    name: str
    genre: str
    drawn: Callable[[int, str], Sample]
    producer: str = ""
    """The producer of its PDF; empty for a text."""
    sets: tuple[str, ...] = SETS
    """The prose sets it has; any other gives it the prose for developing."""

    @property
    def group(self) -> str:
        """Return the genre, or ``pdf-GENRE`` for a layout on paper."""
        return f"{PAPER}-{self.genre}" if self.producer else self.genre

    def draw(self, seed: int, prose: str) -> Sample:
        """Return the sample of a seed, under this layout's name.

        Raises:
            MissingToolError: the producer of its PDF is not installed.
        """
        return replace(self.drawn(seed, prose), layout=self.name)


def _plain(seed: int, prose: str, *, layout: str) -> Sample:
    return generate(seed, layout, prose)


def _headed(seed: int, prose: str, *, layout: str) -> Sample:
    return generate_headed(seed, layout, prose)


def _nordic(seed: int, prose: str, *, layout: str, language: str) -> Sample:
    return generate_nordic(seed, layout, language, prose)


def _texts() -> Iterator[Layout]:
    for name in LAYOUTS:
        genre = "sheets" if name.startswith("sheet_") else "transcripts"
        yield Layout(name, genre, partial(_plain, layout=name))
    for name in TABLE_LAYOUTS:
        yield Layout(name, f"{name.partition('_')[0]}s", partial(_plain, layout=name))
    for name in HEADED_LAYOUTS:
        yield Layout(_OWN_NAMES.get(name, name), "headed", partial(_headed, layout=name))


def _papers() -> Iterator[Layout]:
    for producer in PRODUCERS:
        for look in (*STYLES, *ODD, *TABLE_LOOKS, HEADED_LOOK):
            name, sort = f"pdf-{producer}-{look}", look.partition("_")[0]
            genre = f"{sort}s" if look in TABLE_LOOKS else "sheets"
            if look == HEADED_LOOK:
                yield Layout(name, "headed", partial(_headed, layout=name), producer)
            else:
                yield Layout(name, genre, partial(_plain, layout=name), producer)


def _nordics() -> Iterator[Layout]:
    for language in LANGUAGES:
        for layout in (*TEXT_LAYOUTS, *PAPER_LAYOUTS):
            producer = layout.split("-")[1] if layout in PAPER_LAYOUTS else ""
            drawn = partial(_nordic, layout=layout, language=language)
            name = f"{language}:{layout}"
            yield Layout(name, "nordic", drawn, producer, ("develop", "heldback"))


REGISTRY: Final = {
    layout.name: layout
    for layout in sorted([*_texts(), *_papers(), *_nordics()], key=lambda one: bool(one.producer))
}
"""All layouts by name, the texts first."""


def _groups() -> dict[str, tuple[str, ...]]:
    on_paper = [f"{PAPER}-{sort}" for sort in (*GENRES, *PRODUCERS)]
    found: dict[str, list[str]] = {name: [] for name in (*GENRES, "text", *on_paper, PAPER, "all")}
    for layout in REGISTRY.values():
        sums = (f"{PAPER}-{layout.producer}", PAPER) if layout.producer else ("text",)
        for group in (layout.group, *sums, "all"):
            found[group].append(layout.name)
    return {name: tuple(members) for name, members in found.items() if members}


GROUPS: Final = _groups()
"""Layouts by group: a genre's texts, ``pdf-GENRE``, ``pdf-PRODUCER``, text, pdf and all."""


def named(words: Iterable[str]) -> tuple[str, ...]:
    """Return the layouts that names of layouts and groups stand for, each once.

    Raises:
        KeyError: a word is neither a layout nor a group.
    """
    found = [name for word in words for name in GROUPS.get(word) or (REGISTRY[word].name,)]
    return tuple(dict.fromkeys(found))


def left_out(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the layouts that cannot be drawn here, by the producer that is not installed."""
    missing: dict[str, tuple[str, ...]] = {}
    for name in names:
        producer = REGISTRY[name].producer
        if producer and (producer in missing or not installed(producer)):
            missing[producer] = (*missing.get(producer, ()), name)
    return missing
