"""keep how scores compare."""

import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('fairness_audit',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('comparisons', sa.JSON(), nullable=False),
    sa.Column('sheets', sa.Integer(), nullable=False),
    sa.Column('worked_out_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_fairness_audit_round_id_round'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('round_id', name=op.f('pk_fairness_audit'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('fairness_audit')
