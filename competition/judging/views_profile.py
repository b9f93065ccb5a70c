"""A judge's profile: languages, categories, how much, conflicts of interest, the code of conduct."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.forms import ProfileForm
from competition.judging.models import Judge
from competition.judging.policies import JUDGE
from competition.judging.profile_forms import ProfileChoices, choices, profile_form
from competition.judging.services import join_panel, state_profile
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("judging_profile", __name__)


@bp.get("/c/<slug>/judging/profile")
@allow(JUDGE)
def page(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Show the profile as it stands."""
    offered = choices(db(), campaign)
    return _page(judge, offered, profile_form(offered, judge, conduct=_conduct_open(judge)))


@bp.post("/c/<slug>/judging/profile")
@allow(JUDGE)
def save_post(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Take the profile down; a first visit joins the panel by it."""
    offered = choices(db(), campaign)
    form = profile_form(offered, judge, conduct=_conduct_open(judge))
    if not form.validate_on_submit():
        return _page(judge, offered, form), 400
    account = viewer().account
    assert account is not None
    try:
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
    except GarlandError as refusal:
        return _page(judge, offered, form, translate(refusal)), refusal.status
    flash(_("Thank you. Your profile is saved."), "success")
    return redirect(url_for("judging.queue", slug=campaign.slug))


def _conduct_open(judge: Judge | None) -> bool:
    """Whether the code of conduct is still to be accepted."""
    return judge is None or judge.conduct_accepted_at is None


def _page(judge: Judge | None, offered: ProfileChoices, form: ProfileForm, refusal: str | None = None) -> str:
    return render_template(
        "judging/profile.html", judge=judge, offered=offered, profile=form, refusal=refusal
    )
