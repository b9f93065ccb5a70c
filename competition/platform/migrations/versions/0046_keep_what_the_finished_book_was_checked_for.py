"""Keep what the finished book was checked for."""

import sqlalchemy as sa
from alembic import op

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('checked', sa.JSON(), server_default='[]', nullable=False))


def downgrade() -> None:
    """Take it one step back."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('checked')
