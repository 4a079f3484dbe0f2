"""Keep a database fit: tables of this version, official lists, goals told through the years."""

from dataclasses import asdict

from sqlalchemy import Engine

from goalextract.code_lists import code_lists
from goalextract.database.code_lists import write_code_lists
from goalextract.database.lineage_rows import GoalOfYear, due, goals_of, write_lineage
from goalextract.database.migrate import upgrade
from goalextract.goals.lineage import StatedGoal, link


def bring_up_to_date(engine: Engine) -> None:
    """Make or change the tables and official lists to this version's; no goal is lost.

    Raises:
        DatabaseError: the database is of a newer version, or cannot be written.
    """
    upgrade(engine)
    with engine.begin() as connection:
        write_code_lists(connection, code_lists())


def tell_lineage(engine: Engine) -> None:
    """Tell anew which goals go on through the years, of each authority where that may differ.

    Each authority has a transaction of its own, so a run that is stopped here leaves the rest to
    the next.
    """
    with engine.connect() as connection:
        authorities = due(connection)
    for authority in authorities:
        with engine.begin() as connection:
            goals = goals_of(connection, authority)
            # committees of one name may be of two places: what is not known is doubted
            is_known = all(goal.municipality_id is not None for goal in goals)
            links = [asdict(one) for one in link(map(_stated, goals))]
            if not is_known:
                links = [{**one, "needs_review": True} for one in links]
            write_lineage(connection, authority, links)


def _stated(goal: GoalOfYear) -> StatedGoal:
    return StatedGoal(
        goal_id=goal.goal_id,
        year=goal.report_year,
        text=goal.text,
        place=(goal.committee_id, goal.service_area_id, goal.focus_area_id),
        order=(goal.document_name, goal.ordinal),
    )
