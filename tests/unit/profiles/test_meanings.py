"""What columns without a listed header hold is told from their values, where these are plain."""

from goalextract.profiles.columns import Column, ColumnFinder
from goalextract.profiles.meanings import column_meanings
from goalextract.profiles.templates import generic_template, load_templates
from goalextract.records import Kind

PROFILE = generic_template().profile
FINDER = ColumnFinder(generic_template().finder, PROFILE.columns, PROFILE.outcomes)


def meant(*columns: tuple[str, list[str]]) -> list[Column]:
    """Return what headers above values mean."""
    headers = [header for header, _ in columns]
    values = [cells for _, cells in columns]
    read = [FINDER.read(header) for header in headers]
    return list(column_meanings(read, headers, values, 2014, FINDER.is_outcome))


def test_an_unlisted_column_of_outcomes_is_the_status() -> None:
    words = ["Nået", "Delvist nået (12 af 20)", "Ikke nået"]
    found = meant(("Mål", ["Flere læser", "Flere cykler", "Flere svømmer"]), ("Zebra", words))
    assert found[1].label.kinds == (Kind.STATUS,)
    assert found[1].is_guessed


def test_an_unlisted_column_of_other_words_stays_open() -> None:
    found = meant(("Mål", ["Flere læser", "Flere cykler"]), ("Zebra", ["Søby", "Nørreby"]))
    assert found[1].label.is_guessed


def test_the_one_unlisted_column_of_figures_beside_targets_is_what_was_reached() -> None:
    found = meant(("Indikator", ["Udlån", "Ture"]), ("Måltal", ["12", "40"]), ("Ø", ["13", "41"]))
    assert found[2].label.kinds == (Kind.ACTUAL_VALUE,)
    assert found[2].is_guessed


def test_of_two_unlisted_columns_of_figures_none_is_settled() -> None:
    found = meant(("Måltal", ["12", "40"]), ("Zebra", ["13", "41"]), ("Ørn", ["10", "38"]))
    assert [column.label.is_guessed for column in found] == [False, True, True]


def test_a_header_may_end_in_a_word_cut_short() -> None:
    assert FINDER.looks(["Zebra nr.", "Ørnen", "Ulven"])
    assert not FINDER.looks(["Zebraen løber.", "Ørnen", "Ulven"])


def test_short_results_with_figures_beside_targets_are_what_was_reached() -> None:
    targets = ["Samlet 45 pct.; kvinder 30 pct.", "84 %"]
    reached = ["Samlet 46 pct.; kvinder 24 pct.", "14 spærringer tilbage"]
    found = meant(
        ("Mål", ["Flere læser", "Flere ture"]), ("Måltal", targets), ("Resultat", reached)
    )
    assert found[2].label.kinds == (Kind.ACTUAL_VALUE,)


def test_a_status_that_opens_with_figures_beside_targets_is_what_was_reached() -> None:
    targets = ["46 af 46", "– 3,0 – 100", "under 40"]
    reached = ["39 af 46", "– 2,6 – 91", "33 (foreløbigt)"]
    told = ["Nået: 39 af 46", "Ikke nået", "33"]
    kinds = [
        meant(("Mål", ["A", "B", "C"]), ("Måltal", targets), ("Opnået effekt", cells))[2].label.kind
        for cells in (reached, told)
    ]
    assert kinds == [Kind.ACTUAL_VALUE, Kind.STATUS]


def test_what_may_name_an_area_is_no_title_though_it_may_name_more() -> None:
    contract = next(t for t in load_templates(()) if t.profile.id == "danish-contract")
    finder = ColumnFinder(contract.finder, contract.profile.columns, contract.profile.outcomes)
    assert not finder.is_title("Kontraktholder: Skole")


def test_an_area_may_be_called_by_a_label_s_word_and_another() -> None:
    assert not FINDER.is_title("Læring og skole")
    assert FINDER.is_title("Mål og resultater 2014")


def test_a_column_without_a_header_beside_goals_is_what_is_measured() -> None:
    found = meant(
        ("Mål", ["Flere læser", "Flere cykler"]),
        ("", ["Udlån", "Ture om året"]),
        ("2014", ["12", "40"]),
        ("Måltal", ["13", "41"]),
    )
    assert found[1].label.kinds == (Kind.INDICATOR,)
    assert found[1].is_guessed


def test_an_area_is_not_what_is_measured() -> None:
    found = meant(
        ("Zebraområde", ["Søby", "Søby", "Nørreby"]),
        ("Zebra", ["Udlån", "Ture", "Besøg"]),
        ("Måltal", ["13", "41", "4"]),
        ("Resultat", ["13", "41", "4"]),
    )
    assert found[0].label.kind in {Kind.SERVICE_AREA, Kind.FOCUS_AREA}
    assert found[1].label.kinds == (Kind.INDICATOR,)


def test_a_unit_in_the_header_says_that_figures_stand_below_it() -> None:
    values = ["91,8", "Ikke opgjort"]
    with_unit = meant(("Målopfyldelse 2014 (%)", values), ("Måltal", ["96", "79"]))
    without = meant(("Målopfyldelse", values), ("Måltal", ["96", "79"]))
    assert with_unit[0].label.kind is Kind.ACTUAL_VALUE
    assert without[0].label.kind is Kind.STATUS


def test_a_column_without_a_header_is_what_is_measured_behind_the_goals_numbers_too() -> None:
    found = meant(
        ("Mål", ["Flere læser", "Flere cykler"]),
        ("Nr.", ["1", "2"]),
        ("", ["Udlån", "Ture om året"]),
        ("2014", ["12", "40"]),
        ("Måltal", ["13", "41"]),
    )
    assert found[2].label.kinds == (Kind.INDICATOR,)


def test_a_first_column_without_a_header_is_what_is_measured_though_its_values_may_be_areas() -> (
    None
):
    found = meant(
        ("", ["Nye private arbejdspladser", "Overnatninger", "Areal pr. indbygger"]),
        ("2013", ["12", "40", "3"]),
        ("2014", ["13", "41", "4"]),
        ("Mål for 2014", ["13", "41", "4"]),
    )
    assert found[0].label.kinds == (Kind.INDICATOR,)


def test_sentences_below_indikator_are_what_is_measured() -> None:
    measured = "Andelen af alle skolepligtige børn, der undervises i et specialtilbud"
    found = meant(("Mål", ["Flere læser"]), ("Indikator", [measured]), ("Status", ["Nået"]))
    assert found[1].label.kinds == (Kind.INDICATOR,)


def test_a_verdict_beside_an_account_is_the_status() -> None:
    told = ["Stien er åbnet, men skiltene mangler endnu", "Kun den ene skole er kommet i gang"]
    found = meant(
        ("Mål", ["Flere cykler", "Flere læser"]), ("Status", told), ("Vurdering", ["Nået", "Nået"])
    )
    assert [column.label.kinds[0] for column in found[1:]] == [Kind.FOLLOW_UP, Kind.STATUS]


def test_results_in_few_words_beside_a_verdict_are_what_was_reached() -> None:
    told = ["88 pct. er afgjort inden for fristen", "Der er gennemført 197 tilsyn i alt"]
    found = meant(
        ("Mål", ["Flere cykler", "Flere læser"]),
        ("Opnåede resultater", told),
        ("Målopfyldelse", ["Opfyldt", "Delvist opfyldt"]),
    )
    assert [column.label.kinds[0] for column in found[1:]] == [Kind.ACTUAL_VALUE, Kind.STATUS]
