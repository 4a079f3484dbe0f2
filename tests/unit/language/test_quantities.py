from decimal import Decimal

import pytest

from goalextract.language.quantities import Quantity, Role, find_quantities


def one(text: str) -> Quantity:
    found = [q for q in find_quantities(text) if q.role is Role.AMOUNT]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("Der afholdes minimum 50 arrangementer", ">=", 50, "arrangementer"),
        ("Minimum 5 af kommunens kulturinstitutioner deltager", ">=", 5, "kulturinstitutioner"),
        ("Min. to nye tiltag", ">=", 2, "tiltag"),
        ("Der er etableret 350 nye arbejdspladser", "=", 350, "arbejdspladser"),
        ("Min. 2.500 studerende", ">=", 2500, "studerende"),
        ("knap 1 mio. gæster", "~<", 1_000_000, "gæster"),
        ("mere end 5 institutioner", ">", 5, "institutioner"),
        ("godt 200 børn", "~>", 200, "børn"),
        ("op mod 40 frivillige", "~<", 40, "frivillige"),
        ("ikke under 90 %", ">=", 90, "%"),
        ("under 6 pct.", "<", 6, "%"),
        ("højst 14 dage", "<=", 14, "dage"),
        ("inden for ti hverdage", "<=", 10, "hverdage"),
        ("300 mio. kr. er fundet", "=", 300_000_000, "kr."),
        # a limit bounds by its name, a verb may stand between
        ("holdes inden for den vedtagne ramme på 5 mio. kr.", "<=", 5_000_000, "kr."),
        ("ned under garantien på 2 måneder", "<", 2, "måneder"),
        ("så der højst udebliver 6 elever", "<=", 6, "elever"),
        ("må ikke understige 5 %", ">=", 5, "%"),
        # a round is no bound, what is received is not compared
        ("Klikraten faldt fra 23 pct. i første runde til 12 pct.", "=", 12, "%"),
        ("Huset tog imod 45.310 gæster", "=", 45_310, "gæster"),
        # pieces of what was named, seconds that are no Swedish crowns
        ("Vandhuller: 8 stk.", "=", 8, "stk."),
        ("max. 60 sek.", "<=", 60, "sek."),
        # adjectives go before their noun, whatever that ends with
        ("I alt mødte 830 seje skraldehelte op", "=", 830, "skraldehelte"),
        ("mindst tre fælles aktiviteter", ">=", 3, "aktiviteter"),
        ("maks. 25 alvorligt tilskadekomne i trafikken", "<=", 25, "tilskadekomne"),
        # what a verb is done to is not counted
        ("24 unge besøgte Eutin i maj", "=", 24, "unge"),
        ("24 unge besøgte museet i maj", "=", 24, "unge"),
        ("12 planlagte møder blev holdt", "=", 12, "møder"),
        ("En ud af fem har dårlig trivsel", "=", 1, None),
        ("Vi holdt møder under ét og fik 7 nye medlemmer", "=", 7, "medlemmer"),
        ("-2", "=", -2, None),
        ("tilbagetrækningsalderen skal op på 64,5 år", "=", Decimal("64.5"), "år"),
        # a blank parts thousands too
        ("Antallet blev 47 300.", "=", 47_300, None),
        # a number in letters that is all a clause says
        ("Der er desværre kun kommet to.", "=", 2, None),
        ("Ingen dræbte i trafikken", "=", 0, "dræbte"),
        ("kr. 5.000", "=", 5000, "kr."),
        ("300 t.kr.", "=", 300_000, "kr."),
        ("et par møder", "~", 2, "møder"),
        ("30 elever eller flere", ">=", 30, "elever"),
        ("mindst én gang om året", ">=", 1, "gang"),
        ("svar inden for en uge", "<=", 1, "uger"),
        ("skal højst møde 12 forskellige hjælpere", "<=", 12, "hjælpere"),
        ("skal runde 10.000 følgere", ">=", 10_000, "følgere"),
        ("92 % (2016: 88)", "=", 92, "%"),
        ("svarende til 46 pct. Flere siger nej", "=", 46, "%"),
        ("holder åbent hus fire steder", "=", 4, "steder"),
        ("modtog Affald og Genbrug 3.911 henvendelser", "=", 3911, "henvendelser"),
        ("ét stort felt", "=", 1, "felt"),
        ("Svarprocent: 83. Alt gik godt.", "=", 83, "%"),
        ("tilfredshed på 4,2 ud af 5", "=", Decimal("4.2"), None),
        ("mindst halvdelen af borgerne", ">=", 50, "%"),
        ("Ingen skole har under 78 %", ">=", 78, "%"),
        ("Ingen venter over 14 dage", "<=", 14, "dage"),
        ("ca. 2000 besøgende i 2014", "~", 2000, "besøgende"),
        ("750 frivillige lagde vejen forbi", "=", 750, "frivillige"),
        ("121 skabt af borgere", "=", 121, None),
        # adjectives before a noun: of any form, two of them, with an adverb
        ("seks nye fleksible skolepladser", "=", 6, "skolepladser"),
        ("8 mindre netværksmøder", "=", 8, "netværksmøder"),
        ("6 konkrete aftaler", "=", 6, "aftaler"),
        ("32 små og mellemstore virksomheder", "=", 32, "virksomheder"),
        ("5 helt nye foreninger", "=", 5, "foreninger"),
        ("33 særligt tilrettelagte forløb", "=", 33, "forløb"),
        ("1 event gennemført", "=", 1, "event"),
        # a bound that a verb parts from its number
        ("der må højst anvendes 7,5 årsværk", "<=", Decimal("7.5"), "årsværk"),
        ("Kapaciteten skal mindst svare til 300 børn", ">=", 300, "børn"),
        ("svartiden skal være under et minut", "<", 1, "minutter"),
        ("Godt og vel 60 borgere mødte frem", "~>", 60, "borgere"),
        ("Nul arbejdsulykker i år", "=", 0, "arbejdsulykker"),
        ("Indbyggertallet over 42.000", ">", 42_000, "indbyggere"),
        ("Besøgstallet har passeret 80.000", "=", 80_000, "besøg"),
        ("Belægningsprocenten skal ligge på 95", "=", 95, "%"),
        # a mark of a list is no sign
        ("- 97,1 pct. mødte op", "=", Decimal("97.1"), "%"),
        ("71 % angiver bedre funktionsniveau", "=", 71, "%"),
        # a label names what something was done with
        ("Lokalplaner: 8 vedtaget i år", "=", 8, "Lokalplaner"),
        ("Enfamiliehuse: 39", "=", 39, None),
        # new things are counted, they are no rise of others
        ("Der udbygges med 60 nye p-pladser", "=", 60, "p-pladser"),
        # what a frame holds, or a level is held against, is no amount of its own
        ("brugt 1,8 mio. kr. ud af puljens 2,5 mio. kr.", "=", 1_800_000, "kr."),
        ("blev 4,1 mod et mål på 4,3", "=", Decimal("4.1"), None),
        ("Ud af 40 inviterede virksomheder deltog 31", "=", 31, "virksomheder"),
        ("bygget 54 af de planlagte 60 boliger", "=", 54, "boliger"),
        ("8,9 %. Benchmark er 9,4 %", "=", Decimal("8.9"), "%"),
    ],
)
def test_a_quantity_is_read(text: str, comparator: str, value: object, unit: str | None) -> None:
    found = one(text)
    assert (found.comparator, found.value, found.unit) == (comparator, value, unit)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "direction"),
    [
        ("skal falde med 20 %", "change", 20, "%", "decrease"),
        ("et fald på 69 procent fra 2012 til 2014", "change", 69, "%", "decrease"),
        ("reduceres fra 62 % til 55 %", "=", 55, "%", "decrease"),
        ("stige fra 62 til 70 %", "=", 70, "%", "increase"),
        ("Antallet halveres", "change", 50, "%", "decrease"),
        ("fordobles", "change", 100, "%", "increase"),
        ("Salget tredobles", "change", 200, "%", "increase"),
        ("15 flere plejefamilier", "change", 15, "plejefamilier", "increase"),
        ("20 færre klager", "change", 20, "klager", "decrease"),
        ("mindst 5 pct.point højere", "change", 5, "procentpoint", "increase"),
        ("20 % færre klager", "change", 20, "%", "decrease"),
        ("+2 procentpoint", "change", 2, "procentpoint", "increase"),
        ("-5 %", "change", 5, "%", "decrease"),
        ("fastholdes på 95 %", "=", 95, "%", None),
        ("Prisen skal ned på 178 kr.", "=", 178, "kr.", "decrease"),
        ("Sagsbehandlingstiden er faldet 12 dage", "change", 12, "dage", "decrease"),
        ("0,8 mio. kr. lavere end budgetteret", "change", 800_000, "kr.", "decrease"),
        ("en fremgang på hele 9 procentpoint", "change", 9, "procentpoint", "increase"),
        ("skal vokse: fra 800 til 1.000 frivillige", "=", 1000, "frivillige", "increase"),
        ("udvides fra 60 til 100 pladser", "=", 100, "pladser", "increase"),
    ],
)
def test_a_change_is_read(
    text: str, comparator: str, value: object, unit: str, direction: str | None
) -> None:
    found = one(text)
    assert (found.comparator, found.value, found.unit) == (comparator, value, unit)
    assert found.direction == direction


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("2-3 større events", 2, 3, "events"),
        ("mellem 10 og 15 hold", 10, 15, "hold"),
        ("1-2 oplevelsesprojekter", 1, 2, "oplevelsesprojekter"),
    ],
)
def test_a_range_has_two_bounds(text: str, low: object, high: object, unit: str) -> None:
    found = one(text)
    assert (found.comparator, found.value, found.value_high) == ("range", low, high)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("unge på 20-25 år", Role.AGE), ("borgere over 65 år", Role.AGE), ("15-årige", Role.AGE),
        ("§ 17", Role.REFERENCE), ("punkt 4", Role.REFERENCE), ("i 9. klasse", Role.REFERENCE),
        ("Kom til Kulturhus 3", Role.REFERENCE), ("de tre punkter", Role.REFERENCE),
        ("landsgennemsnittet på 82 %", Role.BENCHMARK), ("mod 71 % i 2012", Role.EARLIER),
        ("på en skala på 1-5", Role.SCALE), ("pr. 1.000 husstande", Role.SCALE),
        ("Ét Bord er åbnet", Role.REFERENCE), ("diabetes type 2", Role.REFERENCE),
        ("alle over 18 år", Role.AGE), ("kommunens syv plejecentre", Role.ALL),
        ("alle byer med over 500 indbyggere", Role.MEANT),
        ("børn, der bor mere end 5 km fra skolen", Role.MEANT),
    ],
)  # fmt: skip
def test_numbers_that_are_no_quantities_have_their_role(text: str, role: Role) -> None:
    assert {quantity.role for quantity in find_quantities(text)} == {role}


