"""Where a post stands is kept; once it may not stand there any more, it is on the list with its address."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.consent.models import Consent
from competition.consent.rules import Channel, Level
from competition.platform.audit import AuditEntry
from competition.social.models import PostedLink
from competition.social.posted.errors import NoAddressError, UnknownPlatformError
from competition.social.posted.rules import said_by
from competition.social.posted.services import forget_link, links_of, still_stands, take_down, tell_link
from competition.social.posted.taking_down import Reason, to_take_down
from competition.social.queries import plan_of

ADDRESS = "https://www.instagram.com/p/C0ffee/"


@pytest.fixture
def posts(frozen, session):
    """The campaign's posts as they are at the moment."""
    return lambda: plan_of(session, frozen.campaign).posts


@pytest.fixture
def tell(frozen, session, now):
    def tell(post, platform="Instagram", url=ADDRESS):
        told = {"campaign": frozen.campaign, "post": post, "platform": platform, "url": url}
        return tell_link(session, **told, actor=None, now=now)

    return tell


@pytest.fixture
def down(frozen, session):
    """What has to be taken down, as address and reason."""
    return lambda: [
        (link.url, each.reason) for each in to_take_down(session, frozen.campaign) for link in each.links
    ]


def allow(session, entry, level):
    wanted = select(Consent).where(Consent.person_id == entry.person.id, Consent.channel == Channel.SOCIAL)
    session.scalars(wanted).one().level = level
    session.flush()


def work(posts):
    return next(post for post in posts() if post.template.of_work)


def test_a_post_whose_consent_stands_need_not_be_taken_down(frozen, posts, tell, down):
    frozen.award("P-1")
    tell(work(posts))
    assert down() == []


def test_a_post_whose_consent_was_withdrawn_is_to_be_taken_down_until_it_is(
    frozen, session, posts, tell, down, now
):
    entry = frozen.award("P-1")
    link = tell(work(posts))
    allow(session, entry, Level.NO)
    assert down() == [(ADDRESS, Reason.GONE)]
    take_down(session, link=link, actor=None, now=now)
    assert down() == []


def test_a_post_that_names_somebody_who_is_not_to_be_named_any_more_is_to_be_looked_at(
    frozen, session, posts, tell, down, now
):
    entry = frozen.award("P-1", level=Level.FIRST)
    link = tell(work(posts))
    allow(session, entry, Level.ANONYMOUS)
    assert down() == [(ADDRESS, Reason.CHANGED)]
    still_stands(session, link=link, post=work(posts), actor=None, now=now)
    assert down() == []


def test_news_that_tell_of_nobody_stay_whatever_happens(frozen, session, posts, tell, down):
    entry = frozen.award("P-1")
    frozen.award("P-2", kind="runner_up")
    news = next(post for post in posts() if post.key == "announcement")
    tell(news)
    assert said_by(news) == ""
    allow(session, entry, Level.NO)
    assert down() == []


def test_the_list_of_winners_is_to_be_looked_at_when_one_of_them_withdraws(
    frozen, session, posts, tell, down
):
    entry = frozen.award("P-1")
    frozen.award("P-2", kind="runner_up")
    tell(next(post for post in posts() if post.key.startswith("winners-")))
    allow(session, entry, Level.NO)
    assert down() == [(ADDRESS, Reason.CHANGED)]


def test_an_address_that_is_told_twice_is_kept_once_and_one_told_by_mistake_goes(
    frozen, session, posts, tell, now
):
    frozen.award("P-1")
    tell(work(posts))
    link = tell(work(posts), "Facebook")
    assert [each.platform for each in links_of(session, frozen.campaign.id)] == ["Facebook"]
    forget_link(session, link=link, actor=None, now=now)
    assert session.scalars(select(PostedLink)).all() == []
    deeds = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert deeds[-3:] == ["social.tell_link", "social.tell_link", "social.forget_link"]


@pytest.mark.parametrize(
    "typed",
    ["", "instagram", "javascript:alert(1)", "https://", "https://a@b.example/p", "ftp://a.example/p",
     "https://[", "https://a.example/" + "x" * 1000],
)  # fmt: skip
def test_what_is_no_address_of_a_post_is_refused(typed, frozen, posts, tell):
    frozen.award("P-1")
    with pytest.raises(NoAddressError):
        tell(work(posts), url=typed)


def test_an_address_that_was_pasted_with_spaces_and_breaks_is_kept_without(frozen, posts, tell):
    frozen.award("P-1")
    assert tell(work(posts), url=f"  {ADDRESS}\n").url == ADDRESS
    with pytest.raises(UnknownPlatformError):
        tell(replace(work(posts)), platform="Elsewhere")
