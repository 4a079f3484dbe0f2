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
