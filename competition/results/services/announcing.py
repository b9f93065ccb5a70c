"""Making the results known: by hand, or by themselves when the embargo ends."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.platform import jobs
from competition.platform.moments import format_datetime
from competition.results.errors import EmbargoedError, NotFrozenError, NothingToWaitForError
from competition.results.letters import count_letters
from competition.results.models import AnnouncePlan
from competition.results.queries import find_freeze
from competition.results.services.guards import hold, write_down

WRITE = "results.write_letters"


def announce(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Make the results public and ask for the letters to all who took part; return how many that will be.

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
    letters = count_letters(session, campaign.id)
    write_down(session, campaign=campaign, action="results.announce", actor=actor, now=now, letters=letters)
    jobs.request(
        session,
        name=WRITE,
        args={"campaign": campaign.id},
        key=f"campaign.{campaign.id}",
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )
    return letters


def plan(session: Session, *, campaign: Campaign, actor: Account, now: datetime) -> None:
    """Have the frozen results announced by themselves once the embargo is over.

    Raises NotFrozenError, and NothingToWaitForError where no embargo lies ahead.
    """
    hold(session, campaign)
    freeze = find_freeze(session, campaign.id)
    if freeze is None or campaign.frozen_at is None:
        raise NotFrozenError
    if campaign.announced_at is not None or not campaign.calendar.embargoed(now):
        raise NothingToWaitForError
    if session.get(AnnouncePlan, freeze.id) is None:
        session.add(AnnouncePlan(freeze_id=freeze.id, set_by_id=actor.id, set_at=now))
        write_down(session, campaign=campaign, action="results.announce-plan", actor=actor, now=now)


def unplan(session: Session, *, campaign: Campaign, actor: Account, now: datetime) -> None:
    """Let the office announce by hand again; nothing where it is not planned."""
    hold(session, campaign)
    freeze = find_freeze(session, campaign.id)
    planned = session.get(AnnouncePlan, freeze.id) if freeze else None
    if planned is not None:
        session.delete(planned)
        write_down(session, campaign=campaign, action="results.announce-plan-revoke", actor=actor, now=now)
