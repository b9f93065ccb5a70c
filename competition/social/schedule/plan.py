"""The schedule of a kit's posts: planned by the calendar, round what was told and moved by hand. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.content import Message, Plan, Post
from competition.social.schedule.postings import Kind, Posting, Schedule
from competition.social.schedule.rules import planned
from competition.social.schedule.told import Times, Told

_HOUR = timedelta(hours=1)


def posting_of(post: Post) -> Posting:
    """Return a post as the schedule sees it: what it is about, where it is from, and in which language."""
    content = post.content
    own = content.original.language
    country = content.country
    if isinstance(content, Message):
        return Posting(post.key, content.template.value, content.city, country, own)
    facts = content.city, country, own, content.form, content.age_group, post.school
    return Posting(post.key, Kind.WORK, *facts)


def schedule_of(plan: Plan, told: Told, now: datetime) -> Schedule:
    """Return when each post goes out; those moved by hand stay where somebody put them.

    Times that were told hold as far as the rules allow. Beside them, a post that comes later is not put into
    an hour that is over.
    """
    moved = tuple((post.key, post.at) for post in plan.posts if post.at is not None)
    before, milestones = told.hold(plan.calendar, plan.zone), tuple(plan.calendar.milestones.items())
    soonest = _full_hour(now) if before else None
    return _planned(tuple(map(posting_of, plan.posts)), milestones, plan.zone, moved, before, soonest)


def unmoved(plan: Plan) -> Plan:
    """Return the plan as if nobody had moved anything."""
    return replace(plan, posts=tuple(replace(post, at=None) for post in plan.posts))


def _full_hour(now: datetime) -> datetime:
    """Return the next full hour, so that pages shown one after the other ask for the same."""
    return now.replace(minute=0, second=0, microsecond=0) + _HOUR


@lru_cache(32)
def _planned(
    postings: tuple[Posting, ...],
    milestones: tuple[tuple[MilestoneKey, datetime], ...],
    zone: str,
    moved: Times,
    before: Times,
    soonest: datetime | None,
) -> Schedule:
    """Plan once for the pages that show it one after the other: looking for a good order takes a while.

    What is kept cannot be outdated, as everything that a schedule depends on is among the arguments, down to
    the hour; nor can it be changed, or grow: the last 32 schedules, some hundred kilobytes each for a
    campaign of hundreds of posts, of cities, schools and moments. No person is among them.
    """
    return planned(postings, Calendar(dict(milestones)), zone, dict(moved), dict(before), soonest)
