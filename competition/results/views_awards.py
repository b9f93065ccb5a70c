"""The secretariat's awards: decide them from the standings, and decide one against the order."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.entries.models import Entry
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.results.award_page import award_page
from competition.results.award_queries import decisions_against
from competition.results.forms import NOTHING, DecisionForm, decision_form
from competition.results.models import Override
from competition.results.page_queries import find_line
from competition.results.policies import OFFICE_RESULTS_ENTRY
from competition.results.profile import drawn_profile, profile_of
from competition.results.queries import round_with_standings
from competition.results.room import bp
from competition.results.services import decide_awards, override_award, revoke_override
from competition.results.way import first_open
from competition.results.wording import WORDS
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/results/awards")
@allow(OFFICE)
def awards(campaign: Campaign) -> ResponseReturnValue:
    """Show the awards and why each, who was passed over, and what was decided against the order."""
    round_ = round_with_standings(db(), campaign.id)
    return render_template(
        "results/awards.html",
        round=round_,
        opening=None if round_ else first_open(db(), campaign),
        page=award_page(db(), campaign),
        decisions=decisions_against(db(), campaign.id),
    )


@bp.post("/c/<slug>/office/results/awards")
@allow(OFFICE)
def decide_post(campaign: Campaign) -> ResponseReturnValue:
    """Decide the awards from the standings."""
    round_ = round_with_standings(db(), campaign.id)
    if round_ is None:
        raise NotFoundError
    try:
        with transaction() as session:
            won = decide_awards(session, campaign=campaign, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(ngettext("%(num)s award is decided.", "%(num)s awards are decided.", len(won)), "success")
    return redirect(url_for("results.awards", slug=campaign.slug))


@bp.get("/c/<slug>/office/results/works/<ref>")
@allow(OFFICE_RESULTS_ENTRY)
def entry_page(campaign: Campaign, entry: Entry) -> ResponseReturnValue:
    """Show an entry's standing, and the form to decide against it."""
    form = decision_form(db().get_one(Category, entry.category_id))
    override = db().get(Override, entry.id)
    if override is not None:
        form.kind.data, form.reason.data = override.kind or NOTHING, override.reason
    return _entry_page(campaign, entry, form)


@bp.post("/c/<slug>/office/results/works/<ref>")
@allow(OFFICE_RESULTS_ENTRY)
def override_post(campaign: Campaign, entry: Entry) -> ResponseReturnValue:
    """Decide against the order what an entry wins."""
    form = decision_form(db().get_one(Category, entry.category_id))
    if not form.validate_on_submit():
        return _entry_page(campaign, entry, form), 400
    try:
        with transaction() as session:
            override_award(
                session,
                entry=entry,
                kind=form.chosen,
                reason=form.reason.data,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return _entry_page(campaign, entry, form, translate(refusal)), refusal.status
    flash(_("The decision stands, and the other awards follow from it."), "success")
    return redirect(url_for("results.awards", slug=campaign.slug))


@bp.post("/c/<slug>/office/results/works/<ref>/revoke")
@allow(OFFICE_RESULTS_ENTRY)
def revoke_post(campaign: Campaign, entry: Entry) -> ResponseReturnValue:
    """Let the order of the standings hold again."""
    try:
        with transaction() as session:
            revoke_override(session, entry=entry, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(_("The order of the standings holds again for this entry."), "success")
    return redirect(url_for("results.awards", slug=campaign.slug))


def _entry_page(campaign: Campaign, entry: Entry, form: DecisionForm, refusal: str | None = None) -> str:
    line = find_line(db(), campaign_id=campaign.id, entry_id=entry.id)
    if line is None:
        raise NotFoundError
    profile = profile_of(
        db(), round_id=line.standing.round_id, entry_id=entry.id, category_id=line.standing.category_id
    )
    return render_template(
        "results/entry.html",
        line=line,
        form=form,
        refusal=refusal,
        decided=db().get(Override, entry.id) if line.overridden else None,
        profile=profile,
        drawn=drawn_profile(profile),
        words=WORDS,
    )
