"""Guesses fill what nothing else tells, are marked as guesses, and never overrule."""

from goalextract.goals.enrich import enrich_texts
from goalextract.profiles.templates import load_templates
from goalextract.records import Kind

TEMPLATE = next(t for t in load_templates(()) if t.profile.id == "danish")


def outcomes(goal: str, status: str) -> list[tuple[int | None, str, bool]]:
    texts = {Kind.GOAL: goal, Kind.STATUS: status}
    found = enrich_texts(texts, TEMPLATE.verdicts, "da")
    return [(o.target, o.outcome, o.probability is not None) for o in found.assessments]


def test_a_wording_that_no_list_has_is_guessed() -> None:
    assert outcomes("Flere skal læse.", "Det er desværre ikke gået, som vi ville.") == [
        (None, "not_met", True)
    ]


def test_what_is_stated_is_not_guessed() -> None:
    assert outcomes("Flere skal læse.", "Det lykkedes. Målet er opfyldt.") == [(None, "met", False)]


def test_what_follows_from_figures_is_not_guessed() -> None:
    found = outcomes("Der holdes mindst 25 kurser.", "Det gik godt. Der blev holdt 30 kurser.")
    assert found == [(0, "met", False)]


def test_what_was_done_is_no_outcome() -> None:
    assert outcomes("Flere skal læse.", "Der er ansat to bibliotekarer.") == []


def test_what_was_to_be_made_and_is_there_is_a_guess_of_its_own_target() -> None:
    goal = "Der holdes 3 temamøder og 8 netværksmøder."
    status = "Temamøderne er holdt. Netværksmøderne kom aldrig i gang."
    assert outcomes(goal, status) == [(0, "met", True), (1, "not_met", True)]


def test_what_came_after_its_deadline_is_not_reached() -> None:
    goal = "Der skal være en fælles indgang senest 1. juli 2016."
    status = "Indgangen blev først taget i brug i november 2016."
    assert outcomes(goal, status) == [(None, "not_met", True)]


def test_a_year_is_no_figure_to_compare() -> None:
    goal = "Forbruget skal være nedbragt med 8 % i 2019."
    assert outcomes(goal, "Opgørelsen for 2019 foreligger i maj.") == [(0, "not_yet_known", True)]
