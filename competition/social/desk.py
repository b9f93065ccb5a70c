"""What the secretariat's page of the cards says: each card, and what was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.consent.models import Consent
from competition.entries.identity import Author
from competition.entries.rules import EntryState
from competition.platform.jobs import UNFINISHED, Job
from competition.results.models import Award, Freeze
from competition.social.content import LeftOut, Part
from competition.social.models import Card, Kit
from competition.social.queries import everything_of, included
from competition.social.review.reading import Reviewed, reviewed_all
from competition.social.review.states import State
from competition.social.services import JOB, changed_parts, plan_stamp, says_the_same

_EXACTLY = {"consent": "not-allowed"}
"""Where a work stands, a consent is the only reason left."""


@dataclass(frozen=True)
class Without:
    """A work without a card; `reason` is a code of `wording.REASONS`."""

    ref: str
    number: str
    title: str
    language: str
    reason: str


@dataclass(frozen=True)
class Desk:
    """Everything the page shows. `outdated`: consents, works or results have changed since; `redrawn`:
    they have not, but cards would look otherwise by now. `changed`: what makes it outdated, as far as known.
    """

    frozen: bool
    making: Job | None
    kit: Kit | None
    outdated: bool
    changed: tuple[Part, ...]
    redrawn: bool
    posts: tuple[Reviewed, ...]
    left_out: tuple[Without, ...]
    wanted: int

    @property
    def approved(self) -> int:
        """How many posts are approved as they are now."""
        return sum(each.state is State.APPROVED for each in self.posts)

    @property
    def waiting(self) -> int:
        """How many posts nobody has approved as they are now."""
        return sum(each.state in (State.OPEN, State.CHANGED) for each in self.posts)


def desk(session: Session, campaign: Campaign, *, base_url: str) -> Desk:
    """Return the page's facts in a fixed number of statements, without cards that may not be shown."""
    frozen, making, kit, drawn = _standing(session, campaign.id)
    everything, chosen = everything_of(session, campaign, works_only=not frozen)
    plan = included(everything, chosen)
    same = kit is not None and says_the_same(kit, plan, base_url)
    return Desk(
        frozen=frozen,
        making=making,
        kit=kit,
        outdated=kit is not None and not (frozen and same),
        changed=changed_parts(kit, plan, base_url) if kit is not None and not same else (),
        redrawn=kit is not None and frozen and same and kit.fingerprint != plan_stamp(plan, base_url),
        posts=reviewed_all(everything, chosen, drawn) if kit or drawn else (),
        left_out=_without(plan.left_out),
        wanted=len(everything.works),
    )


def _without(left_out: Sequence[LeftOut]) -> tuple[Without, ...]:
    """Return the works without a card by their titles, and exactly why."""
    return tuple(
        Without(
            each.ref,
            each.number,
            each.title,
            each.language,
            _EXACTLY.get(each.reason, each.reason) if each.state == EntryState.ACCEPTED else each.state,
        )
        for each in left_out
    )


def _standing(session: Session, campaign_id: int) -> tuple[bool, Job | None, Kit | None, list[Card]]:
    """Return in one statement whether the results are frozen, what is being made, and what stands."""
    frozen = exists().where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None))
    newest = select(func.max(Kit.id)).where(Kit.campaign_id == campaign_id).scalar_subquery()
    making = select(func.max(Job.id)).where(
        Job.campaign_id == campaign_id, Job.name == JOB, Job.state.in_(UNFINISHED)
    )
    rows = session.execute(
        select(frozen, Job, Kit, Card)
        .select_from(Campaign)
        .outerjoin(Job, Job.id == making.scalar_subquery())
        .outerjoin(Kit, Kit.id == newest)
        .outerjoin(Card, Card.campaign_id == Campaign.id)
        .where(Campaign.id == campaign_id)
    ).all()
    is_frozen, job, kit, _ = rows[0]
    return bool(is_frozen), job, kit, [row.Card for row in rows if row.Card is not None]


@dataclass(frozen=True)
class Step:
    """Where the cards stand among the campaign's steps; `touched`: something was said since."""

    frozen: bool
    cards: int | None
    touched: bool


def step(session: Session, campaign: Campaign) -> Step:
    """Return the dashboard's facts in one statement."""
    newest = select(func.max(Kit.id)).where(Kit.campaign_id == campaign.id).scalar_subquery()
    frozen_at, cards, made_at, consent_at = session.execute(
        select(
            select(func.max(Freeze.frozen_at))
            .where(Freeze.campaign_id == campaign.id, Freeze.lifted_at.is_(None))
            .scalar_subquery(),
            select(Kit.cards).where(Kit.id == newest).scalar_subquery(),
            select(Kit.made_at).where(Kit.id == newest).scalar_subquery(),
            select(func.max(Consent.recorded_at))
            .join(Author, Author.person_id == Consent.person_id)
            .join(Award, Award.entry_id == Author.entry_id)
            .where(Award.campaign_id == campaign.id)
            .scalar_subquery(),
        )
    ).one()
    return Step(frozen_at is not None, cards, _after(made_at, consent_at) or _after(made_at, frozen_at))


def _after(made_at: Any, changed_at: Any) -> bool:
    return made_at is not None and changed_at is not None and changed_at > made_at
