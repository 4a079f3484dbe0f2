import pytest

from goalextract.goals.measured import find_measurements
from goalextract.goals.targets import Figure, find_targets
from goalextract.records import Kind

BRACKETED = "Stort fravær (over 10 %) ses hos højst 12 % af eleverne"


def quoted(figures: tuple[Figure, ...], texts: dict[Kind, str]) -> list[str]:
    return [texts[figure.kind][figure.start : figure.end] for figure in figures]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Der afholdes minimum 50 arrangementer.", ["Der afholdes minimum 50 arrangementer"]),
        ("Min. 5 kurser og højst 2 aflysninger.", ["Min. 5 kurser", "højst 2 aflysninger"]),
        ("* 93 % trives * 20 nye hold", ["93 % trives", "20 nye hold"]),
        (
            "90 % ses inden for 10 minutter.",
            ["90 % ses inden for 10 minutter", "inden for 10 minutter"],
        ),
        (
            "90 % ses senest 10 minutter efter opkaldet.",
            ["90 % ses senest 10 minutter efter opkaldet"],
        ),
        (
            "Der holdes 10 anmeldte og 12 uanmeldte tilsyn.",
            ["Der holdes 10 anmeldte", "12 uanmeldte tilsyn"],
        ),
        (
            "12 hjemmeboende demensramte får dagtilbud.",
            ["12 hjemmeboende demensramte får dagtilbud"],
        ),
        ("Robotprocesser: 6 i drift.", ["Robotprocesser: 6 i drift"]),
        (
            "Gennemsnitligt 8 uger fra fuldt oplyst sag.",
            ["Gennemsnitligt 8 uger fra fuldt oplyst sag"],
        ),
        ("Vi arbejder med 17 verdensmål.", []),
        ("Andelen er i dag 62 %.", []),
        ("Borgere, der har ventet over 14 dage, ringes op.", []),
        ("Målgruppen er unge på 15-25 år.", []),
        ("Der afsættes 2 mio. kr. og § 17 følges.", []),
        ("Udgiften er højst 2 mio. kr.", ["Udgiften er højst 2 mio. kr."]),
        (
            "Stort fravær (over 10 %) ses hos højst 12 % af eleverne.",
            ["Stort fravær (over 10 %) ses hos højst 12 % af eleverne"],
        ),
        ("Flere skal bestå (mindst 80 %).", ["Flere skal bestå (mindst 80 %)"]),
        ("Dagsordener udsendes senest 4 dage før mødet.", []),
        ("Genindlæggelser inden for 30 dage: 8,5 %.", ["8,5 %"]),
        ("95 % af eleverne kan svømme 200 meter.", ["95 % af eleverne kan svømme 200 meter"]),
        ("Alle har 45 minutters bevægelse om dagen.", ["Alle har 45 minutters bevægelse om dagen"]),
        ("Tilfredsheden fastholdes på 4,0.", ["Tilfredsheden fastholdes på 4,0"]),
        ("Dagpleje 4,5. Vuggestue 4,2.", ["Dagpleje 4,5", "Vuggestue 4,2"]),
        ("Fremgang på alle seks temaer.", ["Fremgang på alle seks temaer"]),
        ("De seks temaer drøftes.", []),
        (
            "Hjælpen er fremme inden for 10 minutter i byen og 15 minutter på landet.",
            ["Hjælpen er fremme inden for 10 minutter i byen", "15 minutter på landet"],
        ),
        ("Der skal spares 2 mio. kr.", ["Der skal spares 2 mio. kr."]),
        (
            "Driften effektiviseres med 1,5 mio. kr. i 2017 og 3 mio. kr. i 2018.",
            ["Driften effektiviseres med 1,5 mio. kr. i 2017", "3 mio. kr. i 2018"],
        ),
        ("Raten skal under 8 % (benchmark: 9 %).", ["Raten skal under 8 % (benchmark: 9 %)"]),
    ],
)
def test_targets_of_a_goal_are_quoted(text: str, quotes: list[str]) -> None:
    texts = {Kind.GOAL: text}
    assert quoted(find_targets(texts), texts) == quotes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der afholdes fire temamøder.", 1),
        ("Min. 25 virksomheder kontaktes.", 1),
        ("Der er ansat to konsulenter.", 0),
        ("Der er afsat 2,5 mio. kr.", 0),
        ("Der gennemføres fire tiltag: kurser og møder.", 0),
        ("En sti på 3-5 km anlægges.", 0),
        ("Forløbet varer tre måneder.", 0),
        ("Der anlægges ca. 11 km ny cykelsti.", 1),
        ("Vi anlægger en sti på 2 km langs åen.", 0),
        ("Medarbejderne følger forløbet (5 moduler à 3 timer).", 0),
        ("Handleplanen skal give besparelser på 9 mio. kr.", 1),
        ("Bassiner på i alt 8.000 m3.", 1),
        ("Et bassin på 8.000 m3.", 0),
    ],
)
def test_means_promise_what_will_be_done_so_often(text: str, count: int) -> None:
    assert len(find_targets({Kind.MEANS: text})) == count


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Vi holdt ca. 30 kurser for 210 ledere.", ["ca. 30 kurser", "210 ledere"]),
        ("Digitaliseringsgraden er 37 %.", ["Digitaliseringsgraden er 37 %"]),
        ("Der skal etableres 12 pladser.", []),
        ("94 % var tilfredse (mål 100 %).", ["94 %"]),
        ("Målet for 2023 er 210 mio. kr.", []),
        ("Der er bevilget 3 mio. kr. til projektet.", []),
        ("Der kom 13 hjælpere over 14 dage.", ["13 hjælpere"]),
        (
            "Fraværet udgjorde 14 dage i 2017 og 13 dage i 2018.",
            ["Fraværet udgjorde 14 dage", "13 dage"],
        ),
        ("Ventetiden er 12 dage.", ["Ventetiden er 12 dage"]),
        ("Fejl i mere end fire ses hos 8 %.", ["Fejl i mere end fire ses hos 8 %"]),
    ],
)
def test_measurements_of_a_status_are_quoted_short(text: str, quotes: list[str]) -> None:
    texts = {Kind.STATUS: text}
    assert quoted(find_measurements(texts), texts) == quotes


