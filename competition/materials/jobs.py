"""Making the materials in the background: each is set, looked over and switched in on its own."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from competition.campaign.changes import when_changed
from competition.campaign.models import Campaign
from competition.materials import design
from competition.materials.errors import SheetTooLongError
from competition.materials.facts import Facts, facts_of
from competition.materials.queries import JOB, materials, stamps, stocked
from competition.materials.rules import MaterialKind
from competition.materials.services import keep_made, request_making
from competition.platform import fonts
from competition.platform.fonts import FontSet
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.platform.pdf import render_in_child

ROUNDS = 5
"""How often it begins again because the campaign was changed meanwhile."""


@when_changed
def _make_anew(session: Session, campaign: Campaign, now: datetime) -> None:
    request_making(session, campaign_id=campaign.id, actor=None, now=now)


@job(JOB, heavy=True)
def make(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Make what is lacking or out of date; what stands stays until its successor is whole."""
    faces = fonts.prepare(ctx.config.instance)
    made = 0
    for _round in range(ROUNDS):
        slug, facts, lacking = _lacking(ctx, campaign)
        if not lacking:
            break
        wanted = stamps(facts)
        for number, (kind, locale) in enumerate(lacking):
            ctx.progress(number, len(lacking), _("Setting the materials"))
            content = set_material(kind, facts, faces, locale)
            with ctx.writing() as session:
                keep_made(
                    session,
                    campaign_id=campaign,
                    kind=kind,
                    language=locale,
                    content=content,
                    stamp=wanted[kind, locale],
                    storage=ctx.storage,
                    actor_id=ctx.requested_by_id,
                    now=ctx.clock.now(),
                )
            made += 1
    return {"path": f"/c/{slug}/office/materials", "made": made}


def _lacking(ctx: JobContext, campaign_id: int) -> tuple[str, Facts, tuple[tuple[MaterialKind, str], ...]]:
    with ctx.database.reading() as session:
        campaign = session.get_one(Campaign, campaign_id)
        facts = facts_of(session, campaign, base_url=ctx.config.base_url)
        return campaign.slug, facts, stocked(materials(session, campaign_id), facts).lacking


def set_material(kind: MaterialKind, facts: Facts, faces: FontSet, locale: str) -> bytes:
    """Return a material as PDF of one page: smaller where it must be, at last with the back of the sheet.

    Rules that do not even fit there are left out whole, which the call has: never a heading without its text.

    Raises PdfFailedError, SheetTooLongError.
    """
    without = replace(facts, rules=())
    for said, dense, most in ((facts, False, 1), (facts, True, 1), (facts, True, 2), (without, True, 1)):
        html = design.html(kind, said, faces, locale, dense=dense)
        pages = render_in_child(html, resources=design.resources(said), fonts=faces, name=kind.value)
        if pages.count <= (most if kind is MaterialKind.SHEET else 1):
            return pages.content
    raise SheetTooLongError(name=kind.value)
