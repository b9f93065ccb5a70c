"""What became of a class: its works with what they have won, and what judges say to it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.entries.identity import SchoolClass
from competition.platform.languages import text_direction
from competition.results.digest.policies import OWN_OUTCOME
from competition.results.digest.works import works_of
from competition.web.policies import allow
from competition.web.request import db

bp = Blueprint("class_results", __name__)


@bp.get("/class/<ref>/results")
@allow(OWN_OUTCOME)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the works that stand: what has won first, each with the remarks that went out."""
    works = works_of(db(), campaign, [school_class.id])
    return render_template(
        "results/class.html",
        campaign=campaign,
        school_class=school_class,
        school=school,
        works=works,
        chosen=sum(work.kind is not None for work in works),
        text_direction=text_direction,
    )
