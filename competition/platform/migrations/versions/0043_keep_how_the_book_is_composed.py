"""Keep how the book is composed."""

import sqlalchemy as sa
from alembic import op

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('composed_chapter',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=70), nullable=False),
    sa.Column('kind', sa.Enum('foreword', 'about', 'jury', 'credits', 'text', 'contents', 'works', 'languages', 'places', 'colophon', name='chapterkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('category', sa.String(length=70), nullable=False),
    sa.Column('order', sa.Enum('facing', 'place', 'city', 'language', 'hand', name='order', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('moves', sa.Integer(), nullable=False),
    sa.Column('included', sa.Boolean(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_composed_chapter_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['changed_by_id'], ['account.id'], name=op.f('fk_composed_chapter_changed_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_composed_chapter')),
    sa.UniqueConstraint('campaign_id', 'key', name=op.f('uq_composed_chapter_campaign_id_key'))
    )
    op.create_table('composition',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('translations', sa.Enum('all', 'book', 'none', name='translations', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_composition_campaign_id_campaign')),
    sa.PrimaryKeyConstraint('campaign_id', name=op.f('pk_composition'))
    )
    op.create_table('composed_work',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('chapter', sa.String(length=70), nullable=False),
    sa.Column('position', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('layout', sa.Enum('auto', 'page', 'spread', 'following', name='layout', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('size', sa.Enum('auto', 'smaller', 'larger', name='size', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('first', sa.Integer(), nullable=True),
    sa.Column('last', sa.Integer(), nullable=True),
    sa.Column('also_first', sa.Integer(), nullable=True),
    sa.Column('also_last', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('moves', sa.Integer(), nullable=False),
    sa.Column('included', sa.Boolean(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_composed_work_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['changed_by_id'], ['account.id'], name=op.f('fk_composed_work_changed_by_id_account')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_composed_work_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_composed_work')),
    sa.UniqueConstraint('entry_id', name=op.f('uq_composed_work_entry_id'))
    )
    with op.batch_alter_table('composed_work', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_composed_work_campaign_id'), ['campaign_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('composed_work', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_composed_work_campaign_id'))

    op.drop_table('composed_work')
    op.drop_table('composition')
    op.drop_table('composed_chapter')
