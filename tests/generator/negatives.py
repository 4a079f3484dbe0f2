"""Invent documents that look like goal reports and hold no goals."""

import random
from collections.abc import Callable

from tests.generator import (
    negatives_council,
    negatives_figures,
    negatives_nordic,
    negatives_notices,
    negatives_plans,
)
from tests.generator.names import Setting, draw_setting
from tests.generator.negatives_paper import as_pdf
from tests.generator.negatives_shapes import Page, as_text
from tests.generator.sample import Sample, encode

_AREAS = (
    "Folkeskole", "Dagtilbud", "Ældre og handicap", "Veje og trafik", "Kultur og fritid",
    "Administration", "Sundhed", "Arbejdsmarked", "Natur og miljø", "Kommunale ejendomme",
)  # fmt: skip


def _agenda(rng: random.Random, setting: Setting) -> str:
    y = setting.year
    return "\n".join(
        [
            f"Punkt {rng.randrange(2, 20)}. Målopfølgning for {y}",
            f"Sagsnr.: 00.30.14-S00-{rng.randrange(1, 9)}-{y % 100:02d}",
            "",
            "Resumé",
            (
                f"{setting.committee or 'Udvalget'} skal tage stilling til, om opfølgningen på "
                f"målene "
                f"for {y} kan sendes videre. Rapporten er vedlagt som bilag."
            ),
            "",
            "Sagsfremstilling",
            (
                f"Som led i budgetopfølgningen for {y} har forvaltningen gennemgået de vedtagne "
                f"mål. "
                "Gennemgangen viser, at hovedparten følger planen. De enkelte mål er beskrevet i "
                "bilaget, og der redegøres her alene for processen."
            ),
            "",
            "Økonomi",
            "Sagen har ingen selvstændige økonomiske konsekvenser.",
            "",
            "Indstilling",
            "Forvaltningen indstiller, at opfølgningen tages til efterretning.",
            "",
            "Beslutning",
            "Godkendt. Fraværende: Ingen.",
            "",
            "Bilag",
            f"1. Målopfølgning {y}.pdf",
            "",
        ]
    )


def _budget(rng: random.Random, setting: Setting) -> str:
    y = setting.year
    rows = [f"{'Serviceområde':<28}{f'Budget {y}':>14}{f'Regnskab {y}':>16}{'Afvigelse':>12}"]
    for code, name in enumerate(rng.sample(_AREAS, 8), start=rng.randrange(1, 20)):
        budget = rng.randrange(4_000, 900_000)
        result = budget + rng.randrange(-9_000, 9_000)
        values = (f"{v:,}".replace(",", ".") for v in (budget, result, result - budget))
        b, r, d = values
        rows.append(f"{f'{code:02d} {name}':<28}{b:>14}{r:>16}{d:>12}")
    head = [f"{setting.full_name}", f"Regnskabsresultat {y} (1.000 kr.)", ""]
    foot = ["", "Bemærkning", "Resultatet omfatter ikke anlæg. Status er opgjort uden moms.", ""]
    return "\n".join([*head, *rows, *foot])


def _policy(rng: random.Random, setting: Setting) -> str:
    area = rng.choice(_AREAS).lower()
    parts = [
        f"Politik for {area}",
        f"{setting.full_name} {setting.year}",
        "",
        "Forord",
        (
            f"Politikken er blevet til i dialog med borgere og foreninger i {setting.place}. Den "
            "sætter en fælles retning, og den skal læses sammen med kommunens øvrige politikker."
        ),
        "",
        "Værdier",
        (
            "Vi møder hinanden med respekt, og vi tror på, at de bedste løsninger findes i "
            "fællesskab. "
            "Udfordringen er at holde fast, når hverdagen er travl. Målet er ikke at nå alt på "
            "én gang."
        ),
        "",
        "Organisering",
        (
            "Politikken drøftes i udvalget hvert andet år. Afdelingerne tilrettelægger selv, "
            "hvordan "
            "de vil arbejde med den, og der knyttes ingen resultatkrav til den."
        ),
        "",
    ]
    return "\n".join(parts)


