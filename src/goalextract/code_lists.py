"""The official lists that the program brings along, as the database takes them."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from goalextract.database.code_lists import CodeLists, Origin
from goalextract.profiles.municipalities import load_municipalities


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    title: str
    publisher: str
    url: str | None = None
    valid_from: date

    @property
    def origin(self) -> Origin:
        return Origin(self.title, self.publisher, self.url, self.valid_from)


class _Regions(_Source):
    codes: dict[str, str]


class _Terms(_Source):
    years: int
    first_years: list[int]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    regions: _Regions
    council_terms: _Terms


@cache
def code_lists() -> CodeLists:
    """Read the 98 Danish municipalities, their 5 regions and the terms of their councils."""
    text = resources.files("goalextract.profiles").joinpath("code_lists.toml").read_text("utf-8")
    file = _File.model_validate(tomllib.loads(text))
    codes = {name: code for code, name in file.regions.codes.items()}
    terms = file.council_terms
    return CodeLists(
        regions=tuple(sorted(file.regions.codes.items())),
        municipalities=tuple((m.code, m.name, codes[m.region]) for m in load_municipalities()),
        regions_from=file.regions.origin,
        terms=tuple((first, first + terms.years - 1) for first in terms.first_years),
        terms_from=terms.origin,
    )
