"""What the secretariat's page of the cards says: each card, and what was left out and why."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.consent.models import Consent
from competition.entries.identity import Author
from competition.platform.jobs import Job, latest_jobs
from competition.results.models import Award, Freeze
from competition.social.content import CardContent, LeftOut
from competition.social.models import Card, Kit
from competition.social.queries import cards_of, current_kit, is_frozen, plan_of
from competition.social.services import JOB, plan_stamp


@dataclass(frozen=True)
class Shown:
    """A card of the kit beside the work as it may be shown at this moment."""

    card: Card
    content: CardContent


@dataclass(frozen=True)
class Desk:
    """Everything the page shows. `outdated`: consents, works or results have changed since."""

    frozen: bool
    making: Job | None
    kit: Kit | None
    outdated: bool
    cards: tuple[Shown, ...]
    left_out: tuple[LeftOut, ...]
    wanted: int


def desk(session: Session, campaign: Campaign, *, base_url: str) -> Desk:
    """Return the page's facts in a fixed number of statements, without cards that may not be shown."""
    frozen = is_frozen(session, campaign.id)
    running = latest_jobs(session, campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    kit = current_kit(session, campaign.id)
    plan = plan_of(session, campaign)
    drawn = cards_of(session, campaign.id) if kit else {}
    allowed = {content.entry_id: content for content in plan.cards}
    shown = [Shown(card, allowed[entry]) for (entry, _), card in drawn.items() if entry in allowed]
    order = [content.entry_id for content in plan.cards]
    return Desk(
        frozen=frozen,
        making=running[0] if running else None,
        kit=kit,
        outdated=kit is not None and (not frozen or kit.fingerprint != plan_stamp(plan, base_url)),
        cards=tuple(sorted(shown, key=lambda each: order.index(each.content.entry_id))),
        left_out=plan.left_out,
        wanted=len(plan.cards),
    )


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