def test_cells_hold_their_number_whatever_is_around_it() -> None:
    assert len(find_targets({Kind.TARGET_VALUE: "85"})) == 1
    assert len(find_measurements({Kind.ACTUAL_VALUE: "2 mio. kr."})) == 1


def test_numbers_of_other_sections_are_neither() -> None:
    texts = {Kind.CHALLENGE: "40 % mangler en uddannelse.", Kind.BASELINE: "62 %"}
    assert find_targets(texts) == find_measurements(texts) == ()


@pytest.mark.parametrize(
    "status",
    [
        "Biblioteket var lukket i ni uger",
        "Supporten modtog opkald i de første to uger",
        "Forvaltningen anbefaler, at der afsættes 9 mio. kr.",
    ],
)
def test_how_long_it_went_on_and_what_may_be_spent_are_no_results(status: str) -> None:
    assert find_measurements({Kind.STATUS: status}) == ()


@pytest.mark.parametrize(
    ("status", "quotes"),
    [
        ("87 % vil anbefale biblioteket.", ["87 %"]),
        ("30 nye hold vil blive oprettet.", []),
        (
            "Andelen, der fik job inden for 26 uger, er 58 %.",
            ["Andelen, der fik job inden for 26 uger, er 58 %"],
        ),
        ("86 % er færdige inden for fristen på fire måneder.", ["86 %"]),
        ("Efter tre år er der 5 nye butikker.", ["5 nye butikker"]),
        ("Halvandet år efter åbningen er der 5 nye butikker.", ["5 nye butikker"]),
        ("Der er 380 medlemmer, hvoraf de 95 er under 25 år.", ["380 medlemmer", "95"]),
        ("90 % målte støj på 3 veje over grænsen på 58 dB.", ["90 %", "3 veje"]),
        ("Der gik 31 dage for huse og 58 dage for erhverv.", ["Der gik 31 dage", "58 dage"]),
        ("Fraværet var 5,1 % mod 5,6 % i 2017 og 5,9 % i 2016.", ["Fraværet var 5,1 %"]),
        ("To af de tre måltal er nået.", []),
        ("De har en handleplan for afvikling af gælden inden for to år.", []),
        ("42 kældre blev ramt, heraf 17 for anden gang på fire år.", ["42 kældre", "17"]),
        ("Resultatet på 4,3 skal tages med et gran salt.", ["Resultatet på 4,3"]),
        ("Landstallet for omsætning på hele ældreområdet er 20,1 pct.", []),
        ("Alt er samlet ét sted.", []),
        ("Scoren er 66; gennemsnittet for danske lønmodtagere er 65.", ["Scoren er 66"]),
        ("31 er gennemført, og 12 venter på svar.", ["31", "12"]),
    ],
)
def test_results_are_quoted_and_plans_and_limits_are_not(status: str, quotes: list[str]) -> None:
    texts = {Kind.STATUS: status}
    assert quoted(find_measurements(texts), texts) == quotes


def test_what_is_to_be_done_after_a_result_is_none() -> None:
    assert find_measurements({Kind.FOLLOW_UP: "Der oprettes 12 pladser."}) == ()
    assert len(find_measurements({Kind.FOLLOW_UP: "Fortsat tilbydes 12 pladser."})) == 1


def test_means_promise_so_much_more_time() -> None:
    assert len(find_targets({Kind.MEANS: "Åbningstiden udvides med 12 timer."})) == 1
