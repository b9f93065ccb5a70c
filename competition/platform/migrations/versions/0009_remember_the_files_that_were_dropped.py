"""remember the files that were dropped."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('sending',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'known', name='sendingstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_sending_class_id_school_class')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_sending_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_sending_file_id_stored_file'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sending')),
    sa.UniqueConstraint('class_id', 'key', name=op.f('uq_sending_class_id_key'))
    )
    with op.batch_alter_table('sending', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sending_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sending_file_id'), ['file_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('sending', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sending_file_id'))
        batch_op.drop_index(batch_op.f('ix_sending_entry_id'))

    op.drop_table('sending')
