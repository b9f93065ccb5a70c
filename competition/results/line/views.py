"""The award line of a category: what is too close to call, and further reads just there."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.errors import GarlandError, NotFoundError
from competition.judging.models import Round
from competition.judging.rounds.form import to_utc
from competition.judging.services.reopening import reopened, since_reopening
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.results.line.forms import AskForm, ReadsForm, ask_form
from competition.results.line.jobs import Kept, ask_for_plan, forget_plans, last_plan
from competition.results.line.page import minutes_of_category, preview
from competition.results.line.planning import plan_reads
from competition.results.line.rules import Plan, Wanted
from competition.results.line.services import ask_for_reads, refuse_plan, refuse_round
from competition.results.page_queries import (
    LINES,
    close_in_category,
    is_compared,
    lines_of_category,
    places_of,
    scale_of,
)
from competition.results.policies import OFFICE_RESULTS_CATEGORY
from competition.results.queries import round_with_standings
from competition.results.room import bp
from competition.results.wording import WORDS
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/results/line/<ref>")
@allow(OFFICE_RESULTS_CATEGORY)
def line(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show which works of a category are too close to call, drawn at the award line."""
    return _line_page(campaign, category, None)


@bp.post("/c/<slug>/office/results/line/<ref>")
@allow(OFFICE_RESULTS_CATEGORY)
def line_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Have it worked out who would read, and show how far that is; nobody is asked."""
    form = ReadsForm()
    if not form.validate_on_submit():
        return _line_page(campaign, category, form), 400
    round_ = _scored(campaign, category)
    shared: dict[str, Any] = {"round_": round_, "category": category, "wanted": form.wanted}
    with transaction() as session:
        job = ask_for_plan(session, **shared, actor=viewer().account, now=now())
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/c/<slug>/office/results/line/<ref>/reads")
@allow(OFFICE_RESULTS_CATEGORY)
def line_reads(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show who would read what, as it was worked out last, before anybody is asked."""
    round_ = _round(campaign)
    kept = last_plan(db(), round_=round_, category=category)
    if kept is None:
        return redirect(url_for("results.line", slug=campaign.slug, ref=category.ref))
    form = ask_form(round_, campaign.time_zone, now())
    form.reads.data, form.each.data = kept.wanted.reads, kept.wanted.each
    return _plan_page(campaign, category, round_, form, kept)


@bp.post("/c/<slug>/office/results/line/<ref>/ask")
@allow(OFFICE_RESULTS_CATEGORY)
def line_ask_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Ask the judges who were shown."""
    round_ = _scored(campaign, category)
    form = ask_form(round_, campaign.time_zone, now())
    if not form.validate_on_submit():
        return _refused(campaign, category, round_, form, ""), 400
    closes_at = to_utc(form.closes_at.data, campaign.time_zone) if "closes_at" in form else None
    shared: dict[str, Any] = {"round_": round_, "category": category, "wanted": form.wanted}
    try:
        with transaction() as session:
            plan = ask_for_reads(
                session,
                **shared,
                seen=form.seen.data or "",
                closes_at=closes_at,
                actor=viewer().account,
                now=now(),
            )
            forget_plans(session, round_=round_, category=category)
    except GarlandError as refusal:
        return _refused(campaign, category, round_, form, translate(refusal)), refusal.status
    flash(_said(plan), "success")
    return redirect(url_for("results.line", slug=campaign.slug, ref=category.ref))


def _said(plan: Plan) -> str:
    judges = len(plan.of_judges)
    return ngettext(
        "%(num)s judge is being asked for further reads.",
        "%(num)s judges are being asked for further reads.",
        judges,
    )


def _round(campaign: Campaign) -> Round:
    round_ = round_with_standings(db(), campaign.id)
    if round_ is None:
        raise NotFoundError
    return round_


def _scored(campaign: Campaign, category: Category) -> Round:
    """Return the round whose scoresheets place the category; what was only compared gets no further reads."""
    round_ = _round(campaign)
    if is_compared(db(), round_id=round_.id, category_id=category.id):
        raise NotFoundError
    return round_


def _line_page(campaign: Campaign, category: Category, form: ReadsForm | None) -> str:
    round_, page = _round(campaign), page_asked()
    where = {"round_id": round_.id, "category_id": category.id}
    lines, more = lines_of_category(db(), **where, page=page, close=True)
    close = close_in_category(db(), **where) if more or page > 1 else len(lines)
    given, done = since_reopening(db(), round_)
    scale = scale_of(db(), round_id=round_.id, category=category)
    said = _("Works %(first)s to %(last)s", first="%(first)s", last="%(last)s")
    return render_template(
        "results/line.html",
        **_about(category, round_),
        lines=lines,
        compared=scale is not None and scale.compared,
        pages=foot(said, page=page, size=LINES, shown=len(lines), more=more),
        close=close,
        scale=scale,
        given=given,
        done=done,
        form=form or ReadsForm(formdata=None, reads=close),
    )


def _plan_page(
    campaign: Campaign, category: Category, round_: Round, form: AskForm, kept: Kept, refusal: str = ""
) -> str:
    form.seen.data = kept.plan.seal
    return render_template(
        "results/line_reads.html",
        **_about(category, round_),
        shown=preview(db(), round_=round_, category=category, plan=kept.plan, minutes=kept.minutes),
        made_at=kept.made_at,
        form=form,
        refusal=refusal or _why_not(round_, kept.plan),
    )


def _why_not(round_: Round, plan: Plan) -> str:
    """Return what speaks against asking, empty where nothing does."""
    try:
        refuse_round(db(), round_)
        refuse_plan(plan)
    except GarlandError as refusal:
        return translate(refusal)
    return ""


def _refused(campaign: Campaign, category: Category, round_: Round, form: AskForm, refusal: str) -> str:
    """Show anew who would read now, with what was typed and what was refused."""
    wanted = form.wanted if not (form.reads.errors or form.each.errors) else Wanted(1)
    plan = plan_reads(db(), round_=round_, category=category, wanted=wanted)
    kept = Kept(plan, wanted, minutes_of_category(db(), category), now())
    return _plan_page(campaign, category, round_, form, kept, refusal)


def _about(category: Category, round_: Round) -> dict[str, Any]:
    return {
        "category": category,
        "name": category_name(category.form, category.age_group),
        "round": round_,
        "again": reopened(round_),
        "places": places_of(category),
        "words": WORDS,
    }
