"""Looking after kits: what remains is put together anew by itself when a consent, a work or a text changes.

Every deed is in the audit trail, so that is what is looked at: a campaign whose kit stands and in which
something was done since the last look. Whether the kit still holds is then asked of what it is made from.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job, JobContext, job, when_due
from competition.social.models import Kit
from competition.social.queries import is_frozen
from competition.social.services import request_kit, still_holds

LOOK = "social.look_after_kits"
QUIET = timedelta(minutes=2)
"""So long a deed waits for those that follow it: who approves one post approves the next."""


@when_due(LOOK)
def is_due(session: Session, now: datetime) -> bool:
    """Whether something was done, since the last look, in a campaign whose kit stands; one statement."""
    looked = select(func.max(Job.started_at)).where(Job.name == LOOK).scalar_subquery()
    done = (
        select(AuditEntry.id)
        .join(Kit, Kit.campaign_id == AuditEntry.campaign_id)
        .where(
            AuditEntry.at > Kit.made_at,
            AuditEntry.at <= now - QUIET,
            AuditEntry.at > func.coalesce(looked, Kit.made_at),
        )
    )
    return session.scalar(done.limit(1)) is not None


@job(LOOK)
def look_after_kits(ctx: JobContext) -> dict[str, object]:
    """Ask for every kit anew that does not say what it should say by now."""
    asked = 0
    with ctx.writing() as session:
        standing = select(Kit, Campaign).join(Campaign, Campaign.id == Kit.campaign_id)
        for kit, campaign in session.execute(standing.order_by(Kit.id)).all():
            if is_frozen(session, campaign.id) and not still_holds(
                session, campaign=campaign, kit=kit, base_url=ctx.config.base_url
            ):
                request_kit(session, campaign=campaign, actor=None, now=ctx.clock.now())
                asked += 1
    return {"asked": asked}
