"""Remember a campaign's preset and how far it is set up."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('preset', sa.String(length=60), server_default='', nullable=False))
        batch_op.add_column(sa.Column('setup_step', sa.String(length=20), nullable=True))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('setup_step')
        batch_op.drop_column('preset')

