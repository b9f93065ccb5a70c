"""Letters before the deadline: to whom, when, how often."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.entries.deadline.errors import RemindedAlreadyError
from competition.entries.deadline.rules import Reminding, is_said, occasion
from competition.entries.deadline.services import remind_by_hand
from competition.entries.identity import ClassTeacher
from competition.entries.rules import ScreeningDecision
from competition.entries.services import reopen
from competition.platform.jobs import Job, timers
from competition.platform.mail import OutboxMail, render
from tests.entries.conftest import POEM
from tests.entries.deadline.conftest import LATER
from tests.factories import DEADLINE, OPENS, make_account, make_member

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def begun_long_ago(session, school_class):
    school_class.created_at = OPENS
    session.flush()


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (8 * DAY, None),
        (7 * DAY, Reminding.WEEK),
        (3 * DAY, Reminding.WEEK),
        (2 * DAY, Reminding.TWO_DAYS),
        (4 * HOUR, Reminding.TWO_DAYS),
        (3 * HOUR, Reminding.THREE_HOURS),
        (MINUTE, Reminding.THREE_HOURS),
        (0 * DAY, None),
    ],
)
def test_the_occasion_is_the_one_nearest_to_the_deadline(before, kind):
    assert occasion(DEADLINE, DEADLINE - before, OPENS) is kind


def test_a_class_begun_after_the_occasion_needs_no_letter():
    assert occasion(DEADLINE, DEADLINE - HOUR, DEADLINE - 2 * HOUR) is None


def test_a_deadline_moved_by_much_brings_its_letter_anew():
    last = DEADLINE - 7 * DAY
    assert is_said(Reminding.WEEK, closes=DEADLINE, last=last)
    assert is_said(Reminding.WEEK, closes=DEADLINE + HOUR, last=last)
    assert not is_said(Reminding.WEEK, closes=DEADLINE + 10 * DAY, last=last)
    assert not is_said(Reminding.WEEK, closes=DEADLINE, last=None)


def test_a_class_with_a_draft_is_reminded_three_times(write, remind_at, letters):
    write()
    to = "teacher@example.org"
    assert not remind_at(DEADLINE - 7 * DAY - MINUTE)
    assert remind_at(DEADLINE - 7 * DAY)
    assert not remind_at(DEADLINE - 7 * DAY + MINUTE)
    assert remind_at(DEADLINE - 2 * DAY)
    assert not remind_at(DEADLINE - DAY)
    assert remind_at(DEADLINE - 3 * HOUR)
    assert not remind_at(DEADLINE - MINUTE)
    assert not remind_at(DEADLINE + MINUTE)
    assert letters() == [(to, "week"), (to, "two-days"), (to, "three-hours")]


def test_all_teachers_of_the_class_are_reminded(session, school_class, write, remind_at, letters):
    session.add(ClassTeacher(class_id=school_class.id, account_id=make_account(session, "co@example.org").id))
    write()
    remind_at(DEADLINE - 2 * DAY)
    assert letters() == [("teacher@example.org", "two-days"), ("co@example.org", "two-days")]


def test_who_has_finished_is_left_in_peace(write, submit, remind_at, letters):
    submit(write())
    assert not remind_at(DEADLINE - 2 * DAY)
    assert letters() == []


def test_who_has_no_entry_at_all_is_left_in_peace(school_class, remind_at):
    assert not remind_at(DEADLINE - 2 * DAY)


def test_what_was_opened_again_counts_as_unfinished(session, write, submit, teacher, now, remind_at, letters):
    entry = write()
    submit(entry)
    reopen(session, entry=entry, actor=teacher, now=now)
    assert remind_at(DEADLINE - 2 * DAY)
    assert letters() == [("teacher@example.org", "two-days")]


def test_what_was_missed_while_nothing_ran_is_not_made_up_for(write, remind_at, letters):
    write()
    assert remind_at(DEADLINE - HOUR)
    assert letters() == [("teacher@example.org", "three-hours")]


def test_an_extension_moves_the_reminders(write, give, remind_at, letters):
    write()
    give()
    assert not remind_at(DEADLINE - 2 * DAY)
    assert remind_at(LATER - 2 * DAY)
    assert letters() == [("teacher@example.org", "two-days")]


def test_a_school_with_more_time_is_reminded_after_the_deadline_of_the_others(write, give, remind_at):
    write()
    give(DEADLINE + 20 * DAY)
    assert remind_at(DEADLINE + 14 * DAY)


def test_the_letter_says_what_is_missing_and_until_when(session, write, school_class, remind_at, config):
    write()
    gap = write(words=replace(POEM, title="", text=""))
    remind_at(DEADLINE - 2 * DAY)
    (mail,) = session.scalars(select(OutboxMail).where(OutboxMail.event == "entries.reminder"))
    letter = render(session, mail, config)
    assert letter.subject == "Two days left for class 4a"
    for text in (letter.text, letter.html):
        assert "Dear Tea Cher," in text
        assert "2 entries of class 4a are not submitted yet. The deadline is 19 November 2026, 23:59" in text
        assert "A title is missing." in text
        assert "Nothing is missing; it only waits to be submitted." in text
        assert f"http://127.0.0.1:8000/class/{school_class.ref}" in text
        assert f"http://127.0.0.1:8000/entry/{gap.ref}" in text


def test_a_returned_entry_is_recalled_two_days_before_its_own_date(
    session, write, submit, decide, remind_at, letters, config
):
    entry = write()
    submit(entry)
    returned_at = DEADLINE + DAY
    decide(entry, ScreeningDecision.RETURN, "Please add a line.", now=returned_at)
    until = returned_at + 7 * DAY
    assert not remind_at(until - 2 * DAY - MINUTE)
    assert remind_at(until - 2 * DAY)
    assert not remind_at(until - DAY)
    assert letters("entries.return_reminder") == [("teacher@example.org", None)]
    (mail,) = session.scalars(select(OutboxMail).where(OutboxMail.event == "entries.return_reminder"))
    said = render(session, mail, config).text
    assert "This is possible until 27 November 2026, 23:59 (Paris time)." in said


def test_the_secretariat_reminds_by_hand_once_a_day(
    session, campaign, school_class, write, office, now, letters
):
    write()

    def by_hand(at, ids=()):
        return remind_by_hand(session, campaign=campaign, class_ids=ids, actor=office, now=at)

    assert by_hand(now) == 1
    with pytest.raises(RemindedAlreadyError):
        by_hand(now + DAY - MINUTE, [school_class.id])
    assert by_hand(now + DAY, [school_class.id]) == 1
    assert letters() == [("teacher@example.org", "by-hand")] * 2


def test_by_hand_the_finished_are_not_reminded_either(session, campaign, write, submit, office, now):
    submit(write())
    with pytest.raises(RemindedAlreadyError):
        remind_by_hand(session, campaign=campaign, class_ids=[], actor=office, now=now)


def test_by_hand_a_class_is_reminded_of_a_returned_entry_too(
    session, campaign, school_class, hand_in, decide, office, now, browser
):
    """The list of the unfinished holds it, so its button must not say that the class is finished."""
    decide(hand_in(), ScreeningDecision.RETURN, "The end is missing.")
    client, page = browser(), "/c/mtm-2026/office/unfinished"
    assert "Remind now" in client.get(page).text
    said = client.post(page, data={"class": school_class.ref}, follow_redirects=True).text
    assert "1 class is reminded by mail." in said


def test_after_its_deadline_nobody_is_reminded_by_hand(
    session, campaign, write, office, give, clock, browser
):
    write()
    clock.at = DEADLINE + MINUTE
    with pytest.raises(RemindedAlreadyError):
        remind_by_hand(session, campaign=campaign, class_ids=[], actor=office, now=clock.at)
    client, page = browser(), "/c/mtm-2026/office/unfinished"
    listed = client.get(page).text
    assert "1 class has drafts" in listed
    assert "Remind" not in listed.split("<table")[1].split("<tbody")[1]
    assert "Remind all of them now" not in listed
    give(DEADLINE + DAY, now=clock.at)
    client = browser()
    assert "Remind now" in client.get(page).text


def test_before_all_are_reminded_it_is_asked_how_many_that_are(session, write, browser, letters):
    write()
    client, page = browser(), "/c/mtm-2026/office/unfinished"
    (way,) = re.findall(r'href="([^"]+)"[^>]*>Remind all of them now', client.get(page).text)
    asked = client.get(way).text
    assert "Remind 1 class</button>" in asked
    assert letters() == []
    session.rollback()
    assert f'action="{page}"' in asked
    client.post(page)
    assert letters() == [("teacher@example.org", "by-hand")]
    session.rollback()
    assert "Nobody to remind" in client.get(way).text


def test_more_time_for_a_school_begins_at_its_class_that_is_not_finished(session, school, write, browser):
    write()
    client = browser()
    listed = client.get("/c/mtm-2026/office/unfinished").text
    (way,) = re.findall(r'href="([^"]+)"[^>]*>More time</a>', listed)
    assert f'<option selected value="{school.ref}">' in client.get(way).text


def test_the_worker_asks_for_what_is_due_and_for_nothing_twice(session, database, write):
    write()
    session.commit()
    assert "entries.remind" not in timers.ask(database, DEADLINE - 8 * DAY)
    assert "entries.remind" in timers.ask(database, DEADLINE - 2 * DAY)
    assert "entries.remind" in timers.ask(database, DEADLINE - 2 * DAY)
    jobs = session.scalars(select(Job).where(Job.name == "entries.remind")).all()
    assert len(jobs) == 1  # the first still waits


def test_the_page_names_who_is_unfinished(session, campaign, write, browser, teacher):
    teacher.email, teacher.pending_email = None, "teacher@example.org"
    write()
    write(words=replace(POEM, title="", text=""))
    client = browser()
    page = f"/c/{campaign.slug}/office/unfinished"
    seen = client.get(page).text
    assert "1 class has drafts" in seen
    assert "Address not confirmed" in seen
    assert "Fjord School" in seen
    for narrowed, found in (("which=unconfirmed", True), ("which=quiet", False), ("search=fjord", True)):
        assert ("Fjord School" in client.get(f"{page}?{narrowed}").text) is found
    assert client.post(page).location == page
    seen = client.get(page).text
    assert "1 class is reminded by mail." in seen
    assert "Reminded 10 Nov, 10:00" in seen
    client.post(page)
    assert "Nobody was reminded" in client.get(page).text


def test_the_page_is_the_secretariat_s_alone(campaign, browse, teacher, session):
    judge = make_member(session, campaign, Role.JUDGE, "judge@example.org")
    for account in (teacher, judge):
        assert browse(account).get(f"/c/{campaign.slug}/office/unfinished").status_code == 404
