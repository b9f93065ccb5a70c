"""What must hold for the whole of Garland at once."""

import pytest

from competition import tables
from competition.platform import catalogue
from competition.platform.db import Database
from competition.platform.migrate import differences, is_current, upgrade
from tests.support import schema


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request, tmp_path, worker_name):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        cluster = request.getfixturevalue("postgres_cluster")
        url = schema.make_empty_postgres_database(cluster, f"whole_{worker_name}")
    database = Database(url)
    yield database
    database.engine.dispose()


def test_the_migrations_make_exactly_the_schema_of_the_models(empty_database):
    upgrade(empty_database)
    assert is_current(empty_database)
    assert differences(empty_database, tables.metadata) == []


def test_every_text_lies_ready_for_the_translators():
    assert catalogue.is_current(), "run ./garland translations"
