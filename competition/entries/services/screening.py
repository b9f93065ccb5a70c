"""The secretariat's check before judging: accept, return to the teacher, disqualify."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blinding import make_blind, origin_of, retire
from competition.entries.blindness.queries import report_of
from competition.entries.blindness.rulings import rule_all
from competition.entries.errors import (
    DecisionNotPossibleError,
    MaskOutOfDateError,
    PicturesNotReadyError,
    ReasonMissingError,
)
from competition.entries.models import Entry, Screening
from competition.entries.rules import EntryState, ScreeningDecision, decisions
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock
from competition.entries.texts import tidy
from competition.platform import mail

_LEADS_TO = {
    ScreeningDecision.ACCEPT: EntryState.ACCEPTED,
    ScreeningDecision.RETURN: EntryState.RETURNED,
    ScreeningDecision.DISQUALIFY: EntryState.DISQUALIFIED,
}
_MAILS = {
    ScreeningDecision.RETURN: "entries.returned",
    ScreeningDecision.DISQUALIFY: "entries.disqualified",
}


@dataclass(frozen=True)
class ScreenedMany:
    """What came of accepting several entries: how many, and which had to stay."""

    accepted: int
    left: tuple[Entry, ...]


def screen(
    session: Session,
    *,
    entry: Entry,
    decision: ScreeningDecision,
    actor: Account,
    now: datetime,
    reason: str = "",
    names: Collection[str] | None = None,
) -> Screening:
    """Decide about an entry. Accepting makes the judges' copy: `names` masked, others that are found left.

    Without `names` what was ruled before holds, and every other name behind the entry is masked.

    Returning and disqualifying need a reason, which is mailed to the class's teachers. Raises
    DecisionNotPossibleError, ReasonMissingError, PicturesNotReadyError, MaskOutOfDateError.
    """
    lock(session, entry)
    said = tidy(reason)
    if decision not in decisions(entry.state, was_submitted=entry.number is not None):
        raise DecisionNotPossibleError
    if decision in _MAILS and not said:
        raise ReasonMissingError
    if decision is ScreeningDecision.ACCEPT:
        if names is not None:
            found = report_of(session, entry).names
            rule_all(session, entry=entry, shown=found, masked=names, actor=actor, now=now)
        make_blind(session, entry=entry, now=now)
    else:
        retire(session, entry_id=entry.id, now=now)
    return _decide(session, entry, decision, said, actor, now)


def accept_all(session: Session, *, entries: Sequence[Entry], actor: Account, now: datetime) -> ScreenedMany:
    """Accept these entries; those that cannot be accepted as they stand are left as they are."""
    left = []
    for entry in entries:
        try:
            screen(session, entry=entry, decision=ScreeningDecision.ACCEPT, actor=actor, now=now)
        except (DecisionNotPossibleError, MaskOutOfDateError, PicturesNotReadyError):
            left.append(entry)
    return ScreenedMany(len(entries) - len(left), tuple(left))


def take_back(session: Session, *, entries: Sequence[Entry], actor: Account, now: datetime) -> int:
    """Let accepted entries wait for screening again, their judges' copies retired; return how many do.

    What is no longer accepted stays as it is. The decision remains among the earlier ones.
    """
    back = 0
    for entry in entries:
        lock(session, entry)
        if entry.state is not EntryState.ACCEPTED:
            continue
        entry.state, entry.updated_at = EntryState.SUBMITTED, now
        retire(session, entry_id=entry.id, now=now)
        record(session, entry, "entry.take_back", actor, now)
        back += 1
    session.flush()
    return back


def _decide(
    session: Session,
    entry: Entry,
    decision: ScreeningDecision,
    reason: str,
    actor: Account,
    now: datetime,
) -> Screening:
    entry.state, entry.updated_at = _LEADS_TO[decision], now
    if decision is ScreeningDecision.RETURN:
        entry.returned_at = now
    screening = Screening(
        entry_id=entry.id, decision=decision, reason=reason, decided_by_id=actor.id, decided_at=now
    )
    session.add(screening)
    session.flush()
    record(session, entry, f"entry.{decision.value}", actor, now, screening=screening.id)
    if decision in _MAILS:
        _tell_teachers(session, entry, screening, _MAILS[decision], now)
    return screening


def _tell_teachers(session: Session, entry: Entry, screening: Screening, event: str, now: datetime) -> None:
    for teacher in origin_of(session, entry.id).teachers:
        if teacher.address:
            mail.post(
                session,
                event=event,
                recipient=teacher.address,
                locale=teacher.locale,
                ids={"screening": screening.id},
                key=f"screening {screening.id}",
                now=now,
                campaign_id=entry.campaign_id,
            )


def screenings(session: Session, entry_id: int) -> Sequence[Screening]:
    """Return the decisions about an entry, the latest first."""
    return session.scalars(
        select(Screening).where(Screening.entry_id == entry_id).order_by(Screening.id.desc())
    ).all()
