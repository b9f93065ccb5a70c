"""The first page of visitors, of the secretariat and of the operator."""

import re
from datetime import timedelta

import pytest

from competition import jobs
from competition.accounts.models import Membership
from competition.accounts.rules import Role
from competition.entries.rules import EntryState
from competition.platform.jobs import Job, JobState
from competition.platform.mail import MailState, OutboxMail
from tests.factories import (
    DEADLINE,
    OPENS,
    RESULTS,
    category_of,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_member,
    make_school,
    save,
)
from tests.support.signin import sign_in

jobs.load()


def words(page):
    main = page[page.index("<main") : page.index("</main>")]
    bare = re.sub(r"<svg.*?</svg>", "", main, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare))


def headings(page):
    return re.findall(r"<h[12][^>]*>(?:<bdi>)?([^<]+)", page[page.index("<main") : page.index("</main>")])


def moved(campaign, **moments):
    for milestone in campaign.milestones:
        milestone.at = moments.get(milestone.key.value, milestone.at)
    return campaign


# ---- visitors ---------------------------------------------------------------------------------------------


def test_where_there_is_one_campaign_a_visitor_goes_to_its_call(session, client):
    make_campaign(session)
    session.commit()
    assert client.get("/").location == "/c/mtm-2026/"


def test_open_calls_come_first_then_results_to_read(session, client):
    moved(make_campaign(session, "soon", "Soon"), call_opens=RESULTS)
    make_campaign(session, "read", "Read me").announced_at = OPENS
    moved(make_campaign(session, "shut", "Shut"), deadline=OPENS + timedelta(days=1))
    moved(make_campaign(session, "late", "Late"), deadline=DEADLINE + timedelta(days=1))
    make_campaign(session, "first", "First")
    session.commit()
    seen = client.get("/").text
    assert re.findall(r'href="/c/([a-z]+)/"', seen) == ["first", "late", "read", "soon", "shut"]
    assert headings(seen) == ["First 2026"]
    assert re.findall(r"<dt>([^<]*)", seen[: seen.index("</main>")]) == [
        "Open calls",
        "Results to read",
        "Opening soon",
        "With the judges",
    ]
    assert re.findall(r'button--primary" href="([^"]*)">([^<]*)', seen) == [
        ("/c/first/enter", "Enter a class")
    ]
    assert "Sign in" not in words(seen)
    assert "Entries are taken until Thursday, 19 November, 23:59 (Paris time) ." in words(seen)
    assert "Entries are taken from Sunday, 6 December, 10:00 (Paris time) ." in words(seen)


def test_an_installation_without_a_campaign_says_who_makes_one(database, client):
    assert "The operator sets one up from a preset; it takes five minutes." in client.get("/").text


# ---- the secretariat --------------------------------------------------------------------------------------


@pytest.fixture
def campaign(session):
    return make_campaign(session, organiser="Cities")


@pytest.fixture
def home(session, client, campaign):
    """The first page as the secretariat sees it."""
    office = make_member(session, campaign, Role.SECRETARIAT)

    def home():
        session.commit()
        sign_in(client, office)
        return client.get("/").text

    return home


def test_the_secretariat_sees_the_one_thing_the_figures_and_the_calendar(session, campaign, home):
    school_class = make_class(session, make_school(session, make_city(session, campaign)), campaign)
    for state in (EntryState.SUBMITTED, EntryState.SUBMITTED, EntryState.ACCEPTED, EntryState.DRAFT):
        make_entry(session, school_class, category_of(campaign), state)
    seen = home()
    assert headings(seen) == ["More than migrants 2026"]
    said = words(seen)
    assert "Now: Entries 3 entries are handed in, 2 wait for screening. Screen 2 entries" in said
    assert "3 entries submitted 1 entry accepted 0 reads done" in said
    assert "19 Nov, 23:59 9 days left Deadline for entries" in said
    assert "6 Dec ahead Results are announced" in said
    assert re.findall(r'button--primary" href="([^"]+)"', seen) == [
        "/c/mtm-2026/office/entries?state=submitted"
    ]


def test_several_campaigns_come_with_the_one_that_waits_first(session, campaign, client):
    office = make_member(session, campaign, Role.SECRETARIAT)
    over = make_campaign(session, "old", "Old")
    over.announced_at = OPENS
    moved(over, call_opens=OPENS - timedelta(days=9), deadline=OPENS - timedelta(days=5), results=OPENS)
    waiting = make_campaign(session, "new", "New")
    waiting.setup_step = "cities"
    for each in (over, waiting):
        save(session, Membership(account_id=office.id, campaign_id=each.id, role=Role.SECRETARIAT))
    session.commit()
    seen = sign_in(client, office).get("/").text
    assert headings(seen) == ["Welcome, Office", "New 2026", "More than migrants 2026", "Other campaigns"]
    assert re.findall(r'button--primary" href="([^"]+)"', seen) == ["/c/new/office/cities"]
    assert "Other campaigns Old 2026 Over" in words(seen)


# ---- the operator -----------------------------------------------------------------------------------------


@pytest.fixture
def operator(session, client):
    """The first page as the operator sees it."""
    account = make_member(session, None, Role.OPERATOR)

    def operator():
        session.commit()
        sign_in(client, account)
        return client.get("/").text

    return operator


def make_job(session, now, name="book.build", state=JobState.FAILED, **more):
    values = {"created_at": now, "due_at": now, "error_key": "The disk is full.", **more}
    return save(session, Job(name=name, state=state, **values))


def make_mail(session, now, key, state):
    values = {"event": "entries.receipt", "recipient": "a@example.org", "locale": "en", "created_at": now}
    return save(session, OutboxMail(key=key, state=state, **values))


def test_with_nothing_wrong_there_is_one_quiet_line(session, operator, now):
    make_mail(session, now, "sent", MailState.SENT)
    make_job(session, now, state=JobState.QUEUED)
    seen = operator()
    assert "Nothing is wrong: no work has failed, no letter is unsent." in words(seen)
    assert re.findall(r'button--primary" href="([^"]+)">([^<]+)', seen) == [
        ("/campaigns/new", "Set up a campaign")
    ]


def test_what_is_wrong_is_said_with_where_to_look(session, operator, now):
    job = make_job(session, now)
    make_job(session, now - timedelta(hours=1), "mail.send", JobState.QUEUED)
    make_mail(session, now, "one", MailState.FAILED)
    make_mail(session, now, "two", MailState.UNCERTAIN)
    seen = operator()
    assert "Work in the background has failed: The disk is full. Look at it" in words(seen)
    assert f'href="/job/{job.ref}"' in seen
    assert "1 job waits although it is due." in words(seen)
    assert "2 letters could not be sent. Look at it" in words(seen)
    assert "Nothing is wrong" not in seen


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({"state": JobState.DONE}, False),
        ({"state": JobState.RUNNING}, False),
        ({"state": JobState.CANCELLED}, True),
        ({"state": JobState.DONE, "name": "social.kit"}, True),
        ({"state": JobState.DONE, "key": "another"}, True),
    ],
)
def test_a_failure_is_forgotten_once_the_same_work_is_done_or_under_way(session, operator, now, later, told):
    make_job(session, now)
    make_job(session, now, **later)
    assert ("The disk is full." in operator()) is told


def test_an_old_failure_is_not_told_for_ever(session, operator, now):
    make_job(session, now - timedelta(days=31))
    assert "The disk is full." not in operator()
