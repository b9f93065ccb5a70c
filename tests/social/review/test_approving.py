"""Posts are approved one by one, as shown, or all; always exactly what was seen."""

from competition.consent.rules import Channel, Level
from competition.social.review.listing import seen_stamp
from competition.social.review.reading import reviewed_of
from tests.social.review.conftest import key_of


def test_a_post_is_approved_as_it_was_seen_and_counted(frozen, desk):
    sea = frozen.award("P-1", "poem", title="The wide sea")
    frozen.award("P-2", "poem", "runner_up", title="The other")
    desk.make()
    assert "To approve" in desk.page(key_of(sea)).text
    assert "1 post is approved." in desk.approve(key_of(sea))
    choice = desk.choice(key_of(sea))
    assert choice.approved
    assert choice.approved_by_id
    shown = desk.list("?state=approved").text
    assert "The wide sea" in shown
    assert "The other" not in shown


def test_all_that_the_address_shows_is_approved_and_nothing_else(frozen, desk):
    poem = frozen.award("P-1", "poem")
    essay = frozen.award("E-1", "essay")
    desk.make()
    page = desk.list("?template=poem").text
    assert "Approve the one shown" in page
    seen = page.split("/cards/approve?template=poem")[1].split('name="seen" value="')[1].split('"')[0]
    desk.post("/approve?template=poem", seen=seen)
    assert desk.choice(key_of(poem)).approved
    assert desk.choice(key_of(essay)) is None


def test_what_has_changed_since_it_was_seen_is_not_approved(frozen, desk):
    sea = frozen.award("P-1", "poem", title="The wide sea")
    desk.make()
    page = desk.page(key_of(sea)).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    sea.title = "The narrow sea"
    desk.post(f"/posts/{key_of(sea)}/approve", seen=seen)
    assert "nothing was approved" in desk.page(key_of(sea)).text
    assert desk.choice(key_of(sea)) is None


def test_what_changes_after_its_approval_is_shown_as_changed_with_why(frozen, desk):
    sea = frozen.award("P-1", "poem", title="The wide sea")
    desk.make()
    desk.approve(key_of(sea))
    sea.title = "The narrow sea"
    page = desk.list("?state=changed").text
    assert "The narrow sea" in page
    assert (
        "what a family allows, what the campaign says or its design has changed since it was approved" in page
    )


def test_a_withdrawal_elsewhere_takes_no_approval_away(frozen, desk):
    sea, other = frozen.award("P-1", "poem"), frozen.award("P-2", "poem", "runner_up", title="Gone")
    desk.make()
    desk.approve(key_of(sea))
    next(c for c in other.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    assert "Approved" in desk.page(key_of(sea)).text
    assert "Changed since approved" not in desk.page(key_of(sea)).text


def test_what_was_never_drawn_or_drawn_otherwise_cannot_be_approved(frozen, desk):
    sea = frozen.award("P-1", "poem", title="The wide sea")
    desk.make()
    sea.title = "The narrow sea"
    page = desk.page(key_of(sea)).text
    assert "A post can be approved once its cards are drawn as it is now." in page
    assert f"/posts/{key_of(sea)}/approve" not in page
    assert "/cards/approve?template=poem" not in desk.list("?template=poem").text
    seen = seen_stamp([reviewed_of(frozen.session, frozen.campaign, key_of(sea))])
    desk.post("/approve?template=poem", seen=seen)
    assert (
        "Not approved, as its cards are not drawn as it is now: \u2068The narrow sea\u2069."
        in desk.list().text
    )
    assert desk.choice(key_of(sea)) is None
    desk.post(f"/posts/{key_of(sea)}/draw")
    desk.work()
    assert "1 post is approved." in desk.approve(key_of(sea))


def test_a_post_is_left_out_and_taken_in_again_with_all_that_was_chosen(frozen, desk):
    sea = frozen.award("P-1", "poem", title="The wide sea")
    desk.make()
    desk.save(key_of(sea), **{"caption:X/en": "Read this poem"})
    desk.post(f"/posts/{key_of(sea)}/include", included="0")
    assert "The wide sea" in desk.list("?state=left-out").text
    assert "Take it in again" in desk.page(key_of(sea)).text
    desk.post(f"/posts/{key_of(sea)}/include", included="1")
    assert desk.choice(key_of(sea)).captions == {"X/en": "Read this poem"}
