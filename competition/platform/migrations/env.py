"""Run by Alembic for each upgrade and each new migration; the connection comes from `migrate.py`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import MetaData

from competition.platform.db import NAMING, UtcDateTime


def render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as SQLAlchemy's: a migration must run when the models are long different."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata", MetaData(naming_convention=NAMING)),
    render_item=render,
    render_as_batch=True,
    compare_type=True,
    # SQLite can take back what a failed migration has done, if it is asked to.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
