"""keep how the judges of large rounds read."""

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        'kept_reading',
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('found', sa.JSON(), nullable=False),
        sa.Column('sheets', sa.Integer(), nullable=False),
        sa.Column('worked_out_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['round_id'], ['round.id'], name=op.f('fk_kept_reading_round_id_round'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('round_id', name=op.f('pk_kept_reading')),
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('kept_reading')
