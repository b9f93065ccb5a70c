"""What was posted and may not be shown any more is named, with the addresses where it stands."""

from competition.consent.rules import Channel, Level
from competition.social.models import PostedLink
from competition.social.posted.taking_down import Reason, to_take_down
from tests.social.approving import approve


def withdraw(frozen, entry, level=Level.NO):
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = level
    frozen.session.flush()


def posted(frozen, entry, now, **values):
    told = {"platform": "Facebook", "url": "https://example.org/1", "told_at": now, **values}
    return frozen.save(PostedLink, campaign_id=frozen.campaign.id, post=f"work-{entry.ref}", **told)


def found(frozen):
    return [(each.number, each.reason, each.links) for each in to_take_down(frozen.session, frozen.campaign)]


def test_a_work_whose_consent_was_withdrawn_is_to_be_taken_down_where_it_stands(frozen, now):
    work, other = frozen.award("P-1", title="The sea"), frozen.award("P-2", kind="runner_up")
    approve(frozen.session, frozen.campaign, now)
    link = posted(frozen, work, now)
    posted(frozen, other, now)
    assert found(frozen) == []
    withdraw(frozen, work)
    assert [each for each in found(frozen) if each[0]] == [("P-1", Reason.GONE, (link,))]
    [told] = [each for each in to_take_down(frozen.session, frozen.campaign) if each.number]
    assert told.title == "The sea"


def test_an_approved_post_is_named_also_where_nobody_told_its_address(frozen, now):
    work, never = frozen.award("P-1"), frozen.award("P-2", kind="runner_up")
    approve(frozen.session, frozen.campaign, now)
    withdraw(frozen, work)
    assert [each for each in found(frozen) if each[0]] == [("P-1", Reason.GONE, ())]
    assert never.number == "P-2"


def test_what_was_never_approved_nor_posted_is_not_named(frozen):
    withdraw(frozen, frozen.award("P-1"))
    assert found(frozen) == []


def test_what_is_known_to_be_down_is_not_named_any_more(frozen, now):
    work = frozen.award("P-1")
    approve(frozen.session, frozen.campaign, now)
    posted(frozen, work, now, taken_down_at=now)
    withdraw(frozen, work)
    assert [each for each in found(frozen) if each[0] == "P-1"] == []
