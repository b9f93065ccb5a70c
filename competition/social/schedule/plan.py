"""The schedule of a kit's posts: planned by the calendar, round what was moved by hand. Pure."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from competition.campaign.rules import Calendar, MilestoneKey
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
    moved = tuple((post.key, post.at) for post in wanted if post.at is not None)
    return _planned(tuple(map(posting_of, wanted)), tuple(calendar.milestones.items()), zone, moved)


@lru_cache(32)
def _planned(
    postings: tuple[Posting, ...],
    milestones: tuple[tuple[MilestoneKey, datetime], ...],
    zone: str,
    moved: tuple[tuple[str, datetime], ...],
) -> Schedule:
    """Plan once for the pages that show it one after the other: looking for a good order takes a while."""
    return planned(postings, Calendar(dict(milestones)), zone, dict(moved))
