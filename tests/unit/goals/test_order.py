"""The order of a document's labels is learned from the document."""

import pytest

from goalextract.goals.order import LabelOrder, alternating
from goalextract.records import Kind

GOAL, STATUS, MEANS = ("mål", Kind.GOAL), ("status", Kind.STATUS), ("midler", Kind.MEANS)


@pytest.mark.parametrize(
    ("labels", "first", "second"),
    [
        ([GOAL, MEANS, STATUS], "mål", "status"),
        ([STATUS, GOAL, STATUS, GOAL], "status", "mål"),
        ([GOAL, STATUS, MEANS, GOAL, STATUS, MEANS], "status", "midler"),
        ([GOAL, STATUS, GOAL, MEANS], "mål", "midler"),
    ],
)
def test_a_label_stands_before_another_as_the_document_has_them(
    labels: list[tuple[str, Kind]], first: str, second: str
) -> None:
    order = LabelOrder(labels)
    assert order.precedes(first, second)
    assert not order.precedes(second, first)


def test_labels_that_never_stand_together_keep_the_order_of_the_genre() -> None:
    order = LabelOrder([STATUS, STATUS, GOAL, GOAL])
    assert order.precedes("mål", "status") or order.precedes("status", "mål")
    order = LabelOrder([GOAL, GOAL, MEANS, MEANS, GOAL])
    assert order.precedes("mål", "midler")


def test_one_goal_keeps_its_own_order_though_its_heading_names_its_area_too() -> None:
    area = ("område", Kind.SERVICE_AREA)
    order = LabelOrder([area, area, GOAL, STATUS, MEANS])
    assert order.precedes("status", "midler")


def test_a_document_without_labels_teaches_nothing() -> None:
    LabelOrder([])


def test_every_goal_opens_with_the_document_s_first_label_though_headings_name_it_too() -> None:
    area, target = ("område", Kind.SERVICE_AREA), ("måltal", Kind.TARGET_VALUE)
    order = LabelOrder(
        [area, area, GOAL, STATUS, MEANS] * 2 + [area, area, GOAL, target, STATUS, MEANS] * 3
    )
    assert order.precedes("status", "midler")
    assert order.precedes("mål", "midler")


def test_labels_that_head_the_same_in_goal_after_goal_are_one() -> None:
    row = [
        ("mål", Kind.GOAL), ("tiltag", Kind.MEANS), ("status", Kind.STATUS),
        ("målsætning", Kind.GOAL), ("tiltag", Kind.MEANS), ("status", Kind.STATUS),
        ("mål", Kind.GOAL), ("tiltag", Kind.MEANS), ("status", Kind.STATUS),
    ]  # fmt: skip
    assert alternating(row) == {"mål": "mål", "målsætning": "mål"}


def test_labels_of_one_goal_stay_two_though_they_head_the_same() -> None:
    row = [
        ("mål", Kind.GOAL), ("delmål", Kind.GOAL), ("status", Kind.STATUS),
        ("mål", Kind.GOAL), ("delmål", Kind.GOAL), ("status", Kind.STATUS),
    ]  # fmt: skip
    assert alternating(row) == {}
