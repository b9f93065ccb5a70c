"""Entries on paper: started and typed by the secretariat, in time when the paper was, handed over later."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.campaign.models import School
from competition.campaign.rules import MilestoneKey
from competition.entries.blinding import origin_of
from competition.entries.deadline.errors import RemindedAlreadyError
from competition.entries.deadline.services import extend, remind_by_hand
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.days import correct_day
from competition.entries.paper.errors import (
    NobodyLeftError,
    NothingTickedError,
    PaperNotOpenError,
    ReceivedAheadError,
)
from competition.entries.paper.marks import received_on
from competition.entries.paper.models import PaperClass, PaperEntry
from competition.entries.paper.services import TYPING_LASTS, finish, receive, start_on_paper
from competition.entries.services import create_entry
from competition.platform import audit
from competition.platform.mail import OutboxMail
from tests.factories import DEADLINE, OPENS, category_of

PAPER = "/c/mtm-2026/office/paper"


@pytest.fixture
def start(session, campaign, school, office, now):
    def start(received=date(2026, 11, 9), now=now, **more):
        given = {"name": "3b", "age_group": "5-10", "teacher_name": "", "teacher_email": "", "locale": "en"}
        return start_on_paper(
            session,
            campaign=campaign,
            school=school,
            received_on=received,
            actor=office,
            now=now,
            **{**given, **more},
        )

    return start


@pytest.fixture
def typed(school):
    return {
        "received_on": "2026-11-09",
        "city": str(school.city_id),
        "school": "Fjord School",
        "class_name": "3b",
        "age_group": "5-10",
        "locale": "en",
        "accepted": "y",
    }


def test_what_the_secretariat_begins_is_marked_with_the_day_it_arrived(session, campaign, start, office, now):
    school_class = start()
    by = {"school_class": school_class, "category": category_of(campaign), "now": now}
    entry = create_entry(session, actor=office, **by)
    assert received_on(session, entry.id) == date(2026, 11, 9)
    mark = session.scalars(select(PaperEntry)).one()
    assert (mark.noted_by_id, mark.noted_at) == (office.id, now)
    assert {d.action for d in audit.history(session, actor_id=office.id)} == {
        "paper.receive",
        "paper.hold",
        "entry.create",
    }


def test_what_a_teacher_begins_is_not(session, campaign, school_class, teacher, start, now):
    named = start(teacher_name="Ola Nordmann")
    ola = session.scalars(select(Account).where(Account.name == "Ola Nordmann")).one()
    for its_class, actor in ((school_class, teacher), (named, ola)):
        entry = create_entry(
            session, school_class=its_class, category=category_of(campaign), actor=actor, now=now
        )
        assert received_on(session, entry.id) is None


def test_more_paper_later_keeps_the_days_apart(session, campaign, start, office, now):
    school_class = start()
    by = {"school_class": school_class, "category": category_of(campaign), "actor": office}
    first = create_entry(session, now=now, **by)
    later = now + timedelta(days=3)
    receive(
        session,
        campaign=campaign,
        school_class=school_class,
        received_on=date(2026, 11, 13),
        actor=office,
        now=later,
    )
    second = create_entry(session, now=later, **by)
    days = [received_on(session, entry.id) for entry in (first, second)]
    assert days == [date(2026, 11, 9), date(2026, 11, 13)]


@pytest.mark.parametrize(
    ("received", "in_time"),
    [(date(2026, 11, 19), True), (date(2026, 11, 20), False)],
)
def test_the_day_of_receipt_decides_whether_it_may_still_be_typed_in_time(start, received, in_time):
    """The deadline is on the 19th by the campaign's clocks."""
    after = DEADLINE + timedelta(days=4)
    school_class = start(received, now=after)
    assert school_class.typing_until == (after + TYPING_LASTS if in_time else None)


def test_no_day_that_is_still_to_come_and_none_before_the_call(start, now):
    with pytest.raises(ReceivedAheadError):
        start(date(2026, 11, 11))
    with pytest.raises(PaperNotOpenError):
        start(date(2026, 9, 1), now=OPENS - timedelta(hours=1))


def test_the_same_class_is_taken_up_again_and_a_teachers_own_never(session, start, school_class, teacher):
    first, again, like_the_teachers = start(), start(), start(name="4a")
    assert first is again
    assert like_the_teachers is not school_class
    held = select(ClassTeacher.account_id).where(ClassTeacher.class_id == school_class.id)
    assert session.scalars(held).all() == [teacher.id]


