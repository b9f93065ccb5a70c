"""Pictures of an entry for the secretariat: to look at, or the original to keep; names tell nothing."""

from flask import send_file
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.models import Entry, EntryImage
from competition.entries.screening_policies import SCREENED_PICTURE
from competition.entries.views_screening_list import bp
from competition.errors import NotFoundError
from competition.platform.files import Rendition, StoredFile, find_rendition
from competition.platform.renditions import RenditionKind
from competition.web.policies import allow
from competition.web.request import db, storage

ORIGINAL = "original"


@bp.get("/c/<slug>/office/entries/<ref>/picture/<image_ref>/<any(judge, screen, original):kind>")
@allow(SCREENED_PICTURE)
def picture(campaign: Campaign, entry: Entry, image: EntryImage, kind: str) -> ResponseReturnValue:
    """Send a picture; never cached. The original comes as a download, byte for byte as it was sent."""
    file = _file(image, kind)
    if file is None:
        raise NotFoundError
    try:
        stream = storage().open(file.key)
    except FileNotFoundError as error:
        raise NotFoundError from error
    name = f"{entry.number or 'entry'}-picture-{image.position}{_extension(file.media_type)}"
    response = send_file(
        stream,
        mimetype=file.media_type,
        as_attachment=kind == ORIGINAL,
        download_name=name,
        etag=False,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(image: EntryImage, kind: str) -> StoredFile | Rendition | None:
    if kind == ORIGINAL:
        return db().get(StoredFile, image.file_id)
    return find_rendition(db(), image.file_id, RenditionKind(kind))


def _extension(media_type: str) -> str:
    """Return what a file of this kind ends in; nothing where only its bytes could tell."""
    family, _, kind = media_type.partition("/")
    return f".{kind}" if family == "image" and kind.isalpha() else ""
