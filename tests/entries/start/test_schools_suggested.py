"""A school is found while its name is typed, and is there once."""

import re

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.entries.identity import SchoolClass
from competition.entries.start import views_schools
from competition.platform.throttle import Throttle
from tests.factories import make_campaign, make_city, make_school

START, SUGGEST = "/c/mtm-2026/enter", "/c/mtm-2026/schools"


@pytest.fixture
def bergen(session, campaign, school):
    for name in ("École Élémentaire Pasteur", "Harbour School", "Gymnasium Nr. 3", "Gymnasium Nr. 4"):
        session.add(School(city_id=school.city_id, name=name))
    session.flush()
    return school.city_id


@pytest.fixture
def visitor(session, app, client, bergen):
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    return client


@pytest.fixture
def filled(bergen):
    return {
        "email": "anna@example.org",
        "teacher": "Anna Keller",
        "city": str(bergen),
        "class_name": "4a",
        "age_group": "5-10",
        "accepted": "y",
        "rules_version": "1",
    }


def names(answer):
    return answer.get_json()["schools"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ecole", ["École Élémentaire Pasteur"]),
        ("PAST", ["École Élémentaire Pasteur"]),
        ("scho", ["Fjord School", "Harbour School"]),
        ("har sch", ["Harbour School"]),
        ("arbour", []),
        (" ", []),
    ],
)
def test_schools_are_found_by_the_beginnings_of_their_words(visitor, bergen, typed, found):
    assert names(visitor.get(SUGGEST, query_string={"city": bergen, "q": typed})) == found


def test_at_most_eight_come_and_only_of_the_city_and_the_campaign(session, visitor, campaign, bergen):
    session.add_all(School(city_id=bergen, name=f"School {number}") for number in range(30))
    oslo = make_city(session, campaign, "Oslo")
    make_school(session, oslo, "School of Oslo")
    other = make_city(session, make_campaign(session, "other"), "Elsewhere")
    make_school(session, other, "School of nowhere")
    session.commit()
    assert len(names(visitor.get(SUGGEST, query_string={"city": bergen, "q": "school"}))) == 8
    assert names(visitor.get(SUGGEST, query_string={"city": oslo.id, "q": "school"})) == ["School of Oslo"]
    assert names(visitor.get(SUGGEST, query_string={"city": other.id, "q": "school"})) == []
    assert names(visitor.get(SUGGEST, query_string={"q": "school"})) == []
    assert names(visitor.get(SUGGEST, query_string={"city": 2**70, "q": "school"})) == []


def test_asking_without_end_is_stopped(visitor, bergen, monkeypatch):
    monkeypatch.setattr(views_schools, "ASKED", Throttle(limit=2, within=views_schools.ASKED.within))
    answers = [visitor.get(SUGGEST, query_string={"city": bergen, "q": "fj"}) for _ask in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_the_page_names_no_school_by_itself(visitor):
    assert "Harbour School" not in visitor.get(START).text


def test_the_same_school_is_found_whatever_its_accents_and_its_case(session, visitor, filled):
    visitor.post(START, data={**filled, "school": "ecole elementaire PASTEUR"})
    assert len(session.scalars(select(School)).all()) == 5
    school = session.get_one(School, session.scalars(select(SchoolClass)).one().school_id)
    assert school.name == "École Élémentaire Pasteur"


def test_nearly_the_same_name_is_asked_about_before_a_school_is_added(session, visitor, filled):
    typed = {**filled, "school": "Gymnasium No 3"}
    answer = visitor.post(START, data=typed)
    assert answer.status_code == 400
    assert "Did you mean one of these schools?" in answer.text
    assert "Gymnasium Nr. 3" in answer.text
    assert "Gymnasium Nr. 4" not in answer.text
    assert "None of them: add “Gymnasium No 3”" in answer.text
    assert session.scalars(select(SchoolClass)).all() == []
    session.rollback()
    asked = re.search(r'name="asked_about"[^>]*value="([^"]*)"', answer.text).group(1)
    chosen = re.search(r'name="meant"[^>]*value="(\w{12})"', answer.text).group(1)
    assert visitor.post(START, data={**typed, "asked_about": asked, "meant": chosen}).status_code == 302
    school = session.get_one(School, session.scalars(select(SchoolClass)).one().school_id)
    assert school.name == "Gymnasium Nr. 3"


def test_whoever_means_another_school_adds_it(session, visitor, filled):
    answered = {"asked_about": "Gymnasium No 3", "meant": "as-typed"}
    answer = visitor.post(START, data={**filled, "school": "Gymnasium No 3", **answered})
    assert answer.status_code == 302
    assert "Gymnasium No 3" in session.scalars(select(School.name)).all()


def test_an_answer_about_another_name_does_not_count(session, visitor, filled):
    answered = {"asked_about": "Something else", "meant": "as-typed"}
    answer = visitor.post(START, data={**filled, "school": "Gymnasium No 3", **answered})
    assert answer.status_code == 400
    assert "Did you mean one of these schools?" in answer.text


def test_another_number_is_another_school(session, visitor, filled):
    assert visitor.post(START, data={**filled, "school": "Gymnasium Nr. 5"}).status_code == 302
    assert "Gymnasium Nr. 5" in session.scalars(select(School.name)).all()


def test_the_link_that_invites_a_school_fills_city_and_school_in(visitor, school):
    page = visitor.get(START, query_string={"school": school.ref}).text
    assert re.search(r'name="school"[^>]*value="Fjord School"', page)
    assert f'<option selected value="{school.city_id}">Bergen</option>' in page
    assert 'value="Fjord School"' not in visitor.get(START, query_string={"school": "unknown"}).text
