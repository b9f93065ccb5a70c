"""The book at the secretariat's desk, and for everybody once it is announced."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.front import Reading, add_reading
from competition.campaign.models import Campaign
from competition.campaign.office import Task, TaskState, add_tasks
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.publication import kinds_wording
from competition.publication.checking.mending import mended_at
from competition.publication.checking.wording import kind_name
from competition.publication.desk import desk
from competition.publication.finished import wording as finished_wording
from competition.publication.formats import Format
from competition.publication.kinds import OFFERED, SCREEN_A4, Kind, Spec
from competition.publication.kinds_wording import file_name
from competition.publication.models import Edition
from competition.publication.policies import (
    OFFICE_ARCHIVE,
    OFFICE_EDITION,
    OFFICE_EPUB,
    PUBLISHED_BOOK,
    PUBLISHED_EPUB,
    is_out,
)
from competition.publication.queries import published_editions
from competition.publication.services import JOB, allowed_of, edition_pdf, request_edition
from competition.publication.steps import step
from competition.results.way import first_open
from competition.web.forms import Form
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import db, now, storage, transaction, viewer
from competition.web.views_jobs import let_stop, tell_outcome

bp = Blueprint("publication", __name__)
office_nav.add(
    label=_l("Book"),
    endpoint="publication.office",
    position=60,
    also=(
        "composing",
        "composing_design",
        "composing_works",
        "composing_voices",
        "composing_parts",
        "preflight",
        "proofs",
        "proofs_answering",
        "proofs_correcting",
        "changes",
        "proofs_voices",
    ),
)
let_stop(JOB)
tell_outcome(JOB, kinds_wording.built)


@bp.get("/c/<slug>/office/book")
@allow(OFFICE)
def office(campaign: Campaign) -> ResponseReturnValue:
    """Show where the book stands and what deserves a look."""
    found = desk(db(), campaign, _chosen(request.args))
    return render_template(
        "publication/office.html",
        desk=found,
        kinds=kinds_wording,
        words=finished_wording,
        address=file_address,
        mended=lambda problem: mended_at(campaign, problem),
        kind_name=kind_name,
        opening=None if found.frozen else first_open(db(), campaign),
        form=Form(),
    )


@bp.post("/c/<slug>/office/book")
@allow(OFFICE)
def build_post(campaign: Campaign) -> ResponseReturnValue:
    """Ask for a new edition and go to its progress."""
    spec = _chosen(request.form)
    try:
        with transaction() as session:
            job = request_edition(session, campaign=campaign, actor=viewer().account, now=now(), spec=spec)
            ref = job.ref
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("publication.office", slug=campaign.slug))
    return redirect(url_for("jobs.progress", ref=ref))


def _chosen(values: Mapping[str, str]) -> Spec:
    """Return the edition that an address or a form names; the screen's on A4 where it names none."""
    asked = values.get("edition", Kind.SCREEN), values.get("format", Format.A4)
    found = next((each for each in OFFERED if (each.kind, each.format) == asked), SCREEN_A4)
    return replace(found, fours=found.is_print and "fours" in values)


@bp.get("/c/<slug>/office/book/<ref>.pdf")
@allow(OFFICE_EDITION)
def edition_file(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Give the secretariat an edition on pages."""
    return _file(campaign, edition)


@bp.get("/c/<slug>/office/book/<ref>.epub")
@allow(OFFICE_EPUB)
def edition_epub(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Give the secretariat an edition as EPUB."""
    return _file(campaign, edition)


def file_address(campaign: Campaign, edition: Edition) -> str:
    """Return where the secretariat gets an edition."""
    endpoint = "edition_file" if edition.spec.has_pages else "edition_epub"
    return url_for(f"publication.{endpoint}", slug=campaign.slug, ref=edition.ref)


@bp.get("/c/<slug>/office/book/<ref>/archive.pdf")
@allow(OFFICE_ARCHIVE)
def archive_file(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Give the secretariat an edition as PDF/A."""
    return _file(campaign, edition, archive=True)


@bp.get("/c/<slug>/publication.pdf")
@allow(PUBLISHED_BOOK)
def published(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Give everybody the book that stands, as long as it says no more than is allowed."""
    return _file(campaign, edition)


@bp.get("/c/<slug>/publication.epub")
@allow(PUBLISHED_EPUB)
def published_epub(campaign: Campaign, edition: Edition) -> ResponseReturnValue:
    """Give everybody the EPUB that stands, on the same terms."""
    return _file(campaign, edition)


def _file(campaign: Campaign, edition: Edition, *, archive: bool = False) -> Response:
    """Return the file; no copy of it may outlive a consent in a cache on the way."""
    name = file_name(campaign.slug, edition, archive=archive)
    path = edition_pdf(storage(), db(), edition, archive=archive)
    answer = send_file(path, mimetype=edition.spec.media_type, download_name=name, max_age=0)
    answer.cache_control.no_cache = True
    return answer


@add_reading
def _reading(session: Session, campaign: Campaign) -> Iterator[Reading]:
    editions = published_editions(session, campaign.id) if is_out(campaign, now()) else ()
    for edition in allowed_of(session, editions):
        if edition.spec.has_pages:
            url = url_for("publication.published", slug=campaign.slug)
            yield Reading(_("Read the book (PDF, %(pages)s pages)", pages=edition.pages), url)
        else:
            url = url_for("publication.published_epub", slug=campaign.slug)
            yield Reading(_("Read the book on a telephone or reader (EPUB)"), url)


@add_tasks
def _task(session: Session, campaign: Campaign, _now: datetime) -> Iterator[Task]:
    found = step(session, campaign)
    url = url_for("publication.office", slug=campaign.slug)
    label = _("The book")
    if not found.frozen:
        yield Task(60, label, url, TaskState.WAITING, _("It is made from the frozen results."))
    elif found.number is None:
        yield Task(60, label, url, TaskState.OPEN, _("It can be built now."))
    elif found.touched:
        yield Task(
            60,
            label,
            url,
            TaskState.ATTENTION,
            _("Consents, entries, results or its composition have changed since it was built."),
            action=_("Build the book again"),
        )
    else:
        yield Task(60, label, url, TaskState.DONE, _("Edition %(number)s stands.", number=found.number))
