"""Printing other words than were submitted, and taking that back."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.publication.composing.services.changing import Change
from competition.publication.proofing.errors import (
    CorrectedMeanwhileError,
    NothingChangedError,
    ReasonWantedError,
)
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.proofing.queries import standing_correction, submitted
from competition.publication.proofing.rules import Printed
from competition.publication.proofing.services.recording import record


def correct(
    session: Session,
    *,
    campaign: Campaign,
    entry: Entry,
    words: Printed,
    reason: str,
    seen: str,
    actor: Account | None,
    now: datetime,
) -> PrintedCorrection:
    """Print other words than were submitted; these stay as they are. `seen`: the correction that was shown.

    Raises ReasonWantedError, NothingChangedError, CorrectedMeanwhileError.
    """
    if not reason.strip():
        raise ReasonWantedError
    Change(session, campaign, actor, now).begin()
    standing = _expected(session, entry, seen)
    sent_in = submitted(entry)
    if words == (standing.over(sent_in) if standing else sent_in):
        raise NothingChangedError
    made = PrintedCorrection(
        campaign_id=campaign.id,
        entry_id=entry.id,
        reason=reason.strip(),
        made_by_id=actor.id if actor else None,
        made_at=now,
        **{name: said if said != getattr(sent_in, name) else None for name, said in asdict(words).items()},
    )
    session.add(made)
    session.flush()
    record(session, campaign, actor, now, "proof.correct", "entry", entry.id)
    return made


def take_back(
    session: Session, *, campaign: Campaign, entry: Entry, seen: str, actor: Account | None, now: datetime
) -> None:
    """Let the correction that counts count no more: the one before does, or what was submitted.

    Raises CorrectedMeanwhileError.
    """
    Change(session, campaign, actor, now).begin()
    standing = _expected(session, entry, seen)
    if standing is None:
        raise CorrectedMeanwhileError
    standing.taken_back_at = now
    record(session, campaign, actor, now, "proof.take_back", "entry", entry.id)


def _expected(session: Session, entry: Entry, seen: str) -> PrintedCorrection | None:
    standing = standing_correction(session, entry.id)
    if (standing.ref if standing else "") != seen:
        raise CorrectedMeanwhileError
    return standing
