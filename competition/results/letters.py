"""Who is written to when the results are announced: every teacher of a class that took part."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.identity import Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.entries.rules import EntryState

EVENT = "results.announced"


def letter_key(campaign: Campaign) -> str:
    """Return the cause of the letters: one letter to each teacher, however often it is announced."""
    return f"{campaign.ref}.announced"


def count_letters(session: Session, campaign_id: int) -> int:
    """Return how many teachers are written to."""
    return session.scalar(select(func.count()).select_from(Account).where(_written_to(campaign_id))) or 0


def next_teachers(session: Session, campaign_id: int, *, after: int, most: int) -> Sequence[Account]:
    """Return the next teachers who are written to, in the order of their ids."""
    wanted = select(Account).where(_written_to(campaign_id), Account.id > after)
    return session.scalars(wanted.order_by(Account.id).limit(most)).all()


def _written_to(campaign_id: int) -> ColumnElement[bool]:
    """Whoever looks after a class of which a work stands; not the secretariat, who types for it."""
    teachers = (
        select(ClassTeacher.account_id)
        .join(Authorship, Authorship.class_id == ClassTeacher.class_id)
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(
            Entry.campaign_id == campaign_id,
            Entry.state == EntryState.ACCEPTED,
            ClassTeacher.in_trust.is_(False),
        )
    )
    reachable = or_(Account.email.is_not(None), Account.pending_email.is_not(None))
    return and_(Account.id.in_(teachers), reachable)
