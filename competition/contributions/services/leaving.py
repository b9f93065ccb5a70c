"""When somebody takes back what they allowed, and when a contribution goes altogether."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.contributions.deeds import record_deed
from competition.contributions.models import Contribution
from competition.contributions.rules import Reason
from competition.contributions.services.portraits import remove_portrait
from competition.contributions.services.writing import lock


def withdraw_consents(session: Session, *, contribution: Contribution, actor: Account, now: datetime) -> bool:
    """Write down that it may be shown nowhere any more; return whether anything changed.

    Words and portrait stay, for the case that somebody allows it again; a family name is forgotten at once.
    """
    lock(session, contribution)
    levels = dict.fromkeys(Channel, Level.NO)
    return record_consents(session, person=contribution.person, levels=levels, actor=actor, now=now)


def delete_contribution(
    session: Session, *, contribution: Contribution, reason: Reason, actor: Account | None, now: datetime
) -> None:
    """Delete a contribution with all that is known of who spoke; files go from the disk a day later.

    Who deleted it when, and why, stays written down; nothing that it held does.
    """
    lock(session, contribution)
    if contribution.portrait is not None:
        remove_portrait(session, contribution=contribution, actor=actor, now=now)
    record_deed(session, contribution, "contribution.delete", actor, now, reason=reason.value)
    person = contribution.person
    session.delete(contribution)
    session.flush()
    session.delete(person)
    session.flush()
