"""Nothing of a post is seen once what it says may not be said any more."""

import pytest

from competition.accounts.rules import Role
from competition.consent.rules import Channel, Level
from competition.social.models import Card
from tests import factories as make
from tests.social.review.conftest import PAGE, key_of
from tests.support.signin import sign_in


@pytest.fixture
def sea(frozen, desk):
    """A poem whose only author is named, drawn and approved."""
    entry = frozen.award("P-1", "poem", title="The wide sea", given_name="Mina")
    desk.make()
    desk.approve(key_of(entry))
    return entry


def social(entry):
    return next(c for c in entry.person.consents if c.channel is Channel.SOCIAL)


def addresses(entry, desk):
    ref = desk.card(entry).ref
    desk.session.commit()
    own = f"{PAGE}/posts/{key_of(entry)}"
    return [f"{PAGE}/{ref}", f"{PAGE}/{ref}?small", own]


def test_while_it_may_be_shown_all_of_it_is_seen(desk, sea):
    assert "Mina" in desk.page(key_of(sea)).text
    assert [desk.client.get(each, buffered=True).status_code for each in addresses(sea, desk)] == [
        200,
        200,
        200,
    ]
    small = desk.client.get(addresses(sea, desk)[1])
    assert (small.mimetype, small.headers["Cache-Control"]) == ("image/jpeg", "no-store")


def test_once_a_consent_is_taken_back_nothing_of_it_is_seen_or_done(desk, sea):
    ways = addresses(sea, desk)
    social(sea).level = Level.NO
    desk.session.commit()
    assert [desk.client.get(each, buffered=True).status_code for each in ways] == [404, 404, 404]
    assert desk.post(f"/posts/{key_of(sea)}").status_code == 404
    assert desk.post(f"/posts/{key_of(sea)}/preview", format="square").status_code == 404
    assert "Mina" not in desk.list().text


def test_once_a_name_is_not_allowed_any_more_cards_that_show_it_are_not_seen(desk, sea):
    card, small, page = addresses(sea, desk)
    social(sea).level = Level.ANONYMOUS
    desk.session.commit()
    assert desk.client.get(card).status_code == 404
    assert desk.client.get(small).status_code == 404
    shown = desk.client.get(page).text
    assert "Mina" not in shown
    assert "Its cards are not drawn yet." in shown
    desk.post(f"/posts/{key_of(sea)}/draw")
    desk.work()
    assert desk.client.get(addresses(sea, desk)[0], buffered=True).status_code == 200


def test_nobody_of_another_campaign_sees_or_changes_a_post(desk, sea, client):
    other = make.make_campaign(desk.session, slug="another")
    stranger = make.make_member(desk.session, other, Role.SECRETARIAT, "other@example.org")
    ways = addresses(sea, desk)
    sign_in(client, stranger)
    assert [client.get(each).status_code for each in ways] == [404, 404, 404]
    for deed in ("", "/preview", "/draw", "/include", "/approve"):
        assert client.post(f"{PAGE}/posts/{key_of(sea)}{deed}").status_code == 404
    assert client.post(f"{PAGE}/approve").status_code == 404
    assert client.get(f"/c/another/office/cards/posts/{key_of(sea)}").status_code == 404


def test_no_address_of_a_post_and_no_file_names_anybody(desk, sea):
    said = " ".join([key_of(sea), *(card.post + card.ref for card in desk.session.query(Card))])
    assert "Mina" not in said
    assert "Verysecret" not in said
