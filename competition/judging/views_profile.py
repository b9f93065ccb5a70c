"""A judge's profile: languages, categories, how much, conflicts of interest, the code of conduct."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.forms import ProfileForm
from competition.judging.models import Judge
from competition.judging.panel.carrying import Ready, ready_profile
from competition.judging.panel.conduct import in_language, points
from competition.judging.panel.queries import conflicts_of
from competition.judging.panel.services.conflicts import declare
from competition.judging.panel.standing import standing
from competition.judging.panel.wording import hours_in_words
from competition.judging.policies import JUDGE
from competition.judging.profile_forms import ProfileChoices, choices, profile_form
from competition.judging.rules import JudgeState
from competition.judging.services import join_panel, state_profile
from competition.judging.services.agreeing import accept_conduct
from competition.platform.i18n import current_locale, translate
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("judging_profile", __name__)


@bp.get("/c/<slug>/judging/profile")
@allow(JUDGE)
def page(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Show the profile as it stands; for somebody new what is known lies ready in it."""
    offered, ready = _offered(campaign, judge)
    return _page(campaign, judge, offered, _form(offered, judge, ready), ready=ready)


@bp.post("/c/<slug>/judging/profile")
@allow(JUDGE)
def save_post(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Take the profile down; a first visit joins the panel by it. Moving a language saves nothing yet."""
    offered, ready = _offered(campaign, judge)
    form = _form(offered, judge, ready)
    if "move" in request.form:
        moved = form.move(request.form["move"])
        return _page(campaign, judge, offered, form, ready=ready, moved=moved)
    if not form.validate_on_submit():
        return _page(campaign, judge, offered, form), 400
    account = viewer().account
    assert account is not None
    try:
        _save(campaign, judge, form, account)
    except GarlandError as refusal:
        return _page(campaign, judge, offered, form, refusal=translate(refusal)), refusal.status
    flash(_("Thank you. Your profile is saved."), "success")
    return redirect(url_for("judging.queue", slug=campaign.slug))


def _save(campaign: Campaign, judge: Judge | None, form: ProfileForm, account: Account) -> None:
    """Keep what was stated, what was accepted, and what was told in words."""
    with transaction() as session:
        member = judge or join_panel(session, account=account, campaign_id=campaign.id, now=now())
        accepted = bool(form.conduct.data) if form.conduct else True
        state_profile(
            session,
            judge=member,
            profile=form.profile(),
            conduct_accepted=accepted,
            actor=account,
            now=now(),
        )
        if form.conflict.data:
            declare(session, judge=member, words=form.conflict.data, actor=account, now=now())


@bp.get("/c/<slug>/judging/conduct")
@allow(JUDGE)
def conduct(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Show the code of conduct, and go on to the `sheet` it stands before; somebody new meets it in the
    profile.
    """
    if judge is None or judge.conduct_accepted_at is None:
        return redirect(url_for("judging_profile.page", slug=campaign.slug))
    sheet = request.args.get("sheet")
    return render_template("judging/panel/conduct.html", judge=judge, sheet=sheet, **_conduct(campaign))


@bp.post("/c/<slug>/judging/conduct")
@allow(JUDGE)
def conduct_post(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Take down that a judge accepts the code of conduct as it is now."""
    if judge is None or judge.state is not JudgeState.READY:
        return redirect(url_for("judging_profile.page", slug=campaign.slug))
    with transaction() as session:
        accept_conduct(session, judge=judge, actor=viewer().account, now=now())
    flash(_("Thank you. Your entries are open as before."), "success")
    sheet = request.form.get("sheet")
    if sheet:
        return redirect(url_for("sheet.page", ref=sheet))
    return redirect(url_for("judging.queue", slug=campaign.slug))


def _offered(campaign: Campaign, judge: Judge | None) -> tuple[ProfileChoices, Ready | None]:
    """Return what can be chosen, and what lies ready for somebody who has stated nothing."""
    offered, account_id = choices(db(), campaign), viewer().account_id
    if judge is not None and judge.languages:
        return offered, None
    assert account_id is not None
    ready = ready_profile(db(), account_id=account_id, campaign=campaign, places=offered.places)
    return offered, ready


def _form(offered: ProfileChoices, judge: Judge | None, ready: Ready | None) -> ProfileForm:
    is_open = judge is None or judge.conduct_accepted_at is None or judge.conduct_due
    return profile_form(offered, judge, conduct=is_open, ready=ready.given if ready else None)


def _conduct(campaign: Campaign) -> dict[str, Any]:
    """Return the code of conduct in the reader's language, else in the campaign's."""
    stands = standing(db(), campaign_id=campaign.id)
    text, tag = in_language(stands.texts, current_locale(), campaign.language)
    return {"conduct_points": points(text), "conduct_language": tag, "conduct_since": stands.since}


def _page(
    campaign: Campaign,
    judge: Judge | None,
    offered: ProfileChoices,
    form: ProfileForm,
    *,
    refusal: str | None = None,
    ready: Ready | None = None,
    moved: int | None = None,
) -> str:
    return render_template(
        "judging/profile.html",
        judge=judge,
        offered=offered,
        profile=form,
        refusal=refusal,
        ready=ready,
        moved=moved,
        hours_in_words=hours_in_words,
        conflicts=conflicts_of(db(), judge_id=judge.id) if judge else [],
        **(_conduct(campaign) if form.conduct else {}),
    )