def _contents(rng: random.Random, setting: Setting) -> str:
    lines = [f"Mål og opfølgning {setting.year}", setting.full_name, "", "Indholdsfortegnelse", ""]
    page = 3
    for code, name in enumerate(rng.sample(_AREAS, 7), start=1):
        lines.append(f"Serviceområde {code:02d}: {name} {'.' * 20} {page}")
        for number in range(1, rng.randrange(2, 5)):
            lines.append(f"   Mål {code}.{number} {'.' * 30} {page}")
            page += 1
    return "\n".join([*lines, f"Bilag {'.' * 30} {page}", ""])


def _prices(rng: random.Random, setting: Setting) -> str:
    services = (
        "Leje af sal pr. time", "Byggesagsgebyr pr. time", "Madservice, hovedret", "Husdyrgebyr",
        "Skolefritidsordning pr. måned", "Rottebekæmpelse pr. ejendom", "Pas, voksne",
        "Flytteattest",
    )  # fmt: skip
    rows = [f"{s:<36}{rng.randrange(20, 2400):>8},00 kr." for s in services]
    head = [
        f"Takster {setting.year + 1}",
        f"{setting.full_name}",
        "",
        f"{'Ydelse':<36}{'Takst':>12}",
    ]
    return "\n".join([*head, *rows, "", "Taksterne gælder fra 1. januar.", ""])


def _minutes(rng: random.Random, setting: Setting) -> str:
    points = rng.sample(_AREAS, 4)
    lines = [f"Referat fra temamøde den {rng.randrange(1, 29)}. maj {setting.year}", ""]
    for number, name in enumerate(points, start=1):
        lines += [
            f"{number}. {name}",
            (
                "Forvaltningen orienterede. Der var spørgsmål til status, og flere bad om, at "
                "mål og "
                "midler tænkes bedre sammen. Udvalget vender tilbage til emnet efter sommerferien."
            ),
            "",
        ]
    return "\n".join([*lines, "Mødet sluttede kl. 17.30.", ""])


def _folded(text: str) -> str:
    """Flatten a text as a portal does: one paragraph a page."""
    paragraphs = text.split("\n\n")
    return "Transkript:\n\n" + "\n\n".join(" ".join(p.split()) for p in paragraphs) + "\n"


Maker = Callable[[random.Random, Setting], str | Page]

MAKERS: tuple[Maker, ...] = (
    _agenda,
    _budget,
    _policy,
    _contents,
    _prices,
    _minutes,
)


PAGES: tuple[Callable[[random.Random, Setting], Page], ...] = (
    *negatives_council.MAKERS,
    *negatives_plans.MAKERS,
    *negatives_figures.MAKERS,
    *negatives_notices.MAKERS,
    *negatives_nordic.MAKERS,
)
"""Sorts that can be set as text and printed on paper alike."""
PAPERS = 16
"""How many sorts a seed prints on paper."""


def sort_of(maker: Maker) -> str:
    """Return the name of a sort, as it stands in its documents' names."""
    return maker.__name__.strip("_").replace("_", "-")


def _nothing() -> dict[str, object]:
    document: dict[str, object] = {
        "title": None,
        "municipality": None,
        "committee": None,
        "report_year": None,
        "page_count": None,
        "related_documents": [],
    }
    return {"document": document, "goals": []}


def negatives(seed: int) -> tuple[Sample, ...]:
    """Return one text of each sort without goals; the truth of each has no goals."""
    samples = []
    for maker in (*MAKERS, *PAGES):
        rng = random.Random(f"negative/{maker.__name__}/{seed}")
        setting = draw_setting(rng)
        drawn = maker(rng, setting)
        text = as_text(rng, drawn) if isinstance(drawn, Page) else drawn
        text = _folded(text) if rng.random() < 0.3 else text
        data, encoding = encode(rng, text)
        name = f"negative-{sort_of(maker)}-{seed}.txt"
        samples.append(Sample(name, data, encoding, _nothing(), text, "negatives"))
    return tuple(samples)


def negative_papers(seed: int) -> tuple[Sample, ...]:
    """Return PDFs without goals, of sorts drawn anew by each seed."""
    samples = []
    for maker in random.Random(f"negative-papers/{seed}").sample(PAGES, PAPERS):
        rng = random.Random(f"negative-paper/{maker.__name__}/{seed}")
        drawn = maker(rng, draw_setting(rng))
        text = as_text(random.Random(0), drawn)
        name = f"negative-{sort_of(maker)}-{seed}.pdf"
        samples.append(Sample(name, as_pdf(rng, drawn), "", _nothing(), text, "negative_papers"))
    return tuple(samples)
