"""The code of conduct as it stands in a campaign."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.judging.panel.conduct import READY
from competition.judging.panel.models import Conduct


@dataclass(frozen=True)
class Standing:
    """The code of conduct as it stands: its version, its texts by language, since when (None: ready text)."""

    version: int
    texts: dict[str, str]
    since: datetime | None = None


def standing(session: Session, *, campaign_id: int) -> Standing:
    """Return the campaign's code of conduct; one statement."""
    newest = session.scalars(
        select(Conduct).where(Conduct.campaign_id == campaign_id).order_by(Conduct.version.desc()).limit(1)
    ).first()
    if newest is None:
        return Standing(1, dict(READY))
    return Standing(newest.version, dict(newest.texts), newest.created_at)
