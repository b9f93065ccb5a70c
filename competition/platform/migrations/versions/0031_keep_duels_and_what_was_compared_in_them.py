"""keep duels and what was compared in them."""

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('duel',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='duelstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('whole', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('wanted', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_duel_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_duel_category_id_category')),
    sa.ForeignKeyConstraint(['closed_by_id'], ['account.id'], name=op.f('fk_duel_closed_by_id_account')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_duel_created_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duel')),
    sa.UniqueConstraint('ref', name=op.f('uq_duel_ref'))
    )
    with op.batch_alter_table('duel', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duel_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('duel_judge',
    sa.Column('duel_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('share', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['duel_id'], ['duel.id'], name=op.f('fk_duel_judge_duel_id_duel'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_duel_judge_judge_id_judge'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('duel_id', 'judge_id', name=op.f('pk_duel_judge'))
    )
    op.create_table('comparison',
    sa.Column('duel_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('one_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('swapped', sa.Boolean(), nullable=False),
    sa.Column('outcome', sa.Enum('one', 'other', 'alike', 'left', 'known', name='outcome', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('drawn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['duel_id'], ['duel.id'], name=op.f('fk_comparison_duel_id_duel'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_comparison_judge_id_judge'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['one_id'], ['blind_entry.id'], name=op.f('fk_comparison_one_id_blind_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['blind_entry.id'], name=op.f('fk_comparison_other_id_blind_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comparison')),
    sa.UniqueConstraint('duel_id', 'judge_id', 'one_id', 'other_id', name=op.f('uq_comparison_duel_id_judge_id_one_id_other_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_comparison_ref'))
    )
    with op.batch_alter_table('comparison', schema=None) as batch_op:
        batch_op.create_index('uq_comparison_open', ['duel_id', 'judge_id'], unique=True, sqlite_where=sa.text('outcome IS NULL'), postgresql_where=sa.text('outcome IS NULL'))

    op.create_table('duel_reader',
    sa.Column('duel_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('blind_entry_id', sa.Integer(), nullable=False),
    sa.Column('mode', sa.Enum('original', 'translation', 'wordless', name='readingmode', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.ForeignKeyConstraint(['blind_entry_id'], ['blind_entry.id'], name=op.f('fk_duel_reader_blind_entry_id_blind_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['duel_id'], ['duel.id'], name=op.f('fk_duel_reader_duel_id_duel'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_duel_reader_judge_id_judge'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('duel_id', 'judge_id', 'blind_entry_id', name=op.f('pk_duel_reader'))
    )
    op.create_table('duel_work',
    sa.Column('duel_id', sa.Integer(), nullable=False),
    sa.Column('blind_entry_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['blind_entry_id'], ['blind_entry.id'], name=op.f('fk_duel_work_blind_entry_id_blind_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['duel_id'], ['duel.id'], name=op.f('fk_duel_work_duel_id_duel'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('duel_id', 'blind_entry_id', name=op.f('pk_duel_work'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('duel_work')
    op.drop_table('duel_reader')
    with op.batch_alter_table('comparison', schema=None) as batch_op:
        batch_op.drop_index('uq_comparison_open', sqlite_where=sa.text('outcome IS NULL'), postgresql_where=sa.text('outcome IS NULL'))

    op.drop_table('comparison')
    op.drop_table('duel_judge')
    with op.batch_alter_table('duel', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duel_campaign_id'))

    op.drop_table('duel')
