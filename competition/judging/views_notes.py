"""Stepping aside from an entry, and flags about it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.forms import FlagForm, RecuseForm
from competition.judging.models import Assignment, Judge, Round
from competition.judging.policies import OWN_ASSIGNMENT
from competition.judging.queries.queue import queue_of_judge
from competition.judging.services import raise_flag, recuse
from competition.judging.sheet_page import render_sheet, way_on
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.policies import allow
from competition.web.request import now, transaction, viewer

bp = Blueprint("sheet_notes", __name__)


@bp.post("/sheet/<ref>/recuse")
@allow(OWN_ASSIGNMENT)
def recuse_post(
    campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment
) -> ResponseReturnValue:
    """Step aside and go on to the next entry."""
    form = RecuseForm()
    if not form.validate_on_submit():
        return render_sheet(judge, round_, assignment, recuse_form=form), 400
    try:
        with transaction() as session:
            reason = form.reason.data
            recuse(session, assignment=assignment, reason=reason, actor=viewer().account, now=now())
            items = queue_of_judge(session, judge_id=judge.id, round_ids=[assignment.round_id])
    except GarlandError as refusal:
        return render_sheet(
            judge, round_, assignment, refusal=translate(refusal), recuse_form=form
        ), refusal.status
    flash(_("You have stepped aside; somebody else will read that entry."))
    return redirect(way_on(items, assignment, campaign.slug))


@bp.post("/sheet/<ref>/flag")
@allow(OWN_ASSIGNMENT)
def flag_post(campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Tell the secretariat about the entry."""
    form = FlagForm()
    if not form.validate_on_submit():
        return render_sheet(judge, round_, assignment, flag_form=form), 400
    with transaction() as session:
        raise_flag(
            session,
            assignment=assignment,
            kind=form.flag_kind,
            note=form.note.data or "",
            actor=viewer().account,
            now=now(),
        )
    flash(_("The secretariat has been told. You can go on scoring."), "success")
    return redirect(url_for("sheet.page", ref=assignment.ref))
