"""An export is written down: who took how much out, and when."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit


def note_export(
    session: Session, *, campaign: Campaign, kind: str, number: int, actor: Account | None, now: datetime
) -> None:
    """Remember that a table of entries was taken out; `number` of them, as a file of this `kind`."""
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="entries.export",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        kind=kind,
        number=number,
    )
