"""What a view that BI tools read is: named, described column by column, made by one SELECT."""

from dataclasses import dataclass
from typing import Literal

Holds = Literal["text", "category", "integer", "real", "number", "boolean", "date"]
"""What a column holds; a category is one of few texts, a number is exact, a real is not."""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """Name a column of a view, say what it means and how it is made."""

    name: str
    expression: str
    description: str
    holds: Holds = "text"


@dataclass(frozen=True, slots=True)
class View:
    """Hold a view's name, meaning, columns and where they come from."""

    name: str
    description: str
    columns: tuple[ViewColumn, ...]
    source: str
    key: str
    """The column that tells its rows apart."""
    order: tuple[str, ...]
    """The columns by which people read it."""

    @property
    def select(self) -> str:
        """Return the SELECT statement that makes the view, the same on every database."""
        columns = ",\n  ".join(f"{column.expression} AS {column.name}" for column in self.columns)
        return f"SELECT\n  {columns}\n{self.source}"
