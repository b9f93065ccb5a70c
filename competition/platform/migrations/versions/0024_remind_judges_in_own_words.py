"""remind judges in own words, and say what the secretariat typed in."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('judge_letter',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('not-begun', 'half-way', 'last-days', name='letterkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('again', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('letters', sa.Integer(), server_default='0', nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_judge_letter_judge_id_judge')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_judge_letter_round_id_round')),
    sa.ForeignKeyConstraint(['written_by_id'], ['account.id'], name=op.f('fk_judge_letter_written_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_judge_letter')),
    sa.UniqueConstraint('ref', name=op.f('uq_judge_letter_ref'))
    )
    with op.batch_alter_table('judge_letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_judge_letter_round_id'), ['round_id'], unique=False)

    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entered_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('entered_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_scoresheet_entered_by_id_account'), 'account', ['entered_by_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('scoresheet', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_scoresheet_entered_by_id_account'), type_='foreignkey')
        batch_op.drop_column('entered_at')
        batch_op.drop_column('entered_by_id')

    with op.batch_alter_table('judge_letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_judge_letter_round_id'))

    op.drop_table('judge_letter')
