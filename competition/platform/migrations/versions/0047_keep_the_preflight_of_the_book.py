"""Keep the preflight of the book."""

import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table(
        'preflight_report',
        sa.Column('campaign_id', sa.Integer(), nullable=False),
        sa.Column('looked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('works', sa.Integer(), nullable=False),
        sa.Column('problems', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_preflight_report_campaign_id_campaign')),
        sa.PrimaryKeyConstraint('campaign_id', name=op.f('pk_preflight_report')),
    )


def downgrade() -> None:
    """Take it one step back."""
    op.drop_table('preflight_report')
