"""Outcomes have one name and one colour each, and their tables add up."""

from collections import Counter
from typing import get_args

from goalextract.publish.html import joined
from goalextract.publish.report.figures import OUTCOMES, add_up
from goalextract.publish.report.outcomes import (
    by_method,
    name_of,
    of_wholes,
    outcome_cells,
    outcome_columns,
    tag,
)
from goalextract.records import Outcome
from tests.unit.publish.report.overviews import nothing, overview


def test_every_outcome_of_the_contract_is_shown() -> None:
    assert {*get_args(Outcome), None} == set(OUTCOMES)
    assert len({name_of(outcome) for outcome in OUTCOMES}) == len(OUTCOMES)


def test_a_tag_has_the_colour_of_its_outcome() -> None:
    assert tag("not_yet_known").text == '<span class="tag not-yet-known">not yet known</span>'


def test_cells_fit_their_columns_and_add_up() -> None:
    cells = outcome_cells(Counter({"met": 2, None: 3}))
    assert len(cells) == len(outcome_columns())
    assert cells[1] == 2
    assert cells[-1] == 5
    assert joined(cells[2]).text == '<span class="zero">0</span>'


def test_targets_are_told_apart_by_who_says_what_became_of_them() -> None:
    made = by_method(add_up(overview())).text
    met = '<td class="n">33%</td><td class="n">1</td><td class="n">1</td><td class="n">0</td>'
    assert f"</svg></td>{met}" in made
    assert '<td class="n">100%</td><td class="n">3</td><td class="n">1</td>' in made


def test_goals_as_a_whole_have_a_table_only_if_something_is_said() -> None:
    made = of_wholes(add_up(overview()))
    assert made is not None
    assert '<th scope="row">Not met</th><td class="n">1</td>' in made.text
    assert of_wholes(add_up(nothing())) is None
