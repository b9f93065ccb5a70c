"""Let what people say be moved and left out."""

import sqlalchemy as sa
from alembic import op

revision = '0056'
down_revision = '0055'
branch_labels = None
depends_on = None

CHECK = 'ck_composed_work_of_one_thing'
UNIQUE = 'uq_composed_work_contribution_id'
KEY = 'fk_composed_work_contribution_id_contribution'


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('composed_work', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contribution_id', sa.Integer(), nullable=True))
        batch_op.alter_column('entry_id', existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_unique_constraint(op.f(UNIQUE), ['contribution_id'])
        batch_op.create_foreign_key(op.f(KEY), 'contribution', ['contribution_id'], ['id'], ondelete='CASCADE')
        batch_op.create_check_constraint(op.f(CHECK), '(entry_id IS NULL) <> (contribution_id IS NULL)')


def downgrade() -> None:
    """Take the step back; what was chosen for what people say goes."""
    op.execute(sa.text('DELETE FROM composed_work WHERE entry_id IS NULL'))
    with op.batch_alter_table('composed_work', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_='check')
        batch_op.drop_constraint(op.f(KEY), type_='foreignkey')
        batch_op.drop_constraint(op.f(UNIQUE), type_='unique')
        batch_op.alter_column('entry_id', existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column('contribution_id')
