"""The preflight at the secretariat's desk: what stops the book, what wants a look, and where to mend it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.platform.jobs import latest_jobs
from competition.publication.checking import wording
from competition.publication.checking.desk import grouped, refs_of, standing
from competition.publication.checking.services import JOB, request_look
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.queries import find_freeze
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("preflight", __name__)
ROOM = "/c/<slug>/office/book/preflight"
_IN_COMPOSITION = frozenset(
    (
        *(ProblemKind.STOPS, ProblemKind.REMARK, ProblemKind.NAME, ProblemKind.TOWER),
        *(ProblemKind.CHOICE, ProblemKind.WIDE, ProblemKind.LONG),
    )
)


@bp.get(ROOM)
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show what the latest look at the manuscript has found, and where each thing is mended."""
    found = standing(db(), campaign)
    works = refs_of(db(), campaign.id, found.problems) if found and found.problems else {}
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    return render_template(
        "publication/checking/page.html",
        found=found,
        groups=grouped(found.problems) if found else (),
        works=works,
        mended=lambda problem: mended_at(campaign, problem, works),
        running=running[0] if running else None,
        frozen=find_freeze(db(), campaign.id) is not None,
        words=wording,
        form=Form(),
    )


@bp.post(ROOM)
@allow(OFFICE)
def look_post(campaign: Campaign) -> ResponseReturnValue:
    """Have the manuscript looked over, and go to its progress."""
    try:
        with transaction() as session:
            ref = request_look(session, campaign=campaign, actor=viewer().account, now=now()).ref
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("preflight.page", slug=campaign.slug))
    return redirect(url_for("jobs.progress", ref=ref))


def mended_at(campaign: Campaign, problem: Problem, works: Mapping[str, tuple[str, str, str]]) -> str:
    """Return the address of the page on which a problem is mended; empty where none is."""
    slug = campaign.slug
    if problem.room is Room.CHAPTER:
        return url_for("composing_parts.part", slug=slug, key=problem.key)
    if problem.room is Room.CONTRIBUTION:
        return url_for("contribution.page", slug=slug, ref=problem.key)
    if problem.room is Room.CAMPAIGN:
        return url_for("settings.words", slug=slug)
    if problem.room is Room.MACHINE or problem.number not in works:
        return ""
    ref = works[problem.number][0]
    if problem.kind is ProblemKind.TRANSLATION:
        return url_for("screening_translation.page", slug=slug, ref=ref)
    if problem.kind in _IN_COMPOSITION:
        return url_for("composing_works.work", slug=slug, ref=ref)
    return url_for("screening.entry_page", slug=slug, ref=ref)
