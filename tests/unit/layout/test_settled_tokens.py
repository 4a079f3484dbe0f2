"""Lines are read again once it is known which headings stand above goals."""

import pytest

from goalextract.layout.headings import Sort
from goalextract.layout.lines import document_lines
from goalextract.layout.settled_tokens import with_areas, with_first, with_names, with_stated
from goalextract.layout.tokens import Token, read_tokens
from goalextract.records import Kind
from tests.unit.headed import texts
from tests.unit.printed import FINDER, page

AREAS = (
    "Målopfølgning i Fjordby\n\n{0} Fritid\n\nMål 1: Flere spiller bold\nIndsats: Nye baner.\n"
    "Status: Nået.\n\n{1} Kultur\n\nMål 2: Flere læser\nIndsats: Nye bøger.\nStatus: Nået.\n"
)
CHAPTERS = (
    "Natur\n\n\n7. Flere træer i byen\n\nVI VIL:\nPlante træer.\n\nPLAN:\nHundrede træer.\n\n\n\n"
    "{}\n\n\n8. Færre magtanvendelser\n\nVI VIL:\nTale sammen.\n\nPLAN:\nKurser.\n"
)
PARTS = "\n\n\nIndsats:\nNye stier.\n\nStatus:\nNået.\n\n\n"
STATED = f"STIER OG VEJE{PARTS}SKOLER OG BØRN{PARTS}{{}}{PARTS}"


def tokens(text: str) -> list[Token]:
    return read_tokens(document_lines([page(text)]), FINDER)


def sort_of(found: list[Token], line: str) -> Sort:
    """Return the sort of heading that a line is."""
    heading = next(token.heading for token in found if token.line.text == line)
    assert heading is not None
    return heading.sort


def changed(before: list[Token], after: list[Token]) -> list[str]:
    """Return the lines that are read otherwise, and are headings now."""
    assert [token.line for token in before] == [token.line for token in after]
    lines = [b.line.text for a, b in zip(before, after, strict=True) if a is not b]
    assert all(b.heading for a, b in zip(before, after, strict=True) if a is not b)
    return lines


def test_what_recurs_before_a_colon_above_goals_is_the_label_of_their_areas() -> None:
    text = AREAS.format("Institution:", "Institution:")
    found = tokens(text)
    areas = with_areas(found, sort_of(found, "Mål 1: Flere spiller bold"))
    assert changed(found, areas) == ["Institution: Fritid", "Institution: Kultur"]
    labels = [token.heading.label for token in areas if token.heading and token.heading.label]
    assert {label.kind for label in labels} == {Kind.SERVICE_AREA}
    assert texts(text, Kind.SERVICE_AREA) == ["Fritid", "Kultur"]


def test_a_list_of_contents_and_narrower_areas_hide_no_label_of_areas() -> None:
    contents = "Politik: Natur ............ 3\nPolitik: Kultur ............ 5\n\n"
    goals = (
        f"Politik: {area}\n\nFokusområde: {focus}\n\nMål {number}: {name}\nIndsats: Nye.\n"
        "Status: Nået.\n\n"
        for area, focus, number, name in (
            ("Natur", "Skove", "1.1", "Flere træer"),
            ("Kultur", "Musik", "2.1", "Flere kor"),
        )
    )
    text = f"Målopfølgning i Fjordby\n\n{contents}{''.join(goals)}"
    assert texts(text, Kind.SERVICE_AREA) == ["Natur", "Kultur"]
    assert texts(text, Kind.FOCUS_AREA) == ["Skove", "Musik"]


@pytest.mark.parametrize(
    "text",
    [
        AREAS.format("Institution:", "Afdeling:"),
        AREAS.format("Institution", "Institution"),
        AREAS.format("Institution:", "Institution:") + "\nInstitution: Veje\n\nDer er stier.\n",
    ],
    ids=["once only", "no colon", "elsewhere too"],
)
def test_other_lines_above_goals_label_no_areas(text: str) -> None:
    found = tokens(text)
    assert changed(found, with_areas(found, sort_of(found, "Mål 1: Flere spiller bold"))) == []


def test_a_label_word_set_as_chapters_names_above_a_goal_is_such_a_name() -> None:
    found = tokens(CHAPTERS.format("Plan"))
    names = with_names(found, sort_of(found, "7. Flere træer i byen"))
    assert changed(found, names) == ["Plan"]


@pytest.mark.parametrize("line", ["Plan:", "PLAN", "Plan. Nu"])
def test_a_label_that_is_marked_or_spelt_as_others_is_no_name(line: str) -> None:
    found = tokens(CHAPTERS.format(line))
    names = with_names(found, sort_of(found, "7. Flere træer i byen"))
    assert changed(found, names) == []


def test_without_chapters_names_nothing_is_one() -> None:
    found = tokens(CHAPTERS.format("Plan").removeprefix("Natur\n\n\n"))
    assert with_names(found, sort_of(found, "7. Flere træer i byen")) == found


def test_a_sentence_that_stands_as_goals_headings_do_states_one() -> None:
    text = STATED.format("Blå Flag ved tre strande.")
    found = tokens(text)
    stated = with_stated(found, sort_of(found, "STIER OG VEJE"))
    assert changed(found, stated) == ["Blå Flag ved tre strande."]
    assert texts(text, Kind.GOAL) == [
        "STIER OG VEJE", "SKOLER OG BØRN", "Blå Flag ved tre strande.",
    ]  # fmt: skip


def test_a_sentence_nearer_to_what_stands_above_it_states_none() -> None:
    text = STATED.format("Blå Flag ved tre strande.").replace("\n\n\nBlå", "\n\nBlå")
    found = tokens(text)
    assert changed(found, with_stated(found, sort_of(found, "STIER OG VEJE"))) == []


def test_headings_that_are_counted_have_no_sentences_beside_them() -> None:
    found = tokens(CHAPTERS.format("Der er træer."))
    assert with_stated(found, sort_of(found, "7. Flere træer i byen")) == found


NEAR = "MÅL FOR 2017\nFjordby\n\n{}\n{}\n\n\nRoning på fjorden\n{}\n\n\nLøb for alle\n{}"
GOAL = "Strategisk mål\nNye hold.\nGrad af målopfyldelse\nNået."


def test_the_first_goal_may_stand_nearer_to_the_title_than_to_others() -> None:
    found = tokens(NEAR.format("Svømning for alle", GOAL, GOAL, GOAL))
    sort = sort_of(found, "Roning på fjorden")
    assert sort_of(found, "Svømning for alle") != sort
    assert changed(found, with_first(found, sort)) == ["Svømning for alle"]


@pytest.mark.parametrize("first", ["Indledning", "Strategisk mål\nNye hold."])
def test_what_is_no_whole_goal_has_no_heading_of_goals(first: str) -> None:
    found = tokens(NEAR.format("Svømning for alle", first, GOAL, GOAL))
    assert changed(found, with_first(found, sort_of(found, "Roning på fjorden"))) == []
