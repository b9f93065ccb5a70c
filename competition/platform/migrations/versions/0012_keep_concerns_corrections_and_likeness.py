"""Keep concerns, corrections, what is alike, and more limits of entries."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('concern',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'kept', 'settled', name='concernstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('raised_by_id', sa.Integer(), nullable=False),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_concern_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_concern_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['raised_by_id'], ['account.id'], name=op.f('fk_concern_raised_by_id_account')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['account.id'], name=op.f('fk_concern_settled_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern')),
    sa.UniqueConstraint('ref', name=op.f('uq_concern_ref'))
    )
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.create_index('ix_concern_campaign', ['campaign_id', 'state'], unique=False)
        batch_op.create_index('uq_concern_unsettled', ['entry_id'], unique=True, sqlite_where=sa.text('settled_at IS NULL'), postgresql_where=sa.text('settled_at IS NULL'))

    op.create_table('correction',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('language_before', sa.String(length=35), nullable=False),
    sa.Column('language_after', sa.String(length=35), nullable=False),
    sa.Column('category_before_id', sa.Integer(), nullable=False),
    sa.Column('category_after_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('corrected_by_id', sa.Integer(), nullable=False),
    sa.Column('corrected_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['category_after_id'], ['category.id'], name=op.f('fk_correction_category_after_id_category')),
    sa.ForeignKeyConstraint(['category_before_id'], ['category.id'], name=op.f('fk_correction_category_before_id_category')),
    sa.ForeignKeyConstraint(['corrected_by_id'], ['account.id'], name=op.f('fk_correction_corrected_by_id_account')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_correction_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_correction')),
    sa.UniqueConstraint('ref', name=op.f('uq_correction_ref'))
    )
    with op.batch_alter_table('correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_correction_entry_id'), ['entry_id'], unique=False)

    op.create_table('likeness',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('same-text', 'text', 'same-file', 'picture', 'bits', name='likenesskind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_likeness_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_likeness_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_likeness'))
    )
    with op.batch_alter_table('likeness', schema=None) as batch_op:
        batch_op.create_index('ix_likeness_entry', ['entry_id'], unique=False)
        batch_op.create_index('ix_likeness_value', ['campaign_id', 'kind', 'value'], unique=False)

    op.create_table('resemblance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('same-text', 'text', 'same-file', 'picture', 'bits', name='likenesskind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_resemblance_entry_id_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['entry.id'], name=op.f('fk_resemblance_other_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resemblance')),
    sa.UniqueConstraint('entry_id', 'other_id', 'kind', name=op.f('uq_resemblance_entry_id_other_id_kind'))
    )
    with op.batch_alter_table('resemblance', schema=None) as batch_op:
        batch_op.create_index('ix_resemblance_other', ['other_id'], unique=False)

    op.create_table('concern_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('concern_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['concern_id'], ['concern.id'], name=op.f('fk_concern_note_concern_id_concern'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by_id'], ['account.id'], name=op.f('fk_concern_note_written_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_concern_note'))
    )
    with op.batch_alter_table('concern_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_concern_note_concern_id'), ['concern_id'], unique=False)

    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('apart_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entry_languages', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('ages_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('max_per_class', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('max_per_school', sa.Integer(), nullable=True))

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('min_words', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('max_characters', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('max_per_class', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('max_per_school', sa.Integer(), nullable=True))

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('returned_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('set_apart_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.add_column(sa.Column('safeguarding', sa.Boolean(), server_default=sa.text('false'), nullable=False))

    with op.batch_alter_table('screening', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reasons', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('until', sa.DateTime(timezone=True), nullable=True))

    # Somebody is responsible for concerns in every campaign: whoever was in its secretariat first.
    op.execute(
        "UPDATE membership SET safeguarding = (1 = 1) WHERE id IN ("
        "SELECT MIN(id) FROM membership WHERE role = 'secretariat' AND campaign_id IS NOT NULL GROUP BY campaign_id)"
    )



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('screening', schema=None) as batch_op:
        batch_op.drop_column('until')
        batch_op.drop_column('reasons')

    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_column('safeguarding')

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_column('set_apart_at')
        batch_op.drop_column('returned_until')

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('max_per_school')
        batch_op.drop_column('max_per_class')
        batch_op.drop_column('max_characters')
        batch_op.drop_column('min_words')

    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_column('max_per_school')
        batch_op.drop_column('max_per_class')
        batch_op.drop_column('ages_on')
        batch_op.drop_column('entry_languages')

    with op.batch_alter_table('blind_entry', schema=None) as batch_op:
        batch_op.drop_column('apart_at')

    with op.batch_alter_table('concern_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_concern_note_concern_id'))

    op.drop_table('concern_note')
    with op.batch_alter_table('resemblance', schema=None) as batch_op:
        batch_op.drop_index('ix_resemblance_other')

    op.drop_table('resemblance')
    with op.batch_alter_table('likeness', schema=None) as batch_op:
        batch_op.drop_index('ix_likeness_value')
        batch_op.drop_index('ix_likeness_entry')

    op.drop_table('likeness')
    with op.batch_alter_table('correction', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_correction_entry_id'))

    op.drop_table('correction')
    with op.batch_alter_table('concern', schema=None) as batch_op:
        batch_op.drop_index('uq_concern_unsettled', sqlite_where=sa.text('settled_at IS NULL'), postgresql_where=sa.text('settled_at IS NULL'))
        batch_op.drop_index('ix_concern_campaign')

    op.drop_table('concern')
