"""keep the book for archives."""

import sqlalchemy as sa
from alembic import op

revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('archive_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_edition_archive_id_stored_file'), 'stored_file', ['archive_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_edition_archive_id_stored_file'), type_='foreignkey')
        batch_op.drop_column('archive_id')

