"""One furnished database for all questions of access; nothing that is asked changes it."""

import pytest

from competition import jobs as all_jobs
from competition.clock import FixedClock
from competition.config import load
from competition.platform import jobs
from tests.conftest import NOW
from tests.judging.access.world import World
from tests.support import schema

all_jobs.load()


@pytest.fixture(scope="package")
def house(sqlite_template, tmp_path_factory, shared_app):
    """The app over the furnished database, within a request."""
    folder = tmp_path_factory.mktemp("access")
    database = schema.make_sqlite_database(folder / "garland.db")
    schema.renew_sqlite(database, sqlite_template)
    config = load(folder / "instance", environ={})
    app = shared_app.give(config, database=database, clock=FixedClock(NOW))
    with database.writing() as session:
        world = World(session, config.secret_key, NOW)
    with app.test_request_context(), database.open(writing=False) as session:
        world.session = session
        yield app, world
    jobs.detach(database)
    database.engine.dispose()
