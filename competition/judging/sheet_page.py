"""The page of a scoresheet: the entry beside its questions, and where to go from it."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from competition.judging.forms import FlagForm, RecuseForm
from competition.judging.models import Assignment, Judge, Round
from competition.judging.queries.flags import own_flags
from competition.judging.queries.pictures import pictures_of
from competition.judging.queries.queue import QueueItem, queue_of_judge
from competition.judging.queries.sheets import Desk, lay_out, lay_out_to_show, reread
from competition.judging.rules import FlagKind, RoundState, SheetState, next_in_turn, place_of
from competition.judging.sheet_form import (
    Answers,
    answers_typed,
    elsewhere,
    is_first_pass,
    questions,
    standing,
)
from competition.judging.wording import category_name, flag_words, work_left
from competition.judging.works import read_works
from competition.platform.garland import Kind
from competition.platform.i18n import gettext as _
from competition.web.request import db


def render_sheet(
    judge: Judge,
    round_: Round,
    assignment: Assignment,
    *,
    refusal: str | None = None,
    typed: bool = False,
    stale: bool = False,
    recuse_form: RecuseForm | None = None,
    flag_form: FlagForm | None = None,
) -> str:
    """Render the page as the sheet stands, with what was typed wherever a form was refused."""
    desk = _desk(assignment, round_, refusal)
    items = queue_of_judge(db(), judge_id=judge.id, round_ids=[assignment.round_id])
    here = next(index for index, item in enumerate(items) if item.ref == assignment.ref)
    stands = standing(desk)
    answers = answers_typed(stands, request.form, stale=stale) if typed else stands
    return render_template(
        "judging/sheet.html",
        **_laid_out(desk, items[here], answers),
        **_list(items, here),
        judge=judge,
        stands=stands,
        elsewhere=elsewhere(answers, stands) if stale else {},
        flags=own_flags(db(), assignment=assignment) if desk.has_flags else [],
        handed_in=desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED,
        is_open=desk.round.state is RoundState.OPEN,
        refusal=refusal,
        recuse=recuse_form,
        flag=flag_form,
        picture_url=lambda number: url_for("sheet_picture.picture", ref=assignment.ref, number=number),
    )


def untouched(desk: Desk, item: QueueItem) -> dict[str, Any]:
    """Return what the page shows of a sheet that lies before nobody: open, and with nothing done."""
    return {
        **_laid_out(desk, item, standing(desk)),
        "preview": True,
        "number": 1,
        "total": 1,
        "elsewhere": {},
        "is_open": True,
    }


def _desk(assignment: Assignment, round_: Round, refusal: str | None) -> Desk:
    """Return the desk as it is shown; after a refusal all of it is read anew."""
    if refusal:
        return lay_out(db(), assignment=reread(db(), assignment=assignment))
    return lay_out_to_show(db(), assignment=assignment, round_=round_)


def _laid_out(desk: Desk, item: QueueItem, answers: Answers) -> dict[str, Any]:
    """Return the work and its questions, as they stand on the page."""
    asked = questions(desk, answers)
    return {
        "desk": desk,
        "item": item,
        "questions": asked,
        "answered": sum(question.data is not None for question in asked),
        "answers": answers,
        "first_pass": is_first_pass(desk),
        "works": read_works(desk.assignment, item.form),
        "pictures": pictures_of(db(), assignment=desk.assignment) if desk.has_pictures else [],
        "category_name": category_name,
        "flag_words": flag_words,
        "flag_kinds": FlagKind,
    }


def _list(items: Sequence[QueueItem], here: int) -> dict[str, Any]:
    """Where the entry lies in the judge's list."""
    return {
        "number": here + 1,
        "total": len(items),
        "done": sum(item.done for item in items),
        "left": work_left([item.read for item in items]),
        "kinds": [Kind(item.form, pale=not item.done) for item in items],
        "following": items[(here + 1) % len(items)],
    }


def way_on(items: Sequence[QueueItem], assignment: Assignment, slug: str) -> str:
    """Return the address of the next entry to read, or of the list when there is none."""
    left = {item.place: item.ref for item in items if not item.done and item.ref != assignment.ref}
    turn = next_in_turn(left, place_of(assignment.position, assignment.skipped_at))
    return url_for("sheet.page", ref=left[turn]) if turn is not None else url_for("judging.queue", slug=slug)


def render_stale(judge: Judge, round_: Round, assignment: Assignment) -> str:
    """Render the page with what was typed beside what another window saved."""
    said = _(
        "This scoresheet was changed in another window. What you chose here is below, beside what was saved "
        "there: save it once more to keep what is chosen here."
    )
    return render_sheet(judge, round_, assignment, refusal=said, typed=True, stale=True)
