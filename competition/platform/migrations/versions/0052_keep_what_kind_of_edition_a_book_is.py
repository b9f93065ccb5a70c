"""keep what kind of edition a book is."""

import sqlalchemy as sa
from alembic import op

revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.Enum('screen', 'print', 'large', 'epub', name='kind', native_enum=False, create_constraint=True, length=32), server_default='screen', nullable=False))
        batch_op.add_column(sa.Column('format', sa.Enum('A4', 'A5', 'square', name='format', native_enum=False, create_constraint=True, length=32), server_default='A4', nullable=False))
        batch_op.add_column(sa.Column('options', sa.JSON(), server_default='{}', nullable=False))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('options')
        batch_op.drop_column('format')
        batch_op.drop_column('kind')

