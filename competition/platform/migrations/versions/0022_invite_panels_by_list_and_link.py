"""invite panels by list and link."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('panel_conduct',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('texts', sa.JSON(), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_panel_conduct_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_panel_conduct_created_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_conduct')),
    sa.UniqueConstraint('campaign_id', 'version', name=op.f('uq_panel_conduct_campaign_id_version'))
    )
    op.create_table('panel_link',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=120), nullable=False),
    sa.Column('straight_in', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_panel_link_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['created_by_id'], ['account.id'], name=op.f('fk_panel_link_created_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_link')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_link_ref'))
    )
    with op.batch_alter_table('panel_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_link_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('panel_list',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('begun_by_id', sa.Integer(), nullable=True),
    sa.Column('sheet', sa.String(length=200), nullable=False),
    sa.Column('sheets', sa.Integer(), nullable=False),
    sa.Column('cut', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('header', sa.Integer(), nullable=False),
    sa.Column('cells', sa.JSON(), nullable=True),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['begun_by_id'], ['account.id'], name=op.f('fk_panel_list_begun_by_id_account')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_panel_list_campaign_id_campaign')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_list')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_list_ref'))
    )
    with op.batch_alter_table('panel_list', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_list_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('panel_invitation',
    sa.Column('invitation_id', sa.Integer(), nullable=False),
    sa.Column('locale', sa.String(length=20), nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_panel_invitation_invitation_id_invitation'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_invitation')),
    sa.UniqueConstraint('invitation_id', name=op.f('uq_panel_invitation_invitation_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_invitation_ref'))
    )
    op.create_table('panel_request',
    sa.Column('link_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('locale', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['link_id'], ['panel_link.id'], name=op.f('fk_panel_request_link_id_panel_link')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_request')),
    sa.UniqueConstraint('ref', name=op.f('uq_panel_request_ref'))
    )
    with op.batch_alter_table('panel_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_request_link_id'), ['link_id'], unique=False)

    op.create_table('barred_entry',
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('barred_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_barred_entry_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_barred_entry_judge_id_judge'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('judge_id', 'entry_id', name=op.f('pk_barred_entry'))
    )
    op.create_table('declared_conflict',
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('declared_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_declared_conflict_judge_id_judge'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['settled_by_id'], ['account.id'], name=op.f('fk_declared_conflict_settled_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_declared_conflict')),
    sa.UniqueConstraint('ref', name=op.f('uq_declared_conflict_ref'))
    )
    with op.batch_alter_table('declared_conflict', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_declared_conflict_judge_id'), ['judge_id'], unique=False)

    op.create_table('panel_conduct_acceptance',
    sa.Column('judge_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('accepted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['judge_id'], ['judge.id'], name=op.f('fk_panel_conduct_acceptance_judge_id_judge'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('judge_id', 'version', name=op.f('pk_panel_conduct_acceptance'))
    )
    with op.batch_alter_table('judge', schema=None) as batch_op:
        batch_op.add_column(sa.Column('conduct_due', sa.Boolean(), server_default=sa.text('(false)'), nullable=False))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('judge', schema=None) as batch_op:
        batch_op.drop_column('conduct_due')

    op.drop_table('panel_conduct_acceptance')
    with op.batch_alter_table('declared_conflict', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_declared_conflict_judge_id'))

    op.drop_table('declared_conflict')
    op.drop_table('barred_entry')
    with op.batch_alter_table('panel_request', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_request_link_id'))

    op.drop_table('panel_request')
    op.drop_table('panel_invitation')
    with op.batch_alter_table('panel_list', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_list_campaign_id'))

    op.drop_table('panel_list')
    with op.batch_alter_table('panel_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_link_campaign_id'))

    op.drop_table('panel_link')
    op.drop_table('panel_conduct')
