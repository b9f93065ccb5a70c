"""The secretariat finds a class, sends its teacher the link again, or hands one out."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account, SignInLink
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.accounts.tokens import link_token
from competition.entries.identity import ClassTeacher
from competition.platform import audit
from competition.platform.mail import OutboxMail
from tests.factories import category_of, make_account, make_class, make_entry, save
from tests.support.statements import counted

CLASSES = "/c/mtm-2026/office/classes"


@pytest.fixture
def unconfirmed(session, campaign, school, now):
    """Carla's class 6c; her address was never confirmed."""
    carla = save(session, Account(pending_email="carla@example.org", name="Carla", created_at=now))
    grant(session, account=carla, role=Role.TEACHER, campaign_id=campaign.id)
    return make_class(session, school, campaign, carla, "6c"), carla


def test_classes_are_found_by_teacher_school_city_or_address(school_class, unconfirmed, browser):
    desk = browser()
    for typed, found in (("carla", "6c"), ("tea cher", "4a"), ("carla@example", "6c")):
        page = desk.get(CLASSES, query_string={"search": typed}).text
        assert f"<bdi>{found}</bdi>" in page
        assert "1 class with its teacher" in page
    both = desk.get(CLASSES, query_string={"search": "fjord bergen"}).text
    assert "2 classes with their teachers" in both
    assert "No class fits." in desk.get(CLASSES, query_string={"search": "100%"}).text


def test_addresses_that_are_not_confirmed_are_a_list_of_their_own(school_class, unconfirmed, browser):
    desk = browser()
    assert "1 address is not confirmed yet: show it" in desk.get(CLASSES).text
    page = desk.get(CLASSES, query_string={"unconfirmed": "y"}).text
    assert "<bdi>6c</bdi>" in page
    assert "<bdi>4a</bdi>" not in page


def test_the_letter_goes_once_more(session, unconfirmed, browser):
    school_class, carla = unconfirmed
    page = f"{CLASSES}/{school_class.ref}/{carla.ref}"
    assert browser().post(f"{page}/mail").location == page
    letter = session.scalars(select(OutboxMail)).one()
    assert (letter.event, letter.recipient) == ("accounts.confirm", "carla@example.org")


def test_a_link_is_handed_out_on_record_and_lets_her_in_unconfirmed(
    session, unconfirmed, browser, app, config, office, clock
):
    school_class, carla = unconfirmed
    page, class_page = f"{CLASSES}/{school_class.ref}/{carla.ref}", f"/class/{school_class.ref}"
    carla_id, office_id, class_id = carla.id, office.id, school_class.id
    desk = browser()
    assert desk.post(f"{page}/link").location == page
    (deed,) = audit.history(session, action="class.hand_out_link")
    assert (deed.actor_id, deed.object_id, deed.details["teacher"]) == (office_id, class_id, carla_id)
    link = session.scalars(select(SignInLink)).one()
    assert link.made_by_id == office_id
    path = f"/sign-in/{link_token(config.secret_key, 'sign-in', link.ref)}"
    session.rollback()
    shown = desk.get(page).text
    assert f"{config.base_url}{path}" in shown
    clock.at += timedelta(hours=10)
    carlas = app.test_client()
    assert carlas.post(path).location == class_page
    assert carlas.get(class_page).status_code == 200
    assert session.get_one(Account, carla_id).pending_email == "carla@example.org"
    session.rollback()
    after = desk.get(page).text
    assert path not in after
    assert "The last one was used on" in after


def test_none_is_handed_out_for_who_is_more_than_a_teacher(session, unconfirmed, browser, campaign):
    school_class, carla = unconfirmed
    grant(session, account=carla, role=Role.JUDGE, campaign_id=campaign.id)
    page = f"{CLASSES}/{school_class.ref}/{carla.ref}"
    assert browser().post(f"{page}/link").status_code == 409
    assert session.scalars(select(SignInLink)).all() == []


def test_only_the_office_sees_it(school_class, unconfirmed, teacher, browse):
    other, carla = unconfirmed
    pages = [CLASSES, f"{CLASSES}/{other.ref}/{carla.ref}"]
    signed_in = browse(teacher)
    assert [signed_in.get(page).status_code for page in pages] == [404, 404]
    assert signed_in.post(f"{pages[1]}/link").status_code == 404


def test_a_teacher_of_another_class_is_not_reached_through_this_one(school_class, unconfirmed, browser):
    _other, carla = unconfirmed
    assert browser().get(f"{CLASSES}/{school_class.ref}/{carla.ref}").status_code == 404


@pytest.mark.parametrize("number", [1, 60])
def test_a_long_list_asks_as_little_as_a_short_one(session, database, campaign, school, browser, number):
    for n in range(number):
        teacher = make_account(session, f"t{n}@example.org", f"T {n}")
        made = make_class(session, school, campaign, teacher, f"{n}x")
        make_entry(session, made, category_of(campaign))
    desk = browser()
    with counted(database) as asked:
        assert desk.get(CLASSES).status_code == 200
    assert len([one for one in asked if one.startswith("SELECT")]) <= 8
    assert session.scalars(select(ClassTeacher)).first() is not None
