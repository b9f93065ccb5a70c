"""Sheets typed in from paper: found by their codes, or one after the other."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.errors import StaleSheetError
from competition.judging.models import Assignment, Judge, Round
from competition.judging.oversight.policies import OFFICE_SEAT
from competition.judging.paper.acting import acting
from competition.judging.paper.forms import (
    between_words,
    numbers,
    typed_change,
    typed_form,
    typed_version,
)
from competition.judging.paper.policies import OFFICE_SHEET
from competition.judging.paper.queries import TypedRow, sheets_to_type
from competition.judging.paper.room import bp
from competition.judging.paper.rules import code_of, found_by
from competition.judging.paper.services import is_typed, type_in
from competition.judging.paper.wording import typed_words
from competition.judging.queries.sheets import Desk, lay_out, reread
from competition.judging.rules import RoundState, SheetState
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext, translate
from competition.web.forms import Form
from competition.web.keyboard import Group, Key, keyboard
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import db, now, transaction

PAGE = 100
TYPING = Group(
    _l("On a sheet that is typed in"),
    (
        Key(("1", "5"), _l("Score the question you are at, and go on to the next"), between=_l("to")),
        Key((_l("Enter"),), _l("On to the next open question; after the last, save")),
        Key(("↑", "↓"), _l("The question before, or the next")),
        Key(("R",), _l("Write the remark")),
        Key(("N",), _l("Nominate for a special mention, or not")),
        Key(("C",), _l("Type the code of another sheet")),
        Key(("Ctrl", _l("Enter")), _l("Save, and on to the next entry"), between="+"),
    ),
)
keyboard.on("judge_paper.sheet_page", "judge_paper.sheet_post", groups=(TYPING,))


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
    shown, pages = leaf(rows, _("Sheets %(first)s to %(last)s"), PAGE)
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
        pages=pages,
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
        questions=_questions(form, desk, stale=stale),
        scale=desk.scale,
        between=between_words(desk),
        locked=handed_in and not is_typed(desk.sheet),
        typed_at=desk.sheet.entered_at if desk.sheet and is_typed(desk.sheet) else None,
        refusal=refusal,
        category_name=category_name,
    )


def _questions(form: Form, desk: Desk, *, stale: bool) -> list[tuple[Any, list[tuple[int, str]], int | None]]:
    """Return each question with its levels, and what stands there now where something else was typed."""
    standing = desk.values if stale else {}
    return [
        (
            field,
            list(enumerate(criterion.levels, start=desk.scale.lowest)),
            standing.get(criterion.key) if standing.get(criterion.key) != field.data else None,
        )
        for field, criterion in zip(numbers(form), desk.criteria, strict=True)
    ]


def _sheet_url(campaign: Campaign, round_: Round, judge: Judge, sheet_ref: str) -> str:
    return url_for(
        "judge_paper.sheet_page",
        slug=campaign.slug,
        ref=round_.ref,
        judge_ref=judge.ref,
        sheet_ref=sheet_ref,
    )
