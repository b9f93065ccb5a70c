"""What somebody said and takes back: its card is given to nobody any more, and its post is to come down."""

from io import BytesIO

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.models import City
from competition.contributions.rules import Kind, Reason
from competition.contributions.services import (
    create_contribution,
    delete_contribution,
    look_at,
    send_portrait,
    withdraw_consents,
)
from competition.platform.files import receive
from competition.social.content import Excerpt
from competition.social.drawing import Drawn
from competition.social.formats import FORMATS
from competition.social.models import PostedLink
from competition.social.posted.services import tell_link
from competition.social.posted.taking_down import to_take_down
from competition.social.queries import plan_of
from competition.social.services import keep_cards, says_stamp
from tests import factories as make
from tests.contributions.conftest import QUOTE, jpeg, said
from tests.support.signin import sign_in

POSTED = "/c/mtm-2026/office/cards/posted"
ADDRESS = "https://www.instagram.com/p/C0ffee/"


@pytest.fixture
def office(frozen, session):
    frozen.award("P-1")
    return make.make_member(session, frozen.campaign, Role.SECRETARIAT)


@pytest.fixture(params=[Kind.STATEMENT, Kind.QUOTE])
def spoken(request, frozen, session, storage, office, now):
    """What somebody of Bergen says, who allows everything; statements stand beside a portrait."""
    by = {"actor": office, "now": now}
    told = said(text=QUOTE, office="" if request.param is Kind.QUOTE else "Mayor of Bergen")
    city = session.scalars(select(City)).one()
    contribution = create_contribution(
        session, campaign=frozen.campaign, city=city, kind=request.param, said=told, **by
    )
    if request.param is Kind.STATEMENT:
        received = receive(storage=storage, stream=BytesIO(jpeg()), limit=10**7)
        sent = {"received": received, "file_name": "portrait.jpg", "alt": "A woman with amber beads"}
        look_at(
            session, portrait=send_portrait(session, contribution=contribution, **sent, **by), storage=storage
        )
    return contribution


@pytest.fixture
def post(frozen, session, spoken):
    """Its post at this moment."""
    return next(each for each in plan_of(session, frozen.campaign).posts if each.key.endswith(spoken.ref))


@pytest.fixture
def card(frozen, session, storage, post, now):
    """Its square card."""
    drawn = Drawn(b"as if it were a picture", "image/png", Excerpt(), ())
    [kept] = keep_cards(
        session,
        campaign_id=frozen.campaign.id,
        post=post,
        fmt=next(fmt for fmt in FORMATS if fmt.key == "square"),
        locale="en",
        stamp="drawn",
        says=says_stamp(post.content, plan_of(session, frozen.campaign).sender),
        drawn=[(drawn, "What somebody says")],
        storage=storage,
        now=now,
    )
    session.commit()
    return f"/c/mtm-2026/office/cards/{kept.ref}"


@pytest.fixture(params=["withdrawn", "deleted"])
def take_back(request, session, spoken, office, now):
    """Whoever said it wants it shown nowhere any more, or gone."""

    def take():
        by = {"contribution": spoken, "actor": office, "now": now}
        if request.param == "withdrawn":
            withdraw_consents(session, **by)
        else:
            delete_contribution(session, reason=Reason.WITHDRAWN, **by)
        session.commit()

    return take


def test_its_card_is_refused_from_then_on(client, office, card, take_back):
    desk = sign_in(client, office)
    with desk.get(card) as answer:
        assert (answer.status_code, answer.data) == (200, b"as if it were a picture")
    take_back()
    with desk.get(card) as answer:
        assert answer.status_code == 404
        assert b"as if it were" not in answer.data


def test_its_post_is_listed_with_its_address_until_it_is_down(
    client, frozen, session, office, post, card, now, take_back
):
    told = {"campaign": frozen.campaign, "post": post, "platform": "Instagram", "url": ADDRESS}
    tell_link(session, **told, actor=office, now=now)
    session.commit()
    desk = sign_in(client, office)
    assert "Nothing has to be taken down." in desk.get(POSTED).text
    assert to_take_down(session, frozen.campaign) == ()
    take_back()
    page = desk.get(POSTED).text
    assert page.index("One post wants to be taken down") < page.index(ADDRESS)
    assert "Kinsella" not in page and "welder" not in page
    session.scalars(select(PostedLink)).one().taken_down_at = now
    session.commit()
    assert "Nothing has to be taken down." in desk.get(POSTED).text
