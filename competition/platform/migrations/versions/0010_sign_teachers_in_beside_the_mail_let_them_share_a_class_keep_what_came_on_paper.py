"""sign teachers in beside the mail, let them share a class, keep what came on paper."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('paper_entry',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_paper_entry_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['noted_by_id'], ['account.id'], name=op.f('fk_paper_entry_noted_by_id_account')),
    sa.PrimaryKeyConstraint('entry_id', name=op.f('pk_paper_entry'))
    )
    op.create_table('class_invitation',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('invited_by_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('accepted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('accepted_by_id', sa.Integer(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['accepted_by_id'], ['account.id'], name=op.f('fk_class_invitation_accepted_by_id_account')),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_class_invitation_class_id_school_class')),
    sa.ForeignKeyConstraint(['invited_by_id'], ['account.id'], name=op.f('fk_class_invitation_invited_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_class_invitation')),
    sa.UniqueConstraint('ref', name=op.f('uq_class_invitation_ref')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_class_invitation_token_hash'))
    )
    with op.batch_alter_table('class_invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_class_invitation_class_id'), ['class_id'], unique=False)

    op.create_table('paper_class',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_paper_class_class_id_school_class'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['noted_by_id'], ['account.id'], name=op.f('fk_paper_class_noted_by_id_account')),
    sa.PrimaryKeyConstraint('class_id', name=op.f('pk_paper_class'))
    )
    with op.batch_alter_table('browser_session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('campaign_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_browser_session_campaign_id_campaign'), 'campaign', ['campaign_id'], ['id'])

    with op.batch_alter_table('class_teacher', schema=None) as batch_op:
        batch_op.add_column(sa.Column('in_trust', sa.Boolean(), server_default=sa.text('false'), nullable=False))

    with op.batch_alter_table('school_class', schema=None) as batch_op:
        batch_op.add_column(sa.Column('typing_until', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('sign_in_link', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.Enum('mail', 'phone', 'handed', name='linkkind', native_enum=False, create_constraint=True, length=32), server_default='mail', nullable=False))
        batch_op.add_column(sa.Column('campaign_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('made_by_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_sign_in_link_campaign_id_campaign'), 'campaign', ['campaign_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_sign_in_link_made_by_id_account'), 'account', ['made_by_id'], ['id'])



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('sign_in_link', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_sign_in_link_made_by_id_account'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_sign_in_link_campaign_id_campaign'), type_='foreignkey')
        batch_op.drop_column('made_by_id')
        batch_op.drop_column('campaign_id')
        batch_op.drop_column('kind')

    with op.batch_alter_table('school_class', schema=None) as batch_op:
        batch_op.drop_column('typing_until')

    with op.batch_alter_table('class_teacher', schema=None) as batch_op:
        batch_op.drop_column('in_trust')

    with op.batch_alter_table('browser_session', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_browser_session_campaign_id_campaign'), type_='foreignkey')
        batch_op.drop_column('campaign_id')

    op.drop_table('paper_class')
    with op.batch_alter_table('class_invitation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_class_invitation_class_id'))

    op.drop_table('class_invitation')
    op.drop_table('paper_entry')
