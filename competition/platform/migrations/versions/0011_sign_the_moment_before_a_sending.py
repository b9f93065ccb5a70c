"""sign the moment before a sending."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('used_ticket',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nonce', sa.String(length=32), nullable=False),
    sa.Column('purpose', sa.String(length=64), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_used_ticket')),
    sa.UniqueConstraint('nonce', name=op.f('uq_used_ticket_nonce'))
    )
    with op.batch_alter_table('used_ticket', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_used_ticket_expires_at'), ['expires_at'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('used_ticket', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_used_ticket_expires_at'))

    op.drop_table('used_ticket')
