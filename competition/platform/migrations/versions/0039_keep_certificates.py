"""keep certificates."""

import sqlalchemy as sa
from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('certificate_signing',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('signatures', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_certificate_signing_campaign_id_campaign')),
    sa.PrimaryKeyConstraint('campaign_id', name=op.f('pk_certificate_signing'))
    )
    op.create_table('certificate_print',
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=True),
    sa.Column('school_id', sa.Integer(), nullable=True),
    sa.Column('part', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=80), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_certificate_print_campaign_id_campaign')),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_certificate_print_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_certificate_print_file_id_stored_file')),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_certificate_print_school_id_school')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certificate_print')),
    sa.UniqueConstraint('campaign_id', 'subject', 'language', name=op.f('uq_certificate_print_campaign_id_subject_language')),
    sa.UniqueConstraint('ref', name=op.f('uq_certificate_print_ref'))
    )
    with op.batch_alter_table('certificate_print', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_certificate_print_class_id'), ['class_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_certificate_print_school_id'), ['school_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('certificate_print', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_certificate_print_school_id'))
        batch_op.drop_index(batch_op.f('ix_certificate_print_class_id'))

    op.drop_table('certificate_print')
    op.drop_table('certificate_signing')
