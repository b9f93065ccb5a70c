"""Raising a concern, noting what comes of it, keeping the entry apart or giving it back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.accounts.services import safeguarding
from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.entries.concerns.errors import NobodyResponsibleError, SetApartError
from competition.entries.concerns.models import Concern, ConcernNote, ConcernState
from competition.entries.models import Entry
from competition.entries.screening_errors import ReasonMissingError
from competition.entries.services.guards import lock
from competition.entries.texts import tidy
from competition.platform import audit, mail


def raise_concern(session: Session, *, entry: Entry, note: str, actor: Account, now: datetime) -> Concern:
    """Set an entry apart and write to those responsible that a concern waits; the note is for them alone.

    Raises ReasonMissingError, SetApartError.
    """
    lock(session, entry)
    said = tidy(note)
    if not said:
        raise ReasonMissingError
    if entry.set_apart_at is not None:
        raise SetApartError
    entry.set_apart_at = now
    _hold(session, entry, now)
    concern = Concern(campaign_id=entry.campaign_id, entry_id=entry.id, raised_by_id=actor.id, raised_at=now)
    session.add(concern)
    session.flush()
    _write(session, concern, said, actor, now)
    _record(session, concern, "concern.raise", actor, now)
    for person in safeguarding(session, entry.campaign_id):
        _post(session, concern, person, now)
    return concern


def note_down(session: Session, *, concern: Concern, note: str, actor: Account, now: datetime) -> None:
    """Add a note. Raises ReasonMissingError for an empty one."""
    said = tidy(note)
    if not said:
        raise ReasonMissingError
    _write(session, concern, said, actor, now)
    _record(session, concern, "concern.note", actor, now)


def keep_apart(session: Session, *, concern: Concern, actor: Account, now: datetime) -> None:
    """Decide that the entry stays apart; it can still be given back later."""
    if concern.state is not ConcernState.OPEN:
        return
    concern.state = ConcernState.KEPT
    session.flush()
    _record(session, concern, "concern.keep", actor, now)


def settle(session: Session, *, concern: Concern, actor: Account, now: datetime) -> None:
    """Give the entry back: it stands where it stood, and what judges had of it is with them again."""
    if concern.state is ConcernState.SETTLED:
        return
    entry = session.get_one(Entry, concern.entry_id)
    lock(session, entry)
    entry.set_apart_at = None
    _hold(session, entry, None)
    concern.state, concern.settled_at, concern.settled_by_id = ConcernState.SETTLED, now, actor.id
    session.flush()
    _record(session, concern, "concern.settle", actor, now)


def name_responsible(
    session: Session, *, campaign: Campaign, refs: Collection[str], actor: Account, now: datetime
) -> None:
    """Make these members of the secretariat responsible for concerns, and nobody else.

    Raises NobodyResponsibleError.
    """
    members = session.execute(
        select(Membership, Account.ref)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.campaign_id == campaign.id, Membership.role == Role.SECRETARIAT)
        .with_for_update(of=Membership)
    ).all()
    if not any(ref in refs for _member, ref in members):
        raise NobodyResponsibleError
    for member, ref in members:
        member.safeguarding = ref in refs
    session.flush()
    named = [member.account_id for member, _ref in members if member.safeguarding]
    audit.record(
        session,
        actor_id=actor.id,
        action="concern.responsible",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        accounts=named,
    )


def _hold(session: Session, entry: Entry, now: datetime | None) -> None:
    session.execute(update(BlindEntry).where(BlindEntry.entry_id == entry.id).values(apart_at=now))


def _write(session: Session, concern: Concern, said: str, actor: Account, now: datetime) -> None:
    session.add(ConcernNote(concern_id=concern.id, text=said, written_by_id=actor.id, written_at=now))
    session.flush()


def _post(session: Session, concern: Concern, person: Account, now: datetime) -> None:
    if person.address:
        mail.post(
            session,
            event="concerns.waits",
            recipient=person.address,
            locale=person.locale,
            ids={"concern": concern.id},
            key=f"concern {concern.id}",
            now=now,
            campaign_id=concern.campaign_id,
        )


def _record(
    session: Session, concern: Concern, action: str, actor: Account, now: datetime, **ids: Any
) -> None:
    audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind="concern",
        object_id=concern.id,
        campaign_id=concern.campaign_id,
        now=now,
        **ids,
    )
