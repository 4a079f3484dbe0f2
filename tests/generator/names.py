"""Draw municipalities, committees, places and titles."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "names.toml"

_WITH_COMMITTEE: Final = (
    "Målopfølgning {y} på {g} områder",
    "Opfølgning på mål {y} - {c}",
    "{c}: Målopfølgning {y}",
    "Status på {g} mål for {y}",
    "Opfølgning på målene for {y} for {g} områder",
    "{k} Opfølgning på budgetmål {y} {c}",
    "Opfølgning på {g} mål i budget {y}",
)
_WITHOUT: Final = (
    "{k}s målopfølgning {y}",
    "Mål og resultater {y} for {k}",
    "{k} Opfølgning på politiske mål {y}",
    "Målrapport {y}, {k}",
    "Opfølgning på effektmål {y}",
    "Opfølgning på målopfyldelse i {y}",
)
_HELDBACK: Final = (
    "Sådan gik det med målene i {y} - {c}",
    "Opsamling på {g} pejlemærker for {y}",
    "{k}, {c}: Resultater og mål {y}",
    "Afrapportering af mål i virksomhedsplanen {y} for {g} område",
)
"""Wordings with a committee that only held-back reports use."""
_HELDBACK_WITHOUT: Final = (
    "{k} - årets resultater {y}",
    "Målregnskab {y} {k}",
    "Redegørelse for opfyldelsen af {k}s mål i {y}",
)
_DECOYS: Final = (
    "Strategi for {t}", "{t} i {k}", "{k}s politik for {t}", "Handleplan for {t} {y}",
    "Referat. {c}s møde den {d}. maj {y}", "Notat vedr. {t}", "{t} - en fælles opgave",
    "Budget {y}. Bemærkninger til {t}", "Kvalitetsstandard for {t}. {k}", "Politik for {t}.",
    "Evaluering af {t} {y}", "Udkast til aftale om {t} mellem {k} og foreningerne",
    "OPFØLGNING PÅ MÅL {y} FOR {t}", "Vision og mål for {t}", "Årsberetning {y} for {t}. {k}",
    "Kommissorium for {t}", "Resultatkontrakt. Vedrørende {t}", "{k} {t}- strategi",
    "Målsætninger for {t} {y}-{z}", "Temamøde om {t} v/ forvaltningen",
)  # fmt: skip
_TOPICS: Final = (
    "digitalisering", "det gode børneliv", "erhverv og vækst", "sundhed", "frivillighed",
    "den ældre medicinske patient", "cyklisme", "natur og friluftsliv", "turisme", "inklusion",
    "unges uddannelse", "klimatilpasning", "kultur- og fritidsliv", "velfærdsteknologi",
    "bosætning", "rehabilitering",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold where and when a report was made."""

    municipality: str
    code: str | None
    place: str
    committee: str | None
    year: int
    title: str

    @property
    def full_name(self) -> str:
        """Return the municipality's name with Kommune."""
        return f"{self.municipality} Kommune"


@cache
def data() -> dict[str, Any]:
    """Return the lists of names."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def genitive(name: str) -> str:
    """Return the genitive of a committee: Økonomiudvalget -> Økonomiudvalgets."""
    if name.startswith("Udvalget "):
        return f"{name}s" if not name.endswith("s") else f"{name}'"
    return f"{name}s"


def draw_setting(rng: random.Random, *, heldback: bool = False) -> Setting:
    """Draw a municipality, a committee or none, a year and a title.

    Held-back reports have titles of their own wordings.
    """
    lists = data()
    real: dict[str, str] = lists["municipalities"]
    name = rng.choice(sorted(real)) if rng.random() < 0.75 else rng.choice(lists["fictional"])
    year = rng.randrange(2009, 2024)
    has_committee = rng.random() < 0.7
    committee = rng.choice(lists["committees"]) if has_committee else None
    known = _WITH_COMMITTEE if committee else _WITHOUT
    unseen = _HELDBACK if committee else _HELDBACK_WITHOUT
    wording = rng.choice(unseen if heldback else known)
    title = wording.format(y=year, c=committee, g=genitive(committee or ""), k=f"{name} Kommune")
    if rng.random() < 0.35:
        title = title.upper()
    place = rng.choice(lists["places"])
    return Setting(name, real.get(name), place, committee, year, title)


def draw_related(rng: random.Random, count: int) -> tuple[str, ...]:
    """Draw titles of other documents, as a portal lists them."""
    lists = data()
    real = sorted(lists["municipalities"])
    titles = []
    for _ in range(count):
        year = rng.randrange(2006, 2022)
        title = rng.choice(_DECOYS).format(
            t=rng.choice(_TOPICS),
            k=f"{rng.choice(real)} Kommune",
            y=year,
            z=year + 4,
            d=rng.randrange(1, 29),
            c=rng.choice(lists["committees"]),
        )
        titles.append(title.upper() if rng.random() < 0.15 else title[0].upper() + title[1:])
    return tuple(titles)
