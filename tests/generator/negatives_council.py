"""Invent papers of councils and committees that speak of goals and hold none."""

import random
from collections.abc import Callable
from typing import Final

from tests.generator.names import Setting
from tests.generator.negatives_shapes import Page, facts, grid, heading, lines, page, text

MONTHS: Final = (
    "januar", "februar", "marts", "april", "maj", "juni", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
FIELDS: Final = (
    "dagtilbud", "folkeskole", "ældrepleje", "veje og trafik", "kultur og fritid", "sundhed",
    "beskæftigelse", "natur og miljø", "kommunale ejendomme", "borgerservice",
)  # fmt: skip
_FIRST: Final = ("Alma", "Birk", "Carla", "Ditlev", "Ester", "Folmer", "Gry", "Hjalte", "Iben",
                 "Jeppe", "Kaja", "Laust", "Merete", "Niels-Ole", "Oda", "Palle")  # fmt: skip
_LAST: Final = ("Tangelund", "Rønnehave", "Vindskov", "Bækvad", "Sivholt", "Enggård-Lyng",
                "Kildetoft", "Havrelykke", "Mosekær", "Stavnsbo", "Ulvedal")  # fmt: skip


def person(rng: random.Random) -> str:
    """Return an invented person's name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def date(rng: random.Random, year: int) -> str:
    """Return a date of a year."""
    return f"{rng.randrange(1, 29)}. {rng.choice(MONTHS)} {year}"


def _cover_item(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    body = setting.committee or "Udvalget"
    goals = rng.choice((
        "De mål, som Byrådet har vedtaget, fremgår af bilag 1. De gengives ikke her.",
        f"Målene for {y} blev vedtaget sammen med budgettet. Se bilag 1.",
        "Der henvises til bilaget, hvor alle mål er oplistet efter område.",
    ))  # fmt: skip
    state = rng.choice((
        "Bilaget er udarbejdet af fagforvaltningerne og viser, hvor langt arbejdet er nået.",
        f"Forvaltningen har indsamlet status pr. 31. december {y}. Resultatet er vedlagt.",
        "Status på de enkelte områder gennemgås mundtligt på mødet.",
    ))  # fmt: skip
    after = rng.choice((
        f"Sagen forelægges igen, når regnskabet for {y} foreligger.",
        "Næste opfølgning sker efter samme model.",
        "Forvaltningen vender tilbage, hvis udvalget ønsker uddybende oplysninger.",
    ))  # fmt: skip
    blocks = [
        facts([
            ("Sagsnummer", f"{rng.randrange(10, 99)}/{rng.randrange(1000, 39999)}"),
            ("Mødedato", date(rng, y + 1)),
            ("Sagsbehandler", person(rng)),
        ]),
        heading("Indledning"),
        text(f"{body} orienteres om målopfølgningen for {y}."),
        heading("Mål"), text(goals),
        heading("Status"), text(state),
        heading(rng.choice(("Opfølgning", "Det videre forløb"))), text(after),
        heading("Økonomi"), text("Sagen har ingen økonomiske konsekvenser."),
        heading("Indstilling"),
        text("Det indstilles, at orienteringen tages til efterretning."),
    ]  # fmt: skip
    if rng.random() < 0.6:
        blocks += [heading(f"Beslutning i {body}"), text("Taget til efterretning.")]
    title = f"{rng.randrange(2, 24)}. Opfølgning på mål i budget {y}"
    return page(title, *blocks)


def _process_item(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    return page(
        f"Punkt {rng.randrange(3, 30)}: Proces for målfastsættelse {y + 1}",
        heading("Beslutningstema"),
        text(f"Udvalget skal beslutte, hvordan det vil arbejde med mål i {y + 1}."),
        heading("Baggrund"),
        text(
            f"I {y} havde udvalget to temadrøftelser om mål. Flere medlemmer har efterlyst "
            "færre mål og en kortere rapport. Forvaltningen foreslår derfor en ny arbejdsform."
        ),
        heading("Løsning"),
        lines([
            f"{rng.choice(MONTHS[:3]).capitalize()}: Forvaltningen samler udvalgets ønsker",
            "Juni: Udkast drøftes med MED-udvalg og brugerbestyrelser",
            "September: Målene indgår i budgetforhandlingerne",
        ]),
        heading("Målopfyldelse"),
        text("Ingen bemærkninger."),
        heading("Høring"),
        text("Ikke relevant."),
        heading("Beslutning"),
        text(f"Godkendt som indstillet. {person(rng)} deltog ikke i behandlingen."),
    )  # fmt: skip


def _press_release(rng: random.Random, setting: Setting) -> Page:
    y, count = setting.year, rng.randrange(14, 48)
    quote = rng.choice((
        "Tallene fortæller ikke alt, men de giver os et godt sted at begynde samtalen",
        "Vi er ikke færdige, og det bliver man heller aldrig i en kommune",
        "Det er medarbejderne, der har æren, for det er dem, der gør arbejdet",
    ))  # fmt: skip
    return page(
        rng.choice((
            f"{setting.full_name} er godt på vej med målene",
            f"Byrådet har set på målene for {y}",
            "Færre mål og mere nærvær",
        )),
        text(f"Pressemeddelelse, {date(rng, y + 1)}"),
        text(
            f"Byrådet drøftede onsdag den årlige målopfølgning. Af de {count} mål går det efter "
            f"planen med de fleste, mens nogle få kræver mere tid. Rapporten kan læses på "
            "kommunens hjemmeside.",
            f"– {quote}, siger borgmesteren, som ser frem til at drøfte resultaterne med "
            f"borgerne på mødet i {setting.place}.",
            "Drøftelsen varede godt en time, og alle partier havde bemærkninger. Flere ønskede, at "
            "næste års mål bliver skrevet i et sprog, som alle kan forstå.",
        ),
        facts([
            ("Kontakt", f"{person(rng)}, kommunikationskonsulent"),
            ("Telefon", f"00 {rng.randrange(10, 99)} {rng.randrange(10, 99)} 00"),
        ]),
    )  # fmt: skip


def _hearing(rng: random.Random, setting: Setting) -> Page:
    field = rng.choice(FIELDS)
    voices = [
        "Bestyrelsen kvitterer for et grundigt materiale, men fristen har været kort.",
        "Vi undrer os over, at målene er formuleret uden at spørge dem, der skal nå dem.",
        "Det er uklart, hvordan status bliver opgjort, og hvem der har ansvaret for det.",
        "Forslaget om flere målinger tager tid fra kerneopgaven.",
        "Vi støtter, at der følges op, når blot det sker enkelt og forståeligt.",
        "Tabellen på side 7 bør suppleres med tal for de små enheder.",
    ]
    return page(
        f"Høringssvar vedrørende udkast til mål for {field}",
        facts([
            ("Afsender", f"Brugerbestyrelsen ved {setting.place}"),
            ("Til", setting.full_name),
            ("Dato", date(rng, setting.year)),
        ]),
        heading("Generelle bemærkninger"),
        text(*rng.sample(voices, 3)),
        heading("Bemærkninger til mål og indsatser"),
        text("Bestyrelsen har ikke ændringsforslag til de enkelte formuleringer."),
        heading("Status"),
        text("Svaret er godkendt på bestyrelsens møde."),
        text("Med venlig hilsen", person(rng), "Formand"),
    )  # fmt: skip


def _letter(rng: random.Random, setting: Setting) -> Page:
    field = rng.choice(FIELDS)
    return page(
        rng.choice(("Svar på din henvendelse", "Kvittering for modtagelse", "Vedr. aktindsigt")),
        text(setting.full_name, date(rng, setting.year), f"Sag {rng.randrange(100, 9999)}"),
        text(
            "Kære borger",
            f"Tak for dit brev om {field}. Du spørger, hvorfor målet for området ikke blev nået, "
            "og hvad kommunen vil gøre ved det.",
            f"Vi har sendt dit spørgsmål til {setting.committee or 'udvalget'}, som behandler "
            f"det på mødet den {date(rng, setting.year)}. Du får svar, når mødet er holdt.",
            "Du er velkommen til at ringe, hvis du vil vide, hvor langt din sag er.",
        ),
        text("Venlig hilsen", person(rng)),
    )


def _meeting_calendar(rng: random.Random, setting: Setting) -> Page:
    y = setting.year + 1
    months = rng.sample(range(len(MONTHS)), 7)
    topics = ("Budgetopfølgning", "Målopfølgning", "Temamøde", "Ordinært møde", "Studietur",
              "Regnskab", "Dialogmøde med brugerbestyrelser")  # fmt: skip
    rows = [("Dato", "Tid", "Sted", "Emne")]
    for month in sorted(months):
        rows.append((
            f"{rng.randrange(1, 29)}. {MONTHS[month]}",
            f"kl. {rng.randrange(8, 18)}.{rng.choice(('00', '30'))}",
            rng.choice(("Rådhuset, lokale 2", "Byrådssalen", f"Kulturhuset i {setting.place}")),
            rng.choice(topics),
        ))  # fmt: skip
    return page(f"Mødekalender {y} for {setting.committee or 'Byrådet'}", grid(rows))


def _members(rng: random.Random, setting: Setting) -> Page:
    roles = ("formand", "næstformand", "medlem", "medlem", "medlem", "medlem", "suppleant")
    rows = [("Navn", "Rolle", "Liste"), *(
        (person(rng), role, rng.choice("ABCFOVØ")) for role in roles
    )]  # fmt: skip
    return page(
        f"Medlemmer af {setting.committee or 'Byrådet'} {setting.year}",
        text("Udvalget har ansvar for mål og rammer på sit område."),
        grid(rows),
        facts([("Sekretær", person(rng)), ("Mødested", "Rådhuset")]),
    )


def _standing_rules(rng: random.Random, setting: Setting) -> Page:
    body = setting.committee or "Økonomiudvalget"
    return page(
        f"Forretningsorden for {body}",
        heading("§ 1. Opgaver"),
        text(
            f"Udvalget varetager den umiddelbare forvaltning af området {rng.choice(FIELDS)}. Det "
            "stiller forslag til Byrådet om mål og fører tilsyn med, at de bliver fulgt.",
        ),
        heading("§ 2. Møder"),
        text(
            f"Møder holdes den {rng.randrange(1, 5)}. tirsdag i måneden. Dagsorden udsendes "
            f"senest {rng.randrange(3, 6)} hverdage før mødet.",
        ),
        heading("§ 3. Opfølgning"),
        text("Formanden orienterer Byrådet om udvalgets arbejde, når Byrådet ønsker det."),
        heading("§ 4. Ikrafttræden"),
        text(f"Forretningsordenen træder i kraft den 1. januar {setting.year}."),
    )


def _tasks_of_committee(rng: random.Random, setting: Setting) -> Page:
    names = rng.sample(FIELDS, 5)
    return page(
        f"Delegationsplan {setting.year}",
        grid([
            ("Område", "Byrådet", "Udvalget", "Direktøren", "Bemærkninger"),
            *((n, rng.choice(("Mål", "Mål og budget")), rng.choice(("Ramme", "Indstilling")),
               rng.choice(("Drift", "Drift og status")), rng.choice(("", "Jf. styrelsesloven")))
              for n in names),
        ]),
    )  # fmt: skip


MAKERS: tuple[Callable[[random.Random, Setting], Page], ...] = (
    _cover_item, _process_item, _press_release, _hearing, _letter, _meeting_calendar, _members,
    _standing_rules, _tasks_of_committee,
)  # fmt: skip
