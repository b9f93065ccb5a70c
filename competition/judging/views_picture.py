"""Pictures as judges get them: renditions only, under a name that tells nothing."""

from flask import Blueprint, Response, send_file
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import NotFoundError
from competition.judging.models import Assignment, Judge, Round
from competition.judging.policies import OWN_ASSIGNMENT
from competition.judging.queries.pictures import find_picture
from competition.web.policies import allow
from competition.web.request import db, storage

EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png"}
bp = Blueprint("sheet_picture", __name__)


@bp.get("/sheet/<ref>/picture/<int:number>")
@allow(OWN_ASSIGNMENT)
def picture(
    campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment, number: int
) -> ResponseReturnValue:
    """Send a picture of the entry; neither cached nor dated, so that no header speaks of its file."""
    rendition = find_picture(db(), assignment=assignment, number=number)
    if rendition is None or not storage().exists(rendition.key):
        raise NotFoundError
    response: Response = send_file(
        storage().open(rendition.key),
        mimetype=rendition.media_type,
        download_name=f"picture-{number}{EXTENSIONS.get(rendition.media_type, '')}",
        max_age=0,
    )
    response.headers["Cache-Control"] = "no-store"
    return response
