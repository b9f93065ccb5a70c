import re

import pytest
from sqlalchemy import select

from competition import jobs
from competition.accounts.rules import Role
from competition.entries.rules import EntryState
from competition.platform.jobs import Job
from competition.platform.jobs.runner import Runner
from competition.rehearsal import views
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.planning import read as read_plan
from competition.rehearsal.rules import Cell, Extra
from tests.factories import category_of, make_entry, make_member
from tests.judging.scene import make_judge, make_judged_campaign, make_round, make_school_class
from tests.support.signin import office_of, sign_in
from tests.support.statements import counted

jobs.load()
PLACE = "/c/mtm-2026/office/rehearsal"


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def poems(campaign):
    return category_of(campaign)


@pytest.fixture
def office(session, campaign, client):
    return office_of(session, campaign, client)


@pytest.fixture
def worker(database, config, clock):
    """Does what was asked for, as the worker would."""
    return Runner(database, config, clock)


def fields(page):
    """What the form on a page would send."""
    inputs = re.findall(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"', page)
    texts = re.findall(r'<textarea[^>]*\bname="([^"]+)"[^>]*>\s*([^<]*)</textarea>', page)
    return {name: value for name, value in [*inputs, *texts] if name != "csrf_token"}


def typed(browser, **changed):
    """What the form would send with some of it changed."""
    return {**fields(browser.get(PLACE).text), "times": "20", **changed}


def test_what_has_come_in_lies_ready(session, campaign, poems, office):
    bergen = make_school_class(session, campaign)
    for language in ("uk", "uk", "ka"):
        make_entry(session, bergen, poems, state=EntryState.SUBMITTED, language=language)
    make_entry(session, bergen, poems, state=EntryState.DRAFT, language="fr")
    page = office().get(PLACE).text
    sent = fields(page)
    assert sent[f"expected-{poems.id}"].split("\n") == ["Ukrainian 2", "Georgian 1"]
    assert (sent["reads"], sent["growth"], sent["entry"], sent["judge"]) == ("2", "100", "15", "7")
    assert sent[f"minutes-{poems.id}"] == "4"
    assert "What the panel can carry" in page


def test_a_round_is_rehearsed_and_said_in_plain_words(session, campaign, poems, office):
    for name in ("Ada", "Bo", "Cy", "Di"):
        make_judge(session, campaign, name, ("en",), capacity=60)
    campaign.translation_languages = []
    browser = office()
    sent = typed(browser, **{f"expected-{poems.id}": "English 28\nGeorgian 12", "reads": "3"})
    answer = browser.post(PLACE, data=sent)
    (rehearsal,) = session.scalars(select(Rehearsal)).all()
    assert answer.location == f"{PLACE}/{rehearsal.ref}"
    page = browser.get(answer.location).text
    assert "3 reads for 40 entries" in page
    assert "With 3 reads per entry a judge reads 21 entries, about 1 h 20." in page
    assert "Nobody reads Georgian, so 12 entries have no readers." in page
    assert re.search(r"At least 2 of the 3 awards of a category go to the right works in \d+ of 100", page)
    assert "Poems, 5–10, Georgian" in page
    assert "Nobody on the panel reads it: invite a judge who does, or ask for a translation." in page
    assert "The panel has room for 6 reads per entry, languages and conflicts apart." in page
    assert "That is usual where school writing is judged." in page
    for reads in (2, 3, 4):
        assert re.search(rf'<th[^>]*scope="col"[^>]*>{reads}</th>', page)
    assert fields(page)[f"expected-{poems.id}"].split("\n") == ["English 28", "Georgian 12"]
    assert page.count('class="draw"') == 2


def test_judges_who_might_join_are_supposed(session, campaign, poems, office):
    browser = office()
    supposed = {"extra-0-number": "3", "extra-0-tags": "Ukrainian, en", "extra-0-room": "40"}
    sent = typed(browser, **{f"expected-{poems.id}": "Ukrainian 20", "growth": "150", **supposed})
    page = browser.get(browser.post(PLACE, data=sent).location).text
    (rehearsal,) = session.scalars(select(Rehearsal)).all()
    plan = read_plan(rehearsal.plan)
    assert (plan.cells, plan.extra) == ((Cell(poems.id, "uk", 20),), (Extra(3, ("uk", "en"), 40),))
    assert "2 reads for 30 entries" in page
    assert "Every entry finds its readers." in page
    assert fields(page)["extra-0-tags"] == "Ukrainian, English"


def test_without_a_panel_it_says_what_to_do(session, campaign, poems, office):
    browser = office()
    sent = typed(browser, **{f"expected-{poems.id}": "English 20"})
    page = browser.get(browser.post(PLACE, data=sent).location).text
    assert "Nobody is on the panel yet, so nothing is read: invite judges, or suppose some." in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("expected", "English 20\nKlingonish 3", "Line 2: “Klingonish” is no language known here."),
        ("expected", "English", "Line 1: a language and a number, please"),
        ("reads", "12", "A number from 1 to 9, please."),
        ("growth", "", "A number from 10 to 500, please."),
        ("extra-1-number", "3", "Which languages do they read?"),
        ("extra-1-tags", "Klingonish", "“Klingonish” is no language known here."),
    ],
)
def test_what_is_not_understood_is_asked_again(session, campaign, poems, office, field, value, said):
    browser = office()
    name = f"expected-{poems.id}" if field == "expected" else field
    sent = typed(browser, **{f"minutes-{poems.id}": "5.5", name: value})
    answer = browser.post(PLACE, data=sent)
    assert answer.status_code == 400
    assert said in answer.text
    assert fields(answer.text)[f"minutes-{poems.id}"] == "5.5"
    assert fields(answer.text).get(name, "") == value
    assert session.query(Rehearsal).count() == 0


