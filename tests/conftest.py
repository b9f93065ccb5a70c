"""What every test can ask for: a database of both kinds, an instance, a clock, the app, a mail server."""

import gc
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import has_app_context

from competition.clock import FixedClock
from competition.config import load
from competition.platform import jobs
from competition.platform.db import Database
from tests.support import chromium as browsers
from tests.support import postgres, schema
from tests.support.smtp import SmtpCatcher

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        postgres.prepare_folder()


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        postgres.remove_folder()


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Collect without looking for garbage on the way: thousands of tests come to be, and all of them stay.

    Nor is what stays looked through later, which took a second each time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items):
    """Put those first that share an installation and a browser: one worker begins with all of them.

    The others are so many and so short that both workers end at the same time.
    """
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk():
    """No file of a test has to outlive a power cut either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    return schema.make_sqlite_template(tmp_path_factory.mktemp("template") / "template.db")


@pytest.fixture(scope="session")
def postgres_cluster():
    """The folder of the suite's own PostgreSQL. Without one the suite fails: half of it would be missing."""
    try:
        return postgres.running_cluster()
    except postgres.PostgresMissingError as missing:
        sentence = str(missing)
    return pytest.fail(sentence, pytrace=False)


@pytest.fixture(scope="session")
def worker_name(request):
    """Which of the parallel workers this is."""
    return getattr(request.config, "workerinput", {}).get("workerid", "only")


@pytest.fixture(scope="session")
def postgres_database(postgres_cluster, worker_name):
    """One database for each worker, in the cluster that they share."""
    database = Database(schema.make_postgres_database(postgres_cluster, f"garland_{worker_name}"))
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory):
    """One file for each worker; what was learned about speaking to it stays, what stood in it goes."""
    database = schema.make_sqlite_database(tmp_path_factory.mktemp("sqlite") / "garland.db")
    yield database
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    """An empty database with the whole schema; the test runs once on each kind."""
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres_database")
        schema.empty_postgres(database.engine)
    else:
        database = request.getfixturevalue("sqlite_database")
        schema.renew_sqlite(database, request.getfixturevalue("sqlite_template"))
    yield database
    jobs.detach(database)


@pytest.fixture
def database_url(database):
    return database.engine.url.render_as_string(hide_password=False)


@pytest.fixture
def session(database):
    """A writing session; what it flushes is thrown away unless the test commits.

    On SQLite its first statement locks out other writers: commit before the client or a job writes.
    """
    with database.open(writing=True) as session:
        yield session
        session.rollback()


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def clock(now):
    return FixedClock(now)


@pytest.fixture
def config(request, tmp_path):
    """An installation of its own; it knows the test's database, if the test has one."""
    config = load(tmp_path / "instance", environ={})
    if "database" in request.fixturenames:
        config = replace(config, database_url=request.getfixturevalue("database_url"))
    return config


@pytest.fixture
def storage(config):
    from competition.platform.storage import Storage

    return Storage(config.files)


@pytest.fixture
def runner(database, config, clock):
    """Runs jobs at once, in the test: `runner.run_waiting()`."""
    from competition.platform.jobs.runner import Runner

    return Runner(database, config, clock)


@pytest.fixture
def smtp():
    """A mail server; `messages` holds what arrived."""
    catcher = SmtpCatcher()
    catcher.start()
    yield catcher
    catcher.stop()


# ---- the app ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared_app():
    from tests.support.sharing import SharedApp

    return SharedApp()


@pytest.fixture
def app(shared_app, config, database, clock):
    """The app in the test's own installation."""
    yield shared_app.give(config, database=database, clock=clock)
    assert not has_app_context(), "a request of this test is still open, and the next test would be within it"


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture(scope="session")
def chromium():
    """The one browser of a test process: Playwright runs once in each."""
    with browsers.running() as browser:
        yield browser
