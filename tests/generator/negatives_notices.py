"""Invent notices, adverts, bills and other everyday papers without goals."""

import random
from collections.abc import Callable

from tests.generator.names import Setting
from tests.generator.negatives_council import FIELDS, date, person
from tests.generator.negatives_shapes import (
    Page,
    facts,
    grid,
    heading,
    lines,
    page,
    text,
    thousands,
)


def _job_advert(rng: random.Random, setting: Setting) -> Page:
    job = rng.choice(("Økonomikonsulent", "Pædagog", "Controller", "Leder af plejecenter",
                      "Målstyringskonsulent", "Skolesekretær", "Ergoterapeut"))  # fmt: skip
    return page(
        f"{job} søges til {setting.full_name}",
        text(f"Vil du være med, når vi følger op på mål og resultater inden for "
             f"{rng.choice(FIELDS)}? Så er det måske dig, vi mangler."),
        heading("Dine opgaver"),
        lines(rng.sample([
            "Bidrage til målopfølgningen", "Vejlede ledere om budget", "Deltage i vagtplanen",
            "Skrive referater og notater", "Holde oversigten over status ajour",
            "Samarbejde med pårørende",
        ], 4)),
        heading("Vi forventer"),
        lines(["at du har en relevant uddannelse", "at du er god til at samarbejde"]),
        facts([("Ansøgningsfrist", date(rng, setting.year)), ("Tiltrædelse", "Snarest muligt"),
               ("Ansvarlig leder", person(rng)),
               ("Ugentligt timetal", str(rng.choice((28, 32, 37))))]),
    )  # fmt: skip


def _tender(rng: random.Random, setting: Setting) -> Page:
    thing = rng.choice(("rengøring", "vintertjeneste", "kørsel af elever", "kontorartikler",
                        "hjælpemidler", "drift af kantine"))  # fmt: skip
    return page(
        f"Udbud af {thing}",
        heading("Ordregiver"), text(setting.full_name),
        heading("Mål og rammer"),
        text(f"Aftalen samler indkøbet af {thing}, som i dag er fordelt på "
             f"{rng.randrange(3, 14)} leverandører. Den løber i {rng.randrange(2, 5)} år."),
        heading("Tildelingskriterier"),
        grid([("Kriterium", "Vægt"), ("Pris", "50 %"), ("Kvalitet", "30 %"),
              ("Leveringssikkerhed", "20 %")]),
        heading("Opfølgning"),
        text("Parterne holder et statusmøde hvert halve år."),
        heading("Tilbudsfrist"), text(f"{date(rng, setting.year)} kl. 12.00."),
    )  # fmt: skip


def _building_permit(rng: random.Random, setting: Setting) -> Page:
    return page(
        "Byggetilladelse",
        facts([("Ejendom", f"{setting.place} {rng.randrange(1, 200)}"),
               ("Matrikel", f"{rng.randrange(1, 90)}{rng.choice('abcdh')}"),
               ("Sagsnummer", f"B-{rng.randrange(1000, 9999)}"),
               ("Bygningens mål", f"{rng.randrange(5, 14)} x {rng.randrange(6, 20)} m"),
               ("Status", rng.choice(("Godkendt", "Under behandling"))),
               ("Sagsbehandler", person(rng))]),
        heading("Afgørelse"),
        text(f"Du må opføre {rng.choice(('en carport', 'et udhus', 'en tilbygning'))} som vist på "
             "tegningerne. Arbejdet skal være begyndt inden et år."),
        heading("Vilkår"),
        lines(["Færdigmelding skal indsendes", "Afstand til skel er mindst 2,5 m",
               "Tag må ikke være blankt"]),
    )  # fmt: skip


def _local_plan(rng: random.Random, setting: Setting) -> Page:
    return page(
        f"Lokalplan {rng.randrange(10, 400)} for et område ved {setting.place}",
        heading("§ 1 Formål"),
        text("Lokalplanen har til formål at fastlægge områdets anvendelse til "
             f"{rng.choice(('boliger', 'let erhverv', 'en børnehave', 'rekreative formål'))}."),
        heading("§ 2 Område og status"),
        text(f"Området er på {rng.randrange(2, 40)} ha og ligger i byzone."),
        heading("§ 3 Bebyggelsens mål og omfang"),
        text(f"Bebyggelsesprocenten må ikke overstige {rng.randrange(20, 60)}. Bygninger må ikke "
             f"være højere end {rng.randrange(5, 13)},5 m."),
        heading("§ 4 Ophævelse"),
        text(f"Byplanvedtægt {rng.randrange(1, 20)} ophæves for området."),
    )  # fmt: skip


def _opening_hours(rng: random.Random, setting: Setting) -> Page:
    rows: list[tuple[str, ...]] = [("Dag", "Borgerservice", "Bibliotek", "Svømmehal")]
    for day in ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag"):
        hours = (f"{rng.randrange(8, 12)}-{rng.randrange(13, 20)}" for _ in range(3))
        rows.append((day, *(value if rng.random() < 0.85 else "Lukket" for value in hours)))
    return page(f"Åbningstider i {setting.place} {setting.year}", grid(rows))


def _organisation(rng: random.Random, setting: Setting) -> Page:
    rows = [f"Direktion: {person(rng)}"]
    for name in rng.sample(FIELDS, 5):
        rows.append(f"{name.capitalize()}: chef {person(rng)}")
        rows += [
            f"– {part}"
            for part in rng.sample(
                ("Administration", "Drift", "Udvikling og mål", "Visitation", "Sekretariat"), 2
            )
        ]
    return page(f"Organisation {setting.year}, {setting.full_name}", lines(rows))  # fmt: skip


