"""The first page: what is left to do, for each role that a person holds; for a visitor, the calls."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.homes import doors
from competition.campaign.queries import campaigns
from competition.web.policies import PUBLIC, allow
from competition.web.request import db, now, viewer

bp = Blueprint("home", __name__)


@bp.get("/")
@allow(PUBLIC)
def index() -> ResponseReturnValue:
    """Show the person's doors; a visitor where there is one campaign goes straight to its call."""
    known = campaigns(db())
    if not viewer().is_signed_in and len(known) == 1:
        return redirect(url_for("call.page", slug=known[0].slug))
    return render_template(
        "campaign/home.html", doors=doors(db(), viewer()), campaigns=known, now=now(), looking=viewer()
    )
