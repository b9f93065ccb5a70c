"""A teacher starts a class."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.merging import merge
from competition.accounts.models import Membership
from competition.accounts.rules import Role
from competition.entries.errors import (
    DeadlinePassedError,
    NotOpenYetError,
    RulesChangedError,
    UnknownSchoolError,
    WrongCategoryError,
)
from competition.entries.identity import ClassTeacher, Receipt, SchoolClass
from competition.entries.services import find_or_add_school, start_class
from competition.platform import audit
from tests.factories import DEADLINE, OPENS, make_account, make_campaign, make_city

SECOND = timedelta(seconds=1)


@pytest.fixture
def start(session, campaign, school, teacher, now):
    def start(**changed):
        wanted = {"name": "4a", "age_group": "5-10", "rules_version": 1, "teacher": teacher, "now": now}
        return start_class(session, campaign=campaign, school=school, **{**wanted, **changed})

    return start


def test_a_class_belongs_to_its_school_and_teacher_and_holds_the_accepted_rules(
    session, start, school, teacher, now
):
    started = start(name="  Class  4a ")
    assert (started.name, started.school_id, started.age_group) == ("Class 4a", school.id, "5-10")
    assert (started.rules_version, started.rules_accepted_at) == (1, now)
    assert session.scalars(select(ClassTeacher.account_id).filter_by(class_id=started.id)).all() == [
        teacher.id
    ]


def test_starting_makes_somebody_a_teacher_of_the_campaign_and_is_written_down(
    session, start, campaign, teacher
):
    started = start()
    (membership,) = session.scalars(select(Membership).filter_by(account_id=teacher.id))
    assert (membership.role, membership.campaign_id) == (Role.TEACHER, campaign.id)
    (entry,) = audit.history(session, object_kind="class", object_id=started.id)
    assert (entry.action, entry.actor_id, entry.details) == ("class.start", teacher.id, {"rules_version": 1})


def test_the_same_class_is_not_started_twice_but_another_is(session, start):
    first = start()
    assert start(name="4A").id == first.id
    assert start(name="4b").id != first.id
    assert start(age_group="11-18").id != first.id


def test_two_teachers_may_each_have_a_class_of_that_name(session, start):
    other = make_account(session, "other@example.org")
    assert start().id != start(teacher=other).id


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"now": OPENS - SECOND}, NotOpenYetError),
        ({"now": DEADLINE}, DeadlinePassedError),
        ({"rules_version": 0}, RulesChangedError),
        ({"age_group": "19-99"}, WrongCategoryError),
    ],
)
def test_a_class_cannot_be_started(session, start, changed, refusal):
    with pytest.raises(refusal):
        start(**changed)
    assert session.scalars(select(SchoolClass)).all() == []


def test_the_refusal_tells_the_deadline_as_the_campaigns_clocks_show_it(start):
    with pytest.raises(DeadlinePassedError) as refusal:
        start(now=DEADLINE)
    assert refusal.value.values == {"deadline": "19 November 2026, 23:59 CET"}


def test_a_school_is_found_whatever_its_case_or_added(session, campaign, school):
    city_id = school.city_id
    found = find_or_add_school(session, campaign=campaign, city_id=city_id, name=" FJORD  school ")
    added = find_or_add_school(session, campaign=campaign, city_id=city_id, name="Harbour School")
    assert found.id == school.id
    assert (added.name, added.city_id) == ("Harbour School", city_id)
    assert added.id != school.id


def test_a_school_needs_a_name_and_a_city_of_the_campaign(session, campaign, school):
    elsewhere = make_city(session, make_campaign(session, "other-2026"), "Oslo")
    for city_id, name in ((school.city_id, "  "), (elsewhere.id, "Harbour"), (10_000, "Harbour")):
        with pytest.raises(UnknownSchoolError):
            find_or_add_school(session, campaign=campaign, city_id=city_id, name=name)


def test_when_two_accounts_become_one_its_classes_and_receipts_move_along(session, start, poem, submit):
    known = make_account(session, "known@example.org")
    shared = start(name="5c", teacher=known)
    pending = make_account(session, None, pending_email="known@example.org")
    session.add(ClassTeacher(class_id=shared.id, account_id=pending.id))
    own = start(name="6d", teacher=pending)
    receipt = submit(poem)
    receipt.account_id = pending.id
    session.flush()
    merge(session, source=pending, into=known)
    held = select(ClassTeacher.class_id, ClassTeacher.account_id).order_by(ClassTeacher.id)
    assert [row for row in session.execute(held).all() if row.class_id in (shared.id, own.id)] == [
        (shared.id, known.id),
        (own.id, known.id),
    ]
    assert session.scalars(select(Receipt.account_id)).all() == [known.id]
