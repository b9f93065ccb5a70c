"""Approving posts, changing what was chosen for one, leaving one out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import jobs
from competition.social.deeds import record_deed
from competition.social.errors import NotFrozenError
from competition.social.models import PostChoice
from competition.social.posts.choices import Wish
from competition.social.posts.first import first_choice
from competition.social.posts.queries import words_stamp
from competition.social.queries import is_frozen
from competition.social.review.errors import ChangedMeanwhileError
from competition.social.review.reading import Reviewed
from competition.social.review.states import State
from competition.social.schedule.timetable import keep_times

DRAW = "social.draw_post"


@dataclass(frozen=True)
class Approved:
    """How many posts were approved now, and which could not be, as their cards are not drawn as they are."""

    posts: int
    undrawn: tuple[Reviewed, ...]


@dataclass(frozen=True)
class Chosen:
    """What somebody chose: how a post is drawn, captions by platform and language, alts by language.

    `design` is its own whatever the campaign's is; empty: it follows the campaign.
    """

    wish: Wish
    captions: Mapping[str, str]
    alts: Mapping[str, str]
    design: str = ""


def approve(
    session: Session,
    *,
    campaign: Campaign,
    posts: Iterable[Reviewed],
    faces: Collection[str],
    actor: Account | None,
    now: datetime,
) -> Approved:
    """Approve posts as they are at this moment, those that were drawn so. Raises NotFrozenError."""
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    open_ones = [(each, each.is_drawn(faces)) for each in posts if each.state in (State.OPEN, State.CHANGED)]
    ready = [each for each, drawn in open_ones if drawn]
    for each in ready:
        choice = choice_of(session, campaign=campaign, reviewed=each, actor=actor, now=now)
        choice.approved, choice.approved_at = each.stamp, now
        choice.approved_by_id = actor.id if actor else None
        record_deed(session, "social.approve", choice, actor, now)
    if ready:
        keep_times(session, campaign=campaign, now=now)
    return Approved(len(ready), tuple(each for each, drawn in open_ones if not drawn))


def choose(
    session: Session,
    *,
    campaign: Campaign,
    reviewed: Reviewed,
    chosen: Chosen,
    version: int,
    actor: Account | None,
    now: datetime,
) -> PostChoice:
    """Keep what somebody chose for a post. Raises ChangedMeanwhileError where another `version` stands."""
    if version != version_of(reviewed):
        raise ChangedMeanwhileError
    wish = chosen.wish
    choice = choice_of(session, campaign=campaign, reviewed=reviewed, actor=actor, now=now)
    choice.design, choice.shows = chosen.design, wish.shows
    choice.first, choice.last = wish.passage or (None, None)
    choice.words = words_stamp(reviewed.post.content) if wish.passage else ""
    choice.crops = {key: asdict(crop) for key, crop in wish.crops.items()}
    choice.captions, choice.alts = dict(chosen.captions), dict(chosen.alts)
    _changed(choice, actor, now)
    record_deed(session, "social.choose", choice, actor, now)
    return choice


def include(
    session: Session,
    *,
    campaign: Campaign,
    reviewed: Reviewed,
    included: bool,
    actor: Account | None,
    now: datetime,
) -> None:
    """Leave a post out of the kit, or take it in again with all that was chosen for it.

    The others keep their times.
    """
    choice = choice_of(session, campaign=campaign, reviewed=reviewed, actor=actor, now=now)
    if choice.included != included:
        keep_times(session, campaign=campaign, now=now)
        choice.included = included
        choice.version += 1
        record_deed(session, "social.take_in" if included else "social.leave_out", choice, actor, now)


def request_drawing(
    session: Session, *, campaign: Campaign, choice: PostChoice, actor: Account | None, now: datetime
) -> jobs.Job:
    """Ask for the cards of one post."""
    return jobs.request(
        session,
        name=DRAW,
        args={"choice": choice.id},
        key=f"{choice.id}-{choice.version}",
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )


def version_of(reviewed: Reviewed) -> int:
    """Return how often what was chosen for a post has changed."""
    return reviewed.choice.version if reviewed.choice else 0


def choice_of(
    session: Session, *, campaign: Campaign, reviewed: Reviewed, actor: Account | None, now: datetime
) -> PostChoice:
    """Return the row of what was chosen for a post, a new one where nobody has touched it."""
    if reviewed.choice is not None:
        return reviewed.choice
    return first_choice(session, campaign=campaign, post=reviewed.post, actor=actor, now=now)


def _changed(choice: PostChoice, actor: Account | None, now: datetime) -> None:
    choice.version += 1
    choice.changed_at, choice.changed_by_id = now, actor.id if actor else None
