"""Any text gives typed values whose places hold them, or nothing; and always the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.goals.enrich import enrich_texts
from goalextract.language.numbers import find_numbers, parse_number
from goalextract.language.quantities import find_quantities
from goalextract.language.times import find_times
from goalextract.profiles.templates import load_templates
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind

_PIECES = st.sampled_from(
    "mindst højst 2-3 1.000 ½ 12,5 % kr. mio. fem hold 2014 fra til mellem og § 17 -5 + ikke over "
    "falde med stige dage år 3. klasse Målet er nået af ud de ( ) : ; . , İ ﬁ uge 1/7-2014".split()
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join))
_PROFILE = next(t.profile for t in load_templates(()) if t.profile.id == "danish")
_VERDICTS = VerdictFinder(_PROFILE.verdicts, _PROFILE.outcomes)


@given(_TEXTS)
def test_numbers_stand_where_they_are_said_to(text: str) -> None:
    for number in find_numbers(text):
        assert parse_number(text[number.start : number.end]) == number.value


@given(_TEXTS)
def test_times_stand_apart(text: str) -> None:
    ends = 0
    for time in find_times(text, 2014):
        assert ends <= time.start < time.end <= len(text)
        ends = time.end


@given(_TEXTS)
def test_quantities_stand_apart_and_are_the_same_again(text: str) -> None:
    found = find_quantities(text)
    ends = 0
    for quantity in found:
        assert ends <= quantity.start <= quantity.number_start < quantity.number_end <= len(text)
        assert quantity.end <= len(text)
        assert quantity.value_high is None or quantity.value_high >= quantity.value
        ends = quantity.end
    assert find_quantities(text) == found


@given(_TEXTS, _TEXTS)
def test_every_quote_stands_in_its_section(goal: str, status: str) -> None:
    texts = {Kind.GOAL: goal, Kind.MEANS: goal, Kind.STATUS: status}
    found = enrich_texts(texts, _VERDICTS, "da")
    for figure in (*found.targets, *found.measurements):
        quantity = figure.quantity
        assert figure.start <= quantity.number_start < quantity.number_end <= figure.end
        assert figure.end <= len(texts[figure.kind])
    for one in found.assessments:
        assert texts[one.kind][one.start : one.end].strip()
        assert one.target is None or one.target < len(found.targets)


@pytest.mark.parametrize(
    "piece",
    ["1.", "9", "mio. ", "2-", "fra 1 til ", "mindst ", "og ", "½", "(", "Målet ", "af de "],
)
def test_long_runs_of_anything_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    find_quantities(text)
    find_times(text)
    _VERDICTS.find(text)
