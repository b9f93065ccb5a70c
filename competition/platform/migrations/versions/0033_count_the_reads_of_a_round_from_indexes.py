"""count the reads of a round from indexes alone."""

from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

ASSIGNMENT = ['round_id', 'state', 'judge_id', 'blind_entry_id', 'released_at']


def upgrade() -> None:
    """Go one step forward."""
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index('ix_assignment_round', ASSIGNMENT, unique=False)

    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.create_index('ix_scoresheet_progress', ['assignment_id', 'state', 'saved_at'], unique=False)


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.drop_index('ix_scoresheet_progress')

    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index('ix_assignment_round')
