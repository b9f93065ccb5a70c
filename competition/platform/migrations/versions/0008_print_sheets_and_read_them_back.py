"""print sheets and read them back."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    op.create_table('class_sheet',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('paper', sa.Enum('a4', 'letter', name='paper', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('given_name', sa.String(length=120), nullable=False),
    sa.Column('age', sa.Integer(), nullable=True),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_class_sheet_category_id_category')),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_class_sheet_class_id_school_class')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_class_sheet_entry_id_entry'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_class_sheet')),
    sa.UniqueConstraint('class_id', 'number', name=op.f('uq_class_sheet_class_id_number')),
    sa.UniqueConstraint('code', name=op.f('uq_class_sheet_code')),
    sa.UniqueConstraint('ref', name=op.f('uq_class_sheet_ref'))
    )
    with op.batch_alter_table('class_sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_class_sheet_class_id'), ['class_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_class_sheet_entry_id'), ['entry_id'], unique=False)

    op.create_table('sheet_print',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('locale', sa.String(length=35), nullable=False),
    sa.Column('sheets', sa.JSON(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_sheet_print_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_sheet_print_file_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_print')),
    sa.UniqueConstraint('ref', name=op.f('uq_sheet_print_ref'))
    )
    with op.batch_alter_table('sheet_print', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_print_class_id'), ['class_id'], unique=False)

    op.create_table('sheet_scan',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('file_name', sa.String(length=300), nullable=False),
    sa.Column('state', sa.Enum('received', 'read', 'needs-a-look', name='scanstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('problem', sa.String(length=500), nullable=False),
    sa.Column('problem_values', sa.JSON(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('received_by_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_sheet_scan_class_id_school_class')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_sheet_scan_file_id_stored_file')),
    sa.ForeignKeyConstraint(['received_by_id'], ['account.id'], name=op.f('fk_sheet_scan_received_by_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_scan')),
    sa.UniqueConstraint('class_id', 'sha256', name=op.f('uq_sheet_scan_class_id_sha256')),
    sa.UniqueConstraint('ref', name=op.f('uq_sheet_scan_ref'))
    )
    with op.batch_alter_table('sheet_scan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_scan_class_id'), ['class_id'], unique=False)

    op.create_table('sheet_scan_page',
    sa.Column('scan_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('placed', 'tray', 'blank', 'aside', name='pagestate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('trouble', sa.Enum('unreadable', 'other-class', 'twice', 'empty', 'unsure', 'handed-in', name='trouble', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('sheet_id', sa.Integer(), nullable=True),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('image_id', sa.Integer(), nullable=True),
    sa.Column('page_id', sa.Integer(), nullable=True),
    sa.Column('thumb_id', sa.Integer(), nullable=True),
    sa.Column('work_id', sa.Integer(), nullable=True),
    sa.Column('title_id', sa.Integer(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_sheet_scan_page_entry_id_entry'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['image_id'], ['entry_image.id'], name=op.f('fk_sheet_scan_page_image_id_entry_image'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['page_id'], ['stored_file.id'], name=op.f('fk_sheet_scan_page_page_id_stored_file')),
    sa.ForeignKeyConstraint(['scan_id'], ['sheet_scan.id'], name=op.f('fk_sheet_scan_page_scan_id_sheet_scan'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sheet_id'], ['class_sheet.id'], name=op.f('fk_sheet_scan_page_sheet_id_class_sheet'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['thumb_id'], ['stored_file.id'], name=op.f('fk_sheet_scan_page_thumb_id_stored_file')),
    sa.ForeignKeyConstraint(['title_id'], ['stored_file.id'], name=op.f('fk_sheet_scan_page_title_id_stored_file')),
    sa.ForeignKeyConstraint(['work_id'], ['stored_file.id'], name=op.f('fk_sheet_scan_page_work_id_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_scan_page')),
    sa.UniqueConstraint('ref', name=op.f('uq_sheet_scan_page_ref')),
    sa.UniqueConstraint('scan_id', 'number', 'part', name=op.f('uq_sheet_scan_page_scan_id_number_part'))
    )
    with op.batch_alter_table('sheet_scan_page', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_scan_page_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_scan_page_image_id'), ['image_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_scan_page_scan_id'), ['scan_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_scan_page_sheet_id'), ['sheet_id'], unique=False)



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('sheet_scan_page', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_scan_page_sheet_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_scan_page_scan_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_scan_page_image_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_scan_page_entry_id'))

    op.drop_table('sheet_scan_page')
    with op.batch_alter_table('sheet_scan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_scan_class_id'))

    op.drop_table('sheet_scan')
    with op.batch_alter_table('sheet_print', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_print_class_id'))

    op.drop_table('sheet_print')
    with op.batch_alter_table('class_sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_class_sheet_entry_id'))
        batch_op.drop_index(batch_op.f('ix_class_sheet_class_id'))

    op.drop_table('class_sheet')
