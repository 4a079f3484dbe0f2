"""Words that stand before a stop in value after value are doubted: a label may be among them."""

import pytest

from goalextract.document import Page
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.refrains import doubt_refrains
from goalextract.records import Kind
from tests.unit.printed import at, page

Said = dict[Kind, str]


def doubted(*goals: Said) -> list[list[bool]]:
    """Return, goal by goal, which of its values are doubted."""
    pages: dict[int, Page] = {}
    drafts = []
    for number, said in enumerate(goals, start=1):
        here = pages[number] = page("\n".join(said.values()), number=number)
        drafts.append(
            DraftGoal(
                sections={k: DraftSection(k, "x", [], [at(here, t)]) for k, t in said.items()}
            )
        )
    doubt_refrains(pages, drafts)
    return [[bool(s.doubts) for s in draft.sections.values()] for draft in drafts]


def aims(form: str, count: int = 3) -> list[Said]:
    return [{Kind.GOAL: f"Flere læser{form.format(2013 + n)}Ny bro {n}."} for n in range(count)]


@pytest.mark.parametrize("form", [". Indsatsen i {}. ", " Indsatsen i {}. ", ". Zebra nu: "])
def test_words_that_come_again_once_a_goal_are_doubted(form: str) -> None:
    assert doubted(*aims(form)) == [[True]] * 3


@pytest.mark.parametrize(
    "form",
    [
        ". Målet er nået. ",
        ". zebra nu. ",
        ". Ord om alt det som man nu tæller {}. ",
        ". Zebra nu, ",
    ],
)
def test_sentences_and_words_in_small_letters_are_not(form: str) -> None:
    assert doubted(*aims(form)) == [[False]] * 3


def test_two_goals_are_too_few() -> None:
    assert doubted(*aims(". Indsatsen i {}. ", 2)) == [[False]] * 2


def test_a_subheading_of_several_values_of_a_goal_is_none() -> None:
    said = {Kind.GOAL: "Alle. Trivsel: Flere leger.", Kind.STATUS: "Ja. Trivsel: Det går godt."}
    assert doubted(said, said, said) == [[False, False]] * 3
