"""Invent strategies, guides and plans that look like goal reports and hold no goals."""

import random
from collections.abc import Callable

from tests.generator.names import Setting
from tests.generator.negatives_council import FIELDS, MONTHS, person
from tests.generator.negatives_shapes import Page, facts, grid, heading, lines, page, text


def _strategy(rng: random.Random, setting: Setting) -> Page:
    field = rng.choice(FIELDS)
    values = rng.sample([
        ("Nærhed", "Vi er til at få fat på, og vi taler sammen, før vi skriver."),
        ("Mod", "Vi tør prøve noget nyt, også når vi ikke kender svaret."),
        ("Fællesskab", "Alle har noget at bidrage med, og ingen skal stå alene."),
        ("Ordentlighed", "Vi holder, hvad vi lover, og siger det, når vi tager fejl."),
        ("Nysgerrighed", "Vi spørger en gang mere og lytter til svaret."),
    ], 3)  # fmt: skip
    blocks = [
        heading("Vision"),
        text(f"{setting.place} er et godt sted at bo, lege, lære og blive gammel."),
        heading("Vores værdier"),
        *(part for name, words in values for part in (heading(name), text(words))),
        heading("Om strategien"),
        text(
            f"Strategien er blevet til på tre borgermøder i {setting.year}. Den peger på en "
            "retning og indeholder med vilje ingen mål, som der skal måles på.",
        ),
    ]
    return page(f"Strategi for {field} {setting.year}-{setting.year + 8}", *blocks)


