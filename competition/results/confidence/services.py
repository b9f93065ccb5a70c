"""Telling the winners' teachers in confidence."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import mail
from competition.results.confidence.errors import (
    DuePastError,
    NobodyToTellError,
    PublicAlreadyError,
    ToldAlreadyError,
)
from competition.results.confidence.models import Confidence
from competition.results.confidence.queries import find_holding, teachers_of_winners
from competition.results.errors import NotFrozenError
from competition.results.models import Freeze
from competition.results.services.guards import hold, write_down

EVENT = "results.confidence"


def tell_in_confidence(
    session: Session, *, campaign: Campaign, due_at: datetime, actor: Account | None, now: datetime
) -> Confidence:
    """Write to the teachers of all who won what they have won, and that consents are to be settled by a day.

    Once for each freeze. Raises PublicAlreadyError, NotFrozenError, ToldAlreadyError, DuePastError and
    NobodyToTellError.
    """
    hold(session, campaign)
    if campaign.announced_at is not None:
        raise PublicAlreadyError
    holding = find_holding(session, campaign)
    if holding is None:
        raise NotFrozenError
    if holding.told is not None:
        raise ToldAlreadyError
    if due_at <= now:
        raise DuePastError
    reached = [each for each in teachers_of_winners(session, campaign.id) if each.address]
    if not reached:
        raise NobodyToTellError
    for teacher in reached:
        _post(session, campaign, holding.freeze, teacher, due_at, now)
    told = Confidence(
        freeze_id=holding.freeze.id,
        due_at=due_at,
        told_at=now,
        told_by_id=actor.id if actor else None,
        letters=len(reached),
    )
    session.add(told)
    write_down(
        session, campaign=campaign, action="results.confide", actor=actor, now=now, letters=len(reached)
    )
    return told


def ids_of(freeze: Freeze, teacher: Account, due_at: datetime) -> dict[str, Any]:
    """Return what a letter is written from."""
    return {"freeze": freeze.ref, "account": teacher.ref, "due": due_at.isoformat()}


def _post(
    session: Session, campaign: Campaign, freeze: Freeze, teacher: Account, due_at: datetime, now: datetime
) -> None:
    mail.post(
        session,
        event=EVENT,
        recipient=teacher.address or "",
        locale=teacher.locale,
        ids=ids_of(freeze, teacher, due_at),
        key=f"{freeze.ref}.confidence",
        now=now,
        campaign_id=campaign.id,
    )
