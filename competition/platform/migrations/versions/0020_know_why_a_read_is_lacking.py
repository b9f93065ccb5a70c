"""know why a read is lacking."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.add_column(sa.Column('cause', sa.Enum('given-up', 'added', name='needcause', native_enum=False, create_constraint=True, length=32), server_default='given-up', nullable=False))
        batch_op.add_column(sa.Column('tried_at', sa.DateTime(timezone=True), nullable=True))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.drop_column('tried_at')
        batch_op.drop_column('cause')

