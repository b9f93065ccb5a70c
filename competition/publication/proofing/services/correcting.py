"""Printing other words than were submitted, and taking that back."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.entries.services.guards import lock
from competition.publication.composing.services.changing import Change
from competition.publication.proofing.errors import (
    CorrectedMeanwhileError,
    NothingChangedError,
    ReasonWantedError,
)
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.proofing.queries import standing_correction, submitted
from competition.publication.proofing.rules import Printed
from competition.publication.proofing.services.excerpts import move_excerpt
from competition.publication.proofing.services.recording import record


def correct(
    session: Session,
    *,
    campaign: Campaign,
    entry: Entry,
    words: Mapping[str, str],
    reason: str,
    seen: str,
    actor: Account | None,
    now: datetime,
) -> PrintedCorrection:
    """Print other words than were submitted; these stay as they are.

    `words` are those of the fields that are changed, by name; `seen` is the stamp of what was printed when
    they were typed: neither a correction nor a translation that came meanwhile is written over.

    Raises ReasonWantedError, NothingChangedError, CorrectedMeanwhileError.
    """
    if not reason.strip():
        raise ReasonWantedError
    change = Change(session, campaign, actor, now)
    change.begin()
    lock(session, entry)
    standing = standing_correction(session, entry.id)
    sent_in, before = submitted(entry), _printed(entry, standing)
    if before.stamp != seen:
        raise CorrectedMeanwhileError
    printed = replace(before, **words)
    if printed == before:
        raise NothingChangedError
    move_excerpt(change, entry, before, printed)
    made = PrintedCorrection(
        campaign_id=campaign.id,
        entry_id=entry.id,
        reason=reason.strip(),
        made_by_id=actor.id if actor else None,
        made_at=now,
        **{name: said if said != getattr(sent_in, name) else None for name, said in asdict(printed).items()},
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
    change = Change(session, campaign, actor, now)
    change.begin()
    standing = standing_correction(session, entry.id)
    if standing is None or standing.ref != seen:
        raise CorrectedMeanwhileError
    before = _printed(entry, standing)
    standing.taken_back_at = now
    session.flush()
    move_excerpt(change, entry, before, _printed(entry, standing_correction(session, entry.id)))
    record(session, campaign, actor, now, "proof.take_back", "entry", entry.id)


def _printed(entry: Entry, standing: PrintedCorrection | None) -> Printed:
    return standing.over(submitted(entry)) if standing else submitted(entry)
