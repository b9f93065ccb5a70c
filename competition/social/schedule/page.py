"""What the pages of the schedule show: days with posts, and one post with its time and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from competition.campaign.models import Campaign
from competition.social.content import Plan, Post
from competition.social.review.reading import Reviewed
from competition.social.schedule.calendar_page import DayShown, SlotShown, days_shown
from competition.social.schedule.cautions import cautions
from competition.social.schedule.plan import posting_of, schedule_of
from competition.social.schedule.postings import Waiting
from competition.social.schedule.told import Told


@dataclass(frozen=True)
class Board:
    """The days of a schedule, the posts without a time, and every post by its key."""

    days: Sequence[DayShown]
    waiting: Sequence[Waiting]
    posts: Mapping[str, Post]

    @property
    def cautioned(self) -> int:
        """How many posts stand at a time that breaks a rule."""
        return sum(bool(slot.cautions) for day in self.days for slot in day.slots)


@dataclass(frozen=True)
class Timed:
    """A post with its time, None where it waits for one, and the zone that its audience lives by."""

    slot: SlotShown | None
    waiting: Waiting | None
    zone: str


def board_of(campaign: Campaign, plan: Plan, told: Told, now: datetime) -> Board:
    """Return the schedule of a plan as the page shows it; once the results are out, what is over is over."""
    schedule = schedule_of(plan, told, now)
    ahead = None if campaign.announced_at else now
    warned = cautions(schedule.slots, map(posting_of, plan.posts), campaign.calendar, ahead)
    days = days_shown(schedule, campaign.calendar, campaign.time_zone, warned)
    return Board(days, schedule.waiting, {post.key: post for post in plan.posts})


def timed(campaign: Campaign, plan: Plan, told: Told, reviewed: Reviewed, now: datetime) -> Timed:
    """Return when one post goes out, planned among all others."""
    board, key = board_of(campaign, plan, told, now), reviewed.post.key
    slots = [slot for day in board.days for slot in day.slots if slot.slot.key == key]
    waits = [each for each in board.waiting if each.key == key]
    return Timed(slots[0] if slots else None, waits[0] if waits else None, zone_of(campaign, reviewed))


def zone_of(campaign: Campaign, reviewed: Reviewed) -> str:
    """Return the time zone that a post's audience lives by."""
    return posting_of(reviewed.post).zone(campaign.time_zone)


def giving_way(plan: Plan, told: Told, key: str, at: datetime | None, now: datetime) -> tuple[Post, ...]:
    """Return the other posts whose time changes when one is moved, or has its planned time again."""
    posts = tuple(replace(post, at=at) if post.key == key else post for post in plan.posts)
    times, then = (_times(each, told, now) for each in (plan, replace(plan, posts=posts)))
    return tuple(post for post in plan.posts if post.key != key and times.get(post.key) != then.get(post.key))


def moving(plan: Plan, told: Told, now: datetime) -> tuple[Post, ...]:
    """Return the posts whose time changes when everything that is to come is planned anew."""
    times, then = _times(plan, told, now), _times(plan, told.over(now), now)
    return tuple(post for post in plan.posts if times.get(post.key) != then.get(post.key))


def _times(plan: Plan, told: Told, now: datetime) -> Mapping[str, datetime]:
    return {slot.key: slot.at for slot in schedule_of(plan, told, now).slots}
