"""keep contributions."""

import sqlalchemy as sa
from alembic import op

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('contribution',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('city_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('statement', 'story', 'quote', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('import_key', sa.String(length=64), nullable=True),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('translation_language', sa.String(length=35), nullable=False),
    sa.Column('translation', sa.Text(), nullable=False),
    sa.Column('translation_credit', sa.String(length=200), nullable=False),
    sa.Column('office', sa.String(length=200), nullable=False),
    sa.Column('answers_questions', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('minor', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('guardian_agreed', sa.Boolean(), server_default=sa.text('(false)'), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_contribution_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['city_id'], ['city.id'], name=op.f('fk_contribution_city_id_city')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_contribution_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution')),
    sa.UniqueConstraint('campaign_id', 'import_key', name=op.f('uq_contribution_campaign_id_import_key')),
    sa.UniqueConstraint('person_id', name=op.f('uq_contribution_person_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_contribution_ref'))
    )
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_city_id'), ['city_id'], unique=False)
        batch_op.create_index('ix_contribution_place', ['campaign_id', 'city_id', 'kind'], unique=False)

    op.create_table('portrait',
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('alt', sa.String(length=1000), nullable=False),
    sa.Column('state', sa.Enum('received', 'ready', 'needs-a-look', name='imagestate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('problem', sa.String(length=500), nullable=False),
    sa.Column('problem_values', sa.JSON(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=True),
    sa.Column('height', sa.Integer(), nullable=True),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('crop_left', sa.Double(), nullable=False),
    sa.Column('crop_top', sa.Double(), nullable=False),
    sa.Column('crop_right', sa.Double(), nullable=False),
    sa.Column('crop_bottom', sa.Double(), nullable=False),
    sa.Column('focus_x', sa.Double(), nullable=False),
    sa.Column('focus_y', sa.Double(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_portrait_contribution_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_portrait_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_portrait')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_portrait_contribution_id')),
    sa.UniqueConstraint('ref', name=op.f('uq_portrait_ref'))
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table('portrait')
    with op.batch_alter_table('contribution', schema=None) as batch_op:
        batch_op.drop_index('ix_contribution_place')
        batch_op.drop_index(batch_op.f('ix_contribution_city_id'))

    op.drop_table('contribution')