def test_nothing_expected_is_refused_with_what_to_do(session, campaign, office):
    browser = office()
    answer = browser.post(PLACE, data=typed(browser))
    assert answer.status_code == 400
    assert "Say how many entries you expect, in one category at least" in answer.text
    assert session.query(Rehearsal).count() == 0


def test_a_big_one_goes_to_the_worker_and_can_be_left(session, campaign, poems, office, worker, monkeypatch):
    make_judge(session, campaign, capacity=90)
    monkeypatch.setattr(views, "is_quick", lambda plan: False)
    browser = office()
    progress = browser.post(PLACE, data=typed(browser, **{f"expected-{poems.id}": "English 20"})).location
    (rehearsal,) = session.scalars(select(Rehearsal)).all()
    assert (rehearsal.outcome, session.scalar(select(Job.args))) == (None, {"rehearsal_id": rehearsal.id})
    assert browser.get(f"{PLACE}/{rehearsal.ref}").location == progress
    session.commit()
    assert worker.run_waiting() == 1
    assert f'href="{PLACE}/{rehearsal.ref}"' in browser.get(progress).text
    assert "2 reads for 20 entries" in browser.get(f"{PLACE}/{rehearsal.ref}").text
    assert f'href="{PLACE}/{rehearsal.ref}"' in browser.get(PLACE).text


def test_one_that_was_cut_off_says_so(session, campaign, poems, office):
    browser = office()
    location = browser.post(PLACE, data=typed(browser, **{f"expected-{poems.id}": "English 20"})).location
    session.scalars(select(Rehearsal)).one().outcome = None
    session.commit()
    assert "This rehearsal was not worked out to its end." in browser.get(location).text


def test_a_glance_divides_and_keeps_nothing(session, campaign, poems, office):
    for name in ("Ada", "Bo"):
        make_judge(session, campaign, name, capacity=60)
    browser = office()
    sent = typed(browser, **{f"expected-{poems.id}": "English 30"})
    words = browser.post(f"{PLACE}/glance", data=sent).text
    assert words == "60 reads of 30 entries; there is room for 120. 30 entries per judge, about 2 h."
    assert browser.post(f"{PLACE}/glance", data={**sent, "reads": "x"}).text == ""
    assert session.query(Rehearsal).count() == 0


def test_the_panel_the_rounds_and_the_allocation_lead_here(session, campaign, office, now):
    round_ = make_round(session, campaign, now)
    browser = office()
    for room in ("panel", "rounds", f"rounds/{round_.ref}/allocation"):
        assert f'href="{PLACE}"' in browser.get(f"/c/mtm-2026/office/{room}").text


def test_it_is_for_the_secretariat_alone(session, campaign, poems, office, app):
    browser = office()
    location = browser.post(PLACE, data=typed(browser, **{f"expected-{poems.id}": "English 20"})).location
    judge = make_member(session, campaign, Role.JUDGE, "judge@example.org", "Ju")
    session.commit()
    stranger = sign_in(app.test_client(), judge)
    for path in (PLACE, location):
        assert stranger.get(path).status_code == 404
    assert stranger.post(f"{PLACE}/glance").status_code == 404
    assert browser.get(f"{PLACE}/nothing").status_code == 404


def test_its_pages_ask_little_however_much_there_is(session, database, campaign, poems, office):
    bergen = make_school_class(session, campaign)
    for language in ("uk", "ka", "en", "fr", "pl"):
        make_entry(session, bergen, poems, state=EntryState.SUBMITTED, language=language)
        make_judge(session, campaign, f"Reads {language}", (language,))
    browser = office()
    location = browser.post(PLACE, data=typed(browser)).location
    for path in (PLACE, location):
        browser.get(path)
        with counted(database) as seen:
            assert browser.get(path).status_code == 200
        assert len(seen) <= 8, "\n".join(seen)
