import pytest

from goalextract.language.clauses import clause_around, is_past, is_plan, is_starting_point


def clauses(text: str, *phrases: str) -> list[str]:
    places = [(text.index(p), text.index(p) + len(p)) for p in phrases]
    found = [clause_around(text, (0, len(text)), places, at) for at in range(len(places))]
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "phrases", "wanted"),
    [
        ("Der afholdes 50 kurser.", ["50 kurser"], ["Der afholdes 50 kurser"]),
        (
            "Min. 5 kurser og højst 2 aflysninger.",
            ["5 kurser", "2 aflysninger"],
            ["Min. 5 kurser", "højst 2 aflysninger"],
        ),
        (
            "80 % trives, mens 12 % ikke gør",
            ["80 %", "12 %"],
            ["80 % trives", "12 % ikke gør"],
        ),
        ("12 ud af 30", ["12", "30"], ["12 ud af", "30"]),
        ("* 3 hold (nye)", ["3 hold"], ["3 hold (nye)"]),
    ],
)
def test_each_quantity_has_the_words_around_it(
    text: str, phrases: list[str], wanted: list[str]
) -> None:
    assert clauses(text, *phrases) == wanted


@pytest.mark.parametrize("clause", ["Der skal ansættes to", "Det forventes, at 40 kommer"])
def test_a_plan_is_known_by_its_verb(clause: str) -> None:
    assert is_plan(clause)
    assert not is_past(clause)


@pytest.mark.parametrize("clause", ["Der er ansat to", "Vi har holdt fire møder", "Det blev 30"])
def test_the_past_is_known_by_its_verb(clause: str) -> None:
    assert is_past(clause)
    assert not is_plan(clause)


def test_todays_level_is_where_a_goal_starts_from() -> None:
    assert is_starting_point("Andelen er i dag ")
    assert not is_starting_point("Andelen er mindst ")


def test_what_has_a_size_of_its_own_is_a_clause_of_its_own() -> None:
    text = "Der opstilles solceller på 7 tage med en samlet effekt på mindst 900 kW."
    assert clauses(text, "7 tage", "mindst 900 kW") == [
        "Der opstilles solceller på 7 tage",
        "en samlet effekt på mindst 900 kW",
    ]
