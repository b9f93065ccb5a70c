"""Databases with the whole schema, and a fast way back to empty."""

import shutil

from sqlalchemy import create_engine, event, text

from competition.platform.db import Database
from tests.support import postgres

# Only what was touched is emptied: truncating every table takes longer than most tests.
EMPTY = """
DO $$
DECLARE part text; filled boolean; touched text[] := '{}';
BEGIN
    SET LOCAL lock_timeout = '10s';
    FOR part IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || part || ')' INTO filled;
        IF filled THEN touched := touched || part; END IF;
    END LOOP;
    IF cardinality(touched) > 0 THEN
        EXECUTE 'TRUNCATE ' || array_to_string(touched, ', ') || ' RESTART IDENTITY CASCADE';
    END IF;
    FOR part IN
        SELECT quote_ident(sequencename) FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL
    LOOP
        EXECUTE 'ALTER SEQUENCE ' || part || ' RESTART';
    END LOOP;
END $$
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


def copy_sqlite(template, path):
    """Return a database over a fresh copy of the template; it has not to outlive a power cut."""
    shutil.copyfile(template, path)
    database = Database(f"sqlite:///{path}")
    event.listen(database.engine, "connect", _do_not_wait_for_the_disk)
    return database


def _do_not_wait_for_the_disk(connection, _record):
    connection.execute("PRAGMA synchronous=OFF")


def make_postgres_database(folder, name):
    """Create one worker's database in the cluster, with the whole schema, and return its address."""
    url = make_empty_postgres_database(folder, name)
    engine = create_engine(url)
    whole_schema().create_all(engine)
    engine.dispose()
    return url


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
        connection.exec_driver_sql(EMPTY)
