"""Labels that no template lists are known by where and how often they stand."""

import itertools

import pytest

from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.settling import settle
from goalextract.profiles.standing import standing_labels
from goalextract.profiles.unlisted import add_unlisted
from goalextract.records import Kind
from tests.unit.printed import FINDER

GOALS = ("Flere læser bøger.", "Flere cykler til skole.", "Færre venter på svar.")


def found(*texts: str, running: bool = False) -> list[LabelMatch]:
    pages = dict(enumerate(texts, start=1))
    numbers = tuple(pages) if running else ()
    labels = add_unlisted(FINDER, pages, standing_labels(FINDER, pages), numbers)
    return [label for here in settle(pages, labels).values() for label in here]


def unlisted(*texts: str, running: bool = False) -> list[tuple[str, Kind | None]]:
    return [(m.printed, m.kind) for m in found(*texts, running=running) if not m.is_known]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Årets landvindinger", None),
        ("Borgernes stemme", None),
        ("Indsatser i korte træk", Kind.MEANS),
        ("Hvem har bolden?", Kind.RESPONSIBLE),
        ("Vurderet resultat", Kind.STATUS),
    ],
)
def test_a_heading_that_comes_once_in_every_goal_is_a_label(name: str, kind: Kind | None) -> None:
    pages = [f"Mål: {goal}\n{name}\nDer er gjort en del.\nStatus: Nået." for goal in GOALS]
    assert unlisted(*pages) == [(name, kind)] * 3


def test_it_may_stand_on_the_line_of_its_value() -> None:
    pages = [f"Mål: {goal}\nBorgernes stemme: God.\nStatus: Nået." for goal in GOALS]
    assert unlisted(*pages) == [("Borgernes stemme", None)] * 3


def test_in_running_text_it_stands_among_the_labels() -> None:
    pages = [f"Mål Borgernes stemme Status {goal} De er glade. Nået." for goal in GOALS]
    assert [name for name, _ in unlisted(*pages, running=True)] == ["Borgernes stemme"] * 3


def test_a_heading_that_comes_again_and_again_within_a_goal_is_none() -> None:
    page = (
        "Mål:\nTrivsel: Flere trives.\nFaglighed: Flere lærer.\n"
        "Veje til målet:\nTrivsel: Der ansættes to.\nFaglighed: Der købes bøger.\n"
        "Status:\nTrivsel: Målt i maj.\nFaglighed: Nået."
    )
    assert unlisted(page, page.replace("maj", "juni"), page.replace("to", "tre")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Biblioteket har åbent.",
        "Kultur og fritid,",
        "Det er borgernes ønske",
        "Der var 12 hold",
    ],
)
def test_sentences_and_clauses_on_lines_of_their_own_are_none(line: str) -> None:
    pages = [f"Mål: {goal}\nSådan gik det\n{line}\nStatus: Nået." for goal in GOALS]
    assert line not in [name for name, _ in unlisted(*pages)]


def test_one_that_stands_once_must_hint_at_a_kind_and_is_told_from_one_that_recurs() -> None:
    page = (
        "Mål: Flere læser.\nForventet succes:\nAt alle læser.\nMorgenmad:\nRugbrød.\nStatus: Nået."
    )
    labels = [m for m in found(page) if not m.is_known]
    assert [(m.printed, m.kind, m.recurs) for m in labels] == [
        ("Forventet succes", Kind.SUCCESS_CRITERION, False)
    ]


def test_the_labels_come_in_order_and_never_overlap() -> None:
    pages = [f"Mål: {goal}\nBorgernes stemme: God.\nStatus: Nået." for goal in GOALS]
    numbers = dict(enumerate(pages, start=1))
    added = add_unlisted(FINDER, numbers, standing_labels(FINDER, numbers))
    for labels in added.values():
        assert all(a.end <= b.start for a, b in itertools.pairwise(labels))


def test_known_labels_are_kept_as_they_are() -> None:
    pages = {1: "Mål: Flere læser.\nStatus: Nået."}
    known = standing_labels(FINDER, pages)
    assert add_unlisted(FINDER, pages, known) == known


def test_a_value_of_a_few_words_without_a_stop_is_no_part_of_its_label() -> None:
    pages = [f"Mål: {goal}\nBorgernes stemme: God\nStatus: Nået." for goal in GOALS]
    assert unlisted(*pages) == [("Borgernes stemme", None)] * 3


def test_a_label_before_a_code_heads_the_service_area() -> None:
    pages = [f"Mål: {goal}\nRammebeløb: 1{n} Kultur\nStatus: Nået." for n, goal in enumerate(GOALS)]
    assert unlisted(*pages) == [("Rammebeløb", Kind.SERVICE_AREA)] * 3


def test_a_clause_before_a_colon_is_a_label_where_it_comes_with_every_goal() -> None:
    goal = (
        "Område: 15 Kultur\n\nDet, der er besluttet: Flere {0} læser.\n\n"
        "Status: {0} har læst mere i år: alle er med.\n\n"
    )
    text = "".join(goal.format(name) for name in ("elever", "lærere", "ældre", "naboer"))
    found = [label.printed for label in add_unlisted(
        FINDER, {1: text}, standing_labels(FINDER, {1: text})
    )[1]]  # fmt: skip
    assert found.count("Det, der er besluttet") == 4
    assert len(found) == 12


@pytest.mark.parametrize("name", ["PLANER FOR 2020", "Borgernes dom i 2020"])
def test_a_label_with_a_year_may_stand_before_its_value_without_a_colon(name: str) -> None:
    values = ("Der graves igen.", "To kurser mere.", "Alle ringes op.")
    pages = [
        f"Mål: {goal}\nStatus: Nået.\n{name} {value}"
        for goal, value in zip(GOALS, values, strict=True)
    ]
    assert [printed for printed, _ in unlisted(*pages)] == [name] * 3


def test_one_that_recurs_needs_no_stop_before_it() -> None:
    values = ("nået. Arbejdet i 2010 Der", "talt. Arbejdet i 2010 Ny", "nær Arbejdet i 2010 To")
    pages = [f"Mål Flere læser. Status 2009 Det er {v} kommer flere." for v in values]
    names = [label.printed for label in found(*pages, running=True) if not label.is_known]
    assert names == ["Arbejdet i 2010"] * 3


def test_a_year_before_a_phrase_makes_it_no_service_area() -> None:
    pages = [f"Mål Status 2009 Arbejdet i 2010 {v} kommer flere." for v in ("Der", "Ny", "To")]
    names = [label.printed for label in found(*pages, running=True) if not label.is_known]
    assert names == ["Arbejdet i 2010"] * 3
