"""count the reads of an entry from an index."""

from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index('ix_assignment_entry', ['blind_entry_id', 'round_id', 'state'], unique=False)
        batch_op.drop_index(batch_op.f('ix_assignment_blind_entry_id'))


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_blind_entry_id'), ['blind_entry_id'], unique=False)
        batch_op.drop_index('ix_assignment_entry')