def _invoice(rng: random.Random, setting: Setting) -> Page:
    rows = [("Vare", "Antal", "Stk. pris", "I alt")]
    total = 0
    for name in rng.sample(("Stole", "Plakater, A2", "Kaffe", "Målebånd", "Skilte", "Timer",
                            "Porto", "Trykning af målrapport"), 4):  # fmt: skip
        count, price = rng.randrange(1, 40), rng.randrange(10, 900)
        total += count * price
        rows.append((name, str(count), f"{thousands(price)},00", f"{thousands(count * price)},00"))
    rows.append(("I alt uden moms", "", "", f"{thousands(total)},00"))
    return page(
        f"Faktura {rng.randrange(1000, 99999)}",
        facts([("Kunde", setting.full_name), ("Dato", date(rng, setting.year)),
               ("Betalingsfrist", f"{rng.choice((8, 14, 30))} dage"), ("Deres ref.", person(rng))]),
        grid(rows),
    )  # fmt: skip


def _menu(rng: random.Random, setting: Setting) -> Page:
    dishes = ("Fiskefrikadeller med råkost", "Linsesuppe og brød", "Kylling i karry", "Pastasalat",
              "Rugbrødsbuffet", "Grøntsagslasagne", "Frikadeller", "Risengrød")  # fmt: skip
    rows = [("Dag", "Måltid", "Allergener"), *(
        (day, dish, rng.choice(("Gluten", "Mælk, gluten", "Æg", "Ingen")))
        for day, dish in zip(("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag"),
                             rng.sample(dishes, 5), strict=True))]  # fmt: skip
    return page(f"Menu, uge {rng.randrange(1, 53)}, {setting.place} Skole", grid(rows))


def _road_works(rng: random.Random, setting: Setting) -> Page:
    rows = [("Vej", "Periode", "Arbejde", "Status")]
    for _ in range(rng.randrange(4, 8)):
        week = rng.randrange(10, 45)
        road = rng.choice(("Møllevej", "Nygade", "Åvej", "Ringvejen", "Skovvej"))
        rows.append(
            (
                f"{road} {rng.randrange(1, 90)}",
                f"uge {week}-{week + 2}",
                rng.choice(("Ny asfalt", "Fjernvarme", "Fliser", "Fibernet")),
                rng.choice(("Planlagt", "I gang", "Afsluttet")),
            )
        )
    return page(f"Vejarbejder i {setting.full_name} {setting.year}", grid(rows))  # fmt: skip


def _privacy(rng: random.Random, setting: Setting) -> Page:
    field = rng.choice(FIELDS)
    return page(
        "Sådan behandler vi dine oplysninger",
        facts([
            ("Formål", f"At kunne behandle din sag om {field}."),
            ("Oplysninger", "Navn, adresse og cpr-nummer."),
            ("Ansvarlig", setting.full_name),
            ("Frist for sletning", f"{rng.randrange(2, 11)} år efter sidste henvendelse."),
            ("Indsigt", "Du kan altid bede om at se, hvad vi har skrevet om dig."),
        ]),
        text("Du kan klage, hvis du er utilfreds med den måde, vi bruger oplysningerne på."),
    )  # fmt: skip


def _events(rng: random.Random, setting: Setting) -> Page:
    rows = [("Dato", "Arrangement", "Målgruppe", "Pris")]
    for _ in range(rng.randrange(5, 8)):
        rows.append((date(rng, setting.year), rng.choice(
            ("Babyrytmik", "Foredrag om fugle", "Strikkecafé", "Teater for børn", "Skakaften",
             "Quiz på biblioteket", "Åbent hus i genbrugsgården")),
            rng.choice(("Alle", "0-3 år", "Seniorer", "Unge", "Familier")),
            rng.choice(("Gratis", "40 kr.", "75 kr."))))  # fmt: skip
    return page(f"Det sker i {setting.place}", grid(rows))


def _bus_times(rng: random.Random, setting: Setting) -> Page:
    stops = ("Banegården", "Rådhuset", "Sygehuset", "Hallen", f"{setting.place}, kirken", "Havnen")
    rows: list[tuple[str, ...]] = [("Stoppested", "Tur 1", "Tur 2", "Tur 3", "Tur 4")]
    start = rng.randrange(5, 8) * 60 + rng.randrange(60)
    for number, stop in enumerate(stops):
        times = (start + tour * 60 + number * 7 for tour in range(4))
        rows.append((stop, *(f"{t // 60:02d}.{t % 60:02d}" for t in times)))
    return page(f"Køreplan, linje {rng.randrange(1, 999)}", grid(rows))


def _price_table(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    rows = [("Ydelse", f"Takst {y}", f"Takst {y + 1}", "Enhed")]
    for name in rng.sample(
        (
            "Madudbringning",
            "Leje af hal",
            "Fuldtidsplads, vuggestue",
            "Byggesag",
            "Musikskole, solo",
            "Tømning af tank",
            "Svømning, voksen",
        ),
        6,
    ):
        price = rng.randrange(20, 3_900)
        rows.append(
            (
                name,
                f"{thousands(price)} kr.",
                f"{thousands(price + rng.randrange(60))} kr.",
                rng.choice(("pr. måned", "pr. time", "pr. gang", "pr. år")),
            )
        )
    return page(f"Takstoversigt {y + 1}", grid(rows))  # fmt: skip


MAKERS: tuple[Callable[[random.Random, Setting], Page], ...] = (
    _job_advert, _tender, _building_permit, _local_plan, _opening_hours, _organisation, _invoice,
    _menu, _road_works, _privacy, _events, _bus_times, _price_table,
)  # fmt: skip
