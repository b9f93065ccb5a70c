"""Keep what a post told when it was posted."""

import sqlalchemy as sa
from alembic import op

revision = '0058'
down_revision = '0057'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step further."""
    with op.batch_alter_table('posted_link', schema=None) as batch_op:
        batch_op.add_column(sa.Column('says', sa.String(length=64), nullable=False, server_default=''))



def downgrade() -> None:
    """Take the step back."""
    with op.batch_alter_table('posted_link', schema=None) as batch_op:
        batch_op.drop_column('says')

