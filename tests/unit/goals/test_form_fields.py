"""Of a form's fields, what was answered is kept and what the form itself says is none of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.form_fields import read_fields
from goalextract.goals.payload import section_text
from goalextract.records import Kind

UNFILLED = ("Klik eller tryk her for at skrive tekst", "Vælg et element")


def read(*values: str, kind: Kind = Kind.STATUS) -> tuple[list[str | None], list[str]]:
    """Return what is kept of goals' values, None where nothing is, and what is noise."""
    pages = {number: Page(number, value) for number, value in enumerate(values, start=1)}
    goals = [
        DraftGoal(
            sections={kind: DraftSection(kind, "Er det nået?", spans=[Span(n, 0, len(page.text))])}
        )
        for n, page in pages.items()
    ]
    noise = read_fields(pages, goals, UNFILLED)
    kept = [
        section_text(pages, goal.sections[kind]) if kind in goal.sections else None
        for goal in goals
    ]
    return kept, [pages[n.span.page].text[n.span.start : n.span.end].strip() for n in noise]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("☐ Ja ☒ Delvist ☐ Nej", "Delvist"),
        ("☒ Ja\t☐ Delvist\t☐ Nej", "Ja"),
        ("[ ] Ja [x] Nej", "Nej"),
        ("□ Opfyldt ■ Ikke opfyldt", "Ikke opfyldt"),
        ("☐ Ja ☐ Nej", None),
        ("☐ Krop ☒ Sprog ☐ Andet ☐", "Sprog"),
    ],
)
def test_what_was_ticked_is_the_value(value: str, kept: str | None) -> None:
    assert read(value)[0] == [kept]


@pytest.mark.parametrize(
    "value", ["☒ Ja, det er nået", "Nået", "Vi har 3 ☐ tilbage", "☒ Ja ☒ Nej", "Se [1] og [2]"]
)
def test_what_is_no_choice_stays(value: str) -> None:
    assert read(value) == ([value], [])


def test_a_field_in_which_nothing_was_written_says_nothing() -> None:
    assert read("Klik eller tryk her for at skrive tekst.", "Vælg et element.") == (
        [None, None],
        ["Klik eller tryk her for at skrive tekst.", "Vælg et element."],
    )
    assert read("Vælg et elementært kursus")[0] == ["Vælg et elementært kursus"]


def test_what_follows_such_a_field_stays() -> None:
    assert read("Vælg et element. Målet er nået.")[0] == ["Målet er nået."]


def test_words_in_brackets_behind_a_label_are_the_form_s_where_they_come_again() -> None:
    assert read("(max. 5 linjer) Det går.", "(max. 5 linjer) Nået.")[0] == ["Det går.", "Nået."]
    assert read("I 2019 Øvelse i maj.", "I 2019 Nye stier.")[0] == ["Øvelse i maj.", "Nye stier."]
    assert read("(foreløbigt) Det går.", "Nået.")[0] == ["(foreløbigt) Det går.", "Nået."]


@given(st.lists(st.sampled_from(["☐ ", "☒ ", "Ja ", "Nej ", "[x] ", "[ ] ", "(sæt kryds) ", "\n"])))
def test_every_character_is_kept_or_told_and_none_twice(parts: list[str]) -> None:
    text = "".join(parts).strip() or "Ja"
    pages = {1: Page(1, text), 2: Page(2, text)}
    sections = [DraftSection(Kind.STATUS, "", spans=[Span(n, 0, len(text))]) for n in pages]
    noise = read_fields(
        pages, [DraftGoal(sections={Kind.STATUS: section}) for section in sections], UNFILLED
    )
    for number, section in enumerate(sections, start=1):
        own = [n.span for n in noise if n.span.page == number] + section.spans
        spans = sorted(own)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert "".join(text[s.start : s.end] for s in spans) == text
