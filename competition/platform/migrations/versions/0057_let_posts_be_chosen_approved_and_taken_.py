"""Let posts be chosen, approved and taken down."""

import sqlalchemy as sa
from alembic import op

revision = '0057'
down_revision = '0056'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('posted_link',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('post', sa.String(length=80), nullable=False),
    sa.Column('platform', sa.String(length=40), nullable=False),
    sa.Column('url', sa.String(length=1000), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told_by_id', sa.Integer(), nullable=True),
    sa.Column('taken_down_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_posted_link_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['told_by_id'], ['account.id'], name=op.f('fk_posted_link_told_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_posted_link')),
    sa.UniqueConstraint('ref', name=op.f('uq_posted_link_ref'))
    )
    with op.batch_alter_table('posted_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_posted_link_campaign_id'), ['campaign_id'], unique=False)

    op.create_table('post_choice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('post', sa.String(length=80), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('contribution_id', sa.Integer(), nullable=True),
    sa.Column('design', sa.String(length=40), nullable=False),
    sa.Column('first', sa.Integer(), nullable=True),
    sa.Column('last', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(length=64), nullable=False),
    sa.Column('shows', sa.Enum('both', 'original', 'translation', name='shows', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('crops', sa.JSON(), nullable=False),
    sa.Column('captions', sa.JSON(), nullable=False),
    sa.Column('alts', sa.JSON(), nullable=False),
    sa.Column('included', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('approved', sa.String(length=64), nullable=False),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['approved_by_id'], ['account.id'], name=op.f('fk_post_choice_approved_by_id_account')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_post_choice_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['changed_by_id'], ['account.id'], name=op.f('fk_post_choice_changed_by_id_account')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_post_choice_contribution_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_post_choice_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post_choice')),
    sa.UniqueConstraint('campaign_id', 'post', name=op.f('uq_post_choice_campaign_id_post'))
    )
    with op.batch_alter_table('post_choice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_post_choice_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_choice_entry_id'), ['entry_id'], unique=False)

    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.add_column(sa.Column('post', sa.String(length=80), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('contribution_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('locale', sa.String(length=10), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('slide', sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column('excerpt', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('translation', sa.Text(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('says', sa.String(length=64), nullable=False, server_default=''))
    op.execute(sa.text("UPDATE card SET post = 'work-' || (SELECT ref FROM entry WHERE entry.id = card.entry_id)"))
    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.alter_column('entry_id', existing_type=sa.INTEGER(), nullable=True)
        batch_op.drop_constraint(batch_op.f('uq_card_campaign_id_entry_id_format'), type_='unique')
        batch_op.create_index(batch_op.f('ix_card_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_card_entry_id'), ['entry_id'], unique=False)
        batch_op.create_unique_constraint('uq_card_place', ['campaign_id', 'post', 'format', 'locale', 'slide'])
        batch_op.create_foreign_key(batch_op.f('fk_card_contribution_id_contribution'), 'contribution', ['contribution_id'], ['id'], ondelete='CASCADE')
        batch_op.drop_column('caption')



def downgrade() -> None:
    """Take the step back; cards of no work, and other languages and slides than the first, go."""
    op.execute(sa.text("DELETE FROM card WHERE entry_id IS NULL OR slide > 1 OR format = 'carousel'"))
    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.add_column(sa.Column('caption', sa.TEXT(), nullable=False, server_default=''))
        batch_op.drop_constraint(batch_op.f('fk_card_contribution_id_contribution'), type_='foreignkey')
        batch_op.drop_constraint('uq_card_place', type_='unique')
        batch_op.drop_index(batch_op.f('ix_card_entry_id'))
        batch_op.drop_index(batch_op.f('ix_card_contribution_id'))
        batch_op.create_unique_constraint(batch_op.f('uq_card_campaign_id_entry_id_format'), ['campaign_id', 'entry_id', 'format'])
        batch_op.alter_column('entry_id',
               existing_type=sa.INTEGER(),
               nullable=False)
        batch_op.drop_column('says')
        batch_op.drop_column('translation')
        batch_op.drop_column('excerpt')
        batch_op.drop_column('slide')
        batch_op.drop_column('locale')
        batch_op.drop_column('contribution_id')
        batch_op.drop_column('post')

    with op.batch_alter_table('post_choice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_post_choice_entry_id'))
        batch_op.drop_index(batch_op.f('ix_post_choice_contribution_id'))

    op.drop_table('post_choice')
    with op.batch_alter_table('posted_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_posted_link_campaign_id'))

    op.drop_table('posted_link')
