"""The pictures of an entry: sent, described, removed; and shown to the class's teachers."""

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from competition.campaign.models import Campaign
from competition.entries.checks import PRINT_PIXELS
from competition.entries.desk import acting
from competition.entries.dossiers import dossier_of
from competition.entries.facts import Section
from competition.entries.forms import PicturesForm
from competition.entries.identity import Authorship, SchoolClass, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.policies import OWN_ENTRY, OWN_PICTURE
from competition.entries.services import add_picture, describe_pictures, remove_picture
from competition.entries.services.guards import require_changeable
from competition.entries.services.pictures import LIMIT
from competition.entries.steps import next_step
from competition.entries.wording import picture_badge, picture_problem
from competition.errors import GarlandError, NotFoundError
from competition.platform.files import find_rendition, receive
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.renditions import RenditionKind
from competition.platform.storage import MEGABYTE
from competition.web.arrival import arrival
from competition.web.policies import allow
from competition.web.request import db, now, storage, transaction

SHOWN = {RenditionKind.THUMB, RenditionKind.SCREEN}
bp = Blueprint("entry_pictures", __name__)


@bp.get("/entry/<ref>/pictures")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the pictures with their descriptions, and the field that takes more."""
    require_changeable(campaign, entry, now())
    return _page(campaign, school_class, entry)


@bp.post("/entry/<ref>/pictures")
@allow(OWN_ENTRY)
def save_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Save the descriptions and keep every file sent; what is refused is told by its name."""
    files = [file for file in request.files.getlist("files") if file.filename]
    with transaction() as session:
        describe_pictures(session, entry=entry, alts=_alts(entry), actor=acting(), now=arrival())
        refused = _keep(session, entry, files)
    for name, reason in refused:
        flash(_("“%(name)s” was not taken: %(reason)s", name=name, reason=reason), "error")
    if files:
        return redirect(url_for("entry_pictures.page", ref=entry.ref))
    if entry.images:
        flash(_("The descriptions are saved."), "success")
    return redirect(next_step(dossier_of(db(), campaign, entry, authorship), after=Section.PICTURES))


@bp.post("/entry/<ref>/pictures/<image_ref>/remove")
@allow(OWN_ENTRY)
def remove_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Remove one picture; descriptions typed beside it are saved."""
    image = next((each for each in entry.images if each.ref == image_ref), None)
    if image is None:
        raise NotFoundError
    with transaction() as session:
        describe_pictures(session, entry=entry, alts=_alts(entry), actor=acting(), now=now())
        remove_picture(session, entry=entry, image=image, actor=acting(), now=now())
    flash(_("The picture is removed."))
    return redirect(url_for("entry_pictures.page", ref=entry.ref))


@bp.get("/entry/<ref>/picture/<image_ref>/<kind>")
@allow(OWN_PICTURE)
def picture(image: EntryImage, kind: str) -> ResponseReturnValue:
    """Send a rendition under a name that tells nothing; what is not made yet is not there."""
    wanted = next((each for each in SHOWN if each.value == kind), None)
    rendition = find_rendition(db(), image.file_id, wanted) if wanted else None
    if rendition is None or not storage().exists(rendition.key):
        raise NotFoundError
    name = f"picture-{image.position}.jpg"
    response: Response = send_file(
        storage().open(rendition.key), mimetype=rendition.media_type, download_name=name, max_age=0
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _alts(entry: Entry) -> dict[str, str]:
    """Return the descriptions typed, by the pictures' refs."""
    typed = {image.ref: request.form.get(f"alt-{image.ref}") for image in entry.images}
    return {ref: alt for ref, alt in typed.items() if alt is not None}


def _keep(session: Session, entry: Entry, files: list[FileStorage]) -> list[tuple[str, str]]:
    """Keep the files; return those that were refused, with the reason."""
    refused = []
    for file in files:
        name = file.filename or ""
        try:
            add_picture(
                session,
                entry=entry,
                received=receive(storage=storage(), stream=file.stream, limit=LIMIT),
                file_name=name,
                actor=acting(),
                now=arrival(),
            )
        except GarlandError as refusal:
            refused.append((name, translate(refusal)))
    return refused


def _page(campaign: Campaign, school_class: SchoolClass, entry: Entry) -> str:
    names = select(Upload.file_id, Upload.file_name).where(Upload.entry_id == entry.id)
    return render_template(
        "entries/pictures.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        category=next(each for each in campaign.categories if each.id == entry.category_id),
        file_names={row.file_id: row.file_name for row in db().execute(names)},
        form=PicturesForm(),
        small=PRINT_PIXELS,
        limit=LIMIT // MEGABYTE,
        picture_badge=picture_badge,
        picture_problem=picture_problem,
    )
