"""keep the ages of those who are counted."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('oldest', sa.Integer(), nullable=True))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('oldest')

