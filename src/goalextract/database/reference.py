"""The tables of official lists: regions with their municipalities, and terms of councils."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, Id, not_empty, shared


class CodeList(Base):
    """An official list that reference data comes from."""

    __tablename__ = "code_list"
    __table_args__ = (
        not_empty("title"),
        not_empty("publisher"),
        {"comment": "Official lists that regions, municipalities and terms come from."},
    )
    code_list_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    title: Mapped[str] = mapped_column(comment="The list's title, as published.")
    publisher: Mapped[str] = mapped_column(comment="Who publishes it.")
    url: Mapped[str | None] = mapped_column(comment="Where it is published, if in one place.")
    valid_from_date: Mapped[date] = mapped_column(comment="The day from which it holds.")


class Region(Base):
    """A region of the official list."""

    __tablename__ = "region"
    __table_args__ = (
        CheckConstraint("length(code) = 4", name="code"),
        not_empty("name"),
        {"comment": "Regions of the official list."},
    )
    region_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    code: Mapped[str] = mapped_column(
        unique=True, comment="Official four-digit code, such as 1082."
    )
    name: Mapped[str] = mapped_column(comment="Official name.")
    code_list_id: Mapped[Id] = shared("code_list.code_list_id", "The list that it stands in.")


class RegionMunicipality(Base):
    """That a municipality lies in a region, and in which years."""

    __tablename__ = "region_municipality"
    __table_args__ = (
        CheckConstraint("last_year >= first_year", name="last_year"),
        {"comment": "In which region each municipality lies; regions change by law."},
    )
    municipality_id: Mapped[Id] = mapped_column(
        ForeignKey("municipality.municipality_id"), primary_key=True, comment="The municipality."
    )
    first_year: Mapped[int] = mapped_column(primary_key=True, comment="The first year of it.")
    last_year: Mapped[int | None] = mapped_column(comment="The last year; empty while it lasts.")
    region_id: Mapped[Id] = shared("region.region_id", "The region.")


class CouncilTerm(Base):
    """The years for which municipal councils, and their committees, are elected."""

    __tablename__ = "council_term"
    __table_args__ = (
        CheckConstraint("last_year >= first_year", name="last_year"),
        {"comment": "Terms of municipal councils and their committees, from the first of January."},
    )
    council_term_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    first_year: Mapped[int] = mapped_column(unique=True, comment="The term's first year.")
    last_year: Mapped[int] = mapped_column(unique=True, comment="The term's last year.")
    code_list_id: Mapped[Id] = shared("code_list.code_list_id", "The rule that it follows from.")
