"""choose from when a judge is silent."""

import sqlalchemy as sa
from alembic import op

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    with op.batch_alter_table('judge_letter', schema=None) as batch_op:
        batch_op.add_column(sa.Column('quiet_days', sa.Integer(), server_default='7', nullable=False))


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('judge_letter', schema=None) as batch_op:
        batch_op.drop_column('quiet_days')
