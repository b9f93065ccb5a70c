"""Setting packs and scoresheets in the background, and letting them go by the clock."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Judge, Round
from competition.judging.paper import design
from competition.judging.paper.design import Head
from competition.judging.paper.errors import NothingToPrintError
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.queries import entries_of_judge
from competition.judging.paper.rules import PRINT
from competition.judging.paper.services import forget_prints, keep_print, prints_to_forget
from competition.judging.rules import RoundState
from competition.platform import sandbox
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due
from competition.platform.printing import set_pages

FORGET = "judging.forget_prints"
LIMITS = sandbox.Limits(seconds=600, cpu=600, memory=2 << 30, file_size=512 << 20)
"""Hundreds of works with pictures take their time."""


@job(PRINT, heavy=True)
def print_paper(ctx: JobContext, printed: int) -> dict[str, object] | None:
    """Set a pack or sheets with what the judge may read at this moment. Raises NothingToPrintError."""
    with ctx.database.reading() as session:
        wanted = session.get(PaperPrint, printed)
        if wanted is None:
            return None
        kind, paper, locale = wanted.kind, wanted.format, wanted.locale
        round_, judge = session.get_one(Round, wanted.round_id), session.get_one(Judge, wanted.judge_id)
        head, path = _head(session, round_, judge, ctx)
        entries = entries_of_judge(session, round_=round_, judge_id=judge.id)
        if round_.state is not RoundState.OPEN or not entries:
            raise NothingToPrintError
        resources = design.resources(entries, ctx.storage)
    ctx.progress(0, 1, _("Setting the pages"))
    pages = set_pages(
        ctx,
        lambda faces: design.html(kind, head, entries, paper=paper, locale=locale, fonts=faces),
        resources=resources,
        name="paper",
        limits=LIMITS,
    )
    with ctx.writing() as session:
        found = session.get(PaperPrint, printed)
        if found is not None:
            keep_print(
                session,
                printed=found,
                entries=entries,
                content=pages.content,
                pages=pages.count,
                storage=ctx.storage,
                now=ctx.clock.now(),
            )
    return {"path": path, "pages": pages.count}


def _head(session: Session, round_: Round, judge: Judge, ctx: JobContext) -> tuple[Head, str]:
    """Return what stands on the first page, and where whoever asked goes on."""
    campaign = session.get_one(Campaign, round_.campaign_id)
    account = session.get_one(Account, judge.account_id)
    head = Head(
        campaign=f"{campaign.name} {campaign.year}",
        language=campaign.language,
        zone=campaign.time_zone,
        round=round_.name,
        closes_at=round_.closes_at,
        judge=account.name,
        made_at=ctx.clock.now(),
    )
    if ctx.requested_by_id == judge.account_id:
        return head, f"/c/{campaign.slug}/judging/rounds/{round_.ref}/paper"
    return head, f"/c/{campaign.slug}/office/rounds/{round_.ref}/judges/{judge.ref}/paper"


@when_due(FORGET)
def is_due(session: Session, now: datetime) -> bool:
    """Whether any print is kept longer than it may be."""
    return bool(prints_to_forget(session, now))


@job(FORGET)
def forget(ctx: JobContext) -> dict[str, object]:
    """Let them go; begun again, it finds only what is left."""
    with ctx.writing() as session:
        return {"prints": forget_prints(session, now=ctx.clock.now())}
