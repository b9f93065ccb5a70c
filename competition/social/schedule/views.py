"""The schedule at the secretariat's desk: when each post goes out, moved by hand, and where it stands."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.wording import MILESTONES
from competition.errors import GarlandError
from competition.platform.i18n import format_list, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.platform.moments import clock, weekday, zone_city
from competition.social.content import Plan, Post
from competition.social.posted.services import tell_link
from competition.social.queries import plan_of
from competition.social.review import words
from competition.social.review.reading import Reviewed
from competition.social.schedule import wording
from competition.social.schedule.errors import MovedMeanwhileError
from competition.social.schedule.forms import LinkForm, MoveForm
from competition.social.schedule.page import board_of, giving_way, timed, zone_of
from competition.social.schedule.policies import OFFICE_SLOT
from competition.social.schedule.services import move, plan_anew, seen_time
from competition.social.schedule.timetable import frozen_and_told, told_and_links, told_of
from competition.social.schedule.typed import parse_move
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("social_schedule", __name__)


@bp.get("/c/<slug>/office/cards/schedule")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the days with their posts and milestones."""
    frozen, told = frozen_and_told(db(), campaign.id)
    board = board_of(campaign, plan_of(db(), campaign), told, now()) if frozen else None
    return render_template("social/schedule.html", board=board, told=told.times, **_names())


@bp.post("/c/<slug>/office/cards/schedule")
@allow(OFFICE)
def anew_post(campaign: Campaign) -> ResponseReturnValue:
    """Plan anew what is to come."""
    with transaction() as session:
        moved = plan_anew(session, campaign=campaign, actor=viewer().account, now=now())
    if moved:
        said = ngettext("%(num)s post has another time.", "%(num)s posts have other times.", moved)
        flash(said, "success")
    else:
        flash(_("Planned anew, every post has the time that it had."), "success")
    return redirect(url_for("social_schedule.page", slug=campaign.slug))


@bp.get("/c/<slug>/office/cards/schedule/<post>")
@allow(OFFICE_SLOT)
def one(campaign: Campaign, plan: Plan, reviewed: Reviewed) -> ResponseReturnValue:
    """Show when a post goes out and why, and where it stands."""
    return _one(campaign, plan, reviewed)


@bp.post("/c/<slug>/office/cards/schedule/<post>")
@allow(OFFICE_SLOT)
def move_post(campaign: Campaign, plan: Plan, reviewed: Reviewed) -> ResponseReturnValue:
    """Move it, or let it have its planned time again; what cannot be read stands as it was typed."""
    form = MoveForm()
    if not form.validate_on_submit():
        return _one(campaign, plan, reviewed, move_form=form), 400
    planned, told = request.form.get("do") == "plan", told_of(db(), campaign.id)
    try:
        zone = zone_of(campaign, reviewed)
        at = None if planned else parse_move(form.day.data or "", form.clock.data or "", zone)
        with transaction() as session:
            by: dict[str, Any] = {"actor": viewer().account, "now": now()}
            move(session, campaign=campaign, reviewed=reviewed, at=at, seen=form.seen.data or "", **by)
    except MovedMeanwhileError as refusal:
        form.seen.data = seen_time(reviewed.post.at)
        return _one(campaign, plan, reviewed, move_form=form, refused=translate(refusal)), refusal.status
    except GarlandError as refusal:
        return _one(campaign, plan, reviewed, move_form=form, refused=translate(refusal)), refusal.status
    flash(_("It has its planned time again.") if planned else _("It is moved."), "success")
    _tell_of_others(giving_way(plan, told, reviewed.post.key, at, now()))
    return redirect(url_for("social_schedule.page", slug=campaign.slug) + f"#{reviewed.post.key}")


@bp.post("/c/<slug>/office/cards/schedule/<post>/links")
@allow(OFFICE_SLOT)
def link_post(campaign: Campaign, plan: Plan, reviewed: Reviewed) -> ResponseReturnValue:
    """Keep where it stands on a platform."""
    form = LinkForm()
    try:
        if not form.validate_on_submit():
            return _one(campaign, plan, reviewed, link_form=form), 400
        with transaction() as session:
            told = {"platform": form.platform.data, "url": form.url.data or ""}
            by: dict[str, Any] = {"actor": viewer().account, "now": now()}
            tell_link(session, campaign=campaign, post=reviewed.post, **told, **by)
    except GarlandError as refusal:
        form.url.errors = [translate(refusal)]
        return _one(campaign, plan, reviewed, link_form=form), refusal.status
    flash(_("It is kept. Should it have to come down, Garland names this address."), "success")
    return redirect(url_for("social_schedule.one", slug=campaign.slug, post=reviewed.post.key))


def _tell_of_others(others: Sequence[Post]) -> None:
    """Say which other posts have another time now."""
    if others:
        named = format_list([words.name_of(post.content) for post in others])
        told = ngettext(
            "One other post has given way: %(names)s.",
            "%(num)s other posts have given way: %(names)s.",
            len(others),
            names=named,
        )
        flash(told, "warning")


def _one(
    campaign: Campaign,
    plan: Plan,
    reviewed: Reviewed,
    *,
    move_form: MoveForm | None = None,
    link_form: LinkForm | None = None,
    refused: str = "",
) -> str:
    told, links = told_and_links(db(), campaign.id, reviewed.post.key)
    found = timed(campaign, plan, told, reviewed, now())
    slot = found.slot
    standing = {
        "day": slot.typed_day if slot else "",
        "clock": slot.typed_time if slot else "",
        "seen": seen_time(reviewed.post.at),
    }
    return render_template(
        "social/schedule_post.html",
        reviewed=reviewed,
        timed=found,
        links=links,
        move_form=move_form or MoveForm(formdata=None, data=standing),
        link_form=link_form or LinkForm(formdata=None),
        refused=refused,
        **_names(),
    )


def _names() -> dict[str, Any]:
    return {
        "words": words,
        "wording": wording,
        "milestones": MILESTONES,
        "clock": clock,
        "weekday": weekday,
        "zone_city": zone_city,
    }
