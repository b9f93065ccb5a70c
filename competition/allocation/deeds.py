"""Audit entries of allocation: every one is about a round."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Round
from competition.judging.services import deeds


def write_down(
    session: Session, action: str, round_: Round, actor: Account | None, now: datetime, **details: int
) -> None:
    """Flush, and record what was done with a round, by whom (None: by itself)."""
    deeds.write_down(
        session, actor=actor, action=action, thing=round_, campaign_id=round_.campaign_id, now=now, **details
    )
