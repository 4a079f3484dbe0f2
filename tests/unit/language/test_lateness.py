import pytest

from goalextract.language.lateness import Deadline, deadline_of
from goalextract.records import Kind


@pytest.mark.parametrize(
    ("goal", "day"),
    [
        ("Hallen åbner senest 1. juli 2016.", "2016-07-01"),
        ("Hallen åbner inden udgangen af 2016.", "2016-12-31"),
        ("Hallen skal stå klar i august 2018.", "2018-08-31"),
        ("Senest 2. kvartal 2017 er planen vedtaget.", "2017-06-31"),
    ],
)
def test_a_deadline_is_its_last_day(goal: str, day: str | None) -> None:
    assert deadline_of({Kind.GOAL: goal}) == Deadline(day)


def test_a_goal_without_a_time_has_no_deadline() -> None:
    assert deadline_of({Kind.GOAL: "Flere skal læse."}) is None


@pytest.mark.parametrize(
    ("words", "is_missed"),
    [
        ("Hallen åbnede i november 2016.", True),
        ("Hallen åbnede i maj 2016.", False),
        ("Hallen blev først taget i brug i november.", True),
        ("Hallen er først planlagt.", False),
        ("Hallen er åbnet.", False),
    ],
)
def test_what_came_after_a_deadline_came_too_late(words: str, is_missed: bool) -> None:
    assert Deadline("2016-07-01").is_missed(words, has_come=True) is is_missed


def test_where_no_year_is_said_the_days_of_one_are_compared() -> None:
    deadline = deadline_of({Kind.GOAL: "Siden går i luften senest 1. september."})
    assert deadline is not None
    assert deadline.is_missed("Siden gik i luften den 14. oktober.", has_come=True)
    assert not deadline.is_missed("Siden gik i luften den 14. august.", has_come=True)
    assert not deadline.is_missed("Siden gik i luften den 14. oktober 2014.", has_come=True)


def test_what_is_still_to_come_is_not_judged_by_its_date() -> None:
    assert not Deadline("2016-07-01").is_missed("Tallene kommer i maj 2017.", has_come=False)
