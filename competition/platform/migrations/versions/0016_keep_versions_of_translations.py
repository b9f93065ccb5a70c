"""keep versions of translations."""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('translation_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by', sa.Enum('teacher', 'secretariat', 'translator', name='translationby', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('credit', sa.String(length=200), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_translation_version_account_id_account')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_translation_version_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_translation_version')),
    sa.UniqueConstraint('entry_id', 'version', name=op.f('uq_translation_version_entry_id_version'))
    )
    op.create_table('translator_link',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('credit', sa.String(length=200), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('called_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_translator_link_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['issued_by_id'], ['account.id'], name=op.f('fk_translator_link_issued_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_translator_link')),
    sa.UniqueConstraint('ref', name=op.f('uq_translator_link_ref'))
    )
    with op.batch_alter_table('translator_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_translator_link_entry_id'), ['entry_id'], unique=False)

    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('translation_version', sa.Integer(), server_default='0', nullable=False))

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('translation_credit', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('translation_version', sa.Integer(), server_default='0', nullable=False))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_column('translation_version')
        batch_op.drop_column('translation_credit')

    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.drop_column('translation_version')

    with op.batch_alter_table('translator_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_translator_link_entry_id'))

    op.drop_table('translator_link')
    op.drop_table('translation_version')
