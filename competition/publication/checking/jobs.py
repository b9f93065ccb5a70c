"""The look at the manuscript, as background work of a few seconds."""

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.jobs import JobContext, job
from competition.publication.checking.looking import facts_of, look
from competition.publication.checking.services import keep_report
from competition.publication.errors import NotFrozenError
from competition.publication.queries import find_freeze, manuscript_of


@job("publication.preflight")
def look_over(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Look a campaign's manuscript over and keep what was found."""
    begun = ctx.clock.now()
    with ctx.database.reading() as session:
        row = session.get_one(Campaign, campaign)
        freeze = find_freeze(session, row.id)
        if freeze is None:
            raise NotFrozenError
        manuscript = manuscript_of(session, campaign=row, freeze=freeze)
        facts, slug = facts_of(session, row, manuscript), row.slug
    found = look(manuscript, facts, fonts.prepare(ctx.config.instance))
    works = sum(1 for _work in manuscript.works)
    with ctx.writing() as session:
        keep_report(session, campaign_id=campaign, works=works, problems=found, now=begun)
    return {"path": f"/c/{slug}/office/book/preflight", "problems": len(found)}
