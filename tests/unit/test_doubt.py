"""Doubts multiply, and what is doubted enough wants a person's eye."""

from goalextract.doubt import CERTAIN, REVIEW_BELOW, Doubt, confidence, needs_review


def test_nothing_is_ever_sure() -> None:
    assert confidence([]) == CERTAIN < 1


def test_each_doubt_makes_a_value_less_sure() -> None:
    one, two = Doubt("a", 0.9), Doubt("b", 0.5)
    assert confidence([one, two]) == confidence([two, one]) == round(CERTAIN * 0.45, 4)


def test_a_section_below_the_limit_is_flagged() -> None:
    assert needs_review(REVIEW_BELOW - 0.001)
    assert not needs_review(REVIEW_BELOW)
