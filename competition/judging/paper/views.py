"""The secretariat's pages of a judge's papers: printed and fetched."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Judge, Round
from competition.judging.oversight.policies import OFFICE_SEAT
from competition.judging.paper import views_typing
from competition.judging.paper.acting import acting
from competition.judging.paper.forms import (
    PrintForm,
)
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.policies import OFFICE_PRINT
from competition.judging.paper.queries import failed_prints, prints_of_judge, still_stands
from competition.judging.paper.room import bp
from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.judging.paper.services import request_print
from competition.judging.paper.wording import print_name
from competition.judging.rules import RoundState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.documents import send_pdf
from competition.web.policies import allow
from competition.web.request import db, now, transaction

__all__ = ["bp", "views_typing"]


@bp.get("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/paper")
@allow(OFFICE_SEAT)
def page(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Show what was printed for a judge, and offer to print it."""
    return _page(round_, judge, account, PrintForm(formdata=None))


@bp.post("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/paper")
@allow(OFFICE_SEAT)
def print_post(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Ask for a print in the judge's language, and show how far it is."""
    form = PrintForm()
    if not form.validate_on_submit():
        return _page(round_, judge, account, form), 400
    try:
        with transaction() as session:
            job = request_print(
                session,
                round_=round_,
                judge=judge,
                kind=PrintKind(form.kind.data),
                paper=PaperFormat(form.paper.data),
                locale=account.locale,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(round_, judge, account, form, translate(refusal)), refusal.status
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/c/<slug>/office/papers/<print_ref>")
@allow(OFFICE_PRINT)
def download(campaign: Campaign, round_: Round, judge: Judge, printed: PaperPrint) -> ResponseReturnValue:
    """Send a print, while everything in it may still be read."""
    if not still_stands(db(), printed):
        flash(_("Some of these works are not with this judge any more. Print it anew."), "warning")
        return redirect(url_for("judge_paper.page", slug=campaign.slug, ref=round_.ref, judge_ref=judge.ref))
    return send_pdf(printed.file_id, print_name(printed.kind))


def _page(round_: Round, judge: Judge, account: Account, form: PrintForm, refusal: str | None = None) -> str:
    prints = prints_of_judge(db(), round_id=round_.id, judge_id=judge.id)
    return render_template(
        "judging/paper/page.html",
        round=round_,
        judge=judge,
        name=account.name or account.address or "",
        language=account.locale,
        form=form,
        refusal=refusal,
        prints=prints,
        failed=failed_prints(db(), prints.values()),
        is_open=round_.state is RoundState.OPEN,
    )
