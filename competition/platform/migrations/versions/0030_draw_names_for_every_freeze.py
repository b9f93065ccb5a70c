"""draw names for every freeze, and number them."""

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('freeze_name',
    sa.Column('freeze_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=20), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('judge_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_freeze_name_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['freeze_id'], ['freeze.id'], name=op.f('fk_freeze_name_freeze_id_freeze'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_freeze_name_judge_id_judge'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('freeze_id', 'name', name=op.f('pk_freeze_name'))
    )
    with op.batch_alter_table('freeze_name', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_freeze_name_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_freeze_name_judge_id'), ['judge_id'], unique=False)

    with op.batch_alter_table('freeze', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=True))

    op.execute(
        # A word of PostgreSQL's own, so it stands in quotes.
        'UPDATE "freeze" SET number = (SELECT COUNT(*) FROM "freeze" AS earlier '
        'WHERE earlier.campaign_id = "freeze".campaign_id AND earlier.id <= "freeze".id)'
    )
    with op.batch_alter_table('freeze', schema=None) as batch_op:
        batch_op.alter_column('number', existing_type=sa.Integer(), nullable=False)
        batch_op.create_unique_constraint(batch_op.f('uq_freeze_campaign_id_number'), ['campaign_id', 'number'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('freeze', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_freeze_campaign_id_number'), type_='unique')
        batch_op.drop_column('number')

    with op.batch_alter_table('freeze_name', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_freeze_name_judge_id'))
        batch_op.drop_index(batch_op.f('ix_freeze_name_entry_id'))

    op.drop_table('freeze_name')
