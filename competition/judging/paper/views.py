"""The secretariat's pages of a judge's papers: printed, fetched, and typed in again by their codes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.errors import StaleSheetError
from competition.judging.models import Assignment, Judge, Round
from competition.judging.oversight.policies import OFFICE_SEAT
from competition.judging.paper.acting import acting
from competition.judging.paper.forms import PrintForm, numbers, typed_change, typed_form, typed_version
from competition.judging.paper.models import PaperPrint
from competition.judging.paper.policies import OFFICE_PRINT, OFFICE_SHEET
from competition.judging.paper.queries import TypedRow, prints_of_judge, sheets_to_type, still_stands
from competition.judging.paper.rules import PaperFormat, PrintKind, code_of, found_by
from competition.judging.paper.services import is_typed, request_print, type_in
from competition.judging.paper.wording import print_name, typed_words
from competition.judging.queries.sheets import lay_out, reread
from competition.judging.rules import RoundState, SheetState
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.documents import send_pdf
from competition.web.forms import Form
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("judge_paper", __name__)
PAGE = 100


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


@bp.get("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/typing")
@allow(OFFICE_SEAT)
def typing(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Find a sheet by its code, or in the list; a code that stands for one sheet leads there at once."""
    if round_.state is not RoundState.OPEN:
        return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
    rows = sheets_to_type(db(), round_id=round_.id, judge=judge)
    code = request.args.get("code", "")
    found = found_by(code, [row.ref for row in rows])
    if len(found) == 1:
        return redirect(_sheet_url(campaign, round_, judge, found[0]))
    page = page_asked()
    shown = rows[(page - 1) * PAGE : page * PAGE]
    return render_template(
        "judging/paper/typing.html",
        round=round_,
        judge=judge,
        name=account.name or account.address or "",
        rows=shown,
        done=sum(row.state is SheetState.SUBMITTED for row in rows),
        total=len(rows),
        code=code,
        several=len(found) > 1,
        typed_words=typed_words,
        category_name=category_name,
        pages=foot(
            _("Sheets %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(shown),
            more=page * PAGE < len(rows),
        ),
    )


@bp.get("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/typing/<sheet_ref>")
@allow(OFFICE_SHEET)
def sheet_page(
    campaign: Campaign, round_: Round, judge: Judge, account: Account, assignment: Assignment
) -> ResponseReturnValue:
    """Show one sheet to be typed in."""
    return _sheet(round_, judge, account, assignment)


@bp.post("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/typing/<sheet_ref>")
@allow(OFFICE_SHEET)
def sheet_post(
    campaign: Campaign, round_: Round, judge: Judge, account: Account, assignment: Assignment
) -> ResponseReturnValue:
    """Save a sheet on the judge's behalf, and go on to the next one."""
    form = typed_form(lay_out(db(), assignment=assignment))
    if not form.validate_on_submit():
        return _sheet(round_, judge, account, assignment, form=form), 400
    try:
        with transaction() as session:
            saved = type_in(
                session,
                assignment=assignment,
                change=typed_change(form),
                version=typed_version(form),
                actor=acting(),
                now=now(),
            )
            rows = sheets_to_type(session, round_id=round_.id, judge=judge)
    except StaleSheetError as refusal:
        said = _("This sheet was changed meanwhile. What you typed is below: save it once more to keep it.")
        return _sheet(round_, judge, account, assignment, said, stale=True), refusal.status
    except GarlandError as refusal:
        return _sheet(round_, judge, account, assignment, translate(refusal)), refusal.status
    _say(saved.missing, assignment)
    following = _next(rows, assignment)
    if following is None:
        return redirect(
            url_for("judge_paper.typing", slug=campaign.slug, ref=round_.ref, judge_ref=judge.ref)
        )
    return redirect(_sheet_url(campaign, round_, judge, following))


def _say(missing: tuple[str, ...], assignment: Assignment) -> None:
    code = code_of(assignment.ref)
    still = ngettext(
        "%(code)s is saved. %(num)s question is still open there.",
        "%(code)s is saved. %(num)s questions are still open there.",
        len(missing),
        code=code,
    )
    flash(still if missing else _("%(code)s is typed in.", code=code), "success")


def _next(rows: list[TypedRow], assignment: Assignment) -> str | None:
    """Return the ref of the next sheet that is not handed in: after this one, else the first of all."""
    here = next((n for n, row in enumerate(rows) if row.ref == assignment.ref), 0)
    turned = [*rows[here + 1 :], *rows[:here]]
    return next((row.ref for row in turned if row.state is not SheetState.SUBMITTED), None)


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
        is_open=round_.state is RoundState.OPEN,
    )


def _sheet(
    round_: Round,
    judge: Judge,
    account: Account,
    assignment: Assignment,
    refusal: str | None = None,
    *,
    stale: bool = False,
    form: Form | None = None,
) -> str:
    """Render the sheet as it stands, with what was typed wherever it was refused."""
    assignment = reread(db(), assignment=assignment) if refusal else assignment
    desk = lay_out(db(), assignment=assignment)
    form = form or typed_form(desk, stale=stale)
    handed_in = desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED
    rows = sheets_to_type(db(), round_id=round_.id, judge=judge)
    row = next(each for each in rows if each.ref == assignment.ref)
    return render_template(
        "judging/paper/sheet.html",
        round=round_,
        judge=judge,
        name=account.name or account.address or "",
        row=row,
        total=len(rows),
        form=form,
        questions=[
            (field, list(enumerate(criterion.levels, start=desk.scale.lowest)))
            for field, criterion in zip(numbers(form), desk.criteria, strict=True)
        ],
        locked=handed_in and not is_typed(desk.sheet),
        typed_at=desk.sheet.entered_at if desk.sheet and is_typed(desk.sheet) else None,
        refusal=refusal,
        category_name=category_name,
    )


def _sheet_url(campaign: Campaign, round_: Round, judge: Judge, sheet_ref: str) -> str:
    return url_for(
        "judge_paper.sheet_page",
        slug=campaign.slug,
        ref=round_.ref,
        judge_ref=judge.ref,
        sheet_ref=sheet_ref,
    )
