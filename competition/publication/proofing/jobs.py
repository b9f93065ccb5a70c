"""The making of proofs, and sending them once they are made, as background work of a few seconds.

By the clock those go that nobody is to see any more.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.contributions.models import Contribution
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.errors import NotFrozenError
from competition.publication.manuscript import Work
from competition.publication.proofing.forgetting import forget_proofs, is_over, no_longer_printed
from competition.publication.proofing.making import make
from competition.publication.proofing.services.keeping import drop_proofs, keep_proof
from competition.publication.proofing.services.sending import JOB, send_proofs
from competition.publication.queries import find_freeze, manuscript_of
from competition.publication.voices import Voice

FORGET = "publication.forget_proofs"


@job(JOB)
def make_proofs(
    ctx: JobContext, campaign: int, entries: list[int], *, send: bool, voices: Collection[str] = ()
) -> dict[str, object]:
    """Make the pages of works and keep them; then write to the teachers who are to see them.

    `voices` are the refs of what people say, of which nothing is sent.
    """
    begun = ctx.clock.now()
    with ctx.database.reading() as session:
        row = session.get_one(Campaign, campaign)
        freeze = find_freeze(session, row.id)
        if freeze is None:
            raise NotFrozenError
        manuscript, slug = manuscript_of(session, campaign=row, freeze=freeze), row.slug
    layer = Layer(Cache(ctx.config.instance / "cache" / "book"), fonts.prepare(ctx.config.instance))
    works, said = list[int](), list[str]()
    for made in make(manuscript, entries, voices=voices, layer=layer, storage=ctx.storage, tell=_tell(ctx)):
        with ctx.writing() as session:
            pages: dict[str, Any] = {"stamp": made.stamp, "pdf": made.pdf, "pictures": made.pictures}
            whose = _whose(session, made.of)
            keep_proof(session, storage=ctx.storage, campaign_id=campaign, now=begun, **whose, **pages)
        if isinstance(made.of, Voice):
            said.append(made.of.ref)
        else:
            works.append(made.of.entry_id)
    with ctx.writing() as session:
        stay = {work.entry_id for work in manuscript.works} - (set(entries) - set(works))
        heard = {voice.ref for voice in manuscript.voices} - (set(voices) - set(said))
        drop_proofs(session, no_longer_printed(session, campaign, stay, heard, begun), now=begun)
    letters = 0
    if send:
        with ctx.writing() as session:
            row = session.get_one(Campaign, campaign)
            letters = send_proofs(session, campaign=row, entry_ids=works, now=ctx.clock.now())
    where = "/voices" if voices else ""
    return {
        "path": f"/c/{slug}/office/book/proofs{where}",
        "proofs": len(works) + len(said),
        "letters": letters,
    }


def _whose(session: Session, made: Work | Voice) -> dict[str, Any]:
    """Return whose pages they are; nobody's where it was deleted meanwhile, so that they go again."""
    if isinstance(made, Voice):
        return {
            "contribution_id": session.scalar(select(Contribution.id).where(Contribution.ref == made.ref))
        }
    return {"entry_id": made.entry_id}


def _tell(ctx: JobContext) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        message = _("Making the proofs: %(number)s of %(works)s")
        ctx.progress(done, total, message, number=done + 1, works=total)

    return tell


@when_due(FORGET)
def is_due(session: Session, now: datetime) -> bool:
    """Whether pages are kept that nobody is to see any more."""
    return is_over(session, now)


@job(FORGET)
def forget(ctx: JobContext) -> dict[str, object]:
    """Let them go; begun again, it finds only those that are left."""
    now = ctx.clock.now()
    with ctx.writing() as session:
        return {"proofs": forget_proofs(session, now=now)}
