"""The scoresheet beside the entry: shown, saved choice by choice, saved as a whole, skipped for now."""

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.errors import SheetHandedInError, StaleSheetError
from competition.judging.keys import SCORING
from competition.judging.models import Assignment, Judge, Round
from competition.judging.policies import OWN_ASSIGNMENT
from competition.judging.queries.queue import queue_of_judge
from competition.judging.queries.sheets import lay_out, reread
from competition.judging.rules import SheetState
from competition.judging.services import Saved, reopen, save_sheet, skip
from competition.judging.sheet_form import read_change, standing
from competition.judging.sheet_page import render_sheet, render_stale, way_on
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.keyboard import PICTURES, keyboard
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("sheet", __name__)
keyboard.on("sheet.page", "sheet.save_post", "sheet.skip_post", groups=(SCORING, PICTURES))


@bp.get("/sheet/<ref>")
@allow(OWN_ASSIGNMENT)
def page(campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Show the entry beside its rubric; while a changed code of conduct waits for the judge, that first."""
    if judge.conduct_due:
        return redirect(url_for("judging_profile.conduct", slug=campaign.slug, sheet=assignment.ref))
    return render_sheet(judge, round_, assignment)


@bp.post("/sheet/<ref>")
@allow(OWN_ASSIGNMENT)
def save_post(campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Save the whole form, hand the sheet in when no question is open, and go on to the next entry."""
    try:
        with transaction() as session:
            change, version = read_change(request.form, whole=True)
            saved = save_sheet(
                session,
                assignment=assignment,
                change=change,
                version=version,
                actor=viewer().account,
                now=now(),
                hand_in=True,
            )
            items = queue_of_judge(session, judge_id=judge.id, round_ids=[assignment.round_id])
    except StaleSheetError as refusal:
        return render_stale(judge, round_, assignment), refusal.status
    except GarlandError as refusal:
        return render_sheet(judge, round_, assignment, refusal=translate(refusal), typed=True), refusal.status
    _say(saved, assignment)
    return redirect(way_on(items, assignment, campaign.slug))


@bp.post("/sheet/<ref>/save")
@allow(OWN_ASSIGNMENT)
def choice_post(
    campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment
) -> ResponseReturnValue:
    """Save what changed, for the script on the page; answer with the version to save over next."""
    try:
        with transaction() as session:
            change, version = read_change(request.form, whole=False)
            saved = save_sheet(
                session,
                assignment=assignment,
                change=change,
                version=version,
                actor=viewer().account,
                now=now(),
            )
    except (StaleSheetError, SheetHandedInError) as refusal:
        return jsonify(error=translate(refusal), **_stands(assignment)), refusal.status
    except GarlandError as refusal:
        return jsonify(error=translate(refusal)), refusal.status
    return jsonify(saved_at=saved.at.isoformat(), version=saved.version, missing=list(saved.missing))


@bp.post("/sheet/<ref>/skip")
@allow(OWN_ASSIGNMENT)
def skip_post(campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Save what was chosen so far, put the entry at the end of the list, and go on to the next."""
    try:
        with transaction() as session:
            change, version = read_change(request.form, whole=True)
            who, at = viewer().account, now()
            skip(session, assignment=assignment, change=change, version=version, actor=who, now=at)
            items = queue_of_judge(session, judge_id=judge.id, round_ids=[assignment.round_id])
    except StaleSheetError as refusal:
        return render_stale(judge, round_, assignment), refusal.status
    except GarlandError as refusal:
        return render_sheet(judge, round_, assignment, refusal=translate(refusal), typed=True), refusal.status
    flash(_("Skipped for now. It comes again at the end, marked in your list."))
    return redirect(way_on(items, assignment, campaign.slug))


@bp.post("/sheet/<ref>/reopen")
@allow(OWN_ASSIGNMENT)
def reopen_post(
    campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment
) -> ResponseReturnValue:
    """Open a handed-in sheet again."""
    with transaction() as session:
        reopen(session, assignment=assignment, actor=viewer().account, now=now())
    flash(_("The sheet is open again. Hand it in when you are done."))
    return redirect(url_for("sheet.page", ref=assignment.ref))


def _stands(assignment: Assignment) -> dict[str, object]:
    """Return what stands on the sheet in the database, for a script whose saving was refused."""
    desk = lay_out(db(), assignment=reread(db(), assignment=assignment))
    handed_in = desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED
    return {"version": desk.version, "stands": standing(desk), "handed_in": handed_in}


def _say(saved: Saved, assignment: Assignment) -> None:
    """Say what became of the sheet that was left."""
    if saved.handed_in:
        say(_("Handed in."), "success", undo=Undo(url_for("sheet.reopen_post", ref=assignment.ref)))
    else:
        still = ngettext(
            "Saved. %(num)s question is still open there.",
            "Saved. %(num)s questions are still open there.",
            len(saved.missing),
        )
        flash(still)
