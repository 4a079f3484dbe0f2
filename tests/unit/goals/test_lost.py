"""What a section lost is told with its page, its kind and its words."""

from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.lost import find_lost
from goalextract.records import Kind
from tests.unit.printed import at, page


def lost(text: str, *, is_inherited: bool = False) -> list[tuple[str, str, int | None, int | None]]:
    where = page(text, 3)
    section = DraftSection(
        Kind.STATUS, "Status", spans=[at(where, text)], is_inherited=is_inherited
    )
    goal = DraftGoal(sections={Kind.STATUS: section})
    found = find_lost({3: where}, [goal])
    return [(finding.code, finding.message, finding.page, finding.goal) for finding in found]


def test_a_missing_number_is_told_with_the_words_around_it() -> None:
    ((code, message, number, goal),) = lost("Projektet kostede i alt kr. i perioden.")
    assert (code, number, goal) == ("number_missing", 3, 1)
    assert message.startswith("status: ")
    assert "i alt kr." in message


def test_of_many_losses_three_are_told_and_the_rest_counted() -> None:
    ((_, message, _, _),) = lost(" ".join(f"Det {w} steg til %." for w in "abcde"))
    assert message.endswith("; and 2 more")


def test_a_section_that_lost_nothing_or_came_from_elsewhere_is_silent() -> None:
    assert lost("Projektet kostede i alt 2.500 kr.") == []
    assert lost("Projektet kostede i alt kr.", is_inherited=True) == []
