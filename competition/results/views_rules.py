"""The rules of the awards, and the special mentions that judges' nominations lead to."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.models import Entry
from competition.errors import GarlandError
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.results.award_queries import nominated
from competition.results.page_queries import PAGE
from competition.results.policies import OFFICE_RESULTS_ENTRY
from competition.results.queries import quotas_of_campaign, round_with_standings
from competition.results.room import bp
from competition.results.rules_form import RulesForm, rules_form
from competition.results.services import choose_rules, confirm_mention, revoke_mention
from competition.results.wording import WORDS
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/results/rules")
@allow(OFFICE)
def rules(campaign: Campaign) -> ResponseReturnValue:
    """Show the rules that the awards keep to."""
    return _rules_page(campaign, rules_form(quotas_of_campaign(db(), campaign.id)))


@bp.post("/c/<slug>/office/results/rules")
@allow(OFFICE)
def rules_post(campaign: Campaign) -> ResponseReturnValue:
    """Let the awards keep to these rules."""
    form = rules_form(quotas_of_campaign(db(), campaign.id))
    if not form.validate_on_submit():
        return _rules_page(campaign, form), 400
    try:
        with transaction() as session:
            choose_rules(session, campaign=campaign, quotas=form.chosen(), actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _rules_page(campaign, form, translate(refusal)), refusal.status
    flash(_("The awards keep to these rules from now on."), "success")
    return redirect(url_for("results.awards", slug=campaign.slug))


@bp.get("/c/<slug>/office/results/mentions")
@allow(OFFICE)
def mentions(campaign: Campaign) -> ResponseReturnValue:
    """Show the works that judges have nominated, the most nominated first."""
    round_, page = round_with_standings(db(), campaign.id), page_asked()
    lines, more = nominated(db(), round_id=round_.id, page=page) if round_ else ([], False)
    said = _("Works %(first)s to %(last)s", first="%(first)s", last="%(last)s")
    return render_template(
        "results/mentions.html",
        lines=lines,
        pages=foot(said, page=page, size=PAGE, shown=len(lines), more=more) if more or page > 1 else None,
        quotas=quotas_of_campaign(db(), campaign.id),
        words=WORDS,
        category_name=category_name,
    )


@bp.post("/c/<slug>/office/results/works/<ref>/mention")
@allow(OFFICE_RESULTS_ENTRY)
def mention_post(campaign: Campaign, entry: Entry) -> ResponseReturnValue:
    """Confirm a special mention."""
    return _mention(campaign, entry, confirm_mention, _("The special mention is confirmed."))


@bp.post("/c/<slug>/office/results/works/<ref>/mention/revoke")
@allow(OFFICE_RESULTS_ENTRY)
def revoke_mention_post(campaign: Campaign, entry: Entry) -> ResponseReturnValue:
    """Take a special mention back."""
    return _mention(campaign, entry, revoke_mention, _("The special mention is taken back."))


def _mention(campaign: Campaign, entry: Entry, act: Callable[..., None], said: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            act(session, entry=entry, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(said, "success")
    return redirect(url_for("results.mentions", slug=campaign.slug))


def _rules_page(campaign: Campaign, form: RulesForm, refusal: str | None = None) -> str:
    return render_template("results/rules.html", form=form, refusal=refusal)
