"""ask families what may be shown."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('guardian_link',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('called_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['issued_by_id'], ['account.id'], name=op.f('fk_guardian_link_issued_by_id_account')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_guardian_link_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guardian_link')),
    sa.UniqueConstraint('ref', name=op.f('uq_guardian_link_ref'))
    )
    with op.batch_alter_table('guardian_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guardian_link_person_id'), ['person_id'], unique=False)

    op.create_table('consent_print',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_consent_print_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_consent_print_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_print')),
    sa.UniqueConstraint('class_id', 'language', name=op.f('uq_consent_print_class_id_language')),
    sa.UniqueConstraint('ref', name=op.f('uq_consent_print_ref'))
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.add_column(sa.Column('by_guardian', sa.Boolean(), server_default=sa.text('false'), nullable=False))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_column('by_guardian')

    op.drop_table('consent_print')
    with op.batch_alter_table('guardian_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guardian_link_person_id'))

    op.drop_table('guardian_link')
