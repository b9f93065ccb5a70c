"""say how a round goes and what goes on from it."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mode', sa.Enum('rating', 'first-pass', name='roundmode', native_enum=False, create_constraint=True, length=32), server_default='rating', nullable=False))
        batch_op.add_column(sa.Column('rule', sa.Enum('none', 'top', 'share', 'threshold', name='goingon', native_enum=False, create_constraint=True, length=32), server_default='none', nullable=False))
        batch_op.add_column(sa.Column('rule_value', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('source_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_round_source_id_round'), 'round', ['source_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_round_source_id_round'), type_='foreignkey')
        batch_op.drop_column('source_id')
        batch_op.drop_column('rule_value')
        batch_op.drop_column('rule')
        batch_op.drop_column('mode')

