"""keep rosters on their way into a class."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('import_key',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_import_key_class_id_school_class')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_import_key_entry_id_entry'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_key')),
    sa.UniqueConstraint('class_id', 'key', name=op.f('uq_import_key_class_id_key'))
    )
    with op.batch_alter_table('import_key', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_key_entry_id'), ['entry_id'], unique=False)

    op.create_table('roster',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('begun_by_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('columns', 'rows', 'entering', 'done', 'put-away', name='rosterstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('sheet', sa.String(length=200), nullable=False),
    sa.Column('encoding', sa.String(length=40), nullable=False),
    sa.Column('delimiter', sa.String(length=4), nullable=False),
    sa.Column('header', sa.Integer(), nullable=False),
    sa.Column('cells', sa.JSON(), nullable=True),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('setting', sa.JSON(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('report', sa.JSON(), nullable=False),
    sa.Column('job_ref', sa.String(length=12), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['begun_by_id'], ['account.id'], name=op.f('fk_roster_begun_by_id_account')),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_roster_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_roster_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roster')),
    sa.UniqueConstraint('ref', name=op.f('uq_roster_ref'))
    )
    with op.batch_alter_table('roster', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roster_class_id'), ['class_id'], unique=False)

    op.create_table('roster_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('roster_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('member', sa.Integer(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_roster_file_file_id_stored_file')),
    sa.ForeignKeyConstraint(['roster_id'], ['roster.id'], name=op.f('fk_roster_file_roster_id_roster'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roster_file'))
    )
    with op.batch_alter_table('roster_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_roster_file_roster_id'), ['roster_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('roster_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_roster_file_roster_id'))

    op.drop_table('roster_file')
    with op.batch_alter_table('roster', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_roster_class_id'))

    op.drop_table('roster')
    with op.batch_alter_table('import_key', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_key_entry_id'))

    op.drop_table('import_key')
