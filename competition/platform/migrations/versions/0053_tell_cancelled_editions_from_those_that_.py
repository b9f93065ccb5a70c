"""tell cancelled editions from those that are built, and who builds them."""

import sqlalchemy as sa
from alembic import op

revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None

BEFORE = ('building', 'ready', 'failed')
CHECK = 'ck_edition_editionstate'


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('job_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_edition_job_id_job'), 'job', ['job_id'], ['id'])
    _allow((*BEFORE, 'cancelled'))


def downgrade() -> None:
    """Take the step back; what was called off counts as failed."""
    op.execute(sa.text("UPDATE edition SET state = 'failed' WHERE state = 'cancelled'"))
    _allow(BEFORE)
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_edition_job_id_job'), type_='foreignkey')
        batch_op.drop_column('job_id')


def _allow(states: tuple[str, ...]) -> None:
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_='check')
        batch_op.create_check_constraint(op.f(CHECK), sa.text('state IN ' + str(states)))
