"""Comparing an edition with the one before it, and drawing what differs, as background work."""

from competition.campaign.models import Campaign
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.publication.changes.errors import NothingBeforeError
from competition.publication.changes.making import Opened, draw
from competition.publication.changes.queries import Two, two
from competition.publication.changes.rules import Page, Pair, compare
from competition.publication.changes.services import JOB, keep_changes
from competition.publication.changes.shelf import MOST, Shelf, pictures
from competition.publication.models import Edition


@job(JOB, heavy=True)
def compare_editions(ctx: JobContext, edition: int) -> dict[str, object]:
    """Keep which pages of an edition differ from the one before it, then draw them."""
    with ctx.database.reading() as session:
        row = session.get_one(Edition, edition)
        found, slug = two(session, row), session.get_one(Campaign, row.campaign_id).slug
        if found is None:
            raise NothingBeforeError
        old, new = found.files(ctx.storage)
        shelf = Shelf(pictures(ctx.config), old.sha256, new.sha256)
        paths = ctx.storage.path(old.key), ctx.storage.path(new.key)
        ref = row.ref
    with shelf.cache.aside() as folder:
        files = (
            Opened(found.before.number, paths[0], folder.resolve() / "before.pdf"),
            Opened(found.edition.number, paths[1], folder.resolve() / "after.pdf"),
        )
        pairs = _compared(ctx, found, files)
        _drawn(ctx, shelf, files, pairs[:MOST])
    shelf.cache.trim(now=ctx.clock.now().timestamp())
    return {"path": f"/c/{slug}/office/book/{ref}/changes", "pages": len(pairs)}


def _compared(ctx: JobContext, found: Two, files: tuple[Opened, Opened]) -> tuple[Pair, ...]:
    about = max(1, found.before.pages + found.edition.pages)
    sides: list[list[Page]] = []
    done = 0
    for file in files:
        sides.append([])
        for page in file.read():
            sides[-1].append(page)
            done = min(done + 1, about)
            message = _("Comparing the pages: %(page)s of %(pages)s")
            ctx.progress(done, 2 * about, message, page=done, pages=about)
    changes = compare(*sides)
    with ctx.writing() as session:
        now = ctx.clock.now()
        keep_changes(
            session, edition_id=found.edition.id, before_id=found.before.id, changes=changes, now=now
        )
    return changes.pairs


def _drawn(ctx: JobContext, shelf: Shelf, files: tuple[Opened, Opened], pairs: tuple[Pair, ...]) -> None:
    for done in draw(shelf, shelf.cache, files, pairs):
        message = _("Drawing the pages that differ: %(page)s of %(pages)s")
        ctx.progress(len(pairs) + done, 2 * len(pairs), message, page=done, pages=len(pairs))
