"""know which decisions were taken back."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('screening', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('screening', schema=None) as batch_op:
        batch_op.drop_column('taken_back_at')

