"""Make the tables of official lists: regions, their municipalities, terms of councils."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every reference is followed by an index of its own."""
    op.create_table(
        "code_list",
        sa.Column("code_list_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column("title", sa.Text(), nullable=False, comment="The list's title, as published."),
        sa.Column("publisher", sa.Text(), nullable=False, comment="Who publishes it."),
        sa.Column(
            "url", sa.Text(), nullable=True, comment="Where it is published, if in one place."
        ),
        sa.Column(
            "valid_from_date", sa.Date(), nullable=False, comment="The day from which it holds."
        ),
        sa.CheckConstraint("length(publisher) > 0", name=op.f("ck_code_list_publisher")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_code_list_title")),
        sa.PrimaryKeyConstraint("code_list_id", name=op.f("pk_code_list")),
        comment="Official lists that regions, municipalities and terms come from.",
    )
    op.create_table(
        "region",
        sa.Column("region_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "code", sa.Text(), nullable=False, comment="Official four-digit code, such as 1082."
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Official name."),
        sa.Column(
            "code_list_id",
            sa.String(length=32),
            nullable=False,
            comment="The list that it stands in.",
        ),
        sa.CheckConstraint("length(code) = 4", name=op.f("ck_region_code")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_region_name")),
        sa.ForeignKeyConstraint(
            ["code_list_id"], ["code_list.code_list_id"], name=op.f("fk_region_code_list_id")
        ),
        sa.PrimaryKeyConstraint("region_id", name=op.f("pk_region")),
        sa.UniqueConstraint("code", name=op.f("uq_region_code")),
        comment="Regions of the official list.",
    )
    op.create_index(op.f("ix_region_code_list_id"), "region", ["code_list_id"], unique=False)
    op.create_table(
        "region_municipality",
        sa.Column(
            "municipality_id", sa.String(length=32), nullable=False, comment="The municipality."
        ),
        sa.Column("first_year", sa.Integer(), nullable=False, comment="The first year of it."),
        sa.Column(
            "last_year", sa.Integer(), nullable=True, comment="The last year; empty while it lasts."
        ),
        sa.Column("region_id", sa.String(length=32), nullable=False, comment="The region."),
        sa.CheckConstraint(
            "last_year >= first_year", name=op.f("ck_region_municipality_last_year")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name=op.f("fk_region_municipality_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["region.region_id"], name=op.f("fk_region_municipality_region_id")
        ),
        sa.PrimaryKeyConstraint(
            "municipality_id", "first_year", name=op.f("pk_region_municipality")
        ),
        comment="In which region each municipality lies; regions change by law.",
    )
    op.create_index(
        op.f("ix_region_municipality_region_id"), "region_municipality", ["region_id"], unique=False
    )
    op.create_table(
        "council_term",
        sa.Column("council_term_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column("first_year", sa.Integer(), nullable=False, comment="The term's first year."),
        sa.Column("last_year", sa.Integer(), nullable=False, comment="The term's last year."),
        sa.Column(
            "code_list_id",
            sa.String(length=32),
            nullable=False,
            comment="The rule that it follows from.",
        ),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_council_term_last_year")),
        sa.ForeignKeyConstraint(
            ["code_list_id"], ["code_list.code_list_id"], name=op.f("fk_council_term_code_list_id")
        ),
        sa.PrimaryKeyConstraint("council_term_id", name=op.f("pk_council_term")),
        sa.UniqueConstraint("first_year", name=op.f("uq_council_term_first_year")),
        sa.UniqueConstraint("last_year", name=op.f("uq_council_term_last_year")),
        comment="Terms of municipal councils and their committees, from the first of January.",
    )
    op.create_index(
        op.f("ix_council_term_code_list_id"), "council_term", ["code_list_id"], unique=False
    )
    op.create_index("uq_municipality_code", "municipality", ["code"], unique=True)


def downgrade() -> None:
    """Drop the tables with all they hold."""
    op.drop_index("uq_municipality_code", table_name="municipality")
    op.drop_table("council_term")
    op.drop_table("region_municipality")
    op.drop_table("region")
    op.drop_table("code_list")
