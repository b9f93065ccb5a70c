"""The scene of the results, with pupils behind its works; certificates set in a moment, as words alone."""

import pytest

from competition.certificates import jobs, setting  # noqa: F401 - its jobs must be known
from competition.clock import FixedClock
from competition.platform import fonts
from competition.platform.jobs.runner import Runner
from competition.platform.pdf import render_document
from competition.results import jobs as letters  # noqa: F401 - as must the letters
from competition.results import mails  # noqa: F401
from tests import factories as make
from tests.results.scene import Scene


@pytest.fixture(scope="session")
def faces(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Warm, so that setting a page takes a moment."""
    monkeypatch.setattr(setting, "render_in_child", render_document)


@pytest.fixture
def scene(session):
    """Sea wins, sky follows, sun is printed, fog and elm win nothing; two made the sky."""
    found = Scene(session, unread=("elm",))
    people = {"sea": ["Mina"], "sky": ["Ola", "Ada"], "sun": ["Per"], "fog": ["Zoe"], "elm": [""]}
    found.people = {
        name: make.make_person(session, found.entries[entry], name, position=at)
        for entry, names in people.items()
        for at, name in enumerate(names, start=1)
    }
    return found


@pytest.fixture
def work_off(scene, database, config):
    """Let the worker do what is due at a moment."""

    def run(moment=make.RESULTS):
        scene.session.commit()
        Runner(database, config, FixedClock(moment)).run_waiting()
        scene.session.expire_all()

    return run
