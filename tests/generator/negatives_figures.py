"""Invent tables of figures without goals: accounts, statistics, sizes, results and logs."""

import random
from collections.abc import Callable

from tests.generator.names import Setting
from tests.generator.negatives_council import FIELDS, date, person
from tests.generator.negatives_shapes import Page, grid, heading, page, text, thousands


def _account_notes(rng: random.Random, setting: Setting) -> Page:
    """A column of goals holds words of bookkeeping only."""
    y = setting.year
    remark = ("Periodisering", "Teknisk omplacering", "Jf. note 4", "Ompostering af løn", "",
              "Flyttet til anlæg", "Momsrefusion", "Tilbageført hensættelse")  # fmt: skip
    column = rng.choice(("Bemærkninger", "Bemærkning", "Mål", "Note"))
    rows: list[tuple[str, ...]] = [("Område", f"Budget {y}", f"Regnskab {y}", "Afvigelse", column)]
    for name in rng.sample(FIELDS, rng.randrange(5, 9)):
        budget = rng.randrange(4_000, 700_000)
        result = budget + rng.randrange(-9_000, 9_000)
        extra = rng.choice(("Jf. bilag 2", "Se side 14", "-", "Ingen")) if column == "Mål" else None
        values = (thousands(v) for v in (budget, result, result - budget))
        rows.append((name.capitalize(), *values, extra or rng.choice(remark)))
    return page(f"Regnskabsoversigt {y} (hele 1.000 kr.)", grid(rows))


def _works_account(rng: random.Random, setting: Setting) -> Page:
    works = ("Nyt tag på hallen", "Cykelsti langs åen", "Udskiftning af vinduer", "Legeplads",
             "Renovering af køkken", "Kloakering, etape 2", "Ny gadebelysning")  # fmt: skip
    rows = [("Projekt", "Rådighedsbeløb", "Forbrug", "Rest", "Bemærkninger")]
    for work in rng.sample(works, 5):
        grant = rng.randrange(200, 9_000)
        spent = rng.randrange(100, grant)
        rows.append(
            (
                work,
                thousands(grant),
                thousands(spent),
                thousands(grant - spent),
                rng.choice(("Afsluttes i foråret", "Regnskab aflagt", "Licitation holdt", "")),
            )
        )
    return page(f"Anlægsoversigt pr. {date(rng, setting.year)}", grid(rows))  # fmt: skip


