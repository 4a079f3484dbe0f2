"""A document's title, municipality, committee and report year, however it states them."""

import pytest

from goalextract.goals.metadata import Metadata, describe
from tests.unit.printed import document

MARK = "\nMål: "


def read(text: str, *, title: str | None = None, labels: tuple[str, ...] = ()) -> Metadata:
    """Describe a document of one page, read up to its first label."""
    found = text.find(MARK)
    first = found + (text[found - 1 : found] != "\t") if found >= 0 else None
    return describe(document(text, title=title), first, labels, ())


def codes(metadata: Metadata) -> list[str]:
    return [finding.code for finding in metadata.findings]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Opfølgning på mål 2014", "Opfølgning på mål 2014"),
        ("\n\n  Opfølgning på mål 2014  \n", "Opfølgning på mål 2014"),
        ("Opfølgning på mål 2014 for\nKulturudvalget", "Opfølgning på mål 2014 for Kulturudvalget"),
        ("Opfølgning på mål\ni budgettet", "Opfølgning på mål i budgettet"),
        ("Opfølgning på mål 2014 om\nSundhed", "Opfølgning på mål 2014 om Sundhed"),
        ("MÅLOPFØLGNING 2014\nPÅ KULTUROMRÅDET", "MÅLOPFØLGNING 2014 PÅ KULTUROMRÅDET"),
        ("Opfølgning på mål 2014\nHerning Kommune", "Opfølgning på mål 2014"),
        ("MÅL FOR SKOLERNE 2014\nMÅL FOR SKOLERNE 2014\nAaby", "MÅL FOR SKOLERNE 2014"),
        ("MÅL FOR SKOLERNE 2014\nMÅL FOR SKOLERNE\n2014", "MÅL FOR SKOLERNE 2014"),
        ("Side 1 af 3\nOpfølgning på mål 2014", "Opfølgning på mål 2014"),
        ("Opfølgning på mål 2013\nUdskrevet 3. marts 2014", "Opfølgning på mål 2013"),
        ("12", None),
        ("Mål 2014 Rapporten viser status for alle mål.", "Mål 2014"),
        ("Mål 2014 Aaby Kommune Aaby Kommune Side 1 af 9", "Mål 2014 Aaby Kommune"),
        ("Mål 2014 er sat i fællesskab", "Mål 2014 er sat i fællesskab"),
        ("Forside > Politik > Mål\nSådan gik det", "Sådan gik det"),
        ("Hop til indhold\nSådan gik det", "Sådan gik det"),
        ("Kære forældre\nSådan gik det", "Sådan gik det"),
        ("Kulturudvalget\nÅrsberetning 2010", "Årsberetning 2010"),
        ("Kulturudvalget", None),
        ("Kulturudvalget          Årsberetning 2010", "Årsberetning 2010"),
        ("Handleplan for demens          November 2019", "Handleplan for demens"),
        ("Teatret Lygten\nAfrapportering på aftalen", "Afrapportering på aftalen"),
        ("Teatret Lygten\nen scene", "Teatret Lygten en scene"),
        ("# Sådan gik det 2014", "Sådan gik det 2014"),
        ("3.2 Målrapportering", None),
        ("4. Resultater 2014", None),
        ("4. kvartal 2014", "4. kvartal 2014"),
        ("Kapitel 3\nResultater", None),
        ("kunne ses i tilflytningen", None),
        ("Her er vores status på de tre mål i handlingsplanen.", None),
        ("Aaby Kommune\nÅrsberetning 2010", "Årsberetning 2010"),
        ("Side 1 af 3 Målopfølgning 2015", "Målopfølgning 2015"),
        ("Lygten Havn | Årsrapport 2014", "Årsrapport 2014"),
        ("Årsrapport 2014 · Mål og midler", "Årsrapport 2014 · Mål og midler"),
        ("== Målstatus 2014 ==", "Målstatus 2014"),
        ("Målstatus 2014;;;;", "Målstatus 2014"),
        ("Fra: Stab\nTil: Ledere\nEmne: Status på målene", "Status på målene"),
        ("Menu\nSøg\nSådan gik det", "Sådan gik det"),
        ("Mål-id\t", None),  # the first label heads a column beside this one
    ],
)
def test_the_lines_that_open_the_document_are_its_title(opening: str, title: str | None) -> None:
    assert read(f"{opening}{MARK}Flere læser.").title == title


def test_a_portals_title_comes_first() -> None:
    assert read(f"Noget andet{MARK}A", title="Kulturmål 2014").title == "Kulturmål 2014"


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("Opfølgning på mål 2014", 2014),
        ("Budget 2015 og opfølgning på mål 2014", 2014),
        ("Opfølgning på mål i budget 2014", 2014),
        ("Status pr. 31. december 2014", 2014),
        ("Målopfølgning 2013\nUdskrevet 3. marts 2014", 2013),
        ("Målopfølgning 2013\nTrykt i 2014", 2013),
        ("Opfølgning for 2013 på mål i perioden 2012-2015", 2013),
        ("Årsrapport for kulturen 2014", 2014),
        ("Kulturmål 2014", 2014),
        ("2014 målopfølgning", 2014),
    ],
)
def test_the_year_is_the_one_reported_on(opening: str, year: int) -> None:
    metadata = read(f"{opening}{MARK}Flere læser.")
    assert metadata.report_year == year
    assert codes(metadata) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Flere læser. Frist 1. maj 2019. Opfyldt i 2019, mere følger i 2020.", 2019),
        ("Status pr. 31-12-2020 er god. Frist 31-12-2020. Mere i 2021.", 2020),
        ("Aftale 2011-2014. Ved udgangen af 2014 var det nået.", 2014),
        ("Det lykkedes i 2018.", 2018),
    ],
)
def test_the_year_a_text_names_most_is_a_guess(text: str, year: int) -> None:
    metadata = read(f"Kulturrapport{MARK}{text}")
    assert (metadata.report_year, codes(metadata)) == (year, ["report_year_guessed"])


