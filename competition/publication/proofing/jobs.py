"""The making of proofs, and sending them once they are made, as background work of a few seconds."""

from collections.abc import Callable

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.errors import NotFrozenError
from competition.publication.proofing.making import make
from competition.publication.proofing.services.keeping import drop_proofs, keep_proof
from competition.publication.proofing.services.sending import send_proofs
from competition.publication.queries import find_freeze, manuscript_of


@job("publication.proofs")
def make_proofs(ctx: JobContext, campaign: int, entries: list[int], *, send: bool) -> dict[str, object]:
    """Make the pages of works and keep them; then write to the teachers who are to see them."""
    begun = ctx.clock.now()
    with ctx.database.reading() as session:
        row = session.get_one(Campaign, campaign)
        freeze = find_freeze(session, row.id)
        if freeze is None:
            raise NotFrozenError
        manuscript, slug = manuscript_of(session, campaign=row, freeze=freeze), row.slug
    layer = Layer(Cache(ctx.config.instance / "cache" / "book"), fonts.prepare(ctx.config.instance))
    printed = list[int]()
    for made in make(manuscript, entries, layer=layer, storage=ctx.storage, tell=_tell(ctx)):
        with ctx.writing() as session:
            keep_proof(
                session,
                storage=ctx.storage,
                campaign_id=campaign,
                entry_id=made.entry_id,
                stamp=made.stamp,
                pdf=made.pdf,
                pictures=made.pictures,
                now=begun,
            )
        printed.append(made.entry_id)
    with ctx.writing() as session:
        stay = {work.entry_id for work in manuscript.works} - (set(entries) - set(printed))
        drop_proofs(session, campaign_id=campaign, stay=stay, now=begun)
    letters = 0
    if send:
        with ctx.writing() as session:
            row = session.get_one(Campaign, campaign)
            letters = send_proofs(session, campaign=row, entry_ids=printed, now=ctx.clock.now())
    return {"path": f"/c/{slug}/office/book/proofs", "proofs": len(printed), "letters": letters}


def _tell(ctx: JobContext) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        message = _("Making the proofs: %(number)s of %(works)s")
        ctx.progress(done, total, message, number=done + 1, works=total)

    return tell
