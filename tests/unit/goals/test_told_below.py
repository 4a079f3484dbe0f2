"""What is told of goals below them, by their numbers, is the goals' own."""

import pytest

from goalextract.extract import Extraction, extract_bytes
from goalextract.goals.told_below import BY_NUMBER
from goalextract.records import Kind

TABLE = """Årsrapport 2021

Mål                              Indikator              2020      2021     Målværdi
                                                                            2021

1. Borgerne får hurtigt svar     Dage i gennemsnit      29        19       20

2. De ældste arkiver bliver      Scannede sider         2,4       4,4      5,0
digitale

3. Flere skoler kommer           Klasser på besøg       140       118      300

Uddybende bemærkninger

Mål 1. {first} Tiden er bragt ned, fordi sager uden personlige oplysninger siden 2020 er
blevet afgjort for sig i en kort proces, som alle medarbejdere har lært at kende i årets løb.

Mål 2. {second} De sider, som endnu ikke er blevet scannet, følger efter i løbet af næste år.
"""


def read(first: str, second: str) -> Extraction:
    text = TABLE.format(first=first, second=second)
    return extract_bytes("a.txt", text.encode(), latest_year=2030)


def test_a_verdict_told_below_a_table_is_the_status_of_the_goal_of_its_number() -> None:
    report = read("Målet er opfyldt.", "Målet er delvist opfyldt.").validated.report
    first, second, third = (goal.sections.get(Kind.STATUS) for goal in report.goals)
    assert first is not None
    assert second is not None
    assert third is None
    assert first.text.startswith("Målet er opfyldt. Tiden er bragt ned")
    assert first.text.endswith("i årets løb.")
    assert second.text.startswith("Målet er delvist opfyldt. De sider")
    assert BY_NUMBER.reason in first.reasons


def test_what_states_no_verdict_is_a_comment() -> None:
    report = read("Vi har ansat to.", "Arkivet er flyttet til byen.").validated.report
    comment = report.goals[1].sections[Kind.COMMENT]
    assert comment.text.startswith("Arkivet er flyttet til byen. De sider")


def test_a_list_of_contents_above_the_goals_says_nothing_of_them() -> None:
    contents = "Indhold\n\nMål 1. Hurtigt svar ........ 4\nMål 2. Arkiverne ......... 5\n\f"
    text = contents + TABLE[: TABLE.index("Uddybende")]
    goals = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report.goals
    assert not any({Kind.STATUS, Kind.COMMENT} & goal.sections.keys() for goal in goals)


@pytest.mark.parametrize("below", ["", "Mål 7. Det er en anden plans.\n", "Mål 1 og 2 er gamle.\n"])
def test_one_line_or_another_s_number_is_given_to_none(below: str) -> None:
    text = TABLE[: TABLE.index("Mål 1.")] + below
    goals = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report.goals
    assert not any({Kind.STATUS, Kind.COMMENT} & goal.sections.keys() for goal in goals)
