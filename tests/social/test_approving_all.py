"""Everything approved at once, and what is not approved any more once it says something else."""

from sqlalchemy import select

from competition.platform.audit import AuditEntry
from competition.social.models import PostChoice
from competition.social.posts.stamps import is_approved
from competition.social.queries import plan_of
from tests.social.approving import approve


def approved(session, campaign):
    plan = plan_of(session, campaign)
    return {post.key for post in plan.posts if is_approved(post, plan.sender)}


def test_all_posts_are_approved_as_they_are_and_the_deed_is_in_the_audit_trail(frozen, session, now):
    work = frozen.award("P-1")
    everything = {post.key for post in plan_of(session, frozen.campaign).posts}
    assert approved(session, frozen.campaign) == set()
    assert approve(session, frozen.campaign, now) == len(everything)
    assert approved(session, frozen.campaign) == everything
    assert session.scalars(select(AuditEntry.action)).all() == ["social.approve_all"]
    choice = session.scalar(select(PostChoice).where(PostChoice.post == f"work-{work.ref}"))
    assert (choice.entry_id, choice.approved_at) == (work.id, now)


def test_what_changed_after_it_was_approved_has_to_be_approved_anew(frozen, session, now):
    work, other = frozen.award("P-1"), frozen.award("P-2", kind="runner_up")
    approve(session, frozen.campaign, now)
    work.title = "The wide sea"
    session.flush()
    left = approved(session, frozen.campaign)
    assert f"work-{work.ref}" not in left
    assert f"work-{other.ref}" in left


def test_approving_twice_changes_and_records_nothing(frozen, session, now):
    frozen.award("P-1")
    approve(session, frozen.campaign, now)
    assert approve(session, frozen.campaign, now) == 0
    assert len(session.scalars(select(AuditEntry.action)).all()) == 1


def test_what_somebody_left_out_stays_left_out(frozen, session, now):
    work = frozen.award("P-1")
    frozen.save(
        PostChoice, campaign_id=frozen.campaign.id, post=f"work-{work.ref}", included=False, changed_at=now
    )
    approve(session, frozen.campaign, now)
    choice = session.scalar(select(PostChoice).where(PostChoice.post == f"work-{work.ref}"))
    assert (choice.included, choice.approved) == (False, "")
