"""A report's actions, targets, measurements and assessments as rows."""

from collections.abc import Sequence

from goalextract.database import models
from goalextract.database.identity import part_id
from goalextract.database.places import place_rows
from goalextract.records import Goal, Quantity, Spanned

Row = dict[str, object]
Table = type[models.Base]


def quantity_rows(
    goals: Sequence[Goal], document_id: str
) -> tuple[tuple[Table, Sequence[Row]], ...]:
    """Return the rows of what goals promise and report, in an order in which they can be inserted.

    Identifiers follow from the document's, the goal's ordinal and the place in its list.
    """
    found: dict[str, list[Row]] = {
        name: [] for name in ("action", "target", "measurement", "assessment")
    }
    spans: dict[str, list[Row]] = {name: [] for name in ("action", "target", "measurement")}
    for goal in goals:
        goal_id = part_id(document_id, "goal", goal.ordinal)
        lists: tuple[tuple[str, Sequence[Spanned]], ...] = (
            ("action", goal.actions),
            ("target", goal.targets),
            ("measurement", goal.measurements),
        )
        for name, items in lists:
            for position, item in enumerate(items, start=1):
                row_id = part_id(document_id, name, goal.ordinal, position)
                own = _quantity(item) if isinstance(item, Quantity) else {}
                row = {f"{name}_id": row_id, "goal_id": goal_id, "position": position}
                found[name].append({**row, "text": item.text, **own})
                spans[name] += place_rows({f"{name}_id": row_id}, item.spans)
        found["assessment"] += _assessments(goal, goal_id, document_id)
    return (
        (models.Action, found["action"]),
        (models.ActionSpan, spans["action"]),
        (models.Target, found["target"]),
        (models.TargetSpan, spans["target"]),
        (models.Measurement, found["measurement"]),
        (models.MeasurementSpan, spans["measurement"]),
        (models.Assessment, found["assessment"]),
    )


def _quantity(quantity: Quantity) -> Row:
    return {
        "kind": quantity.section.value,
        "comparator": quantity.comparator,
        "value": quantity.value,
        "value_high": quantity.value_high,
        "unit": quantity.unit,
        "direction": quantity.direction,
        "period": quantity.period,
    }


def _assessments(goal: Goal, goal_id: str, document_id: str) -> list[Row]:
    return [
        {
            "assessment_id": part_id(document_id, "assessment", goal.ordinal, position),
            "goal_id": goal_id,
            "position": position,
            "target_id": None
            if one.target is None
            else part_id(document_id, "target", goal.ordinal, one.target + 1),
            "outcome": one.outcome,
            "method": one.method,
            "kind": one.section.value,
            "evidence": one.evidence,
        }
        for position, one in enumerate(goal.assessments, start=1)
    ]
