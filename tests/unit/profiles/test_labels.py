"""Label words are found however they are printed, and told from the same words in prose."""

import pytest

from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind
from tests.unit.printed import FINDER


def first(text: str) -> LabelMatch:
    return next(iter(FINDER.find(text)))


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("Mål", Kind.GOAL, "mål"),
        ("MÅL", Kind.GOAL, "mål"),
        ("Mål :", Kind.GOAL, "mål"),
        ("mål: Flere", Kind.GOAL, "mål"),
        ("Status for målopfyldelse", Kind.STATUS, "status for målopfyldelse"),
        ("Status for\nmålopfyldelse", Kind.STATUS, "status for målopfyldelse"),
        ("STATUS  FOR \n MÅLOPFYLDELSE", Kind.STATUS, "status for målopfyldelse"),
        ("Veje til\u00a0målet", Kind.MEANS, "veje til målet"),
        ("Opfølgning på målopfyldelsen", Kind.FOLLOW_UP, "opfølgning på målopfyldelsen"),
        ("Hvad vil vi opnå?", Kind.GOAL, "hvad vil vi opnå?"),
        ("Strategisk indsatsområde", Kind.FOCUS_AREA, "strategisk indsatsområde"),
    ],
)
def test_a_label_is_known_by_its_words(text: str, kind: Kind, form: str) -> None:
    match = first(text)
    assert (match.kind, match.form) == (kind, form)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Opfølgning 2014 Der er", "Opfølgning 2014"),
        ("Opfølgning på målopfyldelse 2014: Der er", "Opfølgning på målopfyldelse 2014"),
        ("Status pr. 1. maj 2014 Alt går", "Status pr. 1. maj 2014"),
        ("Status pr. 31.12.2014: Alt går", "Status pr. 31.12.2014"),
        ("Status pr. maj Alt går", "Status pr. maj"),
        ("Status ultimo 2014 Alt går", "Status ultimo 2014"),
        ("Status efter 2. kvartal 2014 Alt", "Status efter 2. kvartal 2014"),
        ("Fokusområde for perioden 2012-2015: K", "Fokusområde for perioden 2012-2015"),
        ("Fokusområde for perioden 2012 – 15 K", "Fokusområde for perioden 2012 – 15"),
        ("Mål 2014 Flere", "Mål 2014"),
        ("Mål (2014) Flere", "Mål (2014)"),
        ("Status på\nindsatsen (fortsat)", "Status på indsatsen (fortsat)"),
    ],
)
def test_its_date_or_period_belongs_to_a_label_and_not_to_its_form(text: str, printed: str) -> None:
    match = first(text)
    assert match.printed == printed
    assert not any(character.isdigit() for character in match.form)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Opfølgning I 2014 er der ansat to", "Opfølgning"),
        ("Opfølgning i 2014 er der ansat to", "Opfølgning"),
        ("Status Ultimo 2014 var der tre", "Status"),
        ("Mål I perioden 2012-2015 skal", "Mål"),
    ],
)
def test_a_value_that_opens_with_a_date_keeps_it(text: str, printed: str) -> None:
    assert first(text).printed == printed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mål 1.2: Flere", "1.2"),
        ("Mål nr. 3\nFlere", "3"),
        ("Mål 12", "12"),
        ("Mål A\nFlere", "A"),
        ("Mål: 1.2", None),
        ("Mål 70 % læser", None),
        ("Mål Flere", None),
        ("Serviceområde 15: Kultur", None),
    ],
)
def test_a_numbered_label_gives_the_number_of_its_goal(text: str, number: str | None) -> None:
    assert first(text).number == number


@pytest.mark.parametrize("text", ["Fællesmål: a", "målene er", "formålsløs", "Mål-2: a", "x-Mål"])
def test_label_words_within_other_words_are_not_found(text: str) -> None:
    assert list(FINDER.find(text)) == []


