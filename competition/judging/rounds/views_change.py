"""Changing a round, and deleting one that has not begun."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.queries.rounds import figures_of_rounds, rounds_of_campaign
from competition.judging.room import bp
from competition.judging.rounds.checks import is_source
from competition.judging.rounds.form import BegunForm, RoundForm, begun, round_form, standing, to_utc
from competition.judging.rounds.moving import change_rule, move_closing
from competition.judging.rounds.queries import reads_of_round
from competition.judging.rounds.services import change_round, delete_round
from competition.judging.rounds.showing import form_page, show_refusal
from competition.judging.rules import RoundState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/rounds/<ref>/change")
@allow(OFFICE_ROUND)
def change_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show what can be changed: everything of a draft, little of a round that has begun."""
    if round_.state is RoundState.DRAFT:
        return form_page(campaign, _draft_form(campaign, round_), round_)
    return _begun_page(round_, _begun_form(campaign, round_))


@bp.post("/c/<slug>/office/rounds/<ref>/change")
@allow(OFFICE_ROUND)
def change_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Change a round; or only say what a draft would come to."""
    if round_.state is RoundState.DRAFT:
        return _change_draft(campaign, round_)
    return _change_begun(campaign, round_)


@bp.get("/c/<slug>/office/rounds/<ref>/delete")
@allow(OFFICE_ROUND)
def delete_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Ask whether a draft is to be deleted, and say what goes with it; one that has begun stays."""
    if round_.state is not RoundState.DRAFT:
        return _back(campaign, round_)
    figures = figures_of_rounds(db(), round_ids=[round_.id])[round_.id]
    return render_template("judging/rounds/delete.html", round=round_, figures=figures)


@bp.post("/c/<slug>/office/rounds/<ref>/delete")
@allow(OFFICE_ROUND)
def delete_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Delete a draft."""
    name = round_.name
    try:
        with transaction() as session:
            delete_round(session, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return _back(campaign, round_)
    flash(_("“%(round)s” is deleted. Its entries are untouched.", round=name), "success")
    return redirect(url_for("rounds.index", slug=campaign.slug))


def _change_draft(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    form = _draft_form(campaign, round_)
    if not form.validate_on_submit():
        return form_page(campaign, form, round_), 400
    if "look" in request.form:
        return form_page(campaign, form, round_)
    try:
        with transaction() as session:
            dropped = change_round(
                session,
                round_=round_,
                campaign=campaign,
                plan=form.plan(campaign.time_zone),
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return form_page(campaign, form, round_, show_refusal(form, refusal)), refusal.status
    flash(_("The round is changed."), "success")
    if dropped:
        flash(_("Its allocation no longer fitted, so it was dropped. Give the entries to the judges anew."))
    return _back(campaign, round_)


def _change_begun(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    form = _begun_form(campaign, round_)
    if not form.validate_on_submit():
        return _begun_page(round_, form), 400
    closes_at = to_utc(form.closes_at.data, campaign.time_zone) if "closes_at" in form else round_.closes_at
    rule, value = form.going_on
    letters = 0
    try:
        with transaction() as session:
            actor = viewer().account
            changed = change_rule(session, round_=round_, rule=rule, value=value, actor=actor, now=now())
            if closes_at != round_.closes_at or not changed:
                letters = move_closing(session, round_=round_, closes_at=closes_at, actor=actor, now=now())
    except GarlandError as refusal:
        return _begun_page(round_, form, show_refusal(form, refusal)), refusal.status
    flash(_("The round is changed."), "success")
    if letters:
        told = ngettext("%(num)s judge is being told.", "%(num)s judges are being told.", letters)
        flash(told)
    return _back(campaign, round_)


def _draft_form(campaign: Campaign, round_: Round) -> RoundForm:
    rounds = rounds_of_campaign(db(), campaign_id=campaign.id)
    sources = [each for each in rounds if is_source(each) and each.number < round_.number]
    reads = reads_of_round(db(), round_id=round_.id)
    return round_form(campaign, sources, standing(campaign, round_, reads))


def _begun_form(campaign: Campaign, round_: Round) -> BegunForm:
    form = BegunForm(data=begun(campaign, round_))
    if round_.state is RoundState.CLOSED:
        del form.closes_at
    return form


def _begun_page(round_: Round, form: BegunForm, refusal: str | None = None) -> str:
    return render_template("judging/rounds/begun.html", round=round_, form=form, refusal=refusal)


def _back(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
