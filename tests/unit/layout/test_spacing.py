"""Pages of text whose lines may stand in columns are told by their blanks."""

import pytest

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.layout.spacing import may_be_aligned


@pytest.mark.parametrize(
    ("text", "is_aligned"),
    [
        ("Mål  Status\nFlere  Nået", True),
        ("Mål\n  Flere", True),
        ("Mål\n\tFlere", True),
        ("Mål\t\tFlere", True),
        ("Mål\n\nFlere borgere   \nStatus", False),
        ("Mål: Flere\nStatus: Nået", False),
    ],
)
def test_blanks_within_or_before_a_line_may_part_columns(text: str, is_aligned: bool) -> None:
    assert may_be_aligned(Page(1, text)) is is_aligned


def test_noise_may_leave_a_gap() -> None:
    noise = (Noise(NoiseKind.MARKER, Span(1, 0, 3)),)
    assert may_be_aligned(Page(1, "xx: Flere", noise))
