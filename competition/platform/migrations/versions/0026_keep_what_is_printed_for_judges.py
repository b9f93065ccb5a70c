"""keep what is printed for judges."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('paper_print',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('pack', 'sheets', name='printkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('format', sa.Enum('a4', 'letter', name='paperformat', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('locale', sa.String(length=20), nullable=False),
    sa.Column('assignments', sa.JSON(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_paper_print_file_id_stored_file')),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_paper_print_judge_id_judge')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_paper_print_round_id_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_print')),
    sa.UniqueConstraint('ref', name=op.f('uq_paper_print_ref')),
    sa.UniqueConstraint('round_id', 'judge_id', 'kind', name=op.f('uq_paper_print_round_id_judge_id_kind'))
    )
    with op.batch_alter_table('paper_print', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_print_judge_id'), ['judge_id'], unique=False)


def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('paper_print', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_print_judge_id'))

    op.drop_table('paper_print')
