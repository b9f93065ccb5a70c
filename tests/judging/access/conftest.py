"""One furnished database for all questions of access; nothing that is asked changes it."""

import pytest

from competition import jobs as all_jobs
from competition.app import create_app
from competition.clock import FixedClock
from competition.config import load
from competition.platform import jobs
from tests.conftest import NOW
from tests.judging.access.world import World
from tests.support import schema

all_jobs.load()


@pytest.fixture(scope="session")
def furnished(sqlite_template, tmp_path_factory):
    """An app of its own over the furnished database: other tests come between those of a process."""
    folder = tmp_path_factory.mktemp("access")
    database = schema.make_sqlite_database(folder / "garland.db")
    schema.renew_sqlite(database, sqlite_template)
    config = load(folder / "instance", environ={})
    app = create_app(config, database=database, clock=FixedClock(NOW))
    with database.writing() as session:
        world = World(session, config.secret_key, NOW)
    with database.open(writing=False) as session:
        world.session = session
        yield app, world
    jobs.detach(database)
    database.engine.dispose()


@pytest.fixture
def house(furnished):
    """The app over the furnished database, within a request."""
    app, _world = furnished
    with app.test_request_context():
        yield furnished
