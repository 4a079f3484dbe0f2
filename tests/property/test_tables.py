"""Of tables and of goals under headings no word is dropped, and none is told as two things."""

from collections.abc import Callable
from functools import cache
from typing import Final

import pytest

from goalextract.errors import NoGoalsError
from goalextract.extract import Extraction, extract_bytes
from tests.claims import Stretch, told_twice, unclaimed
from tests.generator.headed_sample import HEADED_LAYOUTS, generate_headed
from tests.generator.sample import TABLE_LAYOUTS, TABLE_LOOKS, Sample, generate

YEAR: Final = 2030
PROSE: Final = ("develop", "unseen")
ON_PAPER: Final = tuple(f"pdf-reportlab-{look}" for look in TABLE_LOOKS)
LAYOUTS: Final[dict[str, Callable[[int, str, str], Sample]]] = {
    **dict.fromkeys((*TABLE_LAYOUTS, *ON_PAPER), generate),
    **dict.fromkeys((*HEADED_LAYOUTS, "pdf-reportlab-headed"), generate_headed),
}
every_layout = pytest.mark.parametrize("layout", LAYOUTS)


@cache
def read(layout: str) -> dict[str, Extraction]:
    """Return what is read from some documents of a layout, those aside that hold too little."""
    seeds = range(2 if layout.startswith("pdf-") else 3)
    found: dict[str, Extraction] = {}
    for prose in PROSE:
        for seed in seeds:
            sample = LAYOUTS[layout](seed, layout, prose)
            try:
                found[sample.name] = extract_bytes(sample.name, sample.data, latest_year=YEAR)
            except NoGoalsError:
                continue
    assert len(found) > len(seeds), "too few documents are left to say anything"
    return found


def has_letters(stretch: Stretch) -> bool:
    """Tell words from the pipes and dashes that only draw lines."""
    return any(character.isalnum() for character in stretch.text)


@every_layout
def test_every_word_is_taken_for_something(layout: str) -> None:
    lost = {
        name: texts
        for name, extraction in read(layout).items()
        if (texts := [s.text for s in unclaimed(extraction) if has_letters(s)])
    }
    assert lost == {}


@every_layout
def test_what_several_goals_share_stands_in_the_same_section_of_each(layout: str) -> None:
    mixed = {
        (name, stretch.text, stretch.why)
        for name, extraction in read(layout).items()
        for stretch in told_twice(extraction)
        if len({owner.split()[-1] for owner in stretch.why.split(", ")}) > 1
    }
    assert mixed == set()


# -- cases that go wrong --------------------------------------------------------------------

TITLE: Final = "Kulturudvalgets mål 2014\n\n"
CUT: Final = (
    "Mål              Indsats             Status\n"
    "{}"
    "\nFlere børn       Der er købt bøger   Målet er nået"
    "\nlæser            til alle skoler\n"
    "\nFlere cykler     Der er anlagt       Målet er ikke"
    "\ntil skole        nye stier, og der   nået"
    "\n                 er sat lys op\n\f{}"
    "                 langs de gamle      endnu i år\n"
    "                 stier\n"
)
HEADER: Final = CUT.split("\n", 1)[0] + "\n"
ROWS: Final = (
    "Mål\tIndsats\tStatus\nFlere læser\tNye bøger\tDelvist\nFlere cykler\tNye stier\tNået\n"
)
PIPES: Final = "".join(f"| {line.replace(chr(9), ' | ')} |\n" for line in ROWS.splitlines())
RULED: Final = PIPES.replace("\n", "\n|---|---|---|\n", 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TITLE + ROWS, id="tabs"),
        pytest.param(TITLE + "Kultur\n\n" + ROWS, id="a heading above"),
        pytest.param(TITLE + CUT.format("", ""), id="a row over the page"),
        pytest.param(TITLE + CUT.format("", HEADER), id="a header where no row begins"),
        pytest.param(TITLE + PIPES, id="pipes around rows"),
        pytest.param(TITLE + RULED, id="a rule below the header"),
        pytest.param(TITLE + "## Kultur\n\n" + ROWS, id="a marked heading"),
    ],
)  # fmt: skip
def test_every_character_of_a_table_is_taken_for_something(text: str) -> None:
    found = extract_bytes("a.txt", text.encode(), latest_year=YEAR)
    assert len(found.validated.report.goals) == 2
    assert unclaimed(found) == []
