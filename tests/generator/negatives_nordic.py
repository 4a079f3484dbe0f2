"""Invent Swedish and Norwegian papers that look like goal reports and hold no goals."""

import random
from collections.abc import Callable

from tests.generator.names import Setting
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

_SWEDISH = ("Förskola", "Grundskola", "Hemtjänst", "Gata och trafik", "Bibliotek", "Räddning",
            "Individ- och familjeomsorg", "Fastighet")  # fmt: skip
_NORWEGIAN = ("Barnehage", "Grunnskole", "Hjemmetjenesten", "Vei og park", "Kultur", "Brann",
              "Sykehjem", "Eiendom")  # fmt: skip


def _accounts(
    rng: random.Random, names: tuple[str, ...], heads: tuple[str, ...], notes: tuple[str, ...]
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [heads]
    for name in rng.sample(names, 6):
        budget = rng.randrange(3_000, 400_000)
        result = budget + rng.randrange(-4_000, 4_000)
        values = (thousands(v).replace(".", " ") for v in (budget, result, budget - result))
        rows.append((name, *values, rng.choice(notes)))
    return rows


def _sv_accounts(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    heads = ("Verksamhet", f"Budget {y}", f"Utfall {y}", "Avvikelse", "Kommentar")
    notes = ("", "Periodisering", "Se not 3", "Omföring av lön", "Intern hyra")
    return page(
        f"Driftredovisning {y}, tkr",
        grid(_accounts(rng, _SWEDISH, heads, notes)),
        text("Måluppfyllelsen redovisas i en särskild rapport."),
    )


def _no_accounts(rng: random.Random, setting: Setting) -> Page:
    y = setting.year
    heads = ("Tjenesteområde", f"Budsjett {y}", f"Regnskap {y}", "Avvik", "Kommentar")
    notes = ("", "Periodisering", "Se note 3", "Lønnsoppgjør", "Flyttet til investering")
    return page(
        f"Driftsregnskap {y}, tall i 1 000 kr", grid(_accounts(rng, _NORWEGIAN, heads, notes))
    )


def _sv_guide(rng: random.Random, setting: Setting) -> Page:
    advice = [
        ("Mål", "Här skriver ni målet så som nämnden har beslutat det."),
        ("Indikator", "Ange vad som mäts och varifrån siffran hämtas."),
        ("Utfall", "Skriv senaste kända värde. Saknas värde lämnas rutan tom."),
        ("Bedömning", "Välj ett av tre alternativ i listan."),
        ("Kommentar", "Förklara kort varför bedömningen blev som den blev."),
        ("Åtgärder", "Fylls bara i om bedömningen är röd."),
    ]
    return page(
        f"Anvisning till uppföljningen {setting.year}",
        text("Anvisningen vänder sig till alla som lämnar underlag."),
        facts(sorted(rng.sample(advice, rng.randrange(4, 7)))),
        text(f"Underlaget ska vara inne senast den {rng.randrange(2, 28)} januari."),
    )


def _no_form(rng: random.Random, setting: Setting) -> Page:
    labels = ("Tjenesteområde", "Mål", "Indikator", "Måltall", "Resultat", "Måloppnåelse", "Tiltak",
              "Ansvarlig", "Frist")  # fmt: skip
    hint = rng.choice(("", "[fyll inn]", "…"))
    shown = labels[: rng.randrange(6, 10)]
    return page(
        f"Mal for rapportering {setting.year}",
        text("Fyll ut ett skjema for hvert mål."),
        facts([(label, hint) for label in shown]),
        facts([(label, hint) for label in shown]),
    )


def _no_minutes(rng: random.Random, setting: Setting) -> Page:
    blocks = []
    for name in rng.sample(_NORWEGIAN, 3):
        blocks += [
            heading(f"Sak {rng.randrange(1, 90)}/{setting.year % 100:02d} {name}"),
            text(rng.choice((
                "Saken ble lagt fram uten forslag til vedtak. Utvalget tok den til orientering.",
                "Administrasjonen svarte på spørsmål om status. Saken tas opp igjen.",
                "Utvalget ba om en egen sak om mål og virkemidler før sommeren.",
            ))),
        ]  # fmt: skip
    return page(f"Møtebok {rng.randrange(1, 28)}.3.{setting.year}", *blocks)


def _sv_contents(rng: random.Random, setting: Setting) -> Page:
    number, rows = 2, []
    for name in rng.sample(_SWEDISH, 6):
        number += rng.randrange(1, 4)
        rows.append(f"{name}, mål och utfall {'.' * rng.randrange(10, 40)} {number}")
    return page(f"Måluppföljning {setting.year}", heading("Innehåll"), lines(rows))


MAKERS: tuple[Callable[[random.Random, Setting], Page], ...] = (
    _sv_accounts, _no_accounts, _sv_guide, _no_form, _no_minutes, _sv_contents,
)  # fmt: skip
