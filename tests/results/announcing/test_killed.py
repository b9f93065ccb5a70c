"""A worker that dies while it announces: nothing is half announced, and every teacher gets one letter."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition import jobs as all_jobs
from competition.clock import FixedClock
from competition.entries.identity import ClassTeacher
from competition.entries.rules import EntryState
from competition.platform.audit import history
from competition.platform.jobs import Job, JobState
from competition.platform.jobs.runner import Runner
from competition.platform.jobs.timers import ask
from competition.platform.mail import list_mail
from competition.results.jobs import BY_ITSELF
from competition.results.services import plan
from competition.results.services.announcing import WRITE
from tests import factories as make
from tests.results.deeds import LATER, ready, seal, tell
from tests.results.dying import ANNOUNCING, put_back, run_and_die

HOUR = timedelta(hours=1)
TEACHERS = ["kari@example.org", *(f"{name}@example.org" for name in ("ada", "eva", "ida", "ola"))]
WRITTEN = {"first letter": 0, "second batch": 2, "all letters": 5}
"""How many letters are in the outbox when the worker is dead."""

all_jobs.load()


@pytest.fixture
def scene(scene, storage):
    """Frozen, with five teachers: kari looks after two classes, ida and ola after one together."""
    for name in ("ada", "eva", "ida"):
        _class_of(scene, make.make_account(scene.session, f"{name}@example.org", name.title()), name)
    last = _class_of(scene, scene.teacher, "second of kari")
    ola = make.make_account(scene.session, "ola@example.org", "Ola")
    together = scene.session.scalars(select(ClassTeacher).order_by(ClassTeacher.id)).all()[-2]
    assert together.class_id != last.id
    make.save(scene.session, ClassTeacher(class_id=together.class_id, account_id=ola.id))
    seal(ready(scene), storage)
    scene.session.commit()
    return scene


def _class_of(scene, teacher, name):
    school = make.make_school(scene.session, make.make_city(scene.session, scene.campaign, f"City of {name}"))
    school_class = make.make_class(scene.session, school, scene.campaign, teacher, name=name)
    accepted = {"state": EntryState.ACCEPTED, "number": f"MTM-{name[:6]}"}
    make.make_entry(scene.session, school_class, scene.category, title="The moor", **accepted)
    return school_class


def jobs_named(scene, name):
    scene.session.commit()
    scene.session.expire_all()
    return scene.session.scalars(select(Job).where(Job.name == name)).all()


def recipients(scene):
    scene.session.expire_all()
    return sorted(letter.recipient for letter in list_mail(scene.session))


def announcements(scene):
    return [each.action for each in history(scene.session)].count("results.announce")


def go_on(scene, asked, database, config):
    """Let the next worker take over, and do all that follows."""
    put_back(scene.session, asked)
    Runner(database, config, FixedClock(make.RESULTS + HOUR)).run_waiting()
    scene.session.refresh(asked)
    assert (asked.state, asked.error) == (JobState.DONE, "")


def test_killed_while_it_announces_by_itself_it_has_announced_nothing(scene, database, config, database_url):
    plan(scene.session, campaign=scene.campaign, actor=scene.office, now=LATER)
    scene.session.commit()
    assert BY_ITSELF in ask(database, make.RESULTS)
    (asked,) = jobs_named(scene, BY_ITSELF)
    scene.session.commit()
    run_and_die(config, database_url, asked, "announced")
    assert jobs_named(scene, WRITE) == []
    assert (scene.campaign.announced_at, announcements(scene), recipients(scene)) == (None, 0, [])
    go_on(scene, asked, database, config)
    assert (scene.campaign.announced_at, announcements(scene)) == (make.RESULTS + HOUR, 1)
    assert recipients(scene) == sorted(TEACHERS)


@pytest.mark.parametrize("moment", sorted(ANNOUNCING.keys() - {"announced"}))
def test_killed_while_it_writes_the_letters_every_teacher_gets_one(
    scene, database, config, database_url, moment
):
    assert tell(scene) == len(TEACHERS)
    (asked,) = jobs_named(scene, WRITE)
    scene.session.commit()
    run_and_die(config, database_url, asked, moment)
    written = recipients(scene)
    assert (len(written), set(written) <= set(TEACHERS)) == (WRITTEN[moment], True)
    assert scene.campaign.announced_at == make.RESULTS
    go_on(scene, asked, database, config)
    assert recipients(scene) == sorted(TEACHERS)
    assert (scene.campaign.announced_at, announcements(scene)) == (make.RESULTS, 1)
