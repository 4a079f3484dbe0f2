"""The quantity: what the words around a number say, and where they stand."""

from decimal import Decimal
from typing import NamedTuple

from goalextract.language.measures import Sort
from goalextract.language.roles import Role


class Quantity(NamedTuple):
    """Hold one quantity: what its words say, and where they stand."""

    start: int
    end: int
    """The tight phrase, from the comparator to the unit."""
    number_start: int
    number_end: int
    comparator: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    sort: Sort
    direction: str | None
    role: Role
    whole: Decimal | None = None
    """Of how many, where the words say so: 10 in ``8 ud af 10``."""
    is_for_each: bool = False
    """The bound holds for each of several things, not on average."""
    was: Decimal | None = None
    """The level that it came from, where the words say so: 62 in ``fra 62 % til 55 %``."""
    doubt: str | None = None
    """Why the quantity may be misread; None where nothing speaks against it."""

    @property
    def is_part(self) -> bool:
        """Tell whether it is a part of a whole: a share, or so many of so many."""
        return self.sort is Sort.SHARE or self.whole is not None