@pytest.mark.parametrize("text", ["Fra 2013 til 2014.", "Plan 2012-2015.", "2.014 gæster"])
def test_no_year_is_guessed_where_none_is_named_most(text: str) -> None:
    assert codes(read(f"Kulturrapport{MARK}{text}")) == ["report_year_unknown"]


@pytest.mark.parametrize("board", ["Utval for levekår", "Omsorgsnämnden", "Kulturudvalget"])
def test_a_committee_may_stand_behind_a_label(board: str) -> None:
    assert read(f"Resultat 2023{MARK}Flere.\nUtvalg: {board}").committee == board
    assert read(f"Resultat 2023{MARK}Flere.\n{board} er glade for det.").committee is None


def test_a_year_from_the_labels_or_the_text_is_a_guess() -> None:
    labels = ("Opfølgning 2014", "Status 2014", "Mål 2015")
    metadata = read(f"Kulturrapport{MARK}Flere læser.", labels=labels)
    assert (metadata.report_year, codes(metadata)) == (2014, ["report_year_guessed"])
    metadata = read(f"Kulturrapport{MARK}Flere.\nStatus for 2014 er god. Resultat 2014.")
    assert (metadata.report_year, codes(metadata)) == (2014, ["report_year_guessed"])


@pytest.mark.parametrize("opening", ["Læreplan 2014-2015", "Aftale for sæsonen 2014/15"])
def test_of_a_season_the_year_in_which_it_ends_is_a_guess(opening: str) -> None:
    metadata = read(f"{opening}{MARK}Flere læser.")
    assert (metadata.report_year, codes(metadata)) == (2015, ["report_year_guessed"])


@pytest.mark.parametrize("opening", ["Kulturrapport", "Mål for perioden 2012-2015", "Kulturmål 14"])
def test_a_document_that_names_no_year_has_none_and_says_so(opening: str) -> None:
    metadata = read(f"{opening}{MARK}Flere læser.")
    assert (metadata.report_year, codes(metadata)) == (None, ["report_year_unknown"])


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Målopfølgning 2014 på Teknik- og Miljøudvalgets områder", "Teknik- og Miljøudvalget"),
        ("Målopfølgning 2014 - Kulturudvalget", "Kulturudvalget"),
        ("Opfølgning på Børne- og Skoleudvalgets mål 2014", "Børne- og Skoleudvalget"),
        ("MÅLOPFØLGNING 2014 PÅ TEKNIK- OG MILJØUDVALGETS OMRÅDER", "Teknik- og Miljøudvalget"),
        ("Byrådets mål 2014", None),
        ("Kommunalbestyrelsens mål 2014", None),
        ("Kulturmål 2014", None),
    ],
)
def test_the_committee_is_named_as_in_the_basic_form(opening: str, name: str | None) -> None:
    assert read(f"{opening}{MARK}Flere læser.").committee == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Kulturmål 2014, Aarhus Kommune{MARK}Odense Kommune og Odense Kommune", "Aarhus Kommune"),
        (
            f"Kulturmål 2014\nAarhus Kommune{MARK}A. Odense Kommune. Odense Kommune",
            "Aarhus Kommune",
        ),
        (f"Kulturmål 2014{MARK}Aarhus Kommune, Aarhus Kommune og Vejle Kommune", "Aarhus Kommune"),
        (f"Kulturmål 2014{MARK}Som i Aarhus Kommune.", None),
        (f"Kulturmål 2014{MARK}Flere læser.", None),
    ],
)
def test_the_municipality_is_the_titles_or_the_one_named_most(text: str, name: str | None) -> None:
    place = read(text).municipality
    assert (place.name if place else None) == name
    assert codes(read(text)) == []


def test_municipalities_named_equally_often_leave_it_open_and_say_so() -> None:
    text = f"Kulturmål 2014{MARK}Aarhus Kommune, Odense Kommune, Aarhus Kommune, Odense Kommune"
    metadata = read(text)
    assert (metadata.municipality, codes(metadata)) == (None, ["municipality_unclear"])


def test_an_empty_page_before_the_title_is_passed_over() -> None:
    metadata = describe(document("", f"Kulturmål 2014{MARK}A"), len("Kulturmål 2014\n"), (), ())
    assert (metadata.title, metadata.report_year) == ("Kulturmål 2014", 2014)


def test_a_document_without_text_has_no_metadata() -> None:
    metadata = describe(document(""), None, (), ())
    assert (metadata.title, metadata.municipality, metadata.committee) == (None, None, None)
    assert metadata.report_year is None
