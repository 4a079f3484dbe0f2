"""Rows of a table that may be two are doubted."""

import pytest

from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.two_rows import TWO_FIGURES, TWO_VERDICTS, doubt_two_rows
from goalextract.records import Kind


def row(*, is_row: bool = True, **texts: str) -> DraftGoal:
    """Return a row whose sections say these words, kept as labels."""
    kinds = {Kind(name): text for name, text in texts.items()}
    sections = {kind: DraftSection(kind, text) for kind, text in kinds.items()}
    return DraftGoal(sections=sections, is_row=is_row)


def doubted(*goals: DraftGoal) -> list[bool]:
    """Return row by row whether all its sections are doubted; none is in part."""
    doubt_two_rows(
        goals,
        lambda section: section.label or "",
        lambda text: text.rstrip(".") in {"Nået", "Ikke nået"},
    )
    found = [
        {bool({TWO_VERDICTS, TWO_FIGURES} & set(section.doubts)) for section in g.sections.values()}
        for g in goals
    ]
    assert all(len(one) == 1 for one in found)
    return [True in one for one in found]


@pytest.mark.parametrize(
    ("status", "is_doubted"),
    [
        ("Nået. Der kom 46 i alt. Ikke nået. 34 kom.", True),
        ("Nået Ikke nået", True),
        ("Nået. Der kom 46 i alt.", False),
        ("Nået Der kom 46", False),
    ],
)
def test_a_row_that_gives_two_verdicts_is_doubted(status: str, is_doubted: bool) -> None:
    assert doubted(row(goal="Flere kommer", status=status)) == [is_doubted]


def test_what_is_no_row_may_tell_of_two_verdicts() -> None:
    assert doubted(row(goal="Flere", status="Nået. Ikke nået.", is_row=False)) == [False]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("7,6 97", "81", "12 %", "4", "9"), [True, False, False, False, False]),
        (("12 % 81 %", "81 %", "3", "4", "9"), [True, False, False, False, False]),
        # so figures are written here, or there are too few to tell
        (("7,6 97", "81 82", "12", "4", "9"), [False] * 5),
        (("7,6 97", "81"), [False, False]),
        (("7,6 97 i alt", "81", "12 %", "4", "9"), [False] * 5),
    ],
)
def test_a_row_of_two_figures_among_rows_of_one_is_doubted(
    values: tuple[str, ...], expected: list[bool]
) -> None:
    assert doubted(*(row(goal="Flere", target_value=value) for value in values)) == expected
