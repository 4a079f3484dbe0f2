"""Signs behind goals' headings tell how the goals go."""

import pytest

from goalextract.layout.signs import is_sign
from goalextract.records import Kind
from tests.unit.headed import texts

GOAL = "2.4.{n} {title}{sign}\nResultatkrav. Det sker i maj.\nOpfølgning. Vi går videre.\n\n"


def report(*signs: str) -> str:
    titles = ("Kortere ventetid", "Digital ansøgning", "Tilsyn med diger")
    return "".join(
        GOAL.format(n=n, title=title, sign=sign)
        for n, (title, sign) in enumerate(zip(titles, signs, strict=True), start=1)
    )


@pytest.mark.parametrize("signs", [("●", "○", "◐"), ("☺", "☹", "☺"), ("✔", "✗", "✔")])
def test_signs_behind_headings_are_statuses_and_none_of_the_titles(signs: tuple[str, ...]) -> None:
    text = report(*(f"   {sign}" for sign in signs))
    assert texts(text, Kind.GOAL) == ["Kortere ventetid", "Digital ansøgning", "Tilsyn med diger"]
    assert texts(text, Kind.STATUS) == list(signs)


def test_a_sign_behind_one_heading_stays_with_it() -> None:
    assert texts(report(" ●", "", ""), Kind.GOAL)[0] == "Kortere ventetid ●"


@pytest.mark.parametrize(("text", "is_one"), [("●", True), (" ◐ ", True), ("● Nået", False)])
def test_signs_alone_are_signs(text: str, is_one: bool) -> None:
    assert is_sign(text) is is_one
