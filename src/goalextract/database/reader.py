"""Make the PostgreSQL role that BI tools connect as: it reads the views and does nothing else.

What PostgreSQL lets everybody do (temporary tables, large objects, advisory locks) is taken from
PUBLIC in this database, since a right cannot be denied to one role alone; the owner of the tables
keeps it.
"""

import re
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

from goalextract.database.engine import database_errors, open_engine, parse_url
from goalextract.database.migrate import require_current
from goalextract.database.views import SCHEMA
from goalextract.errors import DatabaseError

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_FUNCTIONS: Final = (
    r"^(lo_(creat|create|from_bytea|put|truncate|truncate64|unlink|import|export|open)|lowrite"
    r"|pg_(try_)?advisory_.*|pg_notify)$"
)
"""Functions of PUBLIC that write, or that keep a writer waiting."""


def grant_reader(url: str, role: str) -> tuple[str, ...]:
    """Make a role that may read the views, or bring its rights in order; return what is left open.

    Args:
        url: the database, as the owner of its tables opens it.
        role: the role's name; it is made if it is not there, without a password.

    Raises:
        DatabaseError: it is no PostgreSQL or of another version, the name cannot be used, or the
            role may do more than this can take from it.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() != "postgresql":
        raise DatabaseError("roles are PostgreSQL's; of SQLite give BI tools a copy of the file")
    if _NAME.fullmatch(role) is None or role.startswith("pg_"):
        raise DatabaseError("a role's name has small letters, digits and underscores")
    engine = open_engine(parsed)
    try:
        with database_errors(parsed), engine.begin() as connection:
            require_current(connection)
            _make(connection, role)
            _grant(connection, role)
            return tuple(_close_functions(connection))
    finally:
        engine.dispose()


def _grant(connection: Connection, role: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    database = quote(str(connection.scalar(text("SELECT current_database()"))))
    for statement in (
        f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {role}",
        f"GRANT CONNECT ON DATABASE {database} TO {role}",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {role}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {role}",
        # views of later migrations too
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {SCHEMA} GRANT SELECT ON TABLES TO {role}",
        f"ALTER ROLE {role} IN DATABASE {database} SET search_path = {SCHEMA}",
        # a habit, no wall: a session may switch it off, and then lacks the rights all the same
        f"ALTER ROLE {role} IN DATABASE {database} SET default_transaction_read_only = on",
    ):
        connection.exec_driver_sql(statement)


def _make(connection: Connection, role: str) -> None:
    found = connection.execute(
        text(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls "
            "OR EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) "
            "OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) "
            "FROM pg_roles AS r WHERE rolname = :role"
        ),
        {"role": role},
    ).scalar_one_or_none()
    if found is None:
        connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN NOINHERIT")
    elif found:
        raise DatabaseError(f"the role {role} may do more than read; name a new one")


def _close_functions(connection: Connection) -> Iterator[str]:
    """Take functions that write or lock from everybody but the tables' owner."""
    if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        yield "large objects and advisory locks: run this once as a superuser to close them"
        return
    quote = connection.dialect.identifier_preparer.quote
    owner = quote(
        str(connection.scalar(text("SELECT tableowner FROM pg_tables WHERE tablename = 'goal'")))
    )
    functions = connection.scalars(
        text(
            "SELECT oid::regprocedure::text FROM pg_proc "
            "WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ :names ORDER BY 1"
        ),
        {"names": _FUNCTIONS},
    )
    for function in functions.all():
        connection.exec_driver_sql(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {function} TO {owner}")
