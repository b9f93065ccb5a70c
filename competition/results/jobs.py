"""The announcement in the background: its letters in batches, and the hour at which it comes by itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Milestone
from competition.campaign.rules import MilestoneKey
from competition.platform import mail
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due
from competition.results.letters import EVENT, count_letters, letter_key, next_teachers
from competition.results.models import AnnouncePlan, Freeze
from competition.results.services.announcing import WRITE, announce

BY_ITSELF = "results.announce_by_itself"
BATCH = 100
"""How many letters go into the outbox in one transaction, so that nobody who writes has to wait long."""


@job(WRITE)
def write_letters(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Put a letter to every teacher into the outbox; begun again, it writes none twice.

    It ends where the freeze was lifted meanwhile and the results are not public any more.
    """
    with ctx.database.reading() as session:
        total = count_letters(session, campaign)
    after = done = 0
    while True:
        with ctx.writing() as session:
            teachers = _post_batch(session, campaign, after=after, now=ctx.clock.now())
        if not teachers:
            return {"letters": done}
        after, done = teachers[-1], done + len(teachers)
        ctx.progress(done, max(total, done), _("Writing to the classes"))


def _post_batch(session: Session, campaign_id: int, *, after: int, now: datetime) -> list[int]:
    """Post the letters to the next teachers; return their ids, none when all are written to."""
    campaign = session.get_one(Campaign, campaign_id)
    if campaign.announced_at is None:
        return []
    teachers = next_teachers(session, campaign_id, after=after, most=BATCH)
    for teacher in teachers:
        _post(session, campaign, teacher, now)
    return [teacher.id for teacher in teachers]


def _post(session: Session, campaign: Campaign, teacher: Account, now: datetime) -> None:
    mail.post(
        session,
        event=EVENT,
        recipient=teacher.address or "",
        locale=teacher.locale,
        ids={"campaign": campaign.ref, "account": teacher.ref},
        key=letter_key(campaign),
        now=now,
        campaign_id=campaign.id,
    )


@when_due(BY_ITSELF)
def is_due(session: Session, now: datetime) -> bool:
    """Whether an embargo has ended after which results are to be announced by themselves."""
    return bool(due(session, now))


@job(BY_ITSELF)
def announce_by_itself(ctx: JobContext) -> dict[str, object]:
    """Announce what is due; what is announced already stays as it is."""
    now = ctx.clock.now()
    with ctx.writing() as session:
        found = due(session, now)
        for campaign, plan in found:
            actor = session.get(Account, plan.set_by_id) if plan.set_by_id else None
            announce(session, campaign=campaign, actor=actor, now=now)
    return {"campaigns": len(found)}


def due(session: Session, now: datetime) -> Sequence[tuple[Campaign, AnnouncePlan]]:
    """Return the campaigns whose frozen results are to be announced now, in one statement."""
    rows = session.execute(
        select(Campaign, AnnouncePlan)
        .join(Freeze, Freeze.campaign_id == Campaign.id)
        .join(AnnouncePlan, AnnouncePlan.freeze_id == Freeze.id)
        .join(Milestone, Milestone.campaign_id == Campaign.id)
        .where(
            Campaign.frozen_at.is_not(None),
            Campaign.announced_at.is_(None),
            Freeze.lifted_at.is_(None),
            Milestone.key == MilestoneKey.RESULTS,
            Milestone.at <= now,
        )
        .order_by(Campaign.id)
    )
    return [(campaign, plan) for campaign, plan in rows]
