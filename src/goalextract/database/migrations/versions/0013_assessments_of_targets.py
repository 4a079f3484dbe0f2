"""Find a target's assessments by the target alone, as the views do.

With the goal first, each target of `bi_targets` and `bi_goal_history` went through all assessments:
a hundred thousand goals took hours.
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Turn the index around; both columns together are found as before."""
    op.create_index(op.f("ix_assessment_target_id_goal_id"), "assessment", ["target_id", "goal_id"])
    op.drop_index("ix_assessment_goal_id_target_id", table_name="assessment")


def downgrade() -> None:
    """Turn it back."""
    op.create_index("ix_assessment_goal_id_target_id", "assessment", ["goal_id", "target_id"])
    op.drop_index(op.f("ix_assessment_target_id_goal_id"), table_name="assessment")
