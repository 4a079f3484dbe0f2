"""What every table shares: names of constraints, types, and ways to write a check."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    String,
    Text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from goalextract.database.identity import LENGTH

NAMES: Final = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""Every constraint has a name, so that a migration can change it."""

_DIGITS: Final = 18
_DECIMALS: Final = 6
Id = Annotated[str, "content-derived identifier"]


class UtcDateTime(TypeDecorator[datetime]):
    """Store a moment in UTC: ``timestamptz`` on PostgreSQL, ISO 8601 text with Z on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose how this kind of database writes a moment down."""
        if dialect.name == "sqlite":
            written = sqlite.DATETIME(  # type: ignore[no-untyped-call]
                storage_format=(
                    "%(year)04d-%(month)02d-%(day)02dT"
                    "%(hour)02d:%(minute)02d:%(second)02d.%(microsecond)06dZ"
                ),
                regexp=r"(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)Z",
            )
            return dialect.type_descriptor(written)
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - as SQLAlchemy calls it
    ) -> datetime | None:
        """Turn a moment of any zone into UTC; refuse one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - as SQLAlchemy calls it
    ) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _SqliteNumber(UserDefinedType[Decimal]):
    """Name the column's type where numbers are stored as they come."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return f"NUMERIC({_DIGITS}, {_DECIMALS})"


def sqlite_number(value: Decimal) -> int | float:
    """Return a number as SQLite knows it: a whole one, or a floating one."""
    return int(value) if value == value.to_integral_value() else float(value)


class ExactNumber(TypeDecorator[Decimal]):
    """Store a decimal number exactly, and so that both databases compare it as a number.

    SQLite knows whole numbers and floating ones; the shortest decimal that a floating number stands
    for is the one that was stored, up to the 15 digits that ``exact.Number`` admits.
    """

    impl = Numeric(_DIGITS, _DECIMALS)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose how this kind of database writes a number down."""
        is_sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(
            _SqliteNumber() if is_sqlite else Numeric(_DIGITS, _DECIMALS)
        )

    def process_bind_param(
        self, value: Decimal | None, dialect: Dialect
    ) -> int | float | Decimal | None:
        """Give SQLite a number that it knows."""
        if value is None or dialect.name != "sqlite":
            return value
        return sqlite_number(value)

    def process_result_value(
        self,
        value: Decimal | float | None,
        dialect: Dialect,  # noqa: ARG002 - as SQLAlchemy calls it
    ) -> Decimal | None:
        """Return the number without the zeros that a database may pad it with."""
        if value is None:
            return None
        number = Decimal(str(value))
        is_whole = number == number.to_integral_value()
        return number.quantize(Decimal(1)) if is_whole else number.normalize()


class Base(DeclarativeBase):
    """Hold the tables; plain types of the columns' Python types."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own spelling
        str: Text(),
        int: Integer(),
        float: Float(),
        bool: Boolean(),
        date: Date(),
        datetime: UtcDateTime(),
        Decimal: ExactNumber(),
        Id: String(LENGTH),
    }


def owned(target: str, comment: str, *, primary_key: bool = False) -> MappedColumn[Any]:
    """Return a reference to the row that owns this one and takes it along when it goes."""
    return mapped_column(
        ForeignKey(target, ondelete="CASCADE"),
        primary_key=primary_key,
        index=not primary_key,
        comment=comment,
    )


def shared(target: str, comment: str) -> MappedColumn[Any]:
    """Return a reference to a row that several rows share."""
    return mapped_column(ForeignKey(target), index=True, comment=comment)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Return a check that a column holds one of a list of words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def truth(column: str) -> CheckConstraint:
    """Return a check that a column is true or false, where booleans are mere integers."""
    return CheckConstraint(f"{column} IN (true, false)", name=column)


def at_least(column: str, least: int) -> CheckConstraint:
    """Return a check that a column's number is not below the least sensible one."""
    return CheckConstraint(f"{column} >= {least}", name=column)


def share(column: str) -> CheckConstraint:
    """Return a check that a column's number lies between 0 and 1."""
    return CheckConstraint(f"{column} >= 0 AND {column} <= 1", name=column)


def not_empty(column: str) -> CheckConstraint:
    """Return a check that a column holds some text."""
    return CheckConstraint(f"length({column}) > 0", name=column)
