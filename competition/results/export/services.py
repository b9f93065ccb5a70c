"""Remembering that results were taken out as a table."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.results.services.guards import write_down


def note_export(
    session: Session, *, campaign: Campaign, kind: str, number: int, actor: Account | None, now: datetime
) -> None:
    """Write down that so many works were taken out."""
    write_down(
        session, campaign=campaign, action="results.export", actor=actor, now=now, kind=kind, number=number
    )
