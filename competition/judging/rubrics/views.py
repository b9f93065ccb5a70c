"""The secretariat's rubrics: all of them, one to be worded, its versions."""

from itertools import pairwise

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.campaign.setup_path import Tab, bring
from competition.campaign.setup_steps import SetupStep
from competition.errors import GarlandError
from competition.judging.policies import OFFICE_CATEGORY
from competition.judging.rubric import read_rubric, spec_of
from competition.judging.rubrics import page
from competition.judging.rubrics.differences import differences
from competition.judging.rubrics.form import RubricForm, rubric_form
from competition.judging.rubrics.queries import uses_of_rubrics, versions_with_uses
from competition.judging.rubrics.services import change_rubric
from competition.judging.rubrics.sources import chosen, sources
from competition.judging.rubrics.steps import take_step
from competition.judging.rubrics.typed import typed_from
from competition.judging.rubrics.wording import (
    criteria_in_words,
    difference_row,
    rubric_state,
    saved_in_words,
    version_state,
)
from competition.judging.wording import category_name, round_state
from competition.platform.i18n import format_number, translate
from competition.platform.i18n import lazy_gettext as _l
from competition.web.keyboard import Group, Key, keyboard
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("rubrics", __name__)
bring(Tab(_l("Rubrics"), "rubrics.index", after=SetupStep.CATEGORIES))
MOVING = Group(
    _l("On a rubric"),
    (Key(("Alt", "↑"), _l("Move the criterion you are at up; with ↓ down"), between="+"),),
)
keyboard.on("rubrics.editor", "rubrics.editor_post", groups=(MOVING,))


@bp.get("/c/<slug>/office/rubrics")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the rubrics of all categories."""
    uses = uses_of_rubrics(db(), category_ids=[each.id for each in campaign.categories])
    return render_template(
        "judging/rubrics/index.html",
        tabs=page.settings_tabs(campaign),
        categories=campaign.categories,
        spec_of=spec_of,
        read_rubric=read_rubric,
        uses={each.id: [use for use in uses if use.category_id == each.id] for each in campaign.categories},
        category_name=category_name,
        criteria_in_words=criteria_in_words,
        rubric_state=rubric_state,
    )


@bp.get("/c/<slug>/office/rubrics/<ref>")
@allow(OFFICE_CATEGORY)
def editor(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show a category's rubric to be worded, filled with another one where that was asked for."""
    found = sources(campaign, category)
    source = chosen(found, request.args.get("from", ""), takes_text=category.takes_text)
    standing = spec_of(category.rubric)
    spec = source.spec if source else standing
    typed = typed_from(spec, {each.weight: format_number(each.weight) for each in spec.criteria})
    form = rubric_form(typed, seen=standing.stamp, takes_text=category.takes_text)
    return page.editor(campaign, category, form, found=found, source=source, unsaved=source is not None)


@bp.post("/c/<slug>/office/rubrics/<ref>")
@allow(OFFICE_CATEGORY)
def editor_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Take a step on what is typed, or save it; what is missing is said where it is, and nothing is lost."""
    form = RubricForm()
    form.takes_text = category.takes_text
    if "do" in request.form or form.is_resized:
        return _step(campaign, category, form, request.form.get("do", ""))
    if not form.is_whole():
        return page.editor(campaign, category, form, unsaved=True), 400
    try:
        with transaction() as session:
            reworded = change_rubric(
                session,
                category=category,
                rubric=form.typed().spec(),
                seen=form.seen.data,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return _refused(campaign, category, form, refusal), refusal.status
    flash(saved_in_words(reworded.rounds), "success")
    return redirect(url_for("rubrics.index", slug=campaign.slug))


def _refused(campaign: Campaign, category: Category, form: RubricForm, refusal: GarlandError) -> str:
    """Show what was typed beside what stands, so that it may be saved over it knowingly."""
    standing = spec_of(category.rubric)
    form.seen.data = standing.stamp
    apart = [difference_row(each) for each in differences(standing, form.typed().spec())]
    return page.editor(campaign, category, form, refusal=translate(refusal), apart=apart, unsaved=True)


def _step(campaign: Campaign, category: Category, form: RubricForm, wish: str) -> ResponseReturnValue:
    """Show the page as a button of it left what is typed.

    Without one, somebody saved under another number of levels than they saw: they look at the words first.
    """
    typed, focus = take_step(form, wish or "scale") or (form.typed(), "")
    if form.steps.errors or form.lowest.errors:
        return page.editor(campaign, category, form, focus=focus, unsaved=True), 400
    steps = str(typed.steps) if wish in ("", "scale") else form.steps.data
    seen = form.seen.data or ""
    after = rubric_form(typed, seen=seen, takes_text=category.takes_text, steps=steps)
    if not wish:
        after.say_resized()
    return page.editor(campaign, category, after, focus=focus, unsaved=True), 200 if wish else 400


@bp.post("/c/<slug>/office/rubrics/<ref>/look")
@allow(OFFICE_CATEGORY, writing=False)
def look_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show what is typed as a judge sees it, and what the weights come to, for the script on the page."""
    form = RubricForm()
    form.takes_text = category.takes_text
    return render_template("judging/rubrics/_look.html", **page.look(category, form))


@bp.get("/c/<slug>/office/rubrics/<ref>/versions")
@allow(OFFICE_CATEGORY)
def versions(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show the versions, who is scored by which, and what differs."""
    kept = versions_with_uses(db(), category_id=category.id)
    own = [version for version in kept if not version.spec.is_first_pass]
    before = {newer.number: older for newer, older in pairwise(own)}
    standing = spec_of(category.rubric)
    return render_template(
        "judging/rubrics/versions.html",
        tabs=page.settings_tabs(campaign),
        category=category,
        name=category_name(category.form, category.age_group),
        versions=kept,
        before=before,
        pending=[difference_row(each) for each in differences(own[0].spec, standing)] if own else [],
        rows=lambda old, new: [difference_row(each) for each in differences(old.spec, new.spec)],
        open_version=request.args.get("version", ""),
        version_state=version_state,
        round_state=round_state,
        criteria_in_words=criteria_in_words,
    )