def test_the_secretariats_name_is_none_of_those_behind_a_work(session, campaign, start, office, now):
    school_class = start(teacher_name="Ola Nordmann")
    entry = create_entry(
        session, school_class=school_class, category=category_of(campaign), actor=office, now=now
    )
    assert [account.name for account in origin_of(session, entry.id).teachers] == ["Ola Nordmann"]


def test_a_class_is_handed_over_to_a_teacher_and_not_to_nobody(session, start, office, now):
    alone, named = start(), start(name="3c", teacher_email=" Ola@Example.org ")
    with pytest.raises(NobodyLeftError):
        finish(session, school_class=alone, actor=office, now=now)
    finish(session, school_class=named, actor=office, now=now)
    ola = session.scalars(select(Account).where(Account.pending_email == "ola@example.org")).one()
    held = select(ClassTeacher.account_id).where(ClassTeacher.class_id == named.id)
    assert session.scalars(held).all() == [ola.id]
    assert (named.typing_until, session.get_one(PaperClass, named.id).finished_at) == (None, now)
    assert session.scalars(select(OutboxMail)).all() == []


@pytest.fixture
def three(session, campaign, start, office, now):
    """A class of which three entries are typed, all received on the 9th."""
    school_class = start()
    by = {"school_class": school_class, "category": category_of(campaign), "actor": office, "now": now}
    return school_class, [create_entry(session, **by) for _each in range(3)]


@pytest.fixture
def correct(session, campaign, three, office):
    def correct(*entries, day, now):
        refs = [entry.ref for entry in entries]
        more = {"campaign": campaign, "school_class": three[0], "actor": office, "now": now}
        return correct_day(session, entry_refs=refs, received_on=day, **more)

    return correct


def test_the_day_of_one_entry_is_corrected_and_the_others_keep_theirs(session, three, correct, office, now):
    school_class, (first, second, third) = three
    later = now + timedelta(days=5)
    assert correct(second, day=date(2026, 11, 12), now=later) == 1
    assert correct(second, day=date(2026, 11, 12), now=later) == 0
    days = [received_on(session, entry.id) for entry in (first, second, third)]
    assert days == [date(2026, 11, 9), date(2026, 11, 12), date(2026, 11, 9)]
    (deed,) = [d for d in audit.history(session, actor_id=office.id) if d.action == "paper.correct_day"]
    assert deed.details == {"day": date(2026, 11, 12).toordinal(), "entries": [second.id]}


def test_what_is_submitted_is_late_by_the_day_it_arrived(three, correct):
    entry = three[1][0]
    entry.submitted_at = DEADLINE + timedelta(hours=2)
    after = DEADLINE + timedelta(days=4)
    correct(entry, day=date(2026, 11, 20), now=after)
    assert entry.late_by == 7200
    correct(entry, day=date(2026, 11, 19), now=after)
    assert entry.late_by is None


def test_what_was_submitted_in_time_was_here_in_time(three, correct):
    entry = three[1][0]
    entry.submitted_at = DEADLINE - timedelta(hours=2)
    correct(entry, day=date(2026, 11, 20), now=DEADLINE + timedelta(days=4))
    assert entry.late_by is None


def test_a_day_that_is_still_to_come_or_for_nothing_is_refused(session, three, correct, write, now):
    _school_class, (entry, *_others) = three
    with pytest.raises(ReceivedAheadError):
        correct(entry, day=date(2026, 11, 11), now=now)
    for none in ((), (write(),)):
        with pytest.raises(NothingTickedError):
            correct(*none, day=date(2026, 11, 8), now=now)
    assert received_on(session, entry.id) == date(2026, 11, 9)


# ---- the pages -------------------------------------------------------------------------------------------


def test_the_office_starts_a_class_and_types_as_its_teacher_would(session, school, browser, typed):
    desk = browser()
    answer = desk.post(PAPER, data={**typed, "school": "Hill School", "teacher": "Ola", "email": ""})
    started = session.scalars(select(SchoolClass)).one()
    assert answer.location == f"/class/{started.ref}"
    assert session.get_one(School, started.school_id).name == "Hill School"
    session.rollback()
    page = desk.get(answer.location).text
    assert "Typed by the secretariat from paper, received on Monday" in page
    assert "More paper, or hand it over" in page
    shown = desk.get(PAPER).text
    assert "Being typed" in shown
    assert "nothing typed yet" in shown