@pytest.mark.parametrize(
    "text", ["et netværk med over 500 medlemmer", "Holdet skal have mere end 20 deltagere"]
)
def test_what_is_aimed_at_may_be_bounded_by_the_same_words(text: str) -> None:
    assert {quantity.role for quantity in find_quantities(text)} == {Role.AMOUNT}


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("henholdsvis 14,5, 13,5 og 12,5 dage", "dage", ["14.5", "13.5", "12.5"]),
        ("8, 9 og 10 kurser", "kurser", ["8", "9", "10"]),
        ("70 og 75 % af eleverne", "%", ["70", "75"]),
    ],
)
def test_numbers_in_a_series_have_the_unit_that_ends_it(
    text: str, unit: str, values: list[str]
) -> None:
    found = [q for q in find_quantities(text) if q.role is Role.AMOUNT]
    assert [(str(q.value), q.unit) for q in found] == [(value, unit) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "sag nr. 00.32.00-S00-2-13", "i 2014", "den 3. marts 2011", "åben fra 7 til 21", "under ét",
        "1. Et 2. To", "1 Hjem og have 2 Ude 3 Inde", "ugerne 10 og 40", "",
    ],
)  # fmt: skip
def test_dates_codes_and_list_numbers_are_left_out(text: str) -> None:
    found = [q for q in find_quantities(text) if q.role is Role.AMOUNT and q.unit != "Hjem"]
    assert found == []


