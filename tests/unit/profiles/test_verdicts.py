from functools import cache

import pytest

from goalextract.profiles.templates import load_templates
from goalextract.profiles.verdicts import VerdictFinder, folded_sign


@cache
def finder(profile: str = "danish") -> VerdictFinder:
    template = next(t for t in load_templates(()) if t.profile.id == profile)
    return VerdictFinder(template.profile.verdicts, template.profile.outcomes)


def outcomes(text: str, profile: str = "danish") -> list[str]:
    return [verdict.outcome for verdict in finder(profile).find(text)]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Målet er opfyldt.", "met"),
        ("Dermed er målet for 2014 nået.", "met"),
        ("Målsætningen anses for opnået.", "met"),
        ("Målet er ikke blot nået, det er overgået.", "met"),
        ("Vi kom i mål med alle fire hold, og målet er nået.", "met"),
        ("Fuldt ud opfyldt, idet kassen rakte.", "met"),
        ("Målet er delvist opfyldt.", "partly_met"),
        ("Målet er næsten nået: der er givet tilsagn om 84 boliger.", "partly_met"),
        ("To af tre delmål er således opfyldt.", "partly_met"),
        ("Kravet er efterlevet på 41 af 46 punkter.", "partly_met"),
        ("Målet er nået for de simple sager, men ikke for de komplekse.", "partly_met"),
        ("Målet er nået i Torup, ikke i Hjortsø.", "partly_met"),
        ("Målet er ikke helt nået.", "partly_met"),
        ("Målet er ikke nået.", "not_met"),
        ("Svarprocenten blev 61, hvorfor målet ikke er opfyldt.", "not_met"),
        ("At målet ikke er nået, skyldes vejret.", "not_met"),
        ("Målet om 24 aftaler er dermed ikke indfriet i år.", "not_met"),
        ("Fraværet er 6,7 %, så vi er på vej mod målet, men ikke i mål.", "not_met"),
        ("Resultatet er bedre end målet.", "met"),
        # what is expected is not yet known, whatever the word for it
        ("Det tegner til, at målet nås i 2018.", "not_yet_known"),
        ("Målet nås formentlig.", "not_yet_known"),
        ("Vi forventer at nå målet i 2019.", "not_yet_known"),
        ("Vi forventer ikke at nå målet.", "not_met"),
        ("Målet forventes ikke nået til tiden.", "not_met"),
        ("Målet er overført til næste år.", "not_yet_known"),
        # how high a goal's being reached is, and what else may be kept or broken
        ("Målopfyldelsen er god.", "met"),
        ("Målopfyldelsen er mangelfuld.", "not_met"),
        ("Resultatet er ikke tilfredsstillende.", "not_met"),
        ("Indsatsen har haft den ønskede effekt.", "met"),
        ("Indsatsen har ikke haft den ønskede effekt.", "not_met"),
        ("Løftet er brudt.", "not_met"),
        ("Opgaven er ikke løst.", "not_met"),
        ("Vi er ikke kommet så langt som planlagt.", "not_met"),
        ("Målet har vist sig for ambitiøst.", "not_met"),
        ("Det lykkedes over al forventning.", "met"),
        ("Delmål 1 er nået, delmål 2 er ikke.", "partly_met"),
        ("Om målet er nået, vides ikke.", "unclear"),
        ("Dermed lever vi op til målet.", "met"),
        ("Kommunen opfylder målet.", "met"),
        ("Målopfyldelsen er 100 %.", "met"),
        ("Kravet er hermed efterkommet.", "met"),
        ("Tidsfristen blev overholdt.", "met"),
        ("Overholdt for 61 af de 66 borgere.", "partly_met"),
        ("Målet er opfyldt for så vidt angår skolerne.", "partly_met"),
        ("Det ene mål er nået, det andet ikke.", "partly_met"),
        ("Målet kan kun siges at være opnået for en dels vedkommende.", "partly_met"),
        ("Det er ikke nok til at nå målet.", "not_met"),
        ("Resultatet er dårligere end målet.", "not_met"),
        ("Der mangler fortsat en del for at nå målet.", "not_met"),
        ("Målet måtte opgives.", "not_met"),
        ("Dermed når vi ikke op på målet.", "not_met"),
        ("Vi er et godt stykke fra målet.", "not_met"),
        ("Målet kunne ikke nås.", "not_met"),
        ("Det registreres ikke.", "unclear"),
        ("Der foreligger ingen tal.", "unclear"),
        ("Etapen er udsat, hvorfor målopfyldelsen ikke kan vurderes.", "unclear"),
        ("Der foreligger endnu ingen resultater.", "not_yet_known"),
        ("Materialet er endnu ikke bearbejdet.", "not_yet_known"),
        ("Den næste sundhedsprofil udkommer i 2026.", "not_yet_known"),
        ("Målet forventes nået i 2015.", "not_yet_known"),
        ("Det er endnu for tidligt at sige, om målet nås.", "not_yet_known"),
        ("Ventetiden kan først opgøres til maj.", "not_yet_known"),
        ("Målet er svært at måle.", "unclear"),
        ("Målet er nået før tid.", "met"),
        ("Det går bedre, selv om servicemålet ikke helt er nået.", "partly_met"),
        ("Skolen er langt fra målet.", "not_met"),
        ("Forbruget kan ikke opgøres endeligt, før vinteren slutter.", "not_yet_known"),
        ("Karaktergennemsnittet foreligger til september.", "not_yet_known"),
        ("Ventetiden er der ikke ført statistik over.", "unclear"),
        ("Tilfredsheden er ikke målt.", "unclear"),
        # a verdict of a clause that is nothing else, or of an item of a list
        ("5,8 pct. – ikke opnået.", "not_met"),
        ("Ad 2) Ikke nået, forbruget er uændret.", "not_met"),
        ("Alt i alt et år, hvor alle mål er indfriet.", "met"),
        ("Der er kun tale om delvis målopfyldelse.", "partly_met"),
        ("Betragtes som opfyldt.", "met"),
        # idioms
        ("Det gik over al forventning.", "met"),
        ("Vi ramte plet.", "met"),
        ("Det nåede vi ikke.", "not_met"),
        ("Målet glippede.", "not_met"),
        ("Projektet blev aldrig til noget.", "not_met"),
        ("Det går langsommere, end vi havde håbet.", "not_met"),
        ("Vi nåede ikke helt op på de 500.", "partly_met"),
        ("Vi er ikke dér, hvor vi gerne vil være.", "not_met"),
        ("Målet er sat på pause.", "not_yet_known"),
        ("Det er for tidligt at afgøre, om hensigten er opfyldt.", "not_yet_known"),
    ],
)
def test_a_verdict_is_told(text: str, outcome: str) -> None:
    assert outcomes(text)[-1] == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Vi afholdt fire kurser for 80 deltagere.",
        "Hvis målet skal nås, kræver det flere hænder.",
        "For at målet kan nås, er der ansat to.",
        "Formålet er at flere går i skole.",
        "Spørgsmålet er ikke afklaret.",
        "Målet holder vi fast i.",
        "Målsætningen holdes op mod landets tal.",
        "Der mangler 6 kvinder, før målet er nået.",
        "Brevene er færre, så den del af målet er indfriet.",
        "Arbejdsgruppen er nået til enighed om åbningstiden.",
    ],
)
def test_what_gives_no_verdict_is_left_alone(text: str) -> None:
    assert [v for v in outcomes(text) if v in {"met", "partly_met", "not_met"}] == []