def test_what_is_missing_is_said_and_kept(session, browser, typed):
    desk = browser()
    answer = desk.post(PAPER, data={**typed, "accepted": "", "received_on": ""})
    assert answer.status_code == 400
    assert "Please say on which day the paper arrived." in answer.text
    assert 'value="3b"' in answer.text
    ahead = desk.post(PAPER, data={**typed, "received_on": "2026-11-11"})
    assert "not one that is still to come" in ahead.text
    assert session.scalars(select(SchoolClass)).all() == []


def test_the_teacher_is_named_and_gets_the_class_by_a_link(session, browser, typed, app):
    desk = browser()
    desk.post(PAPER, data=typed)
    ref = session.scalars(select(SchoolClass.ref)).one()
    session.rollback()
    page = f"{PAPER}/{ref}"
    assert desk.post(f"{page}/hand-over").status_code == 409
    assert desk.post(f"{page}/teacher", data={"locale": "en"}).status_code == 400
    way = desk.post(f"{page}/teacher", data={"teacher": "Ola", "locale": "en"}).location
    assert way.startswith(f"/c/mtm-2026/office/classes/{ref}/")
    assert desk.post(f"{way}/link").location == way
    address = desk.get(way).text.split('dir="ltr" value="')[1].split('"')[0]
    ola = app.test_client()
    assert ola.post(address.partition("8000")[2]).location == f"/class/{ref}"
    assert desk.post(f"{page}/hand-over").location == PAPER
    assert ola.get(f"/class/{ref}").status_code == 200
    assert desk.get(f"/class/{ref}").status_code == 404
    assert "Handed over" in desk.get(PAPER).text


def test_the_office_corrects_the_day_of_the_ticked(session, three, browser):
    school_class, (first, second, _third) = three
    page, ref = f"{PAPER}/{school_class.ref}", second.ref
    desk = browser()
    shown = desk.get(page).text
    assert shown.count("Received on Monday") == 4
    assert first.ref in shown
    answer = desk.post(f"{page}/day", data={"entry": [ref], "another_day": "2026-11-08"})
    assert answer.location == page
    shown = desk.get(page).text
    assert "The day of 1 entry is corrected." in shown
    assert (shown.count("Received on Monday"), shown.count("Received on Sunday")) == (3, 1)
    assert desk.post(f"{page}/day", data={"another_day": "2026-11-08"}).status_code == 409
    desk.post(f"{page}/day", data={"entry": [ref], "another_day": ""})
    assert "Please say on which day the paper arrived." in desk.get(page).text


def test_only_the_secretariat_types_from_paper(school_class, teacher, browse, typed):
    signed_in = browse(teacher)
    assert signed_in.get(PAPER).status_code == 404
    assert signed_in.post(PAPER, data=typed).status_code == 404


def test_a_class_that_is_not_on_paper_is_not_taken_in_trust(session, school_class, browser):
    ref = school_class.ref
    desk = browser()
    for way in ("hold", "receive", "day", "teacher", "hand-over"):
        answer = desk.post(
            f"{PAPER}/{ref}/{way}",
            data={"received_on": "2026-11-09", "another_day": "2026-11-09", "teacher": "X"},
        )
        assert answer.status_code == 404
    assert desk.get(f"/class/{ref}").status_code == 404
    assert session.scalars(select(Entry)).all() == []


def test_nobody_is_written_to_before_a_class_on_paper_is_handed_over(
    session, campaign, school, start, office, now, browser
):
    school_class = start(teacher_name="Ada Paper", teacher_email="ada@school.example")
    by = {"school_class": school_class, "category": category_of(campaign), "now": now}
    create_entry(session, actor=office, **by)
    later = campaign.calendar.at(MilestoneKey.DEADLINE) + timedelta(days=9)
    with pytest.raises(RemindedAlreadyError):
        remind_by_hand(session, campaign=campaign, class_ids=(), actor=office, now=now)
    extend(session, campaign=campaign, school=school, until=later, reason="", actor=office, now=now)
    assert session.scalars(select(OutboxMail)).all() == []
    session.commit()
    page = browser().get("/c/mtm-2026/office/unfinished").text
    assert "Ada Paper" in page
    assert "Being typed from paper" in page
    assert "Remind now" not in page
    finish(session, school_class=school_class, actor=office, now=now)
    assert remind_by_hand(session, campaign=campaign, class_ids=(), actor=office, now=now) == 1
    assert [mail.recipient for mail in session.scalars(select(OutboxMail))] == ["ada@school.example"]
