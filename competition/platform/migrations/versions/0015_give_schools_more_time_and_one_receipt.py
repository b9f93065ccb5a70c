"""give schools more time and one receipt for one sending."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('extension',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('granted_by_id', sa.Integer(), nullable=True),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_extension_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['granted_by_id'], ['account.id'], name=op.f('fk_extension_granted_by_id_account')),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_extension_school_id_school')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_extension')),
    sa.UniqueConstraint('campaign_id', 'school_id', name=op.f('uq_extension_campaign_id_school_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_extension_ref'))
    )
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_extension_school_id'), ['school_id'], unique=False)

    op.create_table('reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('week', 'two-days', 'three-hours', 'returned', 'by-hand', name='reminding', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_reminder_class_id_school_class')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_reminder_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder'))
    )
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.create_index('ix_reminder_class_kind', ['class_id', 'kind'], unique=False)
        batch_op.create_index(batch_op.f('ix_reminder_entry_id'), ['entry_id'], unique=False)

    op.create_table('submission',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_submission_account_id_account')),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_submission_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_submission_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission')),
    sa.UniqueConstraint('ref', name=op.f('uq_submission_ref'))
    )
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_submission_class_id'), ['class_id'], unique=False)

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('late_by', sa.Integer(), nullable=True))

    with op.batch_alter_table('receipt', schema=None) as batch_op:
        batch_op.add_column(sa.Column('submission_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('title', sa.String(length=300), server_default='', nullable=False))
        batch_op.add_column(sa.Column('language', sa.String(length=35), server_default='', nullable=False))
        batch_op.add_column(sa.Column('form', sa.String(length=40), server_default='', nullable=False))
        batch_op.add_column(sa.Column('files', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('late_by', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_receipt_submission_id'), ['submission_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_receipt_submission_id_submission'), 'submission', ['submission_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('receipt', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_receipt_submission_id_submission'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_receipt_submission_id'))
        batch_op.drop_column('late_by')
        batch_op.drop_column('files')
        batch_op.drop_column('form')
        batch_op.drop_column('language')
        batch_op.drop_column('title')
        batch_op.drop_column('submission_id')

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_column('late_by')

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_submission_class_id'))

    op.drop_table('submission')
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminder_entry_id'))
        batch_op.drop_index('ix_reminder_class_kind')

    op.drop_table('reminder')
    with op.batch_alter_table('extension', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_extension_school_id'))

    op.drop_table('extension')
