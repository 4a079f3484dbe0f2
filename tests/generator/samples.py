"""Write the invented sample reports in ``data/raw``: ``python -m tests.generator.samples``."""

import argparse
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.generator.labels import draw_template
from tests.generator.names import Setting
from tests.generator.print_reportlab import by_reportlab
from tests.generator.prose import FOLDER, ProseGoal, load_file
from tests.generator.render_pdf import HTML_PRODUCERS, SheetStyle, draw_style, page_html
from tests.generator.report import DrawnReport, build_report
from tests.generator.sample import RENDERERS

MUNICIPALITY: Final = "Fjordby"
TARGET: Final = Path(__file__).parents[2] / "data" / "raw"
_TECHNICAL: Final = ("f-cykel", "f-affald", "f-vand", "f-energi", "f-byggesag")
_CHILDREN: Final = ("f-laesning", "f-dagtilbud", "f-bibliotek", "f-frivillig")


@dataclass(frozen=True, slots=True)
class Plan:
    """Say how one sample report is made."""

    name: str
    committee: str
    title: str
    year: int
    goals: tuple[str, ...]
    template: str
    """Family and, after a slash, which of its wordings."""
    layout: str
    encoding: str = "utf-8"
    newline: str = "\n"
    seed: int = 0


PLANS: Final = (
    Plan(
        "fjordby-teknik-miljoe-2013.txt",
        "Teknik- og Miljøudvalget",
        "MÅLOPFØLGNING 2013 PÅ TEKNIK- OG MILJØUDVALGETS OMRÅDER",
        2013,
        _TECHNICAL,
        "budgetark/3",
        "transcript_a",
        seed=4,
    ),
    Plan(
        "fjordby-teknik-miljoe-2014.txt",
        "Teknik- og Miljøudvalget",
        "Målopfølgning 2014 på Teknik- og Miljøudvalgets områder",
        2014,
        _TECHNICAL,
        "budgetark/3",
        "sheet_layout",
        seed=1,
    ),
    Plan(
        "fjordby-teknik-miljoe-2015.txt",
        "Teknik- og Miljøudvalget",
        "Målopfølgning 2015 på Teknik- og Miljøudvalgets områder",
        2015,
        _TECHNICAL,
        "budgetark/3",
        "sheet_raw",
        seed=1,
    ),
    Plan(
        "fjordby-boern-kultur-2013.txt",
        "Børne- og Kulturudvalget",
        "Fjordby Kommune Opfølgning på mål 2013 Børne- og Kulturudvalget",
        2013,
        _CHILDREN,
        "politikomraade/7",
        "sheet_colon",
        encoding="cp1252",
        newline="\r\n",
    ),
    Plan(
        "fjordby-boern-kultur-2014.txt",
        "Børne- og Kulturudvalget",
        "Opfølgning på Børne- og Kulturudvalgets mål 2014",
        2014,
        _CHILDREN,
        "politikomraade/7",
        "flattened",
        seed=3,
    ),
    Plan(
        "fjordby-boern-kultur-2015.txt",
        "Børne- og Kulturudvalget",
        "Opfølgning på Børne- og Kulturudvalgets mål 2015",
        2015,
        _CHILDREN,
        "politikomraade/7",
        "sheet_layout",
        seed=4,
    ),
)


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """Say how one sample PDF is made; its goals are the first of a development prose file."""

    name: str
    committee: str
    template: str
    year: int
    prose: str
    producer: str
    look: str
    goals: int = 5


_SOCIAL: Final = ("Socialudvalget", "budgetark/1")
_TRADE: Final = ("Erhvervsudvalget", "effektmaal/2")
PAPER: Final = (
    PaperPlan("fjordby-social-2014.pdf", *_SOCIAL, 2014, "plain", "reportlab", "ruled"),
    PaperPlan("fjordby-social-2015.pdf", *_SOCIAL, 2015, "forest", "chromium", "shaded"),
    PaperPlan("fjordby-erhverv-2014.pdf", *_TRADE, 2014, "west", "libreoffice", "borderless"),
    PaperPlan("fjordby-erhverv-2015.pdf", *_TRADE, 2015, "inland", "weasyprint", "levels"),
)


def draw_paper(plan: PaperPlan) -> tuple[DrawnReport, SheetStyle]:
    """Return the report of a sample PDF, and how it is set."""
    rng = random.Random(plan.name)
    title = f"Målopfølgning {plan.year} på {plan.committee}s områder"
    setting = Setting(MUNICIPALITY, None, MUNICIPALITY, plan.committee, plan.year, title)
    family = plan.template.partition("/")[0]
    drawn = draw_template(random.Random(plan.template), plan.year, name=family)
    template = replace(drawn, careless=0.0, focus="cell", service="cell")
    goals = load_file(plan.prose)[: plan.goals]
    report = build_report(rng, setting, template, list(goals))
    style = draw_style(rng, report, plan.look)
    return report, replace(style, header="", footer="Side {page}", landscape=False)


def render_paper(plan: PaperPlan) -> bytes | None:
    """Return the bytes of one sample PDF; None where its producer is not installed."""
    report, style = draw_paper(plan)
    rng = random.Random(plan.name)
    if plan.producer == "reportlab":
        return by_reportlab(rng, report, style)
    return HTML_PRODUCERS[plan.producer](page_html(rng, report, style))


def goals_of(year: int) -> dict[str, ProseGoal]:
    """Return the sample goals as they read in a year."""
    text = (FOLDER / "samples.toml").read_text(encoding="utf-8")
    goals = {}
    for entry in tomllib.loads(text)["goal"]:
        sections: dict[str, tuple[str, ...]] = {}
        for key, units in entry.items():
            kind, _, dated = key.rpartition("_")
            if not isinstance(units, list):
                continue
            if not dated.isdigit():
                sections.setdefault(key, tuple(units))
            elif int(dated) == year:
                sections[kind] = tuple(units)
        names = (entry["id"], entry["domain"], entry["service_area"], entry["focus_area"])
        goals[entry["id"]] = ProseGoal(*names, sections)
    return goals


def render(plan: Plan) -> bytes:
    """Return the bytes of one sample report."""
    rng = random.Random(f"{plan.name}/{plan.seed}")
    setting = Setting(MUNICIPALITY, None, MUNICIPALITY, plan.committee, plan.year, plan.title)
    family = plan.template.partition("/")[0]
    drawn = draw_template(random.Random(plan.template), plan.year, name=family)
    template = replace(drawn, careless=0.0, focus="cell", service="cell")
    goals = goals_of(plan.year)
    report = build_report(rng, setting, template, [goals[name] for name in plan.goals], whole=True)
    _, rendered = RENDERERS[plan.layout](rng, report)
    return rendered.text.replace("\n", plan.newline).encode(plan.encoding)


def write(folder: Path) -> list[Path]:
    """Write all sample reports into a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for plan in PLANS:
        path = folder / plan.name
        path.write_bytes(render(plan))
        paths.append(path)
    for paper in PAPER:
        data = render_paper(paper)
        if data is None:
            print(f"{paper.name}: {paper.producer} is not installed, the sample stays as it is")
            continue
        path = folder / paper.name
        path.write_bytes(data)
        paths.append(path)
    return paths


def main(argv: Sequence[str] | None = None) -> int:
    """Write the samples and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=TARGET, metavar="DIR")
    for path in write(parser.parse_args(argv).to):
        print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
