"""Making the results known."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.entries.identity import Authorship, ClassTeacher
from competition.platform import mail
from competition.platform.moments import format_datetime
from competition.results.errors import EmbargoedError, NotFrozenError
from competition.results.models import Award
from competition.results.services.guards import hold, write_down


def announce(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Make the results public and write to the teachers of all who won; return how many letters that is.

    Announcing once more changes nothing and writes to nobody. Raises NotFrozenError and EmbargoedError.
    """
    hold(session, campaign)
    if campaign.announced_at is not None:
        return 0
    if campaign.frozen_at is None:
        raise NotFrozenError
    if campaign.calendar.embargoed(now):
        ends = campaign.calendar.milestones[MilestoneKey.RESULTS]
        raise EmbargoedError(when=format_datetime(ends, zone=campaign.time_zone))
    campaign.announced_at = now
    letters = _write_to_teachers(session, campaign, now)
    write_down(session, campaign=campaign, action="results.announce", actor=actor, now=now, letters=letters)
    return letters


def _write_to_teachers(session: Session, campaign: Campaign, now: datetime) -> int:
    teachers = [teacher for teacher in _teachers(session, campaign) if teacher.address]
    for teacher in teachers:
        mail.post(
            session,
            event="results.announced",
            recipient=teacher.address or "",
            locale=teacher.locale,
            ids={"campaign": campaign.ref, "account": teacher.ref},
            key=f"{campaign.ref}.announced",
            now=now,
            campaign_id=campaign.id,
        )
    return len(teachers)


def _teachers(session: Session, campaign: Campaign) -> Sequence[Account]:
    """Return everybody who looks after a class that has won something."""
    classes = (
        select(Authorship.class_id)
        .join(Award, Award.entry_id == Authorship.entry_id)
        .where(Award.campaign_id == campaign.id)
    )
    looking_after = select(ClassTeacher.account_id).where(ClassTeacher.class_id.in_(classes))
    return session.scalars(select(Account).where(Account.id.in_(looking_after)).order_by(Account.id)).all()
