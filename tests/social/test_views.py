"""The secretariat's page of the cards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from competition.accounts.rules import Role
from competition.campaign.models import Campaign
from competition.consent.rules import Channel, Level
from competition.entries.rules import EntryState
from competition.results.models import Freeze
from competition.social.models import Card
from tests import factories as make
from tests.social.approving import approve
from tests.social.conftest import THEN
from tests.support.signin import sign_in
from tests.support.statements import counted

PAGE = "/c/mtm-2026/office/cards"
KIT = "/c/mtm-2026/office/social-kit.zip"
DAY = timedelta(days=1)


@pytest.fixture
def office(frozen, session):
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    return office


@pytest.fixture
def desk(client, office):
    return sign_in(client, office)


def make_cards(client, session, runner):
    campaign = session.scalars(select(Campaign)).one()
    approve(session, campaign, THEN)
    session.commit()
    answer = client.post(PAGE)
    assert answer.status_code == 302
    runner.run_waiting()
    session.expire_all()
    return answer


@pytest.fixture(autouse=True)
def no_csrf(app):
    app.config["WTF_CSRF_ENABLED"] = False


def test_the_cards_are_made_shown_and_downloaded(frozen, session, desk, runner):
    frozen.award("P-1", "poem", title="The wide sea")
    refused = frozen.award("E-1", "essay", level=Level.NO)
    session.commit()
    assert "Make the cards" in desk.get(PAGE).text
    assert "/job/" in make_cards(desk, session, runner).location
    page = desk.get(PAGE).text
    cards = session.query(Card).all()
    session.commit()
    assert len(cards) == 5
    for part in (
        "The wide sea",
        "E-1",
        "Somebody who made it has not allowed social media.",
        "/c/mtm-2026/office/entries/" + refused.ref,
        KIT,
        *(card.ref for card in cards),
        "Link preview",
        "Instagram Stories",
        "Approved",
    ):
        assert part in page
    picture = desk.get(f"{PAGE}/{cards[0].ref}", buffered=True)
    assert (picture.mimetype, picture.headers["Cache-Control"]) == ("image/png", "no-store")
    kit = desk.get(KIT, buffered=True)
    assert (kit.mimetype, kit.data[:2]) == ("application/zip", b"PK")


def test_after_a_withdrawal_neither_card_nor_kit_is_given_and_the_page_says_so(frozen, session, desk, runner):
    entry = frozen.award("P-1", "poem", title="Gone tomorrow", given_name="Mina")
    frozen.award("P-2", "poem", "runner_up")
    make_cards(desk, session, runner)
    ref = session.query(Card).filter_by(entry_id=entry.id, format="story").one().ref
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    session.commit()
    page = desk.get(PAGE).text
    assert "Changed since the kit was made: a work, what people say, a consent, the results" in page
    assert page.count("Gone tomorrow") == 1
    assert page.count("?small") == 5
    assert KIT not in page
    assert desk.get(f"{PAGE}/{ref}").status_code == 404
    assert desk.get(KIT).status_code == 409


def test_after_an_update_that_draws_cards_anew_the_kit_is_still_given(
    frozen, session, desk, runner, monkeypatch
):
    frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    monkeypatch.setattr("competition.social.drawing.version", lambda: "a newer look")
    page = desk.get(PAGE).text
    assert "Garland draws cards anew since its last update" in page
    assert "hanged since the kit" not in page
    assert KIT in page
    assert desk.get(KIT, buffered=True).status_code == 200


def test_a_kit_of_an_older_look_is_not_given_once_a_consent_is_taken_back(
    frozen, session, desk, runner, monkeypatch
):
    entry = frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    monkeypatch.setattr("competition.social.drawing.version", lambda: "a newer look")
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    session.commit()
    assert "Changed since the kit was made: a work, what people say, a consent" in desk.get(PAGE).text
    assert desk.get(KIT).status_code == 409


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (EntryState.WITHDRAWN, "Its teacher has withdrawn it."),
        (EntryState.DISQUALIFIED, "It is disqualified."),
    ],
)
def test_a_work_that_does_not_stand_any_more_is_named_with_what_became_of_it(
    frozen, session, desk, state, said
):
    frozen.award("P-1", "poem", title="The wide sea").state = state
    session.commit()
    page = desk.get(PAGE).text
    assert "The wide sea" in page
    assert said in page


def test_nobody_but_the_secretariat_sees_cards_or_kit(frozen, session, client, office, runner):
    sign_in(client, office)
    frozen.award("P-1", "poem")
    make_cards(client, session, runner)
    ref = session.query(Card).first().ref
    session.commit()
    stranger = make.make_account(session)
    session.commit()
    sign_in(client, stranger)
    for address in (PAGE, KIT, f"{PAGE}/{ref}"):
        assert client.get(address).status_code == 404


def test_without_a_freeze_the_page_says_what_comes_first(frozen, session, desk, now):
    frozen.freeze.lifted_at = now
    session.commit()
    page = desk.get(PAGE).text
    assert "The cards are made from the frozen results. First" in page
    assert "Make the cards" not in page
    assert desk.get(KIT).status_code == 404


def test_the_dashboard_says_where_the_cards_stand(frozen, session, desk, runner):
    frozen.award("P-1", "poem")
    session.commit()
    assert "They can be made now." in desk.get("/c/mtm-2026/office").text
    make_cards(desk, session, runner)
    assert "1 card is ready to post." in desk.get("/c/mtm-2026/office").text


def test_the_page_asks_no_more_of_the_database_for_three_cards_than_for_one(
    frozen, session, desk, runner, database
):
    frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    with counted(database) as one:
        desk.get(PAGE)
    frozen.award("P-2", "poem", "runner_up")
    frozen.award("E-1", "essay")
    make_cards(desk, session, runner)
    with counted(database) as three:
        assert desk.get(f"{PAGE}?template=poem").text.count("work-") > 2
    assert len(three) == len(one) <= 8


def test_once_the_freeze_is_lifted_the_kit_is_not_given_any_more(frozen, session, desk, runner, now):
    frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    assert desk.get(KIT, buffered=True).status_code == 200
    session.execute(update(Freeze).values(lifted_at=now))
    session.commit()
    assert desk.get(KIT).status_code == 409


def test_a_kit_is_outdated_by_garlands_own_address_alone_and_the_page_says_just_that(
    frozen, session, desk, runner, app
):
    frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    config = app.extensions["garland.config"]
    app.extensions["garland.config"] = replace(config, base_url="https://moved.example")
    page = desk.get(PAGE).text
    assert "Garland is reached at another address since the kit was made" in page
    assert "Changed since the kit was made" not in page
    assert "please take it down" not in page
    assert desk.get(KIT).status_code == 409


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda campaign: setattr(campaign, "organiser", "Others"), "the campaign’s name, languages or look"),
        (
            lambda campaign: setattr(campaign.milestones[-1], "at", campaign.milestones[-1].at + DAY),
            "the calendar",
        ),
    ],
)
def test_a_kit_is_outdated_by_the_part_that_has_changed_and_by_no_other(
    frozen, session, desk, runner, change, said
):
    frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    change(session.scalars(select(Campaign)).one())
    session.commit()
    page = desk.get(PAGE).text
    assert f"Changed since the kit was made: {said}." in page


def test_an_approved_post_whose_cards_want_drawing_says_that_it_stays_approved(
    frozen, session, desk, runner, monkeypatch
):
    entry = frozen.award("P-1", "poem")
    make_cards(desk, session, runner)
    monkeypatch.setattr("competition.social.drawing.version", lambda: "a newer look")
    for page in (desk.get(PAGE).text, desk.get(f"{PAGE}/posts/work-{entry.ref}").text):
        assert "What it says is approved and stays so. Only its look has changed since" in page
        assert "A post can be approved once its cards are drawn" not in page
    assert "Have its cards drawn at once" in page
