"""Everything approved at once: what is drawn and nothing else, and the kit that follows by itself."""

import pytest
from sqlalchemy import select

from competition.platform import fonts
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job
from competition.social import jobs
from competition.social.designs import formats_of
from competition.social.models import Card, Kit, PostChoice
from competition.social.posts.stamps import is_approved
from competition.social.queries import current_kit, plan_of
from competition.social.review.all_at_once import approve_all
from competition.social.review.listing import seen_stamp
from competition.social.review.reading import reviewed_of
from competition.social.services import JOB
from tests.social.approving import approve as approve_undrawn
from tests.social.review.conftest import PAGE, field, key_of


@pytest.fixture
def faces(vendored_only, config):
    return jobs.at_hand(fonts.prepare(config.instance))


def approved(session, campaign):
    plan = plan_of(session, campaign)
    return {post.key for post in plan.posts if is_approved(post, plan.sender, plan.languages)}


def kits_asked(session):
    return len(session.scalars(select(Job).where(Job.name == JOB)).all())


def test_all_that_is_drawn_is_approved_and_the_rest_is_told(frozen, desk, session, faces, now):
    work, undrawn = frozen.award("P-1"), frozen.award("P-2", kind="runner_up", title="The other")
    desk.make()
    undrawn.title = "Another title"
    session.flush()
    done = approve_all(session, campaign=frozen.campaign, faces=faces, actor=None, now=now)
    assert approved(session, frozen.campaign) == {key_of(work)}
    assert done.posts == 1
    assert key_of(undrawn) in {each.post.key for each in done.undrawn}
    choice = session.scalar(select(PostChoice).where(PostChoice.post == key_of(work)))
    assert (choice.entry_id, choice.approved_at) == (work.id, now)
    assert "social.approve" in session.scalars(select(AuditEntry.action)).all()


def test_before_anything_is_drawn_nothing_is_approved(frozen, session, faces, now):
    frozen.award("P-1")
    done = approve_all(session, campaign=frozen.campaign, faces=faces, actor=None, now=now)
    assert (done.posts, approved(session, frozen.campaign)) == (0, set())


def test_what_changed_after_it_was_approved_has_to_be_approved_anew(frozen, session, now):
    work, other = frozen.award("P-1"), frozen.award("P-2", kind="runner_up")
    approve_undrawn(session, frozen.campaign, now)
    work.title = "The wide sea"
    session.flush()
    left = approved(session, frozen.campaign)
    assert key_of(work) not in left
    assert key_of(other) in left


def test_what_somebody_left_out_stays_left_out(frozen, desk, session, faces, now):
    work = frozen.award("P-1")
    desk.make()
    desk.post(f"/posts/{key_of(work)}/include", included="0")
    approve_all(session, campaign=frozen.campaign, faces=faces, actor=None, now=now)
    choice = desk.choice(key_of(work))
    assert (choice.included, choice.approved) == (False, "")


@pytest.fixture
def few_cards(frozen, monkeypatch):
    """Let there be posts of works alone, each in one format."""
    monkeypatch.setattr(jobs, "formats_of", lambda each, design: formats_of(each, design)[:1])
    monkeypatch.setattr(
        "competition.social.review.reading.formats_of", lambda each, d: formats_of(each, d)[:1]
    )
    monkeypatch.setattr("competition.social.queries.messages_of", lambda *given: [])


def seen_in_list(desk, asked=""):
    page = desk.list(asked).text
    return page.split(f"/cards/approve{asked}")[1].split('name="seen" value="')[1].split('"')[0]


def test_approving_all_puts_the_first_kit_together_and_leads_there(frozen, desk, session, few_cards):
    frozen.award("P-1", title="The wide sea")
    frozen.award("P-2", kind="runner_up", title="The other")
    desk.make()
    assert current_kit(session, frozen.campaign.id) is None
    answer = desk.post("/approve", seen=seen_in_list(desk))
    assert "/job/" in answer.location
    told = desk.client.get(answer.location).text
    assert "2 posts are approved." in told
    assert "Nothing that is drawn is left to approve, so the kit is put together now." in told
    desk.work()
    page = desk.list().text
    assert "2 cards are ready to post" in page
    assert "social-kit.zip" in page


def test_who_approves_the_last_post_gets_to_the_kit_and_nobody_before(frozen, desk, session, few_cards):
    first, last = frozen.award("P-1"), frozen.award("P-2", kind="runner_up")
    desk.make()
    desk.approve(key_of(first))
    assert kits_asked(session) == 1
    seen = field(desk.page(key_of(last)).text, "seen")
    answer = desk.post(f"/posts/{key_of(last)}/approve", seen=seen)
    assert "/job/" in answer.location
    desk.work()
    assert [kit.cards for kit in session.scalars(select(Kit))] == [2]


def test_who_has_approved_enough_for_now_puts_the_kit_together_of_that(frozen, desk, session, few_cards):
    first = frozen.award("P-1")
    frozen.award("P-2", kind="runner_up")
    desk.make()
    desk.approve(key_of(first))
    page = desk.list().text
    assert "1 post is approved. 1 is not yet. The kit holds what is approved." in page
    assert "Put the kit together" in page
    desk.make()
    assert current_kit(session, frozen.campaign.id).cards == 1


def test_what_could_not_be_approved_is_named_with_why_and_is_drawn_with_the_kit(
    frozen, desk, session, few_cards
):
    frozen.award("P-1")
    other = frozen.award("P-2", kind="runner_up", title="The other")
    desk.make()
    other.title = "Another title"
    answer = desk.post("/approve", seen=seen_in_list(desk))
    told = desk.client.get(answer.location).text
    assert "Not approved, as its cards are not drawn as it is now: \u2068Another title\u2069." in told
    desk.work()
    assert desk.choice(key_of(other)) is None
    assert "To approve" in desk.page(key_of(other)).text
    assert "1 post is approved." in desk.approve(key_of(other))
    desk.work()
    assert current_kit(session, frozen.campaign.id).cards == 2


def test_what_has_no_cards_is_not_offered_to_be_approved_at_once(frozen, desk, session, few_cards):
    frozen.award("P-1")
    desk.make()
    assert "Approve the one shown" in desk.list().text
    session.query(Card).delete()
    page = desk.list().text
    assert "Approve the one shown" not in page


def test_a_kit_that_holds_is_not_made_again(frozen, desk, session, few_cards):
    frozen.award("P-1")
    desk.make()
    desk.post("/approve", seen=seen_in_list(desk))
    desk.work()
    asked = kits_asked(session)
    answer = desk.post("/approve", seen=seen_of_all(session, frozen.campaign))
    assert answer.location.endswith(PAGE)
    assert kits_asked(session) == asked


def seen_of_all(session, campaign):
    """What a page says was seen that was opened by somebody else before all was approved."""
    keys = [post.key for post in plan_of(session, campaign).posts]
    return seen_stamp([reviewed_of(session, campaign, key) for key in keys])
