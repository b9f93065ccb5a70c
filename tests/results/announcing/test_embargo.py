"""The second before the embargo ends nothing is to be found anywhere; the second after, everything."""

from datetime import timedelta

import pytest

from competition.accounts.models import Account
from competition.clock import FixedClock
from competition.platform.jobs.runner import Runner
from competition.platform.mail import list_mail
from competition.results.errors import EmbargoedError
from tests import factories as make
from tests.results.deeds import ready, seal, tell
from tests.support.signin import sign_in

TITLE = "Zanzibarian lighthouses"
AWARD = "Golden quill"
SECOND = timedelta(seconds=1)


@pytest.fixture
def house(scene, storage, app):
    """A frozen campaign; its first work and its first award have names that stand nowhere else."""
    scene.category.awards = [{"kind": "golden_quill", "number": 1, "card": True}]
    scene.entries["sea"].title = TITLE
    seal(ready(scene), storage)
    scene.session.expire_on_commit = False
    scene.session.commit()
    return scene


def at(app, moment):
    app.extensions["garland.clock"] = FixedClock(moment)


def addresses(app, scene):
    """Every address that is read with GET, filled with what there is to be found."""
    refs = [scene.school_class.ref, scene.entries["sea"].ref, scene.round.ref]
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static":
            continue
        for ref in refs if "ref" in rule.arguments else refs[:1]:
            known = {"slug": scene.campaign.slug, "ref": ref, "number": 1, "kind": "screen", "side": "left"}
            values = {name: known.get(name, "x") for name in rule.arguments}
            built = rule.build({**values, **rule.defaults} if rule.defaults else values)
            if built:
                yield built[1]


def read(app, scene, account, paths):
    """Return all that a person is sent, whatever it is."""
    client = sign_in(app.test_client(), account) if account else app.test_client()
    scene.session.commit()
    found = {}
    for path in paths:
        with client.get(path) as answer:
            found[path] = answer.get_data(as_text=False)
    return found


def test_nothing_leaks_before_the_embargo_ends_and_everything_is_there_after_it(house, app, database, config):
    paths = sorted(set(addresses(app, house)))
    assert "/c/mtm-2026/results" in paths
    assert f"/class/{house.school_class.ref}/results" in paths
    judge = house.session.get(Account, house.judges["dia"].account_id)
    house.session.commit()
    people = {"visitor": None, "teacher": house.teacher, "judge": judge}

    at(app, make.RESULTS - SECOND)
    with pytest.raises(EmbargoedError):
        tell(house, now=make.RESULTS - SECOND)
    house.session.commit()
    for who, account in people.items():
        sent = read(app, house, account, paths)
        assert [path for path, held in sent.items() if AWARD.encode() in held] == [], who
        if who != "teacher":
            assert [path for path, held in sent.items() if TITLE.encode() in held] == [], who
    assert list_mail(house.session) == []
    house.session.commit()

    at(app, make.RESULTS)
    tell(house)
    house.session.commit()
    Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
    teacher = read(app, house, house.teacher, [f"/class/{house.school_class.ref}/results"])
    assert all(AWARD.encode() in held and TITLE.encode() in held for held in teacher.values())
    assert [letter.recipient for letter in list_mail(house.session)] == ["kari@example.org"]
    public = app.test_client().get("/c/mtm-2026/results")
    assert public.status_code == 200
