"""One round for the secretariat: how far each judge is, flags, reminders, late entries, closing."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Flag, Round
from competition.judging.policies import OFFICE_FLAG, OFFICE_ROUND
from competition.judging.queries.flags import flags_of_round
from competition.judging.queries.held import held_of_round
from competition.judging.queries.progress import progress_of_round
from competition.judging.queries.rounds import figures_of_rounds
from competition.judging.room import bp
from competition.judging.rounds.queries import source_name
from competition.judging.rounds.wording import course_in_words, course_of
from competition.judging.rules import RoundState
from competition.judging.services import close_round, remind, settle_flag, take_in_late_entries
from competition.judging.wording import flag_words, judge_state, round_state
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/rounds/<ref>")
@allow(OFFICE_ROUND)
def page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show how far the round is."""
    return render_template(
        "judging/round.html",
        round=round_,
        figures=figures_of_rounds(db(), round_ids=[round_.id])[round_.id],
        judges=progress_of_round(db(), round_id=round_.id),
        flags=flags_of_round(db(), round_id=round_.id),
        held=held_of_round(db(), round_=round_),
        round_state=round_state,
        judge_state=judge_state,
        flag_words=flag_words,
        course=_course(campaign, round_),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/remind")
@allow(OFFICE_ROUND)
def remind_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Write to the judges who have not finished, or to one of them."""
    with transaction() as session:
        only = request.form.get("judge")
        letters = remind(session, round_=round_, judge_ref=only, actor=viewer().account, now=now())
    flash(
        ngettext("%(num)s reminder is on its way.", "%(num)s reminders are on their way.", letters)
        if letters
        else _("Nobody needs a reminder today."),
        "success",
    )
    return _back(campaign, round_)


@bp.post("/c/<slug>/office/rounds/<ref>/late-entries")
@allow(OFFICE_ROUND)
def late_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Take in the entries that were accepted since the round was set up."""
    with transaction() as session:
        taken = take_in_late_entries(session, round_=round_, actor=viewer().account, now=now())
    flash(
        ngettext("%(num)s entry was taken in.", "%(num)s entries were taken in.", taken)
        if taken
        else _("No further entry has been accepted since.")
    )
    return _back(campaign, round_)


@bp.get("/c/<slug>/office/rounds/<ref>/close")
@allow(OFFICE_ROUND)
def close_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Ask whether the round is to be closed, and say what is missing; one that is not open says so itself."""
    if round_.state is not RoundState.OPEN:
        return _back(campaign, round_)
    figures = figures_of_rounds(db(), round_ids=[round_.id])[round_.id]
    left = figures.released - figures.handed_in
    return render_template("judging/close.html", round=round_, left=left, late=figures.late)


@bp.post("/c/<slug>/office/rounds/<ref>/close")
@allow(OFFICE_ROUND)
def close_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Close the round and say what it came to."""
    try:
        with transaction() as session:
            closing = close_round(session, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return _back(campaign, round_)
    flash(
        ngettext(
            "The round is closed. %(num)s scoresheet counts.",
            "The round is closed. %(num)s scoresheets count.",
            closing.counted,
        ),
        "success",
    )
    if closing.unfinished:
        flash(
            ngettext("%(num)s read was not finished.", "%(num)s reads were not finished.", closing.unfinished)
        )
    return _back(campaign, round_)


@bp.post("/c/<slug>/office/flags/<ref>/settle")
@allow(OFFICE_FLAG)
def settle_post(campaign: Campaign, round_: Round, flag: Flag) -> ResponseReturnValue:
    """Note that a flag is dealt with."""
    with transaction() as session:
        settle_flag(session, flag=flag, campaign_id=campaign.id, actor=viewer().account, now=now())
    flash(_("Noted as dealt with."), "success")
    return _back(campaign, round_)


def _course(campaign: Campaign, round_: Round) -> list[str]:
    """Say how the round goes."""
    source = source_name(db(), round_=round_)
    opened = round_.state is not RoundState.DRAFT
    return course_in_words(course_of(round_), source, campaign.time_zone, opened)


def _back(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
