"""Installations for whole modules: what is tried on them reads, or adds beside what others read."""

import pytest

from competition import jobs
from tests.conftest import NOW
from tests.judging.blind.place import Place

jobs.load()


@pytest.fixture(scope="module")
def place(sqlite_template, tmp_path_factory):
    made = Place(sqlite_template, tmp_path_factory.mktemp("blind"), NOW)
    yield made
    made.database.engine.dispose()