def _population(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    rows = [("Alder", *(str(y - back) for back in (4, 3, 2, 1, 0)))]
    people = rng.randrange(12_000, 70_000)
    for ages, share in (
        ("0-5 år", 6),
        ("6-16 år", 13),
        ("17-24 år", 9),
        ("25-64 år", 50),
        ("65-79 år", 16),
        ("80 år og over", 6),
    ):
        count = people * share // 100
        values = []
        for _ in range(5):
            count += rng.randrange(-120, 130)
            values.append(thousands(count))
        rows.append((ages, *values))
    return page(
        f"Befolkningen i {setting.full_name} 1. januar {y - 4}-{y}",
        grid(rows),
        text("Tallene er opgjort efter bopæl. Kilde: kommunens eget register."),
    )


def _pupils(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    names = ("Nørreskolen", "Søndre Skole", "Åskolen", "Bakkeskolen", "Skolen ved Engen",
             "Kirkebyskolen", f"{setting.place} Skole")  # fmt: skip
    rows: list[tuple[str, ...]] = [
        ("Skole", f"{y - 2}/{y - 1}", f"{y - 1}/{y}", f"{y}/{y + 1}", "Klasser")
    ]
    for name in names[rng.randrange(3) :]:
        first = rng.randrange(120, 700)
        rows.append((name, *(str(first + rng.randrange(-30, 31)) for _ in range(3)),
                     str(first // 22)))  # fmt: skip
    return page(f"Elevtal pr. 5. september {y}", grid(rows))


def _benefits(rng: random.Random, setting: Setting) -> Page:
    rows: list[tuple[str, ...]] = [
        ("Ydelse", "1. kvt.", "2. kvt.", "3. kvt.", "4. kvt.", "Ændring")
    ]
    for name in ("Dagpenge", "Kontanthjælp", "Uddannelseshjælp", "Sygedagpenge", "Fleksjob"):
        first = rng.randrange(190, 1_900)
        values = [first + rng.randrange(-90, 91) for _ in range(4)]
        change = (values[-1] - values[0]) * 100 / values[0]
        rows.append((name, *map(thousands, values), f"{change:.1f} %".replace(".", ",")))
    return page(f"Antal modtagere af ydelser i {setting.year}", grid(rows))


def _sizes(rng: random.Random, setting: Setting) -> Page:
    """Here the word for goal means the measures of furniture."""
    things = ("Skrivebord", "Mødebord", "Reol", "Skab med låge", "Opslagstavle", "Bænk, udendørs",
              "Garderobe", "Rullebord")  # fmt: skip
    rows = [("Vare", "Mål (cm)", "Antal", "Placering")]
    for thing in rng.sample(things, 5):
        size = " x ".join(str(rng.randrange(4, 24) * 10) for _ in range(3))
        rows.append((thing, size, str(rng.randrange(1, 60)), rng.choice(
            ("Rådhuset", f"Børnehuset i {setting.place}", "Lager"))))  # fmt: skip
    return page(f"Inventarliste {setting.year}", grid(rows))


def _drawing_list(rng: random.Random, setting: Setting) -> Page:
    rows = [("Tegning", "Indhold", "Mål", "Revideret", "Status")]
    for number in range(rng.randrange(4, 8)):
        rows.append((
            f"A{number + 1:02d}",
            rng.choice(("Plan, stueetage", "Snit", "Facade mod vest", "Situationsplan", "Tagplan")),
            rng.choice(("1:50", "1:100", "1:200", "1:500")),
            f"{rng.randrange(1, 29):02d}.{rng.randrange(1, 13):02d}.{setting.year}",
            rng.choice(("Udgivet", "Til kommentering", "Forældet")),
        ))  # fmt: skip
    return page(f"Tegningsliste, ombygning i {setting.place}", grid(rows))


def _football(rng: random.Random, setting: Setting) -> Page:
    clubs = ("Åby IF", "Hovby BK", "Engvang GF", "Stenløkke B", "Tranum SK", "Lyngens IF")
    one, other = rng.sample(clubs, 2)
    goals = [("Minut", "Mål", "Målscorer")]
    home = away = 0
    for minute in sorted(rng.sample(range(3, 90), rng.randrange(2, 6))):
        home, away = (home + 1, away) if rng.random() < 0.5 else (home, away + 1)
        goals.append((f"{minute}.", f"{home}-{away}", person(rng)))
    rows = [("Nr.", "Hold", "Kampe", "Vundet", "Mål", "Point")]
    for number, club in enumerate(rng.sample(clubs, 5), start=1):
        won = rng.randrange(0, 9)
        rows.append(
            (
                str(number),
                club,
                "9",
                str(won),
                f"{rng.randrange(5, 30)}-{rng.randrange(5, 30)}",
                str(won * 3),
            )
        )
    return page(
        f"Kommunemesterskabet i fodbold {setting.year}",
        heading(f"Finale: {one} - {other}"),
        text(f"Mål: {home}-{away}. Kampen blev spillet i {setting.place} for "
             f"{rng.randrange(40, 900)} tilskuere."),
        grid(goals),
        heading("Stillingen før finalen"),
        grid(rows),
    )  # fmt: skip


def _tickets(rng: random.Random, setting: Setting) -> Page:
    subjects = ("Printer 3. sal virker ikke", "Glemt adgangskode", "Skærm blinker",
                "Ny telefon til vagten", "Mail sendes ikke", "Mus defekt", "Kan ikke logge på VPN",
                "Projektor i lokale 4 mangler kabel", "Opdatering fejler")  # fmt: skip
    rows = [("Nr.", "Emne", "Status", "Ansvarlig", "Oprettet")]
    for _ in range(rng.randrange(5, 9)):
        rows.append(
            (
                str(rng.randrange(10_000, 99_999)),
                rng.choice(subjects),
                rng.choice(("Løst", "Åben", "Afventer bruger", "Lukket")),
                rng.choice(("Servicedesk", "Netværk", "Telefoni")),
                f"{rng.randrange(1, 29):02d}-{rng.randrange(1, 13):02d}-{setting.year}",
            )
        )
    return page("Sagsliste, it-servicedesk", grid(rows))  # fmt: skip


def _moving_list(rng: random.Random, setting: Setting) -> Page:
    tasks = ("Bestil flyttekasser", "Afmeld vand på gammel adresse", "Mærk skabe med rumnummer",
             "Flyt printer til stuen", "Aflever nøgler", "Tøm arkiv i kælder", "Skift dørskilte",
             "Meld ny adresse til posten")  # fmt: skip
    rows = [("Opgave", "Ansvarlig", "Frist", "Status")]
    for task in rng.sample(tasks, 6):
        rows.append(
            (
                task,
                person(rng),
                f"{rng.randrange(1, 29)}/{rng.randrange(1, 13)}",
                rng.choice(("Udført", "Mangler", "I gang", "")),
            )
        )
    return page(f"Huskeliste til flytning af Borgerservice {setting.year}", grid(rows))


def _inspection(rng: random.Random, setting: Setting) -> Page:
    rows = [("Lokale", "Areal (m2)", "Mål for CO2 (ppm)", "Målt kl. 9", "Målt kl. 14")]
    for number in rng.sample(range(1, 40), 6):
        rows.append(
            (
                f"Lokale {number}",
                str(rng.randrange(18, 90)),
                "-",
                str(rng.randrange(500, 1_400)),
                str(rng.randrange(600, 2_100)),
            )
        )
    return page(
        f"Målerapport, indeklima på {setting.place} Skole",
        text(f"Målingerne er foretaget den {date(rng, setting.year)} med håndholdt måler."),
        grid(rows),
    )


def _budget_book(rng: random.Random, setting: Setting) -> Page:
    """Headings by service area over running text and money, page after page."""
    y, blocks = setting.year, []
    code = rng.randrange(1, 20)
    for name in rng.sample(FIELDS, rng.randrange(4, 8)):
        code += rng.randrange(1, 4)
        first, second = rng.randrange(9_000, 90_000), rng.randrange(200, 8_000)
        blocks += [
            heading(f"Serviceområde {code:02d} {name.capitalize()}"),
            text(
                f"Området omfatter udgifter til {name} og hører under "
                f"{setting.committee or 'Økonomiudvalget'}. Mål for området er beskrevet i en "
                "særskilt publikation.",
            ),
            grid([
                ("1.000 kr.", f"Budget {y}", f"Overslag {y + 1}"),
                ("Drift", thousands(first), thousands(first + rng.randrange(900))),
                ("Refusion", thousands(-second), thousands(-second)),
            ]),
        ]  # fmt: skip
    return page(f"Budget {y}-{y + 3}, bemærkninger", *blocks)


MAKERS: tuple[Callable[[random.Random, Setting], Page], ...] = (
    _budget_book, _account_notes, _works_account, _population, _pupils, _benefits, _sizes,
    _drawing_list, _football, _tickets, _moving_list, _inspection,
)  # fmt: skip
