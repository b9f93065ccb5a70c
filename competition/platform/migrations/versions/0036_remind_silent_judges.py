"""remind silent judges."""

import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

BEFORE = ('not-begun', 'half-way', 'last-days')
NOW = (*BEFORE, 'silent')


def upgrade() -> None:
    """Go one step forward."""
    _allow(BEFORE, NOW)


def downgrade() -> None:
    """Take the step back."""
    op.execute("DELETE FROM judge_letter WHERE kind = 'silent'")
    _allow(NOW, BEFORE)


def _allow(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    kinds = ', '.join(f"'{kind}'" for kind in new)
    with op.batch_alter_table('judge_letter', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_judge_letter_letterkind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_judge_letter_letterkind'), sa.text(f'kind IN ({kinds})'))
