"""keep rehearsals."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('rehearsal',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.JSON(), nullable=False),
    sa.Column('entries', sa.Integer(), nullable=False),
    sa.Column('reads', sa.Integer(), nullable=False),
    sa.Column('sure', sa.Double(), nullable=True),
    sa.Column('outcome', sa.JSON(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('worked_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_rehearsal_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_rehearsal_created_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rehearsal')),
    sa.UniqueConstraint('ref', name=op.f('uq_rehearsal_ref'))
    )
    with op.batch_alter_table('rehearsal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rehearsal_campaign_id'), ['campaign_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('rehearsal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rehearsal_campaign_id'))

    op.drop_table('rehearsal')
