"""keep works to practise on."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('practice_work',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('picture', sa.String(length=40), nullable=False),
    sa.Column('remark', sa.Text(), nullable=False),
    sa.Column('ready', sa.String(length=40), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_practice_work_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_practice_work_category_id_category')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice_work')),
    sa.UniqueConstraint('ref', name=op.f('uq_practice_work_ref'))
    )
    with op.batch_alter_table('practice_work', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_practice_work_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('practice_score',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('scores', sa.JSON(), nullable=False),
    sa.Column('scored_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_practice_score_judge_id_judge'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['work_id'], ['practice_work.id'], name=op.f('fk_practice_score_work_id_practice_work'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice_score')),
    sa.UniqueConstraint('work_id', 'judge_id', name=op.f('uq_practice_score_work_id_judge_id'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('practice_score')
    with op.batch_alter_table('practice_work', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_practice_work_campaign_id'))

    op.drop_table('practice_work')
