"""A link that is handed out: counted, revoked, nobody in without a confirmed address and a nod."""

from datetime import timedelta

import pytest

from competition.accounts.models import Account, Membership
from competition.accounts.tokens import short_token
from competition.judging.models import Judge
from competition.judging.panel.models import PanelLink, PanelRequest
from competition.judging.panel.rules import LINK, REQUEST
from competition.judging.panel.services.links import make_link
from competition.judging.rules import JudgeState
from competition.platform.mail import OutboxMail
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import make_judge

WHO = {"name": "Ada King", "email": "Ada@Example.org", "words": "I read Greek."}


@pytest.fixture
def handed(session, campaign, app, now, forms):
    """Makes a link; returns its address, and what tells of the letter that confirms."""

    def hand(straight_in=False, at=now):
        link = make_link(
            session, campaign=campaign, label="Friends", straight_in=straight_in, actor=None, now=at
        )
        ref = link.ref
        session.commit()
        return f"/judge/{ref}/{short_token(app.config['SECRET_KEY'], LINK, ref)}"

    return hand


@pytest.fixture
def letter(session, app):
    """The address in the letter that was sent last."""

    def read():
        session.rollback()
        ref = session.query(OutboxMail).order_by(OutboxMail.id.desc()).first().ids["request"]
        session.rollback()
        return f"/judge/confirm/{ref}/{short_token(app.config['SECRET_KEY'], REQUEST, ref)}"

    return read


def events(session):
    session.rollback()
    found = [(one.event, one.recipient) for one in session.query(OutboxMail).order_by(OutboxMail.id)]
    session.rollback()
    return found


def test_who_comes_by_the_link_confirms_waits_and_gets_in_by_a_nod(session, client, handed, letter, office):
    place = handed()
    assert "Judge with us" in client.get(place).text
    answer = client.post(place, data=WHO)
    assert "Open the letter to Ada@Example.org" in answer.text
    assert events(session) == [("panel.confirm", "ada@example.org")]
    browser = office()
    assert "Waiting for your nod" not in browser.get(f"{OFFICE}/links").text
    confirm = letter()
    assert client.get(confirm).status_code == 200
    assert "The organisers look at it and write to you" in client.post(confirm).text
    session.rollback()
    assert session.query(Account).filter_by(email="ada@example.org").count() == 0
    asked = session.query(PanelRequest).one().ref
    session.rollback()
    page = browser.get(f"{OFFICE}/links").text
    for said in ("Waiting for your nod", "Ada King", "I read Greek.", "1 person asked by it"):
        assert said in page
    assert "1 person who wants to judge waits for your nod" in browser.get(OFFICE).text
    browser.post(f"{OFFICE}/requests/{asked}/take")
    assert events(session)[1:] == [("panel.invitation", "ada@example.org")]
    browser.post(f"{OFFICE}/requests/{asked}/take")
    assert "This request has been decided already." in browser.get(f"{OFFICE}/links").text
    assert len(events(session)) == 2


def test_a_link_that_says_straight_in_opens_the_panel_once_the_address_is_confirmed(
    session, client, handed, letter
):
    client.post(handed(straight_in=True), data=WHO)
    confirm = letter()
    client.get(confirm)
    assert session.query(Judge).count() == 0
    session.rollback()
    assert client.post(confirm).location == "/c/mtm-2026/judging"
    assert client.get("/c/mtm-2026/judging").location == "/c/mtm-2026/judging/profile"
    session.rollback()
    (judge,) = session.query(Judge).all()
    assert judge.state is JudgeState.INVITED
    assert session.get_one(Account, judge.account_id).email == "ada@example.org"
    session.rollback()
    client.post(confirm)
    assert session.query(Judge).count() == session.query(Membership).count() == 1


def test_whoever_holds_a_revoked_link_or_guesses_finds_nothing(session, client, handed, letter, office, app):
    place = handed()
    client.post(place, data=WHO)
    confirm = letter()
    ref = place.split("/")[2]
    browser = office()
    browser.post(f"{OFFICE}/links/{ref}/revoke")
    nowhere = client.get(f"/judge/{ref}/{'0' * 24}")
    assert client.get(place).status_code == client.get(confirm).status_code == nowhere.status_code == 404
    assert client.post(place, data=WHO).status_code == 404
    assert "Opens nothing any more" in browser.get(f"{OFFICE}/links").text


def test_nobody_learns_from_the_link_who_is_on_the_panel(session, campaign, client, handed):
    make_judge(session, campaign, "Ada")
    place = handed()
    known = client.post(place, data={**WHO, "email": "ada@example.org"}).text
    new = client.post(place, data={**WHO, "email": "new@example.org"}).text
    assert known.replace("ada@", "new@") == new


def test_who_is_on_the_panel_already_simply_comes_in(session, campaign, client, handed, letter):
    make_judge(session, campaign, "Ada")
    client.post(handed(), data=WHO)
    assert client.post(letter()).location == "/c/mtm-2026/judging"
    session.rollback()
    assert session.query(Judge).count() == 1


def test_who_has_left_does_not_come_back_by_a_link(session, campaign, client, handed, letter):
    make_judge(session, campaign, "Ada", state=JudgeState.LEFT)
    client.post(handed(straight_in=True), data=WHO)
    answer = client.post(letter())
    assert answer.status_code == 403
    assert "You have left this panel." in answer.text


def test_asking_twice_is_one_request_and_a_week_later_it_is_forgotten(session, client, handed, letter, now):
    place = handed()
    client.post(place, data=WHO)
    client.post(place, data={**WHO, "name": "Ada Lovelace"})
    session.rollback()
    (asked,) = session.query(PanelRequest).all()
    assert asked.name == "Ada Lovelace"
    asked.asked_at = now - timedelta(days=8)
    session.commit()
    assert client.get(letter()).status_code == 404
    client.post(place, data={**WHO, "email": "bo@example.org"})
    session.rollback()
    assert [one.email for one in session.query(PanelRequest)] == ["bo@example.org"]


def test_somebody_declined_gets_a_kind_letter(session, client, handed, letter, office):
    client.post(handed(), data=WHO)
    client.post(letter())
    session.rollback()
    asked = session.query(PanelRequest).one().ref
    office().post(f"{OFFICE}/requests/{asked}/decline")
    assert events(session)[1:] == [("panel.declined", "ada@example.org")]
    session.rollback()
    assert not session.query(PanelRequest).one().taken


def test_too_many_tries_from_one_place_are_slowed_down(session, client, handed):
    place = handed()
    answers = [client.post(place, data=WHO).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "ada"}, "This does not look like an e-mail address."),
        ({"name": ""}, "Please type your name."),
    ],
)
def test_what_needs_a_look_is_said_and_nothing_typed_is_lost(session, client, handed, change, sentence):
    answer = client.post(handed(), data={**WHO, **change})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "I read Greek." in answer.text
    assert session.query(PanelRequest).count() == 0


def test_the_secretariat_makes_a_link_and_sees_its_address(session, office, app):
    browser = office()
    browser.post(f"{OFFICE}/links", data={"label": "Librarians", "straight_in": "y"})
    session.rollback()
    link = session.query(PanelLink).one()
    secret = short_token(app.config["SECRET_KEY"], LINK, link.ref)
    place = f"/judge/{link.ref}/{secret}"
    session.rollback()
    page = browser.get(f"{OFFICE}/links").text
    assert place in page
    assert "Straight in" in page
    assert browser.post(f"{OFFICE}/links", data={"label": ""}).status_code == 400
