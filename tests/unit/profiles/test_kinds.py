"""The kind of an unlisted label is guessed from its words, its values and its place."""

from dataclasses import replace

import pytest

from goalextract.profiles.kinds import LabelledValue, guess_kinds, with_kind
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind
from tests.unit.printed import label

GOAL = label(Kind.GOAL, "Mål")
STATUS = label(Kind.STATUS, "Status")


def unlisted(printed: str, *kinds: Kind) -> LabelMatch:
    return LabelMatch(kinds, printed.casefold(), printed, 0, len(printed), is_known=False)


def guess(strange: LabelMatch, *values: str) -> tuple[Kind, float]:
    row = [
        LabelledValue(each, text)
        for value in values
        for each, text in ((GOAL, "Flere læser."), (strange, value), (STATUS, "Det er nået."))
    ]
    return guess_kinds(row, 2014)[strange.form]


def test_its_words_tell_a_kind() -> None:
    assert guess(unlisted("Sådan griber vi det an", Kind.MEANS), "Kurser")[0] is Kind.MEANS


def test_its_values_tell_a_kind_where_its_words_do_not() -> None:
    planned = "Der ansættes to lærere, og der afholdes kurser i efteråret."
    assert guess(unlisted("Alfa"), planned, "Der etableres tre hold.")[0] is Kind.MEANS


def test_a_kind_that_a_listed_label_has_is_seldom_guessed_again() -> None:
    kind, chance = guess(
        unlisted("Beta", Kind.STATUS, Kind.FOLLOW_UP), "Indsatsen fortsætter i 2015."
    )
    assert kind is Kind.FOLLOW_UP
    assert 0.0 < chance <= 1.0


def test_listed_labels_keep_their_kind() -> None:
    guessed = {"mål": (Kind.STATUS, 0.9), "alfa": (Kind.MEANS, 0.8)}
    assert with_kind(GOAL, guessed) == GOAL
    assert with_kind(unlisted("Alfa"), guessed).kind is Kind.MEANS


@pytest.mark.parametrize("text", ["", "1", "   ", "x" * 5000])
def test_any_value_gives_a_kind(text: str) -> None:
    assert 0.0 < guess(unlisted("Gamma"), text)[1] <= 1.0


def test_what_no_two_goals_share_is_rather_a_focus_than_a_service_area() -> None:
    strange = unlisted("Gruppe", Kind.SERVICE_AREA, Kind.FOCUS_AREA)
    assert guess(strange, "Trivsel", "Trivsel", "Læsning")[0] is Kind.SERVICE_AREA
    assert guess(strange, "Trivsel", "Fravær", "Læsning")[0] is Kind.FOCUS_AREA


def test_verdicts_are_of_a_status_though_another_label_heads_one() -> None:
    dom = unlisted("Vores egen dom", Kind.STATUS)
    row = [
        LabelledValue(each, text)
        for said in ("På sporet.", "Halter.", "Indfriet.", "Gået i stå.")
        for each, text in ((GOAL, "Flere læser."), (STATUS, "Vi har købt bøger."), (dom, said))
    ]
    found = guess_kinds(row, 2014, is_verdict=lambda text: text in {"På sporet.", "Indfriet."})
    assert found[dom.form][0] is Kind.STATUS


PLANS = ["Der ansættes to lærere, og der afholdes kurser i efteråret.", "Der etableres tre hold."]


def told(*kinds: Kind, language: str = "da") -> bool:
    strange = unlisted("Sådan griber vi det an", *kinds)
    row = [LabelledValue(strange, text) for text in PLANS]
    found = with_kind(strange, guess_kinds(row, 2014, language))
    assert found.kind is Kind.MEANS
    return found.is_hinted


def test_words_and_values_together_tell_a_kind() -> None:
    assert told(Kind.MEANS)
    assert not told()
    assert not told(Kind.DEADLINE, Kind.MEANS)


def test_in_another_language_nothing_is_sure() -> None:
    strange = unlisted("Sådan griber vi det an", Kind.MEANS)
    row = [LabelledValue(strange, text) for text in PLANS]
    assert guess_kinds(row, 2014)[strange.form][1] > 0.9
    assert guess_kinds(row, 2014, "sv")[strange.form][1] < 0.9


def test_a_listed_label_left_open_is_guessed_for_something_near_what_it_says() -> None:
    asked = replace(label(Kind.STATUS, "Blev det til noget?"), is_open=True)
    kind, _ = guess(asked, "Delvist", "Ja", "Delvist")
    assert kind in (Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP, Kind.COMMENT, Kind.MEANS)