@pytest.mark.parametrize(
    ("text", "is_above"),
    [
        ("Resultatet ligger over målet.", True),
        ("Det er færre end målet.", False),
        ("Under målet om flere kurser er der lavet en plan.", None),
        ("Vi forventer at ligge over målet.", None),
    ],
)
def test_results_lie_above_or_below_the_target(text: str, is_above: bool | None) -> None:
    found = [verdict.is_above for verdict in finder().find(text)]
    assert found == ([] if is_above is None else [is_above])


def test_the_evidence_is_the_clause_that_gives_the_verdict() -> None:
    text = "Vi holdt 41 kurser. Alle var glade, men målet er ikke nået."
    (verdict,) = finder().find(text)
    assert text[verdict.start : verdict.end] == "men målet er ikke nået."


def test_a_lost_stop_does_not_lend_a_verdict_what_stands_before_it() -> None:
    assert outcomes("Der blev ikke ringet op Målet er nået.") == ["met"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Delvist opfyldt.", "partly_met"), ("Ja", "met"), ("Gennemført i maj", None), ("", None)],
)
def test_a_cell_is_told_by_all_its_words(text: str, outcome: str | None) -> None:
    assert finder().cell(text) == outcome


def test_a_letter_that_grows_in_small_letters_moves_no_place() -> None:
    text = "İİİ holdt kurser. Målet er nået."
    (verdict,) = finder().find(text)
    assert text[verdict.start : verdict.end] == "Målet er nået"


@pytest.mark.parametrize(
    ("profile", "text", "outcome"),
    [
        ("swedish", "Målet är uppfyllt.", "met"),
        ("swedish", "Målet har inte nåtts.", "not_met"),
        ("swedish", "Målet är delvis uppnått.", "partly_met"),
        ("norwegian", "Målet er oppnådd.", "met"),
        ("norwegian", "Målet er ikke nådd.", "not_met"),
        ("norwegian", "Målet er delvis oppfylt.", "partly_met"),
    ],
)
def test_neighbours_languages_say_it_too(profile: str, text: str, outcome: str) -> None:
    assert outcomes(text, profile) == [outcome]


@pytest.mark.parametrize(
    ("text", "is_lower"),
    [
        ("Sygefraværet er 4 %", True),
        ("Borgernes tilfredshed", False),
        ("Affald pr. husstand", None),
        ("Noget helt andet", None),
    ],
)
def test_what_is_better_when_less_is_known_by_its_words(text: str, is_lower: object) -> None:
    assert finder().is_lower_better(text, default=None) is is_lower


def test_signs_have_one_form() -> None:
    assert folded_sign(" 50pct. ") == folded_sign("50 %") == "50 %"
    assert folded_sign("● Grøn") == "grøn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Testresultaterne mangler", True), ("Data mangler", True), ("Metadata og dataen", False)],
)
def test_words_of_results_stand_whole_or_as_parts_of_others(text: str, *, expected: bool) -> None:
    assert finder().tells_of_results(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Planerne opfylder kravene i bekendtgørelsen.",
        "Skal fristen overholdes, må teams bruge samme skema.",
        "Køreplanens løfte om afgang hvert 20. minut er indfriet.",
    ],
)
def test_what_else_is_fulfilled_is_no_verdict(text: str) -> None:
    assert outcomes(text) == []
