"""Keep proofs, what teachers say to them, and corrections of what is printed."""

import sqlalchemy as sa
from alembic import op

revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('printed_correction',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=True),
    sa.Column('text', sa.Text(), nullable=True),
    sa.Column('translation_title', sa.String(length=300), nullable=True),
    sa.Column('translation', sa.Text(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_printed_correction_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_printed_correction_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['account.id'], name=op.f('fk_printed_correction_made_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_printed_correction')),
    sa.UniqueConstraint('ref', name=op.f('uq_printed_correction_ref'))
    )
    with op.batch_alter_table('printed_correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_correction_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_printed_correction_entry_id'), ['entry_id'], unique=False)

    op.create_table('proof',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('stamp', sa.String(length=64), nullable=False),
    sa.Column('pdf_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_proof_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_proof_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['pdf_id'], ['stored_file.id'], name=op.f('fk_proof_pdf_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof')),
    sa.UniqueConstraint('entry_id', name=op.f('uq_proof_entry_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_proof_ref'))
    )
    with op.batch_alter_table('proof', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proof_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('proof_letter',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answer', sa.Enum('waiting', 'approved', 'asked', name='answer', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('stamp', sa.String(length=64), nullable=False),
    sa.Column('about', sa.Enum('title', 'text', 'translation', 'credit', 'picture', 'layout', name='where', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('replied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_proof_letter_account_id_account')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_proof_letter_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_proof_letter_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof_letter')),
    sa.UniqueConstraint('entry_id', 'account_id', name=op.f('uq_proof_letter_entry_id_account_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_proof_letter_ref'))
    )
    with op.batch_alter_table('proof_letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proof_letter_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_proof_letter_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_proof_letter_entry_id'), ['entry_id'], unique=False)

    op.create_table('proof_page',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proof_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_proof_page_file_id_stored_file')),
    sa.ForeignKeyConstraint(['proof_id'], ['proof.id'], name=op.f('fk_proof_page_proof_id_proof'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proof_page')),
    sa.UniqueConstraint('proof_id', 'number', name=op.f('uq_proof_page_proof_id_number'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('proof_page')
    with op.batch_alter_table('proof_letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proof_letter_entry_id'))
        batch_op.drop_index(batch_op.f('ix_proof_letter_campaign_id'))
        batch_op.drop_index(batch_op.f('ix_proof_letter_account_id'))

    op.drop_table('proof_letter')
    with op.batch_alter_table('proof', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proof_campaign_id'))

    op.drop_table('proof')
    with op.batch_alter_table('printed_correction', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_printed_correction_entry_id'))
        batch_op.drop_index(batch_op.f('ix_printed_correction_campaign_id'))

    op.drop_table('printed_correction')
