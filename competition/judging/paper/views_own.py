"""A judge's own papers: the works and the scoresheets, to be read away from the screen."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Judge, Round
from competition.judging.paper.acting import acting
from competition.judging.paper.forms import PrintForm
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.policies import OWN_PRINT
from competition.judging.paper.queries import failed_prints, prints_of_judge, still_stands
from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.judging.paper.services import request_print
from competition.judging.paper.wording import print_name
from competition.judging.policies import OWN_ROUND
from competition.judging.rules import RoundState
from competition.platform.i18n import current_locale, translate
from competition.platform.i18n import gettext as _
from competition.web.documents import send_pdf
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("own_paper", __name__)


@bp.get("/c/<slug>/judging/rounds/<ref>/paper")
@allow(OWN_ROUND)
def page(campaign: Campaign, judge: Judge, round_: Round) -> ResponseReturnValue:
    """Show what was printed, and offer to print it."""
    return _page(judge, round_, PrintForm(formdata=None))


@bp.post("/c/<slug>/judging/rounds/<ref>/paper")
@allow(OWN_ROUND)
def print_post(campaign: Campaign, judge: Judge, round_: Round) -> ResponseReturnValue:
    """Ask for a print in the language of the page, and show how far it is."""
    form = PrintForm()
    if not form.validate_on_submit():
        return _page(judge, round_, form), 400
    try:
        with transaction() as session:
            job = request_print(
                session,
                round_=round_,
                judge=judge,
                kind=PrintKind(form.kind.data),
                paper=PaperFormat(form.paper.data),
                locale=current_locale(),
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(judge, round_, form, translate(refusal)), refusal.status
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/c/<slug>/judging/papers/<print_ref>")
@allow(OWN_PRINT)
def download(campaign: Campaign, round_: Round, judge: Judge, printed: PaperPrint) -> ResponseReturnValue:
    """Send a print, while everything in it may still be read."""
    if not still_stands(db(), printed):
        flash(_("Some of these works are not with you any more. Print it anew."), "warning")
        return redirect(url_for("own_paper.page", slug=campaign.slug, ref=round_.ref))
    return send_pdf(printed.file_id, print_name(printed.kind))


def _page(judge: Judge, round_: Round, form: PrintForm, refusal: str | None = None) -> str:
    prints = prints_of_judge(db(), round_id=round_.id, judge_id=judge.id)
    return render_template(
        "judging/paper/own.html",
        round=round_,
        form=form,
        refusal=refusal,
        prints=prints,
        failed=failed_prints(db(), prints.values()),
        is_open=round_.state is RoundState.OPEN,
    )
