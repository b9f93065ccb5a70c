"""What an edition changes, at the secretariat's desk: page against page, as pictures side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.jobs import Job, latest_jobs
from competition.publication import kinds_wording
from competition.publication.changes import wording
from competition.publication.changes.errors import EditionGoneError
from competition.publication.changes.policies import OFFICE_CHANGES
from competition.publication.changes.queries import Named, Two, two, works_on
from competition.publication.changes.rules import Pair
from competition.publication.changes.services import JOB, request_changes
from competition.publication.changes.shelf import MOST, Shelf, Side, pictures
from competition.publication.models import Edition
from competition.web.documents import send_unkept
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import config, db, now, storage, transaction, viewer
from competition.web.views_jobs import let_stop

bp = Blueprint("changes", __name__)
ROOM = "/c/<slug>/office/book/<ref>/changes"
SIZE = 10
"""So many pages that differ stand on one page."""
let_stop(JOB)


@dataclass(frozen=True)
class Shown:
    """A page that differs, what stands on it, and whether its pictures are there."""

    pair: Pair
    holds: tuple[Named, ...]
    drawn: bool


@bp.get(ROOM)
@allow(OFFICE_CHANGES)
def page(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Show what an edition changes against the one before it of its kind and format."""
    found = two(db(), edition)
    gone = found.missing(storage()) if found else None
    changes = found.known.changes if found and found.known else None
    pairs, foot = leaf(
        changes.pairs if changes else (), _("%(first)s to %(last)s of the pages that differ"), SIZE
    )
    rows = _shown(found, pairs, readable=not gone) if found else []
    return render_template(
        "publication/changes/page.html",
        edition=edition,
        before=found.before if found else None,
        gone=translate(EditionGoneError(number=gone.number)) if gone else "",
        changes=changes,
        said=wording.said(found, changes) if found and changes else "",
        rows=rows,
        undrawn=not gone and not all(row.drawn for row in rows),
        pages=foot,
        most=MOST if changes and len(changes.pairs) > MOST else 0,
        running=_running(campaign, edition),
        kinds=kinds_wording,
        words=wording,
        form=Form(),
    )


@bp.post(ROOM)
@allow(OFFICE_CHANGES)
def compare_post(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Have the pages compared, and go to the progress."""
    try:
        with transaction() as session:
            ref = request_changes(
                session,
                storage=storage(),
                campaign=campaign,
                edition=edition,
                actor=viewer().account,
                now=now(),
            ).ref
    except GarlandError as refusal:
        say(translate(refusal), "error")
        return redirect(url_for("changes.page", slug=campaign.slug, ref=edition.ref))
    return redirect(url_for("jobs.progress", ref=ref))


@bp.get(f"{ROOM}/<side>/<int:number>.webp")
@allow(OFFICE_CHANGES)
def picture(campaign: Campaign, edition: Edition, side: str, number: int) -> ResponseReturnValue:
    """Send a page that differs; it goes with the editions' files, and is kept nowhere on the way."""
    found = two(db(), edition)
    if found is None or found.missing(storage()) or side not in list(Side):
        raise NotFoundError
    path = _shelf(found).find(Side(side), number)
    if path is None:
        raise NotFoundError
    return _unkept(path)


def _running(campaign: Campaign, edition: Edition) -> Job | None:
    """Return the job that compares this edition now, if one does."""
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True)
    return next((job for job in running if job.key == str(edition.id)), None)


def _shown(found: Two, pairs: Sequence[Pair], *, readable: bool) -> list[Shown]:
    """Return pages that differ as they are shown; without pictures where the files can be read no more."""
    printed = {**found.before.printed, **found.edition.printed}
    anchors = {anchor for pair in pairs for anchor in pair.holds}
    works = works_on(db(), found.edition.campaign_id, anchors)
    shelf = _shelf(found) if readable else None
    return [
        Shown(pair, tuple(wording.standing_there(pair, printed, works)), bool(shelf and shelf.has(pair)))
        for pair in pairs
    ]


def _shelf(found: Two) -> Shelf:
    before, after = found.files(storage())
    return Shelf(pictures(config()), before.sha256, after.sha256)


def _unkept(path: Path) -> Response:
    return send_unkept(path, "image/webp")
