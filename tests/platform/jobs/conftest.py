"""Jobs of a test's own, and the lanes they wait in."""

import pytest

from competition.platform import jobs
from competition.platform.jobs import Lanes, registry


@pytest.fixture
def define(monkeypatch):
    """Register jobs for this test only."""
    monkeypatch.setattr(registry, "_jobs", {})

    def define(function, name="test.work", **options):
        jobs.job(name, **options)(function)

    return define


@pytest.fixture
def lanes(config):
    lanes = Lanes(config.queue)
    yield lanes
    lanes.close()
