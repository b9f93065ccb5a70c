"""settle what judges must not see."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('name_ruling',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(length=300), nullable=False),
    sa.Column('masked', sa.Boolean(), nullable=False),
    sa.Column('ruled_by_id', sa.Integer(), nullable=True),
    sa.Column('ruled_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_name_ruling_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['ruled_by_id'], ['account.id'], name=op.f('fk_name_ruling_ruled_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_name_ruling')),
    sa.UniqueConstraint('entry_id', 'word', name=op.f('uq_name_ruling_entry_id_word'))
    )
    op.create_table('picture_mask',
    sa.Column('image_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('areas', sa.JSON(), nullable=False),
    sa.Column('rendition_id', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_picture_mask_file_id_stored_file')),
    sa.ForeignKeyConstraint(['image_id'], ['entry_image.id'], name=op.f('fk_picture_mask_image_id_entry_image'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['account.id'], name=op.f('fk_picture_mask_made_by_id_account')),
    sa.ForeignKeyConstraint(['rendition_id'], ['rendition.id'], name=op.f('fk_picture_mask_rendition_id_rendition')),
    sa.PrimaryKeyConstraint('image_id', name=op.f('pk_picture_mask'))
    )
    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('held_at', sa.DateTime(timezone=True), nullable=True))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.drop_column('held_at')

    op.drop_table('picture_mask')
    op.drop_table('name_ruling')
