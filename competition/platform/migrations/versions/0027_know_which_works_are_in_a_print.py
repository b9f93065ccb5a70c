"""Know which works are in a print."""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('printed_work',
    sa.Column('print_id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('blind_entry_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_printed_work_assignment_id_assignment'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['blind_entry_id'], ['blind_entry.id'], name=op.f('fk_printed_work_blind_entry_id_blind_entry')),
    sa.ForeignKeyConstraint(['print_id'], ['paper_print.id'], name=op.f('fk_printed_work_print_id_paper_print'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('print_id', 'assignment_id', name=op.f('pk_printed_work'))
    )
    with op.batch_alter_table('printed_work', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_work_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_printed_work_blind_entry_id'), ['blind_entry_id'], unique=False)

    with op.batch_alter_table('paper_print', schema=None) as batch_op:
        batch_op.drop_column('assignments')



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('paper_print', schema=None) as batch_op:
        batch_op.add_column(sa.Column('assignments', sa.JSON(), server_default='[]', nullable=False))

    with op.batch_alter_table('printed_work', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_printed_work_blind_entry_id'))
        batch_op.drop_index(batch_op.f('ix_printed_work_assignment_id'))

    op.drop_table('printed_work')
