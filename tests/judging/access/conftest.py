"""One furnished database for all questions of access; nothing that is asked changes it."""

import pytest

from competition import jobs
from competition.app import create_app
from competition.clock import FixedClock
from competition.config import load
from tests.conftest import NOW
from tests.judging.access.world import World
from tests.support import schema

jobs.load()


@pytest.fixture(scope="package")
def house(sqlite_template, tmp_path_factory):
    """The app over the furnished database, within a request."""
    folder = tmp_path_factory.mktemp("access")
    database = schema.copy_sqlite(sqlite_template, folder / "garland.db")
    config = load(folder / "instance", environ={})
    app = create_app(config, database=database, clock=FixedClock(NOW))
    with database.writing() as session:
        world = World(session, config.secret_key, NOW)
    with app.test_request_context(), database.open(writing=False) as session:
        world.session = session
        yield app, world
    database.engine.dispose()
