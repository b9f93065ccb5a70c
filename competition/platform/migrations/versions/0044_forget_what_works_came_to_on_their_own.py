"""Forget what works came to on their own."""

import sqlalchemy as sa
from alembic import op
revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.drop_table('proof')


def downgrade() -> None:
    """Take the step back."""
    op.create_table('proof',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('problems', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_proof_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_proof_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof')),
    sa.UniqueConstraint('campaign_id', 'key', name=op.f('uq_proof_campaign_id_key'))
    )
