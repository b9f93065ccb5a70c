"""tell winners' teachers in confidence."""

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('confidence',
    sa.Column('freeze_id', sa.Integer(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told_by_id', sa.Integer(), nullable=True),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['freeze_id'], ['freeze.id'], name=op.f('fk_confidence_freeze_id_freeze'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['told_by_id'], ['account.id'], name=op.f('fk_confidence_told_by_id_account')),
    sa.PrimaryKeyConstraint('freeze_id', name=op.f('pk_confidence'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('confidence')
