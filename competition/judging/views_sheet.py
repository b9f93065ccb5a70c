"""The scoresheet beside the entry: shown, saved choice by choice, saved as a whole."""

from collections.abc import Sequence

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.errors import StaleSheetError
from competition.judging.forms import FlagForm, RecuseForm
from competition.judging.models import Assignment, Judge, Round
from competition.judging.policies import OWN_ASSIGNMENT
from competition.judging.queries.flags import own_flags
from competition.judging.queries.pictures import pictures_of
from competition.judging.queries.queue import QueueItem, queue_of_judge
from competition.judging.queries.sheets import lay_out, reread
from competition.judging.rules import RoundState, SheetState, next_in_turn
from competition.judging.services import Saved, reopen, save_sheet
from competition.judging.sheet_form import levels, questions, read_change, sheet_form
from competition.judging.wording import category_name, flag_words
from competition.judging.works import read_works
from competition.platform.garland import Kind
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext, translate
from competition.web.keyboard import PICTURES, Group, Key, keyboard
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("sheet", __name__)
SCORING = Group(
    _l("On a scoresheet"),
    (
        Key(("1", "5"), _l("Score the question you are at, and go on to the next"), between=_l("to")),
        Key(("Ctrl", _l("Enter")), _l("Save, and on to the next entry"), between="+"),
    ),
)
keyboard.on("sheet.page", "sheet.save_post", groups=(SCORING, PICTURES))


@bp.get("/sheet/<ref>")
@allow(OWN_ASSIGNMENT)
def page(campaign: Campaign, judge: Judge, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Show the entry beside its rubric."""
    return render_sheet(judge, assignment)


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
        said = _(
            "This scoresheet was changed in another window. What you chose here is below: save it once more "
            "to keep this instead."
        )
        return render_sheet(judge, assignment, refusal=said, typed=True, stale=True), refusal.status
    except GarlandError as refusal:
        return render_sheet(judge, assignment, refusal=translate(refusal), typed=True), refusal.status
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
    except GarlandError as refusal:
        return jsonify(error=translate(refusal)), refusal.status
    return jsonify(saved_at=saved.at.isoformat(), version=saved.version, missing=list(saved.missing))


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


def render_sheet(
    judge: Judge,
    assignment: Assignment,
    *,
    refusal: str | None = None,
    typed: bool = False,
    stale: bool = False,
    recuse_form: RecuseForm | None = None,
    flag_form: FlagForm | None = None,
) -> str:
    """Render the page as the sheet stands, with what was typed wherever a form was refused."""
    assignment = reread(db(), assignment=assignment) if refusal else assignment
    desk = lay_out(db(), assignment=assignment)
    items = queue_of_judge(db(), judge_id=judge.id, round_ids=[assignment.round_id])
    handed_in = desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED
    here = next(index for index, item in enumerate(items) if item.ref == assignment.ref)
    sheet = sheet_form(desk, typed=typed, stale=stale)
    asked = questions(sheet)
    return render_template(
        "judging/sheet.html",
        desk=desk,
        assignment=assignment,
        sheet=sheet,
        questions=asked,
        answered=sum(question.data is not None for question in asked),
        standing_remark=desk.sheet.remark if stale and desk.sheet else "",
        levels=lambda field: levels(desk, field.name),
        works=read_works(assignment, items[here].form),
        pictures=pictures_of(db(), assignment=assignment),
        flags=own_flags(db(), assignment=assignment),
        items=items,
        item=items[here],
        number=here + 1,
        done=sum(item.done for item in items),
        kinds=[Kind(item.form, pale=not item.done) for item in items],
        following=items[(here + 1) % len(items)],
        handed_in=handed_in,
        is_open=desk.round.state is RoundState.OPEN,
        refusal=refusal,
        category_name=category_name,
        flag_words=flag_words,
        recuse=recuse_form or RecuseForm(formdata=None),
        flag=flag_form or FlagForm(formdata=None),
    )


def way_on(items: Sequence[QueueItem], assignment: Assignment, slug: str) -> str:
    """Return the address of the next entry to read, or of the list when there is none."""
    left = {item.position: item.ref for item in items if not item.done and item.ref != assignment.ref}
    turn = next_in_turn(list(left), assignment.position)
    return url_for("sheet.page", ref=left[turn]) if turn is not None else url_for("judging.queue", slug=slug)


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
