import pytest

from goalextract.goals.actions import find_actions


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Vi vil: * Ansætte to. * Måle støj", ["Ansætte to", "Måle støj"]),
        ("Der holdes kurser. Der måles støj.", ["Der holdes kurser", "Der måles støj"]),
        ("1. Et kursus. 2. En måling", ["Et kursus", "En måling"]),
        ("- Nye hold - Flere trænere", ["Nye hold", "Flere trænere"]),
        ("Min. 25 virksomheder kontaktes.", ["Min. 25 virksomheder kontaktes"]),
        ("", []),
    ],
)
def test_means_are_parted_into_actions(text: str, actions: list[str]) -> None:
    assert [text[start:end] for start, end in find_actions(text)] == actions
