"""Keep the design of a book."""

import sqlalchemy as sa
from alembic import op

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('composition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('design', sa.String(length=40), server_default='garland', nullable=False))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('composition', schema=None) as batch_op:
        batch_op.drop_column('design')

