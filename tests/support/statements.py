"""Counting what a page asks the database."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def counted(database):
    """Collect the statements that `database` is sent inside the block, BEGIN and PRAGMA left out."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
