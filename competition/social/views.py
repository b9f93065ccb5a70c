"""The cards at the secretariat's desk: made, looked at, copied from, downloaded."""

from collections.abc import Iterator
from datetime import datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.office import Task, TaskState, add_tasks
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext, translate
from competition.results.way import Opening, first_open, freeze_first
from competition.social import undrawn, wording
from competition.social.desk import Desk, desk, step
from competition.social.errors import NoKitError, OutdatedKitError
from competition.social.kit import outdated
from competition.social.models import Card
from competition.social.policies import OFFICE_CARD
from competition.social.queries import current_kit, file_of, is_frozen
from competition.social.review import small, words
from competition.social.review.drawing import faces_at_hand
from competition.social.review.listing import posts_list
from competition.social.services import JOB, kit_file, request_kit, still_holds
from competition.web.documents import send_unkept, unkept
from competition.web.forms import Form
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import config, db, now, storage, transaction, viewer
from competition.web.views_jobs import tell_outcome

bp = Blueprint("social", __name__)
office_nav.add(
    label=_l("Cards"),
    endpoint="social.office",
    position=70,
    also=("social_review", "social_schedule", "social_posted"),
)
tell_outcome(JOB, lambda job: undrawn.said((job.result or {}).get("undrawn", ()), words.TEMPLATES))


@bp.get("/c/<slug>/office/cards")
@allow(OFFICE)
def office(campaign: Campaign) -> ResponseReturnValue:
    """Show the posts as platforms show them, where each stands, and what was left out and why."""
    found = desk(db(), campaign, base_url=config().base_url)
    return render_template(
        "social/office.html",
        desk=found,
        reason=wording.reason,
        undrawn=undrawn.said(found.kit.report.get("undrawn", ()), words.TEMPLATES) if found.kit else "",
        why=outdated.why,
        may_stand_wrongly=outdated.may_stand_wrongly,
        opening=_opening(found, campaign),
        form=Form(),
        words=words,
        **posts_list(found.posts, config().base_url, faces_at_hand(config().instance)),
    )


def _opening(found: Desk, campaign: Campaign) -> Opening | None:
    """Return the first open step; works on the desk tell by themselves that awards are decided."""
    if found.frozen:
        return None
    return freeze_first(campaign) if found.wanted or found.left_out else first_open(db(), campaign)


@bp.post("/c/<slug>/office/cards")
@allow(OFFICE)
def make_post(campaign: Campaign) -> ResponseReturnValue:
    """Ask for the cards and go to the progress of making them."""
    try:
        with transaction() as session:
            ref = request_kit(session, campaign=campaign, actor=viewer().account, now=now()).ref
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("social.office", slug=campaign.slug))
    return redirect(url_for("jobs.progress", ref=ref))


@bp.get("/c/<slug>/office/cards/<ref>")
@allow(OFFICE_CARD)
def card_file(campaign: Campaign, card: Card) -> ResponseReturnValue:
    """Return a card as an image; with `?small` one that a page can show many of."""
    file = file_of(db(), card.file_id)
    if "small" in request.args:
        return unkept(Response(small.small(storage().path(file.key)), mimetype=small.MEDIA_TYPE))
    return send_unkept(storage().open(file.key), file.media_type)


@bp.get("/c/<slug>/office/social-kit.zip")
@allow(OFFICE)
def kit_zip(campaign: Campaign) -> ResponseReturnValue:
    """Return the kit, as long as it says exactly what is allowed at this moment."""
    kit = current_kit(db(), campaign.id)
    if kit is None:
        raise NoKitError
    holds = still_holds(db(), campaign=campaign, kit=kit, base_url=config().base_url)
    if not holds or not is_frozen(db(), campaign.id):
        raise OutdatedKitError
    path = kit_file(db(), campaign_id=campaign.id, storage=storage())
    return send_unkept(path, "application/zip", "social-kit.zip", attached=True)


@add_tasks
def _task(session: Session, campaign: Campaign, _now: datetime) -> Iterator[Task]:
    found, label, url = step(session, campaign), _("The cards"), url_for("social.office", slug=campaign.slug)
    if not found.frozen:
        yield Task(70, label, url, TaskState.WAITING, _("They are made from the frozen results."))
    elif found.cards is None:
        yield Task(70, label, url, TaskState.OPEN, _("They can be made now."))
    elif found.touched:
        changed, again = (
            _("Consents or results have changed since they were made."),
            _("Make the kit again"),
        )
        yield Task(70, label, url, TaskState.ATTENTION, changed, action=again)
    else:
        note = ngettext("%(num)s card is ready to post.", "%(num)s cards are ready to post.", found.cards)
        yield Task(70, label, url, TaskState.DONE, note)
