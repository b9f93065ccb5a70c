"""The pictures of an entry: sent, described, removed; and shown to the class's teachers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from competition.campaign.models import Campaign
from competition.entries.desk import acting, way_back
from competition.entries.dossiers import dossier_of, size_in_print
from competition.entries.facts import Section
from competition.entries.forms import PicturesForm
from competition.entries.identity import Authorship, SchoolClass, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.describing import describe
from competition.entries.picturing.edits import stamp_of
from competition.entries.picturing.forms import descriptions
from competition.entries.picturing.services import set_aside
from competition.entries.policies import OWN_ENTRY, OWN_PICTURE
from competition.entries.services import add_picture, remove_picture
from competition.entries.services.pictures import LIMIT
from competition.entries.steps import next_step
from competition.entries.wording import picture_badge, picture_problem, small_picture
from competition.errors import GarlandError, NotFoundError
from competition.platform import kinds, sniff
from competition.platform.files import Received, find_rendition, receive
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.renditions import RenditionKind
from competition.platform.storage import MEGABYTE
from competition.web.arrival import arrival
from competition.web.documents import send_unkept
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage, transaction

SHOWN = {RenditionKind.THUMB, RenditionKind.SCREEN}
bp = Blueprint("entry_pictures", __name__)


@bp.get("/entry/<ref>/pictures")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the pictures with their descriptions, and the field that takes more."""
    if back := way_back(campaign, entry):
        return back
    return _page(campaign, school_class, entry)


@bp.post("/entry/<ref>/pictures")
@allow(OWN_ENTRY, writing=False)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the descriptions and keep every file sent; what is refused is told by its name.

    The files are on disk before anything is written to the database: nobody waits for them.
    """
    sent = [(file.filename or "", _take(file)) for file in request.files.getlist("files") if file.filename]
    with fresh_transaction() as (session, loaded):
        entry = loaded["entry"]
        at = arrival(session)
        clashing = describe(session, entry=entry, typed=descriptions(entry), actor=acting(), now=at)
        refused = _keep(session, entry, sent, at)
    for name, reason in refused:
        flash(_("“%(name)s” was not taken: %(reason)s", name=name, reason=reason), "error")
    if clashing:
        return _page(loaded["campaign"], loaded["school_class"], entry, clashing), 409
    if sent:
        return redirect(url_for("entry_pictures.page", ref=entry.ref))
    if entry.images:
        flash(_("The descriptions are saved."), "success")
    dossier = dossier_of(db(), loaded["campaign"], entry, loaded["authorship"])
    return redirect(next_step(dossier, after=Section.PICTURES))


@bp.post("/entry/<ref>/pictures/<image_ref>/remove")
@allow(OWN_ENTRY)
def remove_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Remove one picture, which can be undone for a day; descriptions typed beside it are saved."""
    image = next((each for each in entry.images if each.ref == image_ref), None)
    if image is None:
        raise NotFoundError
    by: dict[str, Any] = {"actor": acting(), "now": arrival()}
    with transaction() as session:
        clashing = describe(session, entry=entry, typed=descriptions(entry), **by)
        aside = set_aside(session, image=image, now=now())
        remove_picture(session, entry=entry, image=image, **by)
    back = url_for("entry_picture.bring_back_post", ref=entry.ref)
    say(_("The picture is removed."), undo=Undo(back, {"picture": aside.ref}))
    if clashing.keys() - {image_ref}:
        return _page(campaign, school_class, entry, clashing), 409
    return redirect(url_for("entry_pictures.page", ref=entry.ref))


@bp.get("/entry/<ref>/picture/<image_ref>/<kind>")
@allow(OWN_PICTURE)
def picture(image: EntryImage, kind: str) -> ResponseReturnValue:
    """Send a rendition under a name that tells nothing; what is not made yet is not there."""
    wanted = next((each for each in SHOWN if each.value == kind), None)
    rendition = find_rendition(db(), image.file_id, wanted) if wanted else None
    if rendition is None or not storage().exists(rendition.key):
        raise NotFoundError
    return send_unkept(storage().open(rendition.key), rendition.media_type, f"picture-{image.position}.jpg")


def _take(file: FileStorage) -> Received | GarlandError:
    """Take a file in, whole and on disk; what is no picture that can be used is not even kept."""
    try:
        head = file.stream.read(sniff.HEAD)
        file.stream.seek(0)
        kinds.require(kinds.kind_of(head, file.filename or ""), kinds.Category.PICTURE)
        return receive(storage=storage(), stream=file.stream, limit=LIMIT)
    except GarlandError as refusal:
        return refusal


def _keep(
    session: Session, entry: Entry, sent: list[tuple[str, Received | GarlandError]], at: datetime
) -> list[tuple[str, str]]:
    """Add the files to the entry; return those that were refused, with the reason."""
    refused = []
    for name, received in sent:
        try:
            if isinstance(received, GarlandError):
                raise received
            add_picture(session, entry=entry, received=received, file_name=name, actor=acting(), now=at)
        except GarlandError as refusal:
            refused.append((name, translate(refusal)))
    return refused


def _page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, clashing: Mapping[str, str] | None = None
) -> str:
    """Show the page; where another window was quicker (`clashing`: what was typed here), with both."""
    names = select(Upload.file_id, Upload.file_name).where(Upload.entry_id == entry.id)
    category = next(each for each in campaign.categories if each.id == entry.category_id)
    return render_template(
        "entries/pictures.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        category=category,
        file_names={row.file_id: row.file_name for row in db().execute(names)},
        form=PicturesForm(),
        sizes={image.ref: size_in_print(image, category) for image in entry.images},
        limit=LIMIT // MEGABYTE,
        picture_badge=picture_badge,
        picture_problem=picture_problem,
        small_picture=small_picture,
        stamp_of=stamp_of,
        clashing=clashing or {},
    )
