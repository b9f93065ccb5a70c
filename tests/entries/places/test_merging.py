"""Schools and cities that are one become one; everything follows."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.allocation.facts import judges_on_panel
from competition.campaign.models import City, School
from competition.entries.deadline.models import Extension
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.places import following
from competition.entries.places.errors import NameTakenError, NothingToMergeError
from competition.entries.places.services import (
    change_city,
    merge_cities,
    merge_schools,
    rename_school,
)
from competition.judging import places
from competition.judging.models import BarredSchool, Judge, Round
from competition.judging.rules import JudgeState
from competition.platform import audit
from competition.tables import metadata
from tests.factories import (
    category_of,
    make_account,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_school,
    save,
)
from tests.support.statements import counted

KNOWN = (following, places)
"""What follows makes itself known by being imported, as the app does."""
SCHOOLS = "/c/mtm-2026/office/schools"


@pytest.fixture
def twin(session, campaign, school, teacher):
    """The same school under another name, with a class 4a of its own and an entry."""
    other = make_school(session, session.get_one(City, school.city_id), "Fjord Schol")
    ben = make_account(session, "ben@example.org", "Ben")
    entry = make_entry(session, make_class(session, other, campaign, ben), category_of(campaign))
    entry.title = "The twin's"
    return other


@pytest.fixture
def judge(session, campaign, school, now):
    def judge(email, *barred, city=None):
        account = make_account(session, email, email)
        made = Judge(
            campaign_id=campaign.id,
            account_id=account.id,
            state=JudgeState.READY,
            created_at=now,
            city_id=city.id if city else None,
            barred_schools=[BarredSchool(school_id=each.id) for each in barred],
        )
        return save(session, made)

    return judge


def test_nothing_that_belongs_to_a_school_or_a_city_is_forgotten():
    """Whatever points to a school or a city must follow a merge: see `campaign/merging.py`."""
    pointing = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname in ("school.id", "city.id")
    }
    assert pointing == {
        ("school", "city_id"),
        ("school_class", "school_id"),
        ("extension", "school_id"),
        ("barred_school", "school_id"),
        ("judge", "city_id"),
        ("certificate_print", "school_id"),
        ("contribution", "city_id"),
    }


def test_a_longer_deadline_follows_and_the_later_of_two_holds(session, campaign, school, twin, office, now):
    for place, days in ((school, 2), (twin, 5)):
        session.add(
            Extension(
                campaign_id=campaign.id, school_id=place.id, until=now + timedelta(days=days), granted_at=now
            )
        )
    session.flush()
    merge_schools(session, campaign=campaign, schools=[school, twin], stays=school, actor=office, now=now)
    (kept,) = session.scalars(select(Extension)).all()
    assert (kept.school_id, kept.until) == (school.id, now + timedelta(days=5))


def test_classes_entries_and_judges_follow_the_school_that_stays(
    session, campaign, school, school_class, twin, judge, office, now
):
    of_one, of_both = judge("one@example.org", twin), judge("both@example.org", twin, school)
    schools = [school, twin]
    merge_schools(session, campaign=campaign, schools=schools, stays=school, actor=office, now=now)
    assert session.scalars(select(School)).all() == [school]
    names = session.execute(select(SchoolClass.name, SchoolClass.school_id)).all()
    assert names == [("4a", school.id), ("4a", school.id)]
    assert session.scalars(select(Entry.title)).all() == ["The twin's"]
    barred = session.execute(select(BarredSchool.judge_id, BarredSchool.school_id)).all()
    assert sorted(barred) == sorted([(of_one.id, school.id), (of_both.id, school.id)])
    (deed,) = audit.history(session, action="school.merge")
    assert (deed.actor_id, deed.object_id) == (office.id, school.id)
    session.expire_all()
    round_ = save(session, Round(campaign_id=campaign.id, name="First", number=1, created_at=now))
    facts = judges_on_panel(session, round_=round_)
    assert [each.barred_schools for each in facts] == [{str(school.id)}] * 2


def test_what_is_not_of_one_city_is_not_merged(session, campaign, school, office, now):
    there = make_school(session, make_city(session, campaign, "Oslo"), "Fjord School")
    by = {"campaign": campaign, "actor": office, "now": now}
    with pytest.raises(NothingToMergeError):
        merge_schools(session, schools=[school, there], stays=school, **by)
    with pytest.raises(NothingToMergeError):
        merge_schools(session, schools=[school], stays=school, **by)
    assert len(session.scalars(select(School)).all()) == 2


def test_cities_become_one_and_their_schools_of_one_name_too(
    session, campaign, school, school_class, judge, office, now
):
    bergen, again = session.get_one(City, school.city_id), make_city(session, campaign, "Bjørgvin", "")
    same, other = make_school(session, again, "FJORD SCHOOL"), make_school(session, again, "Hill School")
    make_class(session, same, campaign, name="7x")
    made = judge("far@example.org", same, city=again)
    by = {"campaign": campaign, "actor": office, "now": now}
    merge_cities(session, cities=[bergen, again], stays=again, **by)
    assert session.scalars(select(City.name)).all() == ["Bjørgvin"]
    assert again.country == "NO"
    schools = dict(session.execute(select(School.name, School.id)).all())
    assert schools == {"FJORD SCHOOL": same.id, "Hill School": other.id}
    assert set(session.scalars(select(SchoolClass.school_id))) == {same.id}
    session.expire_all()
    assert made.city_id == again.id
    assert {deed.action for deed in audit.history(session) if deed.object_kind != "class"} == {
        "city.merge",
        "school.merge",
    }


def test_a_name_stands_once(session, campaign, school, twin, office, now):
    by = {"campaign": campaign, "actor": office, "now": now}
    with pytest.raises(NameTakenError):
        rename_school(session, school=twin, name="fjord  SCHOOL", **by)
    rename_school(session, school=twin, name="Hill School", **by)
    assert twin.name == "Hill School"
    oslo = make_city(session, campaign, "Oslo")
    with pytest.raises(NameTakenError):
        change_city(session, city=oslo, name="Bergen", country="NO", **by)
    change_city(session, city=oslo, name="Osló", country="SE", **by)
    assert (oslo.name, oslo.country) == ("Osló", "SE")


# ---- the pages -------------------------------------------------------------------------------------------


def test_schools_that_may_be_one_are_shown_merged_after_a_preview(
    session, school, school_class, twin, judge, browser
):
    judge("one@example.org", twin)
    refs = [school.ref, twin.ref]
    desk = browser()
    assert "Fjord Schol" in desk.get(SCHOOLS).text
    alike = desk.get(SCHOOLS, query_string={"alike": 1}).text
    assert f"/merge?school={refs[0]}" in alike or f"/merge?school={refs[1]}" in alike
    preview = desk.get(f"{SCHOOLS}/merge", query_string={"school": refs}).text
    assert "2 classes, 1 entry and 2 teachers" in preview
    assert "Class 4a stands in more than one of them." in preview
    assert "1 judge reads nothing of one of them" in preview
    assert "This cannot be undone" in preview
    asked = {"school": refs, "stays": ""}
    assert desk.post(f"{SCHOOLS}/merge", data=asked).status_code == 400
    assert len(session.scalars(select(School)).all()) == 2
    session.rollback()
    answer = desk.post(f"{SCHOOLS}/merge", data={"school": refs, "stays": refs[0]})
    assert answer.location == f"{SCHOOLS}/{refs[0]}"
    assert session.scalars(select(School.name)).all() == ["Fjord School"]


def test_one_that_was_merged_meanwhile_is_told(session, school, twin, browser):
    refs = [school.ref, twin.ref]
    desk = browser()
    desk.post(f"{SCHOOLS}/merge", data={"school": refs, "stays": refs[0]})
    again = desk.post(f"{SCHOOLS}/merge", data={"school": refs, "stays": refs[0]})
    assert again.status_code == 409
    assert "Please tick two or more that are one." in again.text


def test_another_campaigns_schools_cannot_be_drawn_in(session, school, browser):
    other = make_school(session, make_city(session, make_campaign(session, "other")), "Elsewhere")
    refs = [school.ref, other.ref]
    desk = browser()
    assert desk.post(f"{SCHOOLS}/merge", data={"school": refs, "stays": refs[1]}).status_code == 409
    assert desk.get(f"{SCHOOLS}/{refs[1]}").status_code == 404
    assert "Elsewhere" not in desk.get(SCHOOLS).text
    assert len(session.scalars(select(School)).all()) == 2


def test_a_school_is_added_renamed_and_invited(session, school, browser, config):
    city = session.get_one(City, school.city_id).ref
    desk = browser()
    answer = desk.post(SCHOOLS, data={"city": city, "name": "Hill School"})
    page = desk.get(answer.location).text
    added = session.scalars(select(School).where(School.name == "Hill School")).one().ref
    session.rollback()
    assert f"{config.base_url}/c/mtm-2026/enter?school={added}" in page
    assert desk.post(f"{SCHOOLS}/{added}", data={"name": "Fjord school"}).status_code == 409
    desk.post(f"{SCHOOLS}/{added}", data={"name": "Hilltop School"})
    assert "Hilltop School" in session.scalars(select(School.name)).all()


def test_a_citys_country_is_chosen_by_name(session, school, browser):
    city = session.get_one(City, school.city_id)
    ref, pages = city.ref, f"{SCHOOLS}/cities"
    desk = browser()
    assert "Norway" in desk.get(pages).text
    form = desk.get(f"{pages}/{ref}").text
    assert '<option selected value="NO">Norway</option>' in form
    assert desk.post(f"{pages}/{ref}", data={"name": "Bergen", "country": "SE"}).location == pages
    assert "Sweden" in desk.get(pages).text
    assert desk.post(f"{pages}/{ref}", data={"name": "Bergen", "country": "XX"}).status_code == 400


def test_cities_are_merged_after_a_preview(session, campaign, school, school_class, browser):
    again = make_city(session, campaign, "Bergen am See", "NO")
    make_school(session, again, "Fjord school")
    refs = [session.get_one(City, school.city_id).ref, again.ref]
    desk, page = browser(), f"{SCHOOLS}/cities/merge"
    preview = desk.get(page, query_string={"city": refs}).text
    assert "2 schools" in preview
    assert "Fjord School is in both of them and becomes one school." in preview
    answer = desk.post(page, data={"city": refs, "stays": refs[0]})
    assert answer.location == f"{SCHOOLS}/cities/{refs[0]}"
    assert session.scalars(select(City.name)).all() == ["Bergen"]
    assert session.scalars(select(School.name)).all() == ["Fjord School"]


def test_teachers_do_not_see_it(school_class, teacher, browse):
    signed_in = browse(teacher)
    pages = (SCHOOLS, f"{SCHOOLS}/cities", f"{SCHOOLS}/merge", f"{SCHOOLS}/cities/merge")
    assert [signed_in.get(page).status_code for page in pages] == [404] * 4


@pytest.mark.parametrize("number", [3, 2000])
def test_thousands_of_schools_ask_as_little_as_three(session, database, campaign, school, browser, number):
    session.add_all(School(city_id=school.city_id, name=f"School {n} of the town") for n in range(number))
    desk = browser()
    for query in ({}, {"alike": 1}, {"search": "school 7"}):
        with counted(database) as asked:
            answer = desk.get(SCHOOLS, query_string=query)
        assert answer.status_code == 200
        assert len(answer.text) < 100_000
        assert len([one for one in asked if one.startswith("SELECT")]) <= 8
