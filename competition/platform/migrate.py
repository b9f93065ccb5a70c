"""Bringing a database to the schema of this version: Alembic, set up in code, without a file of settings."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from competition.errors import GarlandError
from competition.platform.db import Database

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VERSIONS = MIGRATIONS / "versions"

_LOCK = 7_061_920_251_218


class NewerDatabaseError(GarlandError):
    """The database was made by a later version of Garland; this one must not touch it."""

    message = (
        "This database belongs to a newer version of Garland (its schema is %(revision)s). "
        "Please start that version, or restore a backup made with this one."
    )
    status = 500


class DanglingRowsError(Exception):
    """A migration has left rows that point to nothing; nothing of it was kept."""


def upgrade(database: Database, *, versions: Path = VERSIONS) -> None:
    """Apply what is missing, all of it or nothing; two processes may try at once.

    Raises NewerDatabaseError when the database is ahead of the code.
    """
    with _exclusive(database) as connection:
        refuse_newer(connection, versions)
        command.upgrade(_config(versions, connection=connection), "head")


def is_current(database: Database, *, versions: Path = VERSIONS) -> bool:
    """Tell whether the database has exactly the schema of this version."""
    with database.reading() as session:
        return _current(session.connection()) == _head(versions)


def refuse_newer(connection: Connection, versions: Path = VERSIONS) -> None:
    """Raise NewerDatabaseError when the database names a step that this version does not have."""
    current = _current(connection)
    known = {script.revision for script in _scripts(versions).walk_revisions()}
    if current is not None and current not in known:
        raise NewerDatabaseError(revision=current)


def differences(database: Database, metadata: MetaData) -> Sequence[Any]:
    """Return what separates the database from the models, as Alembic's operations; empty when they agree."""
    with database.reading() as session:
        context = MigrationContext.configure(session.connection())
        return list(compare_metadata(context, metadata))


def revision(message: str, metadata: MetaData, *, versions: Path = VERSIONS) -> Path:
    """Write the next migration: what the models have and the migrations so far do not. For developers.

    It is worked out on a fresh database of its own, so it does not matter what is lying about.
    """
    versions.mkdir(parents=True, exist_ok=True)
    number = len(list(_scripts(versions).walk_revisions())) + 1
    with TemporaryDirectory() as folder:
        scratch = Database(f"sqlite:///{folder}/scratch.db")
        upgrade(scratch, versions=versions)
        with _exclusive(scratch) as connection:
            config = _config(versions, connection=connection, metadata=metadata)
            made = command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
        scratch.engine.dispose()
    path = Path(getattr(made, "path"))  # noqa: B009
    path.write_text(_without_remarks(path.read_text()))
    return path


def _without_remarks(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.strip().startswith("# ###"))


@contextmanager
def _exclusive(database: Database) -> Iterator[Connection]:
    """Yield a connection in a transaction that keeps all other migrations out."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            with _unchecked(connection), connection.begin():
                yield connection
                _refuse_dangling(connection)
        else:
            with connection.begin():
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                yield connection


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table that others point to: dropping the old one would delete their rows."""
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _refuse_dangling(connection: Connection) -> None:
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if dangling:
        raise DanglingRowsError(f"rows of {sorted({row[0] for row in dangling})} point to nothing")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _head(versions: Path) -> str | None:
    return _scripts(versions).get_current_head()


def _scripts(versions: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(versions))


def _config(versions: Path, **attributes: Any) -> AlembicConfig:
    config = AlembicConfig(stdout=StringIO(), attributes=attributes)
    for name, value in (
        ("script_location", MIGRATIONS),
        ("version_locations", versions),
        ("path_separator", "newline"),
        ("file_template", "%(rev)s_%(slug)s"),
    ):
        config.set_main_option(name, str(value).replace("%", "%%"))
    return config