def _annual_wheel(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    steps = [
        f"Regnskab {y - 1} lukkes", "Målopfølgning til fagudvalg", "Dialogmøder med institutioner",
        "Halvårsregnskab", "Budgetseminar", "Første behandling af budget",
        "Vedtagelse af budget og mål", "Trivselsmåling", "Lønforhandlinger", "MUS-samtaler",
    ]  # fmt: skip
    picked = sorted(rng.sample(range(len(MONTHS)), 7))
    rows = [(MONTHS[m].capitalize(), rng.choice(steps), rng.choice(
        ("Økonomi", "Alle chefer", "HR", "Direktionen"))) for m in picked]  # fmt: skip
    return page(f"Årshjul for styring {y}", grid([("Måned", "Aktivitet", "Ansvarlig"), *rows]))


def _budget_timetable(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    rows = [("Frist", "Opgave", "Hvem")]
    for month in sorted(rng.sample(range(len(MONTHS)), 6)):
        rows.append((
            f"{rng.randrange(1, 29)}. {MONTHS[month]}",
            rng.choice((
                "Budgetskemaer sendes ud", "Udkast til mål sendes til Økonomi",
                "Bemærkninger rettes til", "Takster indberettes", "Tekster til mål læses korrektur",
            )),
            rng.choice(("Fagchefer", "Økonomi", "Stabene", "Institutionsledere")),
        ))  # fmt: skip
    return page(
        f"Tidsplan for budget {y + 1}-{y + 4}",
        text("Planen viser, hvornår budgetmaterialet skal afleveres."),
        grid(rows),
    )


def _guideline(rng: random.Random, setting: Setting) -> Page:
    advice = {
        "Udfordring": "Her forklarer I kort, hvorfor målet er valgt. Brug højst ti linjer.",
        "Mål": "Skriv målet, så en borger kan forstå det. Undgå forkortelser og fagord.",
        "Indikator": "Her angiver I, hvad der måles, og hvor tallet hentes fra.",
        "Veje til målet": "Her skriver I, hvad I selv gør. Skriv ikke, hvad andre bør gøre.",
        "Status": "Under Status skriver I, hvor langt I er. Vælg altid en af de tre farver.",
        "Opfølgning": "Her skriver I, hvad der sker næste år, hvis målet ikke er nået.",
        "Baseline": "Angiv altid tallet for året før. Findes det ikke, skriver I en streg.",
    }
    chosen = rng.sample(list(advice), rng.randrange(4, 7))
    blocks = [
        text(
            f"Vejledningen gælder alle, der skriver bidrag til målopfølgningen for {setting.year}."
        ),
        heading("Sådan udfylder I skemaet"),
        facts([(name, advice[name]) for name in advice if name in chosen]),
        heading("Aflevering"),
        text(f"Send skemaet til {person(rng)} i Økonomi senest den 1. {rng.choice(MONTHS)}."),
    ]
    return page("Vejledning i at skrive målopfølgning", *blocks)


def _glossary(rng: random.Random, setting: Setting) -> Page:
    words = [
        ("Baseline", "Den måling, som senere målinger bliver sammenlignet med."),
        ("Effektmål", "Et mål, der siger noget om virkningen for borgeren."),
        ("Indikator", "Et tegn, der kan tælles eller beskrives, og som viser en udvikling."),
        ("Mål", "Det, man vil opnå inden for en bestemt tid."),
        ("Målgruppe", "De borgere, en indsats er rettet mod."),
        ("Måltal", "Den talværdi, som en indikator skal have, før målet er nået."),
        ("Serviceområde", "En del af budgettet med fælles bevilling."),
        ("Status", "En kort beskrivelse af, hvor langt arbejdet er kommet."),
        ("Succeskriterium", "Det, der skal være opfyldt, før man kan tale om succes."),
        ("Udfordring", "En tilstand, man gerne vil ændre."),
    ]
    chosen = sorted(rng.sample(words, rng.randrange(6, 10)))
    title = rng.choice(("Ordliste", "Begreber i målstyringen", "Ord og begreber"))
    return page(f"{title} ({setting.full_name})", facts(chosen))


_LABELS = (
    ("Serviceområde", "Fokusområde", "Udfordring", "Mål", "Veje til målet", "Status", "Opfølgning"),
    ("Politikområde", "Tema", "Mål", "Indikator", "Baseline", "Måltal", "Resultat", "Bemærkninger"),
    ("Område", "Hvad vil vi opnå?", "Hvordan gør vi?", "Hvornår er målet nået?", "Hvor er vi nu?"),
    ("Nr.", "Mål", "Handling", "Ansvarlig", "Frist", "Status"),
)


def _empty_form(rng: random.Random, setting: Setting) -> Page:
    labels = rng.choice(_LABELS)
    hint = rng.choice(("", "", "[skriv her]", "................", "xx", "[indsæt tekst]", "____"))
    blocks = [text("Skemaet udfyldes for hvert mål og sendes retur.")] if rng.random() < 0.5 else []
    for number in range(1, rng.randrange(2, 4)):
        if rng.random() < 0.5:
            blocks.append(heading(f"Målskema {number}"))
        blocks.append(facts([(label, hint) for label in labels]))
    return page(f"Skabelon til målopfølgning {setting.year}", *blocks)


def _empty_table(rng: random.Random, setting: Setting) -> Page:
    labels = rng.choice(_LABELS[1:])
    fill = rng.choice(("", "", "…", "-"))
    rows = [[str(n) if label == "Nr." else fill for label in labels] for n in range(1, 6)]
    return page(
        f"Skema til indmelding af mål for {setting.year + 1}",
        text("Én linje pr. mål. Skemaet skal være Økonomi i hænde inden sommerferien."),
        grid([labels, *rows]),
    )


def _questionnaire(rng: random.Random, setting: Setting) -> Page:
    questions = [
        "Kender du afdelingens mål?", "Er målene drøftet på et personalemøde?",
        "Hvor tit følger I op på målene?", "Hvad var svært ved at nå målene?",
        "Har du forslag til næste års mål?", "Hvordan vil du beskrive status lige nu?",
        "Hvem er din nærmeste leder?",
    ]  # fmt: skip
    answer = rng.choice(("", "", "☐ Ja  ☐ Nej  ☐ Ved ikke", "1  2  3  4  5", "_______________"))
    return page(
        f"Spørgeskema om målstyring {setting.year}",
        text("Skemaet er anonymt. Sæt kryds eller skriv kort."),
        facts([(question, answer) for question in rng.sample(questions, 5)]),
        facts([("Navn", ""), ("Arbejdssted", ""), ("Dato", "")]),
    )


def _risk_register(rng: random.Random, setting: Setting) -> Page:
    risks = [
        "Strømsvigt på rådhuset", "Indbrud i materielgård", "Nedbrud af omsorgssystem",
        "Vandskade i kælderarkiv", "Langvarig sygdom i lønkontor", "Tab af sikkerhedskopi",
        "Phishing mod ansatte", "Lækage i svømmehal",
    ]  # fmt: skip
    rows = [("Nr.", "Risiko", "Sandsynlighed", "Konsekvens", "Ejer", "Status")]
    for number, risk in enumerate(rng.sample(risks, 5), start=1):
        low, high = rng.randrange(1, 4), rng.randrange(2, 6)
        rows.append((f"R{number}", risk, str(low), str(high), rng.choice(("IT", "Drift", "HR")),
                     rng.choice(("Åben", "Lukket", "Overvåges"))))  # fmt: skip
    return page(f"Risikolog {setting.year}", grid(rows))


def _annexes(rng: random.Random, setting: Setting) -> Page:
    names = rng.sample(FIELDS, 6)
    return page(
        f"Bilagsoversigt til målopfølgning {setting.year}",
        lines([f"Bilag {n}: Mål og status for {name}" for n, name in enumerate(names, start=1)]),
        text("Bilagene ligger på sagen og kan rekvireres i sekretariatet."),
    )


def _search_hits(rng: random.Random, setting: Setting) -> Page:
    hits = []
    for name in rng.sample(FIELDS, 6):
        year = setting.year - rng.randrange(0, 6)
        title = rng.choice((f"Målopfølgning {year} - {name}", f"Mål for {name} {year}",
                            f"Status på mål for {name}", f"Politik for {name}"))  # fmt: skip
        hits.append(f"{title} (PDF, {rng.randrange(1, 40)} sider, {rng.randrange(90, 4000)} kB)")
    return page(
        f"Søgeresultater for «mål {setting.year}»",
        text(f"Viser 1-6 af {rng.randrange(7, 300)} dokumenter."),
        lines(hits),
    )


def _contents_page(rng: random.Random, setting: Setting) -> Page:
    number, rows = 2, []
    for count, name in enumerate(rng.sample(FIELDS, 6), start=1):
        rows.append(f"{count}. {name.capitalize()} {'.' * rng.randrange(20, 50)} {number}")
        for part in ("Udfordring", "Mål", "Status og opfølgning")[: rng.randrange(1, 4)]:
            number += 1
            rows.append(f"{part} {'.' * rng.randrange(20, 50)} {number}")
    return page(
        rng.choice((f"Målopfølgning {setting.year}", f"Mål og resultater {setting.year}")),
        heading(rng.choice(("Indhold", "Indholdsfortegnelse"))),
        text(*rows),
    )


MAKERS: tuple[Callable[[random.Random, Setting], Page], ...] = (
    _strategy, _annual_wheel, _budget_timetable, _guideline, _glossary, _empty_form, _empty_table,
    _questionnaire, _risk_register, _annexes, _search_hits, _contents_page,
)  # fmt: skip
