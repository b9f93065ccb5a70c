"""keep what the jury talks over and decides."""

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('moderation_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('choice', sa.String(length=40), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_moderation_decision_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['account.id'], name=op.f('fk_moderation_decision_decided_by_id_account')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_moderation_decision_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moderation_decision'))
    )
    with op.batch_alter_table('moderation_decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moderation_decision_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_moderation_decision_entry_id'), ['entry_id'], unique=False)

    op.create_table('moderation_matter',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('chosen', sa.Boolean(), nullable=True),
    sa.Column('notes', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_moderation_matter_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_moderation_matter_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('entry_id', name=op.f('pk_moderation_matter'))
    )
    with op.batch_alter_table('moderation_matter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moderation_matter_campaign_id'), ['campaign_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('moderation_matter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moderation_matter_campaign_id'))

    op.drop_table('moderation_matter')
    with op.batch_alter_table('moderation_decision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moderation_decision_entry_id'))
        batch_op.drop_index(batch_op.f('ix_moderation_decision_campaign_id'))

    op.drop_table('moderation_decision')
