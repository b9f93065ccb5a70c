"""keep a judge's own note, and what was skipped."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text(), server_default='', nullable=False))

    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('skipped_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_column('skipped_at')

    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.drop_column('note')
