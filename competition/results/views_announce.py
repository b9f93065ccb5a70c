"""The secretariat's last step: announcing the results, by hand or by themselves."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.rules import MilestoneKey
from competition.entries.desk import acting
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.results.digest.piles import Pile, piles
from competition.results.letters import count_letters
from competition.results.models import AnnouncePlan
from competition.results.queries import find_freeze
from competition.results.room import bp
from competition.results.services import announce, plan, unplan
from competition.results.way import first_open
from competition.web.policies import allow
from competition.web.request import db, now, transaction


@bp.get("/c/<slug>/office/results/announcement")
@allow(OFFICE)
def announcement(campaign: Campaign) -> ResponseReturnValue:
    """Show what an announcement does, and what it has done."""
    return _page(campaign)


@bp.post("/c/<slug>/office/results/announce")
@allow(OFFICE)
def announce_post(campaign: Campaign) -> ResponseReturnValue:
    """Announce the results."""
    try:
        with transaction() as session:
            letters = announce(session, campaign=campaign, actor=acting(), now=now())
    except GarlandError as refusal:
        return _page(campaign, translate(refusal)), refusal.status
    said = ngettext("%(num)s teacher is being told.", "%(num)s teachers are being told.", letters)
    flash(_("The results are public.") + (f" {said}" if letters else ""), "success")
    return redirect(url_for("results.announcement", slug=campaign.slug))


@bp.post("/c/<slug>/office/results/announcement/plan")
@allow(OFFICE)
def plan_post(campaign: Campaign) -> ResponseReturnValue:
    """Have the results announced by themselves when the embargo ends."""
    return _plan(campaign, plan, _("The results are announced by themselves when the embargo ends."))


@bp.post("/c/<slug>/office/results/announcement/by-hand")
@allow(OFFICE)
def unplan_post(campaign: Campaign) -> ResponseReturnValue:
    """Announce by hand after all."""
    return _plan(campaign, unplan, _("Nothing is announced until you do it here."))


def _plan(campaign: Campaign, act: Callable[..., None], said: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            act(session, campaign=campaign, actor=acting(), now=now())
    except GarlandError as refusal:
        return _page(campaign, translate(refusal)), refusal.status
    flash(said, "success")
    return redirect(url_for("results.announcement", slug=campaign.slug))


def _page(campaign: Campaign, refusal: str = "") -> str:
    freeze = find_freeze(db(), campaign.id)
    embargoed = campaign.calendar.embargoed(now())
    numbers = piles(db(), campaign.id)
    return render_template(
        "results/announcement.html",
        freeze=freeze,
        opening=first_open(db(), campaign) if freeze is None else None,
        embargo=campaign.calendar.at(MilestoneKey.RESULTS) if embargoed else None,
        planned=freeze is not None and db().get(AnnouncePlan, freeze.id) is not None,
        letters=count_letters(db(), campaign.id),
        waiting=numbers[Pile.WAITING],
        passed=numbers[Pile.PASSED],
        refusal=refusal,
    )
