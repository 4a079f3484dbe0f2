"""What the page tells in numbers adds up, and quotes do not split reasons."""

from goalextract.database.tallies import DocumentTally, GoalTally, QualityTally, TargetTally
from goalextract.publish.report.figures import add_up
from tests.unit.publish.report.overviews import nothing, overview


def test_documents_add_up_by_place_year_and_reader() -> None:
    tallies = (
        DocumentTally(None, 2013, "1", 1, 4, 30, 3),
        DocumentTally("Herning Kommune", None, "1", 2, 5, 40, 0),
        DocumentTally("Herning Kommune", 2014, "2", 1, 6, 50, 7),
    )
    figures = add_up(overview(documents=tallies))
    assert (figures.documents, figures.sections, figures.sections_needing_review) == (4, 120, 10)
    assert list(figures.places) == ["Herning Kommune", None]
    assert figures.places["Herning Kommune"] == {None: 5, 2014: 6}
    assert figures.readers == {"1": 3, "2": 1}


def test_goals_add_up_by_area_and_how_sure_they_are() -> None:
    tallies = (
        GoalTally("Kultur", 0.99, 3, 0, 1),
        GoalTally("Kultur", 0.8999, 2, 2, 0),
        GoalTally(None, 0.0, 9, 9, 9),
        GoalTally("Skole", 0.99, 1, 1, 0),
    )
    figures = add_up(overview(goals=tallies, goals_with_targets=10, targets=()))
    assert (figures.goals, figures.goals_needing_review) == (15, 12)
    assert (figures.goals_without_status, figures.goals_without_targets) == (10, 5)
    assert [(area.name, area.goals) for area in figures.areas] == [
        ("Kultur", 5),
        ("Skole", 1),
        (None, 9),
    ]
    sure = {one.lowest: (one.goals, one.needing_review) for one in figures.sureness}
    assert sure == {0.99: (4, 1), 0.95: (0, 0), 0.9: (0, 0), 0.8: (2, 2), 0.5: (0, 0), 0: (9, 9)}


def test_targets_add_up_by_outcome_method_year_and_area() -> None:
    tallies = (
        TargetTally(2014, "Kultur", "met", "stated", False, 4),
        TargetTally(2014, None, "met", "derived", False, 2),
        TargetTally(None, "Kultur", None, None, True, 3),
        TargetTally(2013, "Kultur", None, None, False, 1),
    )
    figures = add_up(overview(targets=tallies))
    assert (figures.targets, figures.silent_means) == (10, 3)
    assert figures.outcomes == {"met": 6, None: 4}
    assert figures.methods["met", "derived"] == 2
    assert list(figures.years) == [2013, 2014, None]
    areas = {area.name: area.outcomes for area in figures.areas}
    assert areas == {"Kultur": {"met": 4, None: 4}, None: {"met": 2}}


def test_reasons_are_counted_whatever_they_quote() -> None:
    said = (
        "it may start at 'Flere'",
        "it may start at 'Bo's \n bog'",
        "it goes on past a page's end or another label",
        "'A' or 'B' is missing",
    )
    assert add_up(overview(reasons=said)).reasons == (
        ("it may start at …", 2),
        ("it goes on past a page's end or another label", 1),
        ("… or … is missing", 1),
    )


def test_errors_and_what_is_many_come_first() -> None:
    tallies = (
        QualityTally("issue", "warning", "odd", 9, 1),
        QualityTally("refused_goal", "error", "b", 1, 1),
        QualityTally("refused_goal", "error", "a", 1, 1),
        QualityTally("issue", "error", "c", 2, 1),
    )
    assert [one.code for one in add_up(overview(quality=tallies)).quality] == ["c", "a", "b", "odd"]


def test_of_nothing_there_is_nothing() -> None:
    figures = add_up(nothing())
    assert (figures.documents, figures.goals, figures.targets) == (0, 0, 0)
    assert (figures.areas, figures.reasons, figures.quality) == ((), (), ())
