"""The design of a campaign's cards is chosen once for all; a post may have its own."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from competition.platform.audit import AuditEntry
from competition.social.models import Card
from competition.social.queries import plan_of
from tests.social.review.conftest import key_of

LOOK = "/c/mtm-2026/office/card-design"


@pytest.fixture
def choose(desk):
    def chosen(design):
        desk.session.commit()
        answer = desk.client.post(LOOK, data={"design": design}, follow_redirects=True)
        desk.session.expire_all()
        return answer

    return chosen


def designs(frozen):
    return {post.key: post.wish.design for post in plan_of(frozen.session, frozen.campaign).posts}


def drawn(frozen, entry):
    wanted = select(Card.fingerprint).where(Card.entry_id == entry.id, Card.format == "square")
    return frozen.session.scalar(wanted)


def test_the_page_shows_a_card_of_each_design_and_the_usual_one_chosen(frozen, desk):
    frozen.session.commit()
    page = desk.client.get(LOOK).text
    sent = {}
    for name in ("garland", "broadside"):
        assert f"{LOOK}/{name}.jpg" in page
        sent[name] = desk.client.get(f"{LOOK}/{name}.jpg").data
        assert Image.open(io.BytesIO(sent[name])).size == (540, 540)
    assert sent["garland"] != sent["broadside"]
    assert page.split('value="garland"')[1].split(">")[0].endswith(" checked")
    assert desk.client.get(f"{LOOK}/herbarium.jpg").status_code == 404


def test_all_posts_have_the_design_that_is_chosen_and_it_is_in_the_history(frozen, choose):
    frozen.award("P-1")
    assert set(designs(frozen).values()) == {""}
    assert "drawn anew with the kit, and then approved anew" in choose("broadside").text
    assert set(designs(frozen).values()) == {"broadside"}
    assert "drawn anew" not in choose("broadside").text
    deeds = frozen.session.scalars(select(AuditEntry.action)).all()
    assert deeds.count("social.choose_design") == 1
    choose("garland")
    assert set(designs(frozen).values()) == {""}


def test_another_design_takes_the_approvals_of_what_it_changes_and_outdates_the_kit(
    frozen,
    desk,
    choose,
):
    first, own = frozen.award("P-1"), frozen.award("P-2", kind="runner_up")
    desk.make()
    desk.save(key_of(own), design="garland")
    desk.approve(key_of(first))
    desk.approve(key_of(own))
    desk.make()
    before = drawn(frozen, first), drawn(frozen, own)
    choose("broadside")
    page = desk.page(key_of(first)).text
    assert "Changed since approved" in page
    assert "what the campaign says or its design has changed since it was approved" in page
    assert "Changed since approved" not in desk.page(key_of(own)).text
    assert "Changed since the kit was made: a work, what people say" in desk.list().text
    desk.make()
    assert drawn(frozen, first) != before[0]
    assert drawn(frozen, own) == before[1]
    assert "1 post is approved." in desk.approve(key_of(first))


def test_a_post_that_is_saved_without_a_design_of_its_own_follows_the_campaign(frozen, desk, choose):
    entry = frozen.award("P-1")
    desk.make()
    desk.save(key_of(entry), design="")
    choose("broadside")
    assert designs(frozen)[key_of(entry)] == "broadside"
    assert "As the campaign’s cards: Broadside" in desk.page(key_of(entry)).text


def test_a_design_that_there_is_not_is_refused(frozen, choose):
    assert choose("herbarium").status_code == 404
    assert set(designs(frozen).values()) <= {""}
