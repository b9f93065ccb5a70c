"""Installations for whole modules: what is tried on them reads, or adds beside what others read."""

import pytest

from competition import jobs as all_jobs
from competition.platform import jobs
from tests.conftest import NOW
from tests.judging.blind.place import Place

all_jobs.load()


@pytest.fixture(scope="module")
def place(sqlite_template, tmp_path_factory, shared_app):
    made = Place(sqlite_template, tmp_path_factory.mktemp("blind"), NOW, shared_app)
    yield made
    jobs.detach(made.database)
    made.database.engine.dispose()
