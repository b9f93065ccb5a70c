"""Where the book stands among the campaign's steps."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.publication.kinds import Kind
from competition.publication.models import Edition, EditionState
from competition.publication.queries import NEWEST_FIRST
from competition.publication.touched import last_composed, last_consent, last_said, last_written, touched
from competition.results.models import Freeze


@dataclass(frozen=True)
class Step:
    """The number of the edition that everybody is shown; `touched` whether something has changed since."""

    frozen: bool
    number: int | None
    touched: bool


def step(session: Session, campaign: Campaign) -> Step:
    """Return the dashboard's facts in one statement."""
    newest = (
        select(Edition.id)
        .where(
            Edition.campaign_id == campaign.id,
            Edition.state == EditionState.READY,
            Edition.kind == Kind.SCREEN,
        )
        .order_by(*NEWEST_FIRST)
        .limit(1)
        .scalar_subquery()
    )
    frozen, number, built_at, built_from, *changes = session.execute(
        select(
            select(func.max(Freeze.id))
            .where(Freeze.campaign_id == campaign.id, Freeze.lifted_at.is_(None))
            .scalar_subquery(),
            *(
                select(column).where(Edition.id == newest).scalar_subquery()
                for column in (Edition.number, Edition.started_at, Edition.freeze_id)
            ),
            last_consent(campaign.id),
            last_said(campaign.id),
            *last_composed(campaign.id),
            *last_written(campaign.id),
        )
    ).one()
    stale = bool(number and built_from != frozen) or touched(built_at, *changes)
    return Step(bool(frozen), number, stale)
