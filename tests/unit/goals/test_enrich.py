from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import pytest

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.enrich import enrich, enrich_texts
from goalextract.profiles.templates import Template, load_templates
from goalextract.records import Kind
from goalextract.validation import Payload


@cache
def danish() -> Template:
    return next(t for t in load_templates(()) if t.profile.id == "danish")


@dataclass(frozen=True)
class Case:
    goal: str
    status: str
    outcomes: list[tuple[int | None, str, str]]


CASES = {
    "reached": Case("Mindst 25 besøg.", "Der blev aflagt 30 besøg.", [(0, "met", "derived")]),
    "missed": Case("Mindst 25 besøg.", "Der blev aflagt 20 besøg.", [(0, "not_met", "derived")]),
    "too many": Case(
        "Højst 3 huse overskrider.", "Fire huse er gået over.", [(0, "not_met", "derived")]
    ),
    "about": Case("Mindst 25 besøg.", "Der var ca. 26 besøg.", [(0, "unclear", "derived")]),
    "nearly": Case("Minimum 1 mio. gæster.", "Knap 1 mio. gæster.", [(0, "unclear", "derived")]),
    "stated": Case("Mindst 25 besøg.", "Målet er opfyldt.", [(0, "met", "stated")]),
    "another thing": Case("Mindst 25 besøg.", "300 mio. kr. er fundet.", []),
    "silence": Case("Mindst 25 besøg.", "Arbejdet går godt.", []),
    "whole goal": Case("Flere skal læse.", "Målet er ikke nået.", [(None, "not_met", "stated")]),
    "anaphora": Case(
        "Mindst 5 kulturinstitutioner.", "Der var 6 institutioner med.", [(0, "met", "derived")]
    ),
    "a part": Case(
        "Mindst 2.500 studerende.", "Der er 1200 fuldtidsstuderende.", [(0, "unclear", "derived")]
    ),
    "a smaller fall": Case(
        "Klagerne skal falde med 20 %.", "Klagerne faldt med 12 %.", [(0, "partly_met", "derived")]
    ),
    "year by year": Case(
        "25 % af husene er tætte i 2018. 30 % af husene er tætte i 2019.",
        "I 2018 var 26 % af husene tætte. I 2019 var 28 % af husene tætte.",
        [(0, "met", "derived"), (1, "not_met", "derived")],
    ),
    "one year's result is not there": Case(
        "25 % af husene er tætte i 2018. 30 % af husene er tætte i 2019.",
        "I 2018 var 26 % af husene tætte. Resultatet for 2019 foreligger endnu ikke.",
        [(1, "not_yet_known", "stated"), (0, "met", "derived")],
    ),
    "of one of several": Case(
        "Mindst 90 % af haverne er åbne. Højst 5 klager.",
        "Målet er delvist nået. Tælleren i maj viste 70 ture, og dermed er målet nået.",
        [(None, "partly_met", "stated")],
    ),
    "the wrong way": Case(
        "Klagerne skal falde med 20 %.", "Klagerne steg med 12 %.", [(0, "not_met", "derived")]
    ),
    "part of a whole": Case(
        "Mindst 80 % af husene er tætte.",
        "Af husene er 9 ud af 10 huse tætte.",
        [(0, "met", "derived")],
    ),
    "each of them": Case(
        "Ingen skole har under 78 % læsere.", "82 % læser på skolen.", [(0, "unclear", "derived")]
    ),
    "another sort": Case(
        "Højst 370 unge på hjælp.", "96 unge kom i job.", [(0, "unclear", "derived")]
    ),
    "refused": Case("30 nye pladser.", "Der kom ikke 30 nye pladser.", [(0, "unclear", "derived")]),
    "repeated": Case("300 nye pladser.", "Målet om 300 pladser drøftes.", []),
    "part of the goal": Case(
        "Flere skal læse, og færre skal vente.", "Den del af målet er indfriet.", []
    ),
    "why": Case(
        "Der ombygges 8 skoleveje.",
        "Der er ombygget ti skoleveje, idet to kunne rykkes frem.",
        [(0, "met", "derived")],
    ),
    "ahead of time": Case("Mindst 25 besøg.", "Målet er nået før tid.", [(0, "met", "stated")]),
    "too early": Case(
        "Flere skal læse.",
        "Det er for tidligt at sige noget om effekten.",
        [(None, "not_yet_known", "stated")],
    ),
    "the bound itself": Case(
        "Færre end 20 klager.", "Over 20 klager.", [(0, "not_met", "derived")]
    ),
    "above, where less is better": Case(
        "Ventetiden er højst 14 dage.", "Ventetiden er over målet.", [(0, "not_met", "stated")]
    ),
    "below, where less is better": Case(
        "Ventetiden er højst 14 dage.", "Ventetiden er under målet.", [(0, "met", "stated")]
    ),
    "told apart by number": Case(
        "Mål 1: 80 % af sagerne er til tiden. Mål 2: Højst 5 % omgøres.",
        "Mål 1: 83 %. Mål 2: 7 %.",
        [(0, "met", "derived"), (1, "not_met", "derived")],
    ),
    "what is open of one is not settled by the goal": Case(
        "Fjorden skal være ren. Tilførslen af kvælstof til fjorden falder med 8 %.",
        "Stranden er ren, og målet nået. Tilførslen af kvælstof til fjorden opgøres først i maj.",
        [(0, "not_yet_known", "stated")],
    ),
    "others' deadlines": Case("Mindst 50 kurser.", "Alle kursister overholder fristerne.", []),
    "the goal anew": Case("Mindst 50 kurser.", "Målet er justeret til 60 kurser.", []),
    "all of them": Case(
        "100 % af husene er tætte.", "97 % af husene er tætte.", [(0, "not_met", "derived")]
    ),
    "not yet": Case(
        "Mindst 25 besøg.", "Måltallet er endnu ikke opgjort.", [(0, "not_yet_known", "stated")]
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_outcome_is_stated_or_derived_or_there_is_none(case: Case) -> None:
    verdicts = danish().verdicts
    found = enrich_texts({Kind.GOAL: case.goal, Kind.STATUS: case.status}, verdicts, "da")
    assert [(a.target, a.outcome, a.method) for a in found.assessments] == case.outcomes


def test_what_is_stated_and_derived_may_disagree() -> None:
    verdicts = danish().verdicts
    texts = {Kind.GOAL: "Mindst 25 besøg.", Kind.STATUS: "Der var 20 besøg. Målet er nået."}
    found = enrich_texts(texts, verdicts, "da")
    assert [(a.outcome, a.method) for a in found.assessments] == [
        ("met", "stated"),
        ("not_met", "derived"),
    ]
    (conflict,) = found.conflicts
    assert {conflict.one.outcome, conflict.other.outcome} == {"met", "not_met"}


def test_a_cell_is_bounded_as_the_goal_says() -> None:
    verdicts = danish().verdicts
    texts = {
        Kind.GOAL: "Antallet skal ned under 100.",
        Kind.TARGET_VALUE: "100",
        Kind.ACTUAL_VALUE: "134",
    }
    found = enrich_texts(texts, verdicts, "da")
    assert {a.outcome for a in found.assessments} == {"not_met"}


def drafted(text: str) -> tuple[dict[int, Page], list[DraftGoal]]:
    lines = text.split("\n")
    pages = {1: Page(1, text)}
    goal = DraftGoal()
    start = 0
    for kind, line in zip((Kind.GOAL, Kind.STATUS), lines, strict=True):
        section = DraftSection(kind, None, spans=[Span(1, start, start + len(line))])
        goal.sections[kind] = section
        start += len(line) + 1
    return pages, [goal]


def listed(payload: Payload, name: str) -> Sequence[dict[str, Any]]:
    return cast("Sequence[dict[str, Any]]", payload[name])


def test_every_number_says_where_it_stands() -> None:
    pages, goals = drafted("Mindst 25 besøg i 2014.\nDer var 30 besøg.")
    (payload,), findings = enrich(pages, goals, danish())
    (target,) = listed(payload, "targets")
    (span,) = listed(target, "spans")
    assert pages[1].text[span["start"] : span["end"]] == target["text"]
    assert (target["period"], target["unit"]) == ("2014", "besøg")
    assert findings == ()


def test_a_year_of_long_ago_is_no_time_of_a_result() -> None:
    pages, goals = drafted("Mindst 5 tage.\nDer er lagt 5 tage om på skolen fra 1956.")
    (payload,), _ = enrich(pages, goals, danish())
    assert [one["period"] for one in listed(payload, "measurements")] == [None]


def test_what_breaks_a_rule_is_told_and_not_loaded() -> None:
    pages, goals = drafted("Klagerne skal falde med 120 %.\nIntet.")
    (payload,), (finding,) = enrich(pages, goals, danish())
    assert payload["targets"] == ()
    assert finding.code == "quantity_refused"


def test_a_conflict_is_told() -> None:
    pages, goals = drafted("Mindst 25 besøg.\nDer var 20 besøg. Målet er nået.")
    _, findings = enrich(pages, goals, danish())
    assert [finding.code for finding in findings] == ["outcome_conflict"]


def test_a_goal_of_too_many_numbers_is_told_and_ends() -> None:
    many = " ".join(f"Mindst {n} besøg." for n in range(2, 1500))
    done = " ".join(f"Der var {n} besøg. Målet er nået." for n in range(2, 1500))
    pages, goals = drafted(f"{many}\n{done}")
    (payload,), findings = enrich(pages, goals, danish())
    assert {one["target"] for one in listed(payload, "assessments")} == {None}
    assert "too_many_quantities" in {finding.code for finding in findings}


def test_colours_count_where_the_document_has_a_legend() -> None:
    pages, goals = drafted("Flere skal læse.\nGrøn")
    (without,), _ = enrich(pages, goals, danish())
    assert without["assessments"] == ()
    pages[2] = Page(2, "Grøn = målet er nået. Rød = målet er ikke nået.")
    (payload,), _ = enrich(pages, goals, danish())
    assert [one["outcome"] for one in listed(payload, "assessments")] == ["met"]


def test_a_number_from_each_is_not_reached_by_the_sum_of_all() -> None:
    goal = "Mindst fem elever fra hver skole deltager i koret."
    texts = {Kind.GOAL: goal, Kind.STATUS: "Der deltog 63 elever fra 14 skoler."}
    found = enrich_texts(texts, danish().verdicts, "da")
    assert "met" not in {one.outcome for one in found.assessments}


def test_what_was_not_measured_is_not_yet_known() -> None:
    texts = {Kind.GOAL: "Tilfredshed", Kind.TARGET_VALUE: "90 %", Kind.COMMENT: "Ikke målt i 2018"}
    found = enrich_texts(texts, danish().verdicts, "da")
    assert {one.outcome for one in found.assessments} == {"not_yet_known"}
