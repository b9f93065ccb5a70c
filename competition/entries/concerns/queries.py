"""What the page of concerns asks: those that wait, what was noted, what one has raised oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.entries.concerns.models import Concern, ConcernNote, ConcernState
from competition.entries.concerns.sight import _ENTRY
from competition.entries.models import Entry


@dataclass(frozen=True)
class ConcernRow:
    """A concern in the list of those responsible."""

    ref: str
    state: ConcernState
    number: str
    entry_ref: str
    raised_at: datetime
    by: str


@dataclass(frozen=True)
class Noted:
    """A note with who wrote it."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Raised:
    """A concern that somebody raised, as they go on seeing it."""

    number: str
    raised_at: datetime


@dataclass(frozen=True)
class Member:
    """A member of the secretariat, and whether they are responsible for concerns."""

    ref: str
    name: str
    responsible: bool


def concerns_of(session: Session, campaign_id: int) -> list[ConcernRow]:
    """Return the concerns of a campaign, those that wait first; one statement."""
    rows = session.execute(
        select(Concern, Entry.number, Entry.ref, Account.name)
        .join(Entry, Entry.id == Concern.entry_id)
        .join(Account, Account.id == Concern.raised_by_id)
        .where(Concern.campaign_id == campaign_id)
        .order_by(Concern.settled_at.is_not(None), Concern.raised_at.desc(), Concern.id.desc())
    )
    return [
        ConcernRow(concern.ref, concern.state, number or "", ref, concern.raised_at, by)
        for concern, number, ref, by in rows
    ]


def concern_of(session: Session, entry_id: int) -> tuple[Concern | None, list[Noted]]:
    """Return the concern that sets an entry apart, and what was noted of all its concerns; one statement."""
    rows = session.execute(
        select(Concern, ConcernNote, Account.name, Account.email)
        .join(ConcernNote, ConcernNote.concern_id == Concern.id)
        .join(Account, Account.id == ConcernNote.written_by_id)
        .where(Concern.entry_id == entry_id)
        .order_by(ConcernNote.id)
    ).all()
    unsettled = next((row.Concern for row in rows if row.Concern.settled_at is None), None)
    notes = [Noted(note.text, note.written_at, name or email or "") for _concern, note, name, email in rows]
    return unsettled, notes


def raised_by(session: Session, campaign_id: int, account_id: int) -> Sequence[Raised]:
    """Return what somebody has raised and is not settled; of the entry nothing but the number."""
    rows = session.execute(
        select(_ENTRY.c.number, Concern.raised_at)
        .join(_ENTRY, _ENTRY.c.id == Concern.entry_id)
        .where(
            Concern.campaign_id == campaign_id,
            Concern.raised_by_id == account_id,
            Concern.settled_at.is_(None),
        )
        .order_by(Concern.raised_at)
    )
    return [Raised(number or "", at) for number, at in rows]


def members(session: Session, campaign_id: int) -> list[Member]:
    """Return the secretariat of a campaign; one statement."""
    person = aliased(Account)
    rows = session.execute(
        select(person.ref, person.name, person.email, Membership.safeguarding)
        .join(Membership, Membership.account_id == person.id)
        .where(Membership.campaign_id == campaign_id, Membership.role == Role.SECRETARIAT)
        .order_by(person.id)
    )
    return [Member(ref, name or email or "", responsible) for ref, name, email, responsible in rows]