def test_so_many_of_so_many_is_one_quantity() -> None:
    found = one("8 ud af 10 borgere")
    assert (str(found.value), str(found.whole), found.unit) == ("8", "10", "borgere")


def test_the_whole_may_stand_first() -> None:
    found = one("Af 30 nye pladser er 22 klar")
    assert (str(found.value), str(found.whole), found.unit) == ("22", "30", "pladser")


def test_a_bare_number_goes_on_counting_what_was_counted() -> None:
    _, second = find_quantities("36 boliger er opført, og 170 er på vej")
    assert (str(second.value), second.unit) == ("170", "boliger")


def test_an_elliptic_noun_is_completed_from_the_text() -> None:
    text = "1200 fuldtidsstuderende, heraf 600 fuldtids- og 600 deltidsstuderende"
    units = [quantity.unit for quantity in find_quantities(text)]
    assert units == ["fuldtidsstuderende", "fuldtidsstuderende", "deltidsstuderende"]


def test_a_sign_that_contradicts_its_sentence_is_doubted() -> None:
    assert one("stige med -5 %").doubt is not None
    assert one("falde med -5 %").doubt is None


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("Institutionen har mindst én ugentlig udedag", ">=", 1, "udedag"),
        ("Borgerne har mindst én ugentlig aktivitet sammen", ">=", 1, "aktivitet"),
        ("Der skal være 25 nye private virksomheder i byen", "=", 25, "virksomheder"),
        ("Kommunen skal råde over fem nye vådområder", "=", 5, "vådområder"),
        ("Pengene er fordelt over fem skoler", "=", 5, "skoler"),
        ("Der er over fem skoler", ">", 5, "skoler"),
    ],
)
def test_words_beside_a_number_do_not_change_it(
    text: str, comparator: str, value: int, unit: str
) -> None:
    found = one(text)
    assert (found.comparator, found.unit) == (comparator, unit)
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    ["Der holdes 40 kurser i 2014 og 50 i 2015", "Mindst 40 kurser i byen, på landet mindst 50"],
)
def test_a_bare_number_counts_what_was_counted_before_it(text: str) -> None:
    assert [q.unit for q in find_quantities(text)] == ["kurser", "kurser"]


