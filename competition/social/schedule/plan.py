"""The schedule of a kit's posts: planned by the calendar, round what was moved by hand. Pure."""

from collections.abc import Iterable

from competition.campaign.rules import Calendar
from competition.social.content import Message, Post
from competition.social.schedule.postings import Kind, Posting, Schedule
from competition.social.schedule.rules import planned


def posting_of(post: Post) -> Posting:
    """Return a post as the schedule sees it: what it is about, where it is from, and in which language."""
    content = post.content
    own = content.original.language
    country = content.country
    if isinstance(content, Message):
        return Posting(post.key, content.template.value, content.city, country, own)
    facts = content.city, country, own, content.form, content.age_group, post.school
    return Posting(post.key, Kind.WORK, *facts)


def schedule_of(posts: Iterable[Post], calendar: Calendar, zone: str) -> Schedule:
    """Return when each post goes out; those moved by hand stay where somebody put them."""
    wanted = list(posts)
    moved = {post.key: post.at for post in wanted if post.at is not None}
    return planned([posting_of(post) for post in wanted], calendar, zone, moved)
