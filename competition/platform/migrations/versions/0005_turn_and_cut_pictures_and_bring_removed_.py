"""turn and cut pictures, and bring removed ones back."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('removed_picture',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('alt', sa.String(length=1000), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('crop_left', sa.Double(), nullable=False),
    sa.Column('crop_top', sa.Double(), nullable=False),
    sa.Column('crop_right', sa.Double(), nullable=False),
    sa.Column('crop_bottom', sa.Double(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_removed_picture_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_removed_picture_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_removed_picture')),
    sa.UniqueConstraint('ref', name=op.f('uq_removed_picture_ref'))
    )
    with op.batch_alter_table('removed_picture', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_removed_picture_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_removed_picture_removed_at'), ['removed_at'], unique=False)

    with op.batch_alter_table('entry_image', schema=None) as batch_op:
        batch_op.add_column(sa.Column('turn', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('crop_left', sa.Double(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('crop_top', sa.Double(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('crop_right', sa.Double(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('crop_bottom', sa.Double(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('likeness', sa.String(length=16), nullable=True))
        batch_op.create_index(batch_op.f('ix_entry_image_likeness'), ['likeness'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('entry_image', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_image_likeness'))
        batch_op.drop_column('likeness')
        batch_op.drop_column('crop_bottom')
        batch_op.drop_column('crop_right')
        batch_op.drop_column('crop_top')
        batch_op.drop_column('crop_left')
        batch_op.drop_column('turn')

    with op.batch_alter_table('removed_picture', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_removed_picture_removed_at'))
        batch_op.drop_index(batch_op.f('ix_removed_picture_entry_id'))

    op.drop_table('removed_picture')
