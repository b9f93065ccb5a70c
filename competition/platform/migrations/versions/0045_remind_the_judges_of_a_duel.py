"""Remind the judges of a duel once before it ends."""

import sqlalchemy as sa
from alembic import op

revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('duel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('remind_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it one step back."""
    with op.batch_alter_table('duel', schema=None) as batch_op:
        batch_op.drop_column('remind_at')
