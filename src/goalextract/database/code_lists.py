"""Write official lists into the tables of reference data, and nothing if they are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    insert,
    inspect,
    select,
    update,
)

from goalextract.database import models
from goalextract.database.identity import content_id

_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Origin:
    """Say who publishes a list, and from when it holds."""

    title: str
    publisher: str
    url: str | None
    valid_from: date

    @property
    def code_list_id(self) -> str:
        """Return the list's identifier."""
        return content_id("code_list", self.title)


@dataclass(frozen=True, slots=True)
class CodeLists:
    """Hold the official lists of a country's authorities."""

    regions: tuple[tuple[str, str], ...]
    """Codes and names."""
    municipalities: tuple[tuple[str, str, str], ...]
    """Codes, names, and the codes of their regions."""
    regions_from: Origin
    terms: tuple[tuple[int, int], ...]
    """First and last years."""
    terms_from: Origin


def municipality_id(code: str, name: str) -> str:
    """Return a municipality's identifier."""
    return content_id("municipality", code, name)


def write_code_lists(connection: Connection, lists: CodeLists) -> None:
    """Bring the tables of reference data in line with the lists, in the caller's transaction.

    Municipalities that reports belong to stay, whether listed or not.
    """
    wanted = [(_table(model), rows) for model, rows in _rows(lists)]
    for table, rows in wanted:
        _write(connection, table, rows)
    for table, rows in reversed(wanted):
        if table.name != models.Municipality.__tablename__:
            _delete_others(connection, table, rows)


def _table(model: type[models.Base]) -> Table:
    table = inspect(model).local_table
    assert isinstance(table, Table)  # noqa: S101 - every model here is one table
    return table


def _rows(lists: CodeLists) -> Sequence[tuple[type[models.Base], Sequence[_Row]]]:
    """Return the lists' rows by table, in an order in which they can be inserted."""
    origins = (lists.regions_from, lists.terms_from)
    of_regions, of_terms = (origin.code_list_id for origin in origins)
    first_year = lists.regions_from.valid_from.year
    return (
        (
            models.CodeList,
            [
                {
                    "code_list_id": origin.code_list_id,
                    "title": origin.title,
                    "publisher": origin.publisher,
                    "url": origin.url,
                    "valid_from_date": origin.valid_from,
                }
                for origin in origins
            ],
        ),
        (
            models.Region,
            [
                {
                    "region_id": content_id("region", code),
                    "code": code,
                    "name": name,
                    "code_list_id": of_regions,
                }
                for code, name in lists.regions
            ],
        ),
        (
            models.Municipality,
            [
                {"municipality_id": municipality_id(code, name), "code": code, "name": name}
                for code, name, _ in lists.municipalities
            ],
        ),
        (
            models.RegionMunicipality,
            [
                {
                    "municipality_id": municipality_id(code, name),
                    "first_year": first_year,
                    "last_year": None,
                    "region_id": content_id("region", region),
                }
                for code, name, region in lists.municipalities
            ],
        ),
        (
            models.CouncilTerm,
            [
                {
                    "council_term_id": content_id("council_term", first),
                    "first_year": first,
                    "last_year": last,
                    "code_list_id": of_terms,
                }
                for first, last in lists.terms
            ],
        ),
    )


def _key(table: Table, row: _Row) -> tuple[object, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _there(connection: Connection, table: Table) -> dict[tuple[object, ...], dict[str, object]]:
    rows = (dict(row) for row in connection.execute(select(table)).mappings())
    return {_key(table, row): row for row in rows}


def _same(table: Table, key: tuple[object, ...]) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def _write(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    """Insert the rows that are not there, and change those that are otherwise."""
    there = _there(connection, table)
    missing = [dict(row) for row in rows if _key(table, row) not in there]
    if missing:
        connection.execute(insert(table), missing)
    for row in rows:
        key = _key(table, row)
        if key in there and there[key] != row:
            connection.execute(update(table).where(_same(table, key)).values(row))


def _delete_others(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    wanted = {_key(table, row) for row in rows}
    for key in _there(connection, table).keys() - wanted:
        connection.execute(delete(table).where(_same(table, key)))