def test_the_whole_may_have_an_owner() -> None:
    quantity = one("11 af kommunens 24 daginstitutioner")
    assert quantity.value == 11
    assert quantity.whole == 24
    assert quantity.unit == "daginstitutioner"


def test_a_rise_from_one_level_to_another_is_no_range() -> None:
    found = find_quantities("Børnetallet er steget, fra i alt 61 til 66 børn")
    (level,) = (q for q in found if q.role is Role.AMOUNT)
    assert level.value == 66
    assert level.value_high is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # of one unit, in a row with one that is bounded
        ("højst 5 minutter i byen og 8 minutter på landet", [("<=", 5), ("<=", 8)]),
        ("maksimalt 40 dage for huse, 60 dage for etager", [("<=", 40), ("<=", 60)]),
        # of another unit, or of results that were over something
        ("højst 5 klager og 8 møder", [("<=", 5), ("=", 8)]),
        ("over 90 % i nord og 85 % i syd", [(">", 90), ("=", 85)]),
    ],
)
def test_a_bound_goes_on_in_a_row(text: str, values: list[tuple[str, int]]) -> None:
    assert [(q.comparator, int(q.value)) for q in find_quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "hjemløse mellem 18 og 24 år",
        "ansøgere under 40 år",
        "unge under 18 må ikke ryge",
        "aflyst på grund af covid-19",
        "MFR 2: godt",
        "årgang 1912",
        "(n = 912)",
        "Ugentlig drøftelse af elever med et fravær over 10 pct.",
    ],
)
def test_what_only_tells_who_or_which_is_meant_is_no_amount(text: str) -> None:
    assert [q for q in find_quantities(text) if q.role is Role.AMOUNT] == []


@pytest.mark.parametrize(
    ("text", "value", "was"),
    [
        ("Antallet er gået fra 120 til 95.", 95, 120),
        ("Der er registreret 95 fald mod 120 året før.", 95, 120),
        ("Andelen er steget fra 62 til 65 procent.", 65, 62),
        ("Der er registreret 95 fald.", 95, None),
    ],
)
def test_a_level_knows_the_one_it_came_from(text: str, value: int, was: int | None) -> None:
    found = one(text)
    assert found.value == value
    assert found.was == was


def test_a_change_and_the_level_it_leads_to_are_two_numbers() -> None:
    found = find_quantities("Antallet af besøgende øges med 5.000 til 45.000.")
    told = [(q.comparator, q.value, q.unit, q.direction) for q in found]
    assert told == [
        ("change", Decimal(5000), "besøgende", "increase"),
        ("=", Decimal(45_000), "besøgende", "increase"),
    ]
