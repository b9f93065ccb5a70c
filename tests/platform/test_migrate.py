import shutil
import threading

import pytest
from sqlalchemy import inspect, text

from competition.platform import migrate
from competition.platform.db import Database
from competition.platform.migrate import DanglingRowsError, NewerDatabaseError
from competition.tables import metadata
from tests.support import schema

STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    {body}
"""


@pytest.fixture(scope="module")
def first_version(tmp_path_factory):
    """The migration that makes the whole schema, as `revision` writes it today."""
    folder = tmp_path_factory.mktemp("first") / "versions"
    return migrate.revision("Everything", metadata, versions=folder)


@pytest.fixture
def versions(first_version, tmp_path):
    """The migrations of this test, which may add some."""
    return shutil.copytree(first_version.parent, tmp_path / "versions")


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request, tmp_path, worker_name):
    """A database without any table."""
    if request.param == "postgresql":
        cluster = request.getfixturevalue("postgres_cluster")
        url = schema.make_empty_postgres_database(cluster, f"bare_{worker_name}")
    else:
        url = f"sqlite:///{tmp_path / 'bare.db'}"
    database = Database(url)
    yield database
    database.engine.dispose()


def add_step(versions, *body):
    (versions / "0002_step.py").write_text(STEP.format(body="\n    ".join(body)))


def plain(part):
    """A reflected part as text, whatever objects it holds."""
    if isinstance(part, dict):
        return str(sorted((key, plain(value)) for key, value in part.items()))
    return str(part)


def shape(database):
    """Everything that a reflected schema tells, in an order of its own."""
    seen = inspect(database.engine)
    return {
        table: {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)
            },
            "key": seen.get_pk_constraint(table),
            **{
                what: sorted(map(plain, getattr(seen, f"get_{what}")(table)))
                for what in ("foreign_keys", "unique_constraints", "check_constraints", "indexes")
            },
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


@pytest.fixture
def modelled(request, bare):
    """A database of the same kind, made from the models."""
    if bare.engine.dialect.name == "postgresql":
        return request.getfixturevalue("postgres_database")
    return Database(f"sqlite:///{request.getfixturevalue('sqlite_template')}")


def test_the_migrations_make_exactly_the_schema_of_the_models(bare, versions, modelled):
    migrate.upgrade(bare, versions=versions)
    assert shape(bare) == shape(modelled)
    assert migrate.differences(bare, metadata) == []
    modelled.engine.dispose()


def test_a_column_that_only_the_models_have_is_told(bare, versions):
    migrate.upgrade(bare, versions=versions)
    with bare.writing() as session:
        session.execute(text("ALTER TABLE account DROP COLUMN locale"))
    (difference,) = migrate.differences(bare, metadata)
    assert (difference[0], difference[2], difference[3].name) == ("add_column", "account", "locale")


def test_a_database_is_current_only_after_the_last_step(bare, versions):
    assert not migrate.is_current(bare, versions=versions)
    migrate.upgrade(bare, versions=versions)
    assert migrate.is_current(bare, versions=versions)
    add_step(versions, "op.create_table('novelty', sa.Column('id', sa.Integer(), primary_key=True))")
    assert not migrate.is_current(bare, versions=versions)
    migrate.upgrade(bare, versions=versions)
    migrate.upgrade(bare, versions=versions)
    assert migrate.is_current(bare, versions=versions)
    assert "novelty" in inspect(bare.engine).get_table_names()


def test_a_step_that_fails_leaves_nothing_behind(bare, versions):
    migrate.upgrade(bare, versions=versions)
    add_step(
        versions,
        "op.create_table('half', sa.Column('id', sa.Integer(), primary_key=True))",
        "op.execute('DELETE FROM no_such_table')",
    )
    with pytest.raises(Exception, match="no_such_table"):
        migrate.upgrade(bare, versions=versions)
    assert "half" not in inspect(bare.engine).get_table_names()
    with bare.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0001"


def test_changing_a_table_keeps_the_rows_that_point_to_it(bare, versions, now):
    migrate.upgrade(bare, versions=versions)
    with bare.writing() as session:
        moment = {"now": now.replace(tzinfo=None)}
        session.execute(
            text("INSERT INTO account (id, ref, name, locale, created_at) VALUES (1, 'a', 'A', 'en', :now)"),
            moment,
        )
        session.execute(
            text(
                "INSERT INTO sign_in_link "
                "(id, ref, token_hash, account_id, next_path, created_at, expires_at) "
                "VALUES (1, 'l', 'h', 1, '/', :now, :now)"
            ),
            moment,
        )
    add_step(
        versions,
        "with op.batch_alter_table('account') as batch:",
        "    batch.add_column(sa.Column('nickname', sa.String(9)))",
        "    batch.alter_column('name', type_=sa.String(500))",
    )
    migrate.upgrade(bare, versions=versions)
    with bare.reading() as session:
        assert session.execute(text("SELECT account_id FROM sign_in_link")).scalars().all() == [1]
        assert session.execute(text("SELECT name, nickname FROM account")).one() == ("A", None)
    if bare.engine.dialect.name == "sqlite":
        with bare.reading() as session:
            assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_on_sqlite_a_step_that_would_leave_rows_pointing_to_nothing_is_taken_back(tmp_path, versions, now):
    database = Database(f"sqlite:///{tmp_path / 'bare.db'}")
    migrate.upgrade(database, versions=versions)
    add_step(
        versions,
        "op.execute(\"INSERT INTO milestone (campaign_id, key, at) VALUES (99, 'deadline', '2026-11-19')\")",
    )
    with pytest.raises(DanglingRowsError, match="milestone"):
        migrate.upgrade(database, versions=versions)
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM milestone")).scalar_one() == 0
    assert not migrate.is_current(database, versions=versions)
    database.engine.dispose()


def test_a_database_of_a_newer_version_is_not_touched(bare, versions):
    migrate.upgrade(bare, versions=versions)
    with bare.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0815'"))
    assert not migrate.is_current(bare, versions=versions)
    with pytest.raises(NewerDatabaseError, match="its schema is 0815"):
        migrate.upgrade(bare, versions=versions)


def test_two_processes_that_upgrade_at_once_do_not_disturb_each_other(bare, versions):
    failures = []

    def start():
        own = Database(bare.engine.url.render_as_string(hide_password=False))
        try:
            migrate.upgrade(own, versions=versions)
        except Exception as error:
            failures.append(error)
        own.engine.dispose()

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert migrate.is_current(bare, versions=versions)


def test_a_migration_stands_on_its_own_and_imports_nothing_of_ours(first_version):
    assert first_version.name == "0001_everything.py"
    written = first_version.read_text()
    assert "competition" not in written
    assert "UtcDateTime" not in written
    assert "sa.DateTime(timezone=True)" in written
    assert "create_constraint=True" in written


def test_the_second_revision_holds_only_what_is_new(versions):
    second = migrate.revision("Nothing new", metadata, versions=versions)
    assert second.name == "0002_nothing_new.py"
    assert "op." not in second.read_text().replace("from alembic import op", "")
