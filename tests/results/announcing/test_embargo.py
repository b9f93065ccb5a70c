"""The second before the embargo ends nothing is to be found anywhere; the second after, everything."""

from dataclasses import replace
from datetime import timedelta

import pytest

from competition import jobs
from competition.accounts.models import Account
from competition.clock import FixedClock
from competition.platform.jobs.runner import Runner
from competition.platform.mail import list_mail
from competition.results.errors import EmbargoedError
from tests import factories as make
from tests.results.announcing.planted import AWARD, plant
from tests.results.announcing.walking import Parts, addresses, read, seen
from tests.results.deeds import tell

SECOND = timedelta(seconds=1)
OWN = {"title", "translated title", "text", "name", "picture"}
"""What a teacher has sent in."""
FAMILY = {"title", "name"}
"""What stands on the address that a family was given, to say what may be shown."""
PUBLIC = {"title", "translated title", "text", "name", "award", "picture", "small picture", "card", "book"}
AFTER = {
    "visitor": PUBLIC,
    "teacher of the winner": PUBLIC | {"remark", "certificates"},
    "teacher of no winner": PUBLIC | {"others' remark"},
    "judge of others": PUBLIC,
    "judge of the winner": PUBLIC,
    "family of the winner": FAMILY,
}
BEFORE = {
    "visitor": set(),
    "teacher of the winner": OWN,
    "teacher of no winner": set(),
    "judge of others": set(),
    "judge of the winner": set(),
    "family of the winner": FAMILY,
}

jobs.load()


@pytest.fixture
def needles(scene, storage, config, app):
    return plant(scene, storage, config)


@pytest.fixture
def people(scene, needles):
    account = {name: scene.session.get(Account, scene.judges[name].account_id) for name in ("ann", "dia")}
    return {
        "visitor": None,
        "teacher of the winner": scene.teacher,
        "teacher of no winner": scene.other_teacher,
        "judge of others": account["dia"],
        "judge of the winner": account["ann"],
    }


@pytest.fixture
def paths(app, scene, people, config):
    """Every address that somebody may open before the announcement or after it."""
    parts, found = Parts(scene, config), set()
    for announced_at in (make.RESULTS, None):
        scene.campaign.announced_at = announced_at
        scene.session.commit()
        found |= addresses(app, scene.session, people, parts)
    scene.session.commit()
    return found


@pytest.fixture
def work(scene, database, config, smtp):
    """Let the worker do what is due at a moment, and send what is to be sent."""

    def off(moment):
        scene.session.commit()
        Runner(database, replace(config, smtp_url=smtp.url), FixedClock(moment)).run_waiting()
        scene.session.commit()

    return off


def at(app, moment):
    app.extensions["garland.clock"] = FixedClock(moment)


def walk(app, people, paths, needles):
    """Return what each of them is shown, and where; the secret address of a family is nobody else's."""
    of_family = {path for path in paths if path.startswith("/consent/")}
    told = {who: read(app, account, paths - of_family) for who, account in people.items()}
    told["family of the winner"] = read(app, None, of_family)
    return {who: seen(sent, needles) for who, sent in told.items()}


def without_places(told):
    return {who: set(what) for who, what in told.items()}


def test_nothing_leaks_before_the_embargo_ends_and_everything_is_there_after_it(
    scene, app, people, paths, needles, work, smtp
):
    own, public = f"/class/{scene.school_class.ref}", f"/c/{scene.campaign.slug}"
    of_work = f"{public}/works/{scene.entries['sea'].ref}"

    at(app, make.RESULTS - SECOND)
    with pytest.raises(EmbargoedError):
        tell(scene, now=make.RESULTS - SECOND)
    assert len(list_mail(scene.session)) == 2
    scene.session.commit()
    assert without_places(walk(app, people, paths, needles)) == BEFORE
    work(make.RESULTS - SECOND)
    assert smtp.messages == []

    at(app, make.RESULTS)
    tell(scene)
    work(make.RESULTS)
    told = walk(app, people, paths, needles)
    assert without_places(told) == AFTER
    for what in ("title", "translated title"):
        assert told["visitor"][what] >= {f"{public}/results", of_work, *tables(public)}
    assert told["visitor"]["award"] == {f"{public}/results", of_work}
    assert told["teacher of the winner"]["award"] >= {own, f"{own}/results"}
    assert told["teacher of the winner"]["remark"] == {f"{own}/results"}
    letters = {letter["To"]: letter.get_body(("plain",)).get_content() for letter in smtp.messages}
    assert sorted(letters) == ["kari@example.org", "ola@example.org"]
    assert [AWARD.decode() in letters[who] for who in sorted(letters)] == [True, False]


def tables(public):
    return {f"{public}/results/table.{kind}" for kind in ("xlsx", "csv", "json")}
