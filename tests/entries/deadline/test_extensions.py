"""More time for a school: what its classes may do, and who is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.entries import services
from competition.entries.deadline.errors import NotLaterError
from competition.entries.deadline.queries import closes_for_school
from competition.entries.deadline.services import extend, withdraw_extension
from competition.entries.errors import DeadlinePassedError
from competition.entries.rules import EntryState
from competition.entries.services.guards import closes_for, require_open
from competition.platform import audit
from competition.platform.mail import OutboxMail, render
from tests.entries.deadline.conftest import LATER
from tests.factories import DEADLINE, make_account, make_city, make_class, make_school

SECOND = timedelta(seconds=1)


@pytest.fixture
def other_class(session, campaign):
    """A class of another school, in another city."""
    school = make_school(session, make_city(session, campaign, "Lviv", "UA"), "School 5")
    return make_class(session, school, campaign, make_account(session, "other@example.org"))


def test_the_classes_of_the_school_enter_until_their_own_deadline(
    session, campaign, school_class, teacher, give, write, submit, other_class
):
    give()
    session.refresh(school_class)
    assert closes_for(campaign, school_class) == LATER
    assert closes_for(campaign, other_class) == DEADLINE
    entry = write()
    submit(entry, LATER - SECOND)
    assert (entry.state, entry.late_by) == (EntryState.SUBMITTED, None)
    require_open(campaign, LATER - SECOND, school_class)
    with pytest.raises(DeadlinePassedError) as refusal:
        require_open(campaign, LATER, school_class)
    assert refusal.value.values == {"deadline": "29 November 2026, 23:59 CET"}
    with pytest.raises(DeadlinePassedError):
        require_open(campaign, DEADLINE, other_class)


def test_late_is_counted_from_the_class_s_own_deadline(session, school_class, give, write, submit):
    entry = write()
    give()
    session.refresh(school_class)
    submit(entry, LATER + 90 * SECOND)
    assert entry.late_by == 90


def test_a_new_class_of_the_school_may_still_start(session, campaign, school, teacher, give, other_class):
    give()
    start = {"campaign": campaign, "age_group": "5-10", "rules_version": campaign.rules_version}
    begun = services.start_class(
        session, school=school, name="4c", teacher=teacher, now=DEADLINE + SECOND, **start
    )
    assert closes_for(campaign, begun) == LATER
    elsewhere = session.get_one(type(school), other_class.school_id)
    with pytest.raises(DeadlinePassedError):
        services.start_class(
            session, school=elsewhere, name="4d", teacher=teacher, now=DEADLINE + SECOND, **start
        )


def test_given_twice_the_second_date_holds(session, campaign, school, give):
    give()
    give(LATER + timedelta(days=1))
    assert closes_for_school(session, campaign, school.id) == LATER + timedelta(days=1)


@pytest.mark.parametrize("until", [DEADLINE, DEADLINE - SECOND])
def test_an_extension_is_later_than_the_deadline(give, until):
    with pytest.raises(NotLaterError):
        give(until)


def test_an_extension_that_is_over_already_is_refused(give):
    with pytest.raises(NotLaterError):
        give(DEADLINE + timedelta(days=1), now=DEADLINE + timedelta(days=2))


def test_taken_back_the_deadline_of_everybody_holds(
    session, campaign, school, school_class, office, give, now
):
    give()
    withdraw_extension(session, campaign=campaign, school=school, actor=office, now=now)
    session.refresh(school_class)
    assert closes_for(campaign, school_class) == DEADLINE
    deeds = [each.action for each in audit.history(session, object_kind="school", object_id=school.id)]
    assert deeds == ["deadline.withdraw_extension", "deadline.extend"]
    assert len(session.scalars(select(OutboxMail).filter_by(event="entries.extended")).all()) == 2


def test_the_teachers_of_the_school_are_told_and_nobody_else(
    session, school_class, give, letters, other_class, config
):
    give(reason="The school had no electricity.")
    assert letters("entries.extended") == [("teacher@example.org", None)]
    (mail,) = session.scalars(select(OutboxMail))
    letter = render(session, mail, config)
    assert letter.subject == "More time for your school"
    for text in (letter.text, letter.html):
        assert "until 29 November 2026, 23:59 (Paris time)." in text
        assert "The school had no electricity." in text
        assert "Fjord School" in text


def test_a_school_elsewhere_reads_its_own_time_too(session, campaign, other_class, office, now, config):
    school = session.get_one(School, other_class.school_id)
    extend(session, campaign=campaign, school=school, until=LATER, reason="", actor=office, now=now)
    (mail,) = session.scalars(select(OutboxMail))
    assert (
        "until 29 November 2026, 23:59 (Paris time; 30 Nov, 00:59 in Lviv)."
        in render(session, mail, config).text
    )


def test_the_office_gives_time_and_takes_it_back_in_one_step(
    session, campaign, school, school_class, browser, clock
):
    client = browser()
    page, ref = f"/c/{campaign.slug}/office/extensions", school.ref
    session.rollback()
    assert "No school has a deadline of its own." in client.get(page).text
    answer = client.post(page, data={"school": ref, "until": "2026-11-29T23:59", "reason": ""})
    assert answer.location == page
    seen = client.get(page).text
    assert "Fjord School has time until 29 November 2026, 23:59. Its teachers are told." in seen
    assert closes_for_school(session, campaign, school.id) == LATER
    session.rollback()
    client.post(f"{page}/withdraw", data={"school": ref})
    seen = client.get(page).text
    assert "The deadline of Fjord School is that of everybody again." in seen
    assert 'value="2026-11-29T23:59"' in seen  # the way back
    assert closes_for_school(session, campaign, school.id) == DEADLINE


def test_what_is_refused_keeps_what_was_typed(session, campaign, school, browser):
    page = f"/c/{campaign.slug}/office/extensions"
    data = {"school": school.ref, "until": "2026-11-19T23:59", "reason": "No electricity"}
    answer = browser().post(page, data=data)
    assert answer.status_code == 400
    assert "later than the deadline, 19 November 2026, 23:59 CET." in answer.text
    assert "No electricity" in answer.text


def test_teachers_read_their_own_deadline_on_their_pages(
    session, campaign, school_class, teacher, give, write, browse, clock
):
    entry = write()
    give()
    client = browse(teacher)
    clock.at = DEADLINE + SECOND
    until = "29 November 2026, 23:59"
    assert f"{until} (Paris time)" in client.get(f"/class/{school_class.ref}").text
    assert until in client.get(f"/entry/{entry.ref}").text
    assert "29 November, 23:59" in client.get("/").text
    assert client.get(f"/entry/{entry.ref}/words").status_code == 200
    assert client.get(f"/class/{school_class.ref}/add").status_code == 200
    assert client.get(f"/c/{campaign.slug}/enter").status_code == 200
