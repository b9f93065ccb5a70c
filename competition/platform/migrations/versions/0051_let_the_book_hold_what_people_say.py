"""Let the book hold what people say, and remember what an edition prints and was allowed."""

import sqlalchemy as sa
from alembic import op

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None

BEFORE = (
    'foreword', 'about', 'jury', 'credits', 'text', 'contents', 'works', 'languages', 'places', 'colophon',
)
SINCE = ('quotes', 'statements', 'stories', 'participants')
CHECK = 'ck_composed_chapter_chapterkind'


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('contributions', sa.String(length=64), server_default='', nullable=False))
        batch_op.add_column(sa.Column('printed', sa.JSON(), server_default='{}', nullable=False))
    _allow((*BEFORE, *SINCE))


def downgrade() -> None:
    """Take the step back; parts of a kind that was not known go."""
    op.execute(sa.text('DELETE FROM composed_chapter WHERE kind NOT IN ' + str(BEFORE)))
    _allow(BEFORE)
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('printed')
        batch_op.drop_column('contributions')


def _allow(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table('composed_chapter', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_='check')
        batch_op.create_check_constraint(op.f(CHECK), sa.text('kind IN ' + str(kinds)))
