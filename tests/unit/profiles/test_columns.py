"""What may open a header is told from its first word, and never too narrowly."""

import pytest

from goalextract.profiles.columns import ColumnFinder, Role
from goalextract.profiles.templates import generic_template
from goalextract.records import Kind

PROFILE = generic_template().profile
FINDER = ColumnFinder(generic_template().finder, PROFILE.columns, PROFILE.outcomes)


def test_the_first_word_of_every_listed_header_opens_one() -> None:
    columns, words = FINDER, PROFILE.columns
    listed = (*(w for w, _ in PROFILE.label_words()), *words.result, *words.measured)
    for text in (form for word in listed for form in (word, word.upper(), word.capitalize())):
        column = columns.read(text)
        if column.label.is_known and column.role is Role.VALUE:
            assert columns.opens(text.split()[0]), text


@pytest.mark.parametrize(
    ("word", "opens"),
    [
        ("Status", True),
        ("STATUS", True),
        ("1.2", True),
        ("a", True),
        ("2014", True),
        ("•", True),
        ("Borgerne", False),
        ("cykler", False),
    ],
)
def test_a_word_that_no_header_begins_with_opens_none(word: str, opens: bool) -> None:
    assert FINDER.opens(word) is opens


@pytest.mark.parametrize("text", ["Delvist opfyldt (12 af 20)", "Kan ikke vurderes", "På vej"])
def test_a_cell_that_says_how_a_goal_went_is_known(text: str) -> None:
    assert FINDER.is_outcome(text)


@pytest.mark.parametrize(
    ("header", "role", "kind"),
    [
        ("1. halvår 2024", Role.VALUE, Kind.ACTUAL_VALUE),
        ("1.-3. kvartal 2024", Role.VALUE, Kind.ACTUAL_VALUE),
        ("Forventet hele 2024", Role.OTHER, None),
        ("Prognose for 2024", Role.OTHER, None),
    ],
)
def test_a_period_heads_what_was_reached_and_a_forecast_nothing(
    header: str, role: Role, kind: Kind | None
) -> None:
    column = FINDER.read(header)
    assert (column.role, column.label.kind, column.year) == (role, kind, 2024)


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (
            ["id", "mål", "status", "bemærkning"],
            [None, Kind.GOAL, Kind.STATUS, Kind.COMMENT],
        ),
        (
            ["politik_omraade", "maal", "indikator", "baseline_2018", "bemaerkning"],
            [Kind.SERVICE_AREA, Kind.GOAL, Kind.INDICATOR, Kind.BASELINE, Kind.COMMENT],
        ),
        (
            ["MAAL_ID", "AAR", "OMR_NAVN", "MAAL_TXT", "MAAL_VAERDI", "STATUS_TXT"],
            [None, None, Kind.SERVICE_AREA, Kind.GOAL, Kind.TARGET_VALUE, Kind.STATUS],
        ),
    ],
)
def test_names_of_fields_head_columns_as_the_headers_do_that_they_stand_for(
    names: list[str], kinds: list[Kind | None]
) -> None:
    assert FINDER.rate(names) > 0.0
    columns = [FINDER.read(name) for name in names]
    assert [column.label.kind for column in columns] == kinds
    assert [column.label.printed for column in columns] == names


@pytest.mark.parametrize(
    "texts", [["mål", "status", "frist"], ["Mål", "status", "frist", "ansvarlig"]]
)
def test_a_few_words_in_small_letters_are_no_names_of_fields(texts: list[str]) -> None:
    assert FINDER.rate(texts) == 0.0


@pytest.mark.parametrize("mark", ["*", "¹", " *"])
def test_a_note_s_mark_behind_a_header_is_none_of_it(mark: str) -> None:
    column = FINDER.read(f"Resultat 2021{mark}")
    assert (column.label.kind, column.year) == (Kind.ACTUAL_VALUE, 2021)
