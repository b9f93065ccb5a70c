"""say in lists where names were found, and count by an index alone."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('name_notice',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('undecided', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_name_notice_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('entry_id', name=op.f('pk_name_notice'))
    )
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_campaign_state'))
        batch_op.create_index('ix_entry_figures', ['campaign_id', 'state', 'category_id', 'language', 'submitted_at', 'set_apart_at', 'late_by'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_index('ix_entry_figures')
        batch_op.create_index(batch_op.f('ix_entry_campaign_state'), ['campaign_id', 'state'], unique=False)

    op.drop_table('name_notice')
