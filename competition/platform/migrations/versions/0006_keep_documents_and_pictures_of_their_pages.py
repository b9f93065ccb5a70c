"""keep documents and pictures of their pages."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('entry_document',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('docx', 'odt', 'pdf', 'txt', name='documentkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state', sa.Enum('received', 'ready', 'taken', 'set-aside', 'needs-a-look', name='documentstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('encoding', sa.String(length=40), nullable=False),
    sa.Column('readings', sa.JSON(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('emphasis', sa.JSON(), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('problem', sa.String(length=500), nullable=False),
    sa.Column('problem_values', sa.JSON(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_document_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_entry_document_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_document')),
    sa.UniqueConstraint('ref', name=op.f('uq_entry_document_ref'))
    )
    with op.batch_alter_table('entry_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_document_entry_id'), ['entry_id'], unique=False)

    op.create_table('document_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['entry_document.id'], name=op.f('fk_document_page_document_id_entry_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_page')),
    sa.UniqueConstraint('document_id', 'number', name=op.f('uq_document_page_document_id_number'))
    )
    with op.batch_alter_table('document_page', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_page_key'), ['key'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('document_page', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_document_page_key'))

    op.drop_table('document_page')
    with op.batch_alter_table('entry_document', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_document_entry_id'))

    op.drop_table('entry_document')
