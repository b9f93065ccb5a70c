"""A class of last year is taken over: name, school and teachers; pupils and entries stay behind."""

import re

import pytest
from sqlalchemy import select

from competition.accounts.models import Membership
from competition.accounts.rules import Role
from competition.consent.models import Person
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.start.copying import next_name
from tests.factories import (
    category_of,
    make_account,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_person,
    make_school,
    save,
)


@pytest.mark.parametrize(
    ("name", "later"), [("4a", "5a"), ("Class 9", "Class 10"), ("2 and 3", "3 and 3"), ("Owls", "Owls")]
)
def test_a_class_is_a_year_older(name, later):
    assert next_name(name) == later


@pytest.fixture
def earlier(session, campaign, school, teacher):
    """Last year's class 4a with a colleague, a pupil and a poem."""
    last = make_campaign(session, "mtm-2025")
    last.year = 2025
    there = make_school(session, make_city(session, last), "Fjord School")
    old = make_class(session, there, last, teacher)
    colleague = make_account(session, "ben@example.org", "Ben")
    office = make_account(session, "trust@example.org", "In Trust")
    save(session, ClassTeacher(class_id=old.id, account_id=colleague.id))
    save(session, ClassTeacher(class_id=old.id, account_id=office.id, in_trust=True))
    entry = make_entry(session, old, category_of(last))
    make_person(session, entry, "Mina")
    return old


@pytest.fixture
def typed(earlier, school):
    return {"class_name": "5a", "city": str(school.city_id), "age_group": "5-10", "accepted": "y"}


def test_the_start_offers_it_and_it_comes_with_its_teachers_only(
    session, campaign, school, earlier, teacher, browse, typed
):
    ben = session.scalars(select(ClassTeacher.account_id).where(ClassTeacher.in_trust.is_(False))).all()[-1]
    ref, old_id = earlier.ref, earlier.id
    browser = browse(teacher)
    assert "Take 4a over as 5a" in browser.get("/c/mtm-2026/enter").text
    page = browser.get(f"/c/mtm-2026/enter/again/{ref}").text
    assert 'value="5a"' in page
    assert f'<option selected value="{typed["city"]}">Bergen</option>' in page
    assert "Ben" in page
    assert "In Trust" not in page
    assert "Mina" not in page
    ticked = re.findall(r'<input checked[^>]*name="teachers"[^>]*value="(\w+)"', page)
    assert len(ticked) == 1
    data = {**typed, "rules_version": "1", "teachers": ticked}
    answer = browser.post(f"/c/mtm-2026/enter/again/{ref}", data=data)
    new = session.scalars(select(SchoolClass).where(SchoolClass.id != old_id)).one()
    assert answer.location == f"/class/{new.ref}"
    assert (new.name, new.school_id, new.campaign_id) == ("5a", school.id, campaign.id)
    own = select(ClassTeacher.account_id).where(ClassTeacher.class_id == new.id)
    assert set(session.scalars(own)) == {teacher.id, ben}
    granted = select(Membership.role).where(Membership.account_id == ben)
    assert session.scalars(granted).all() == [Role.TEACHER]
    assert (len(session.scalars(select(Entry)).all()), len(session.scalars(select(Person)).all())) == (1, 1)
    session.rollback()
    assert "Take 4a over" not in browser.get("/c/mtm-2026/enter").text


def test_a_colleague_who_is_not_ticked_stays_behind(session, earlier, teacher, browse, typed):
    ref, old_id = earlier.ref, earlier.id
    browse(teacher).post(f"/c/mtm-2026/enter/again/{ref}", data={**typed, "rules_version": "1"})
    new = session.scalars(select(SchoolClass).where(SchoolClass.id != old_id)).one()
    own = select(ClassTeacher.account_id).where(ClassTeacher.class_id == new.id)
    assert session.scalars(own).all() == [teacher.id]


def test_this_years_rules_are_accepted_anew(session, earlier, teacher, browse, typed):
    ref = earlier.ref
    browser = browse(teacher)
    without = {**typed, "accepted": "", "rules_version": "1"}
    assert browser.post(f"/c/mtm-2026/enter/again/{ref}", data=without).status_code == 400
    old = browser.post(f"/c/mtm-2026/enter/again/{ref}", data={**typed, "rules_version": "0"})
    assert old.status_code == 409
    assert len(session.scalars(select(SchoolClass)).all()) == 1


def test_only_ones_own_class_of_an_earlier_year_is_taken_over(
    session, earlier, school_class, teacher, browse, office
):
    old, this_year = earlier.ref, school_class.ref
    browser = browse(office)
    assert browser.get(f"/c/mtm-2026/enter/again/{old}").status_code == 404
    assert browse(teacher).get(f"/c/mtm-2026/enter/again/{this_year}").status_code == 404
