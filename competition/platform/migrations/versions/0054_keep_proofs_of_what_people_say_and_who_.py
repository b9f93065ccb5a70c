"""Keep proofs of what people say, and who noted an answer that came on paper."""

import sqlalchemy as sa
from alembic import op

revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('proof', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contribution_id', sa.Integer(), nullable=True))
        batch_op.alter_column('entry_id',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.create_unique_constraint(batch_op.f('uq_proof_contribution_id'), ['contribution_id'])
        batch_op.drop_constraint(batch_op.f('fk_proof_entry_id_entry'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_proof_entry_id_entry'), 'entry', ['entry_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_proof_contribution_id_contribution'), 'contribution', ['contribution_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('proof_letter', schema=None) as batch_op:
        batch_op.add_column(sa.Column('noted_by_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_proof_letter_noted_by_id_account'), 'account', ['noted_by_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    op.execute("DELETE FROM proof WHERE entry_id IS NULL")
    with op.batch_alter_table('proof_letter', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_proof_letter_noted_by_id_account'), type_='foreignkey')
        batch_op.drop_column('noted_by_id')

    with op.batch_alter_table('proof', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_proof_contribution_id_contribution'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_proof_entry_id_entry'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_proof_entry_id_entry'), 'entry', ['entry_id'], ['id'], ondelete='CASCADE')
        batch_op.drop_constraint(batch_op.f('uq_proof_contribution_id'), type_='unique')
        batch_op.alter_column('entry_id',
               existing_type=sa.INTEGER(),
               nullable=False)
        batch_op.drop_column('contribution_id')

