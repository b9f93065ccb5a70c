"""announce by itself and keep what becomes of remarks."""

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('announce_plan',
    sa.Column('freeze_id', sa.Integer(), nullable=False),
    sa.Column('set_by_id', sa.Integer(), nullable=True),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['freeze_id'], ['freeze.id'], name=op.f('fk_announce_plan_freeze_id_freeze'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['set_by_id'], ['account.id'], name=op.f('fk_announce_plan_set_by_id_account')),
    sa.PrimaryKeyConstraint('freeze_id', name=op.f('pk_announce_plan'))
    )
    op.create_table('remark_ruling',
    sa.Column('scoresheet_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('passed', 'held', name='remarkstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('written', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['account.id'], name=op.f('fk_remark_ruling_decided_by_id_account')),
    sa.ForeignKeyConstraint(['scoresheet_id'], ['scoresheet.id'], name=op.f('fk_remark_ruling_scoresheet_id_scoresheet'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('scoresheet_id', name=op.f('pk_remark_ruling'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('remark_ruling')
    op.drop_table('announce_plan')
