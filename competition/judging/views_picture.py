"""Pictures as judges get them: renditions only, under a name that tells nothing."""

from flask import Blueprint, Response
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
    """Send a picture of the entry; never cached, and no header speaks of its file."""
    return send_picture(assignment.blind_entry_id, number)


def send_picture(copy_id: int, number: int) -> ResponseReturnValue:
    """Send a picture of a judges' copy."""
    rendition = find_picture(db(), copy_id=copy_id, number=number)
    if rendition is None:
        raise NotFoundError
    try:
        with storage().open(rendition.key) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise NotFoundError from error
    name = f"picture-{number}{EXTENSIONS.get(rendition.media_type, '')}"
    headers = {"Content-Disposition": f"inline; filename={name}", "Cache-Control": "no-store"}
    return Response(content, mimetype=rendition.media_type, headers=headers)
