"""Databases with the whole schema, and a fast way back to empty."""

import shutil
from pathlib import Path

from sqlalchemy import create_engine, event, inspect, text

from competition.platform.db import Database
from tests.support import postgres

EMPTY = """
CREATE FUNCTION empty_every_table() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    SET LOCAL lock_timeout = '10s';
    LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE;
    SET LOCAL session_replication_role = replica;
    IF EXISTS (
        SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND pg_relation_size(oid) >= 10 * 8192
    ) THEN
        TRUNCATE {tables};
    ELSE
        {deletions}
    END IF;
    {numbers}
END $$
"""
"""Truncating takes longer than most tests, deleting a few rows nearly nothing. What was deleted still takes
room, and from ten pages on the planner may read a table otherwise than a new one: then all are truncated.
"""


def whole_schema():
    """Return the metadata of every table there is."""
    from competition.tables import metadata

    return metadata


def make_sqlite_template(path):
    """Make the file that every test on SQLite starts from."""
    database = Database(f"sqlite:///{path}")
    whole_schema().create_all(database.engine)
    database.engine.dispose()
    return path


def make_sqlite_database(path):
    """Return a database over a file that is yet to come; it has not to outlive a power cut."""
    database = Database(f"sqlite:///{path}")
    event.listen(database.engine, "connect", _do_not_wait_for_the_disk)
    return database


def renew_sqlite(database, template):
    """Put a fresh copy of the template in the place of the database's file. The engine stays: a new one would
    have to put every statement into words once more."""
    database.engine.dispose()
    path = Path(database.engine.url.database)
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)
    shutil.copyfile(template, path)


def _do_not_wait_for_the_disk(connection, _record):
    connection.execute("PRAGMA synchronous=OFF")


def make_postgres_database(folder, name):
    """Create one worker's database in the cluster, with the whole schema, and return its address."""
    url = make_empty_postgres_database(folder, name)
    engine = create_engine(url)
    whole_schema().create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(_emptying(inspect(connection)))
    engine.dispose()
    return url


def _emptying(seen):
    tables = [f'"{name}"' for name in seen.get_table_names()]
    return EMPTY.format(
        tables=", ".join(tables),
        deletions="\n".join(f"DELETE FROM {table};" for table in tables),
        numbers="\n".join(f"PERFORM setval('\"{name}\"', 1, false);" for name in seen.get_sequence_names()),
    )


def make_empty_postgres_database(folder, name):
    """Create a database without any table, in place of any other of that name, and return its address."""
    maintenance = create_engine(postgres.database_url(folder, "postgres"), isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    maintenance.dispose()
    return postgres.database_url(folder, name)


def empty_postgres(engine):
    """Empty every table and let every number begin at one again."""
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT empty_every_table()")