def test_what_a_label_covers_stands_in_the_text_and_never_overlaps() -> None:
    text = "Mål: Flere læser.\nStatus for\nmålopfyldelse 2014: Nået. Opfølgning Mål Kommentar"
    matches = list(FINDER.find(text))
    assert [text[m.start : m.end] for m in matches] == [
        "Mål:",
        "Status for\nmålopfyldelse 2014:",
        "Opfølgning",
        "Mål",
        "Kommentar",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mål", Kind.GOAL),
        ("  Mål : ", Kind.GOAL),
        ("1. Mål", Kind.GOAL),
        ("b) Status 2014", Kind.STATUS),
        ("- Veje til\nmålet", Kind.MEANS),
    ],
)
def test_a_cell_may_be_a_label_whole(text: str, kind: Kind) -> None:
    match = FINDER.whole(text)
    assert match is not None
    assert match.kind is kind


@pytest.mark.parametrize("text", ["", "Mål og midler", "Det er et Mål", "Flere læser", "2014"])
def test_other_cells_are_no_label(text: str) -> None:
    assert FINDER.whole(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Udfordringskatalog", Kind.CHALLENGE),
        ("Resultater og vurdering", Kind.STATUS),
        ("Indsatser i kvartalet", Kind.MEANS),
        ("Hvem bærer ansvaret", Kind.RESPONSIBLE),
        ("Kulturområdet", None),
    ],
)
def test_the_kind_of_a_label_nobody_listed_is_guessed_from_its_words(
    text: str, kind: Kind | None
) -> None:
    guess = FINDER.guess(text, 7)
    assert not guess.is_known
    assert (guess.start, guess.end) == (7, 7 + len(text))
    assert guess.kind is kind


def test_a_label_that_lines_cut_hints_at_what_it_does_whole() -> None:
    guessed = FINDER.guess("FORANSTALT- NINGER", 0)
    assert guessed.kinds[0] is Kind.MEANS
    assert FINDER.hints("VORES EGEN DOM")[0] is Kind.STATUS
    assert FINDER.hints("Og sådan endte det")[0] is Kind.STATUS
    assert FINDER.hints("Det drømte vi om")[0] is Kind.GOAL
    assert Kind.STATUS not in FINDER.hints("BARNDOM")


def test_a_label_whose_year_was_lost_ends_behind_what_led_to_it() -> None:
    lossy = "Aktiviteter i Der holdes kurser for alle, der vil. " * 20
    assert first(lossy).end == len("Aktiviteter i")
    assert first(lossy[:160]).end == len("Aktiviteter i")
    assert first("Aktiviteter i Der er 12345 af dem. " * 20).end == len("Aktiviteter")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("STATUS. Det går godt.", "Det går godt."),
        ("STATUS PR. 1. MAJ 2014. Godt.", "Godt."),
        ("Status. Det går godt.", ". Det går godt."),
    ],
)
def test_a_stop_ends_a_label_in_capitals_and_belongs_to_it(text: str, rest: str) -> None:
    assert text[first(text).end :].strip() == rest


def test_a_label_and_its_year_may_fill_a_line_above_a_value_in_small_letters() -> None:
    assert first("Måltal 2016\nmindst 60 %").printed == "Måltal 2016"
    assert first("Måltal\n2016 er der flere").printed == "Måltal"


def test_a_question_may_end_with_its_year() -> None:
    match = first("Hvor er vi i dag 2014? Nået.")
    assert (match.kind, match.printed) == (Kind.STATUS, "Hvor er vi i dag 2014?")


@pytest.mark.parametrize(
    "text",
    [
        "Mål: Flere",
        "Status for\nmålopfyldelse 2014: Alt",
        "Udvalgets mål: Flere",
        "Status og opfølgning: Flere",
        "mål: Flere",
        "a. Mål: Flere",
        "Flere mål: Status",
        "Målet er nået",
        "",
    ],
)
def test_the_first_label_is_the_one_that_a_text_starts_with(text: str) -> None:
    found = next(iter(FINDER.find(text)), None)
    starts = found if found is not None and found.start == 0 else None
    assert FINDER.find_first(text) == starts
