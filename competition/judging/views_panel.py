"""The secretariat's panel: who judges, invitations, correcting a profile, leaving and coming back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.forms import InviteForm, ProfileForm
from competition.judging.models import Judge
from competition.judging.panel.queries import conflicts_of, silent_judges, to_do, unanswered
from competition.judging.panel.rules import Answer
from competition.judging.panel.services.inviting import invite_judge
from competition.judging.panel.wording import hours_in_words
from competition.judging.panel_list import panel_list
from competition.judging.policies import OFFICE_JUDGE
from competition.judging.profile_forms import ProfileChoices, choices, profile_form
from competition.judging.queries.panel import panel
from competition.judging.queries.progress import rounds_of_judge
from competition.judging.rules import JudgeState
from competition.judging.services import amend_profile, come_back, leave_panel
from competition.judging.wording import category_name, judge_state
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext, translate
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("panel", __name__)
office_nav.add(label=_l("Panel"), endpoint="panel.index", position=30, also=("inviting",))


@bp.get("/c/<slug>/office/panel")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the panel and the invitations nobody has answered yet."""
    return _index(campaign, InviteForm())


@bp.post("/c/<slug>/office/panel")
@allow(OFFICE)
def invite_post(campaign: Campaign) -> ResponseReturnValue:
    """Invite an address to the panel."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _index(campaign, form), 400
    try:
        with transaction() as session:
            invite_judge(
                session,
                campaign=campaign,
                email=form.email.data,
                name=form.name.data or "",
                locale=form.locale.data,
                secret_key=config().secret_key,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        form.email.errors = [translate(refusal)]
        return _index(campaign, form), 400
    flash(_("The invitation is on its way."), "success")
    return redirect(url_for("panel.index", slug=campaign.slug))


@bp.get("/c/<slug>/office/panel/<ref>")
@allow(OFFICE_JUDGE)
def judge_page(campaign: Campaign, judge: Judge, account: Account) -> ResponseReturnValue:
    """Show one judge's profile, to be corrected."""
    offered = choices(db(), campaign)
    return _judge_page(judge, account, offered, profile_form(offered, judge, conduct=False))


@bp.post("/c/<slug>/office/panel/<ref>")
@allow(OFFICE_JUDGE)
def amend_post(campaign: Campaign, judge: Judge, account: Account) -> ResponseReturnValue:
    """Correct a judge's profile."""
    offered = choices(db(), campaign)
    form = profile_form(offered, judge, conduct=False)
    if "move" in request.form:
        return _judge_page(judge, account, offered, form, moved=form.move(request.form["move"]))
    if not form.validate_on_submit():
        return _judge_page(judge, account, offered, form), 400
    try:
        with transaction() as session:
            amend_profile(session, judge=judge, profile=form.profile(), actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _judge_page(judge, account, offered, form, translate(refusal)), refusal.status
    flash(_("The profile is saved."), "success")
    return redirect(url_for("panel.index", slug=campaign.slug))


@bp.get("/c/<slug>/office/panel/<ref>/leave")
@allow(OFFICE_JUDGE)
def leave_page(campaign: Campaign, judge: Judge, account: Account) -> ResponseReturnValue:
    """Ask whether a judge is to leave the panel; for one who has left, the profile says so."""
    if judge.state is JudgeState.LEFT:
        return redirect(url_for("panel.judge_page", slug=campaign.slug, ref=judge.ref))
    return render_template("judging/leave.html", judge=judge, name=account.name or account.address)


@bp.post("/c/<slug>/office/panel/<ref>/leave")
@allow(OFFICE_JUDGE)
def leave_post(campaign: Campaign, judge: Judge, account: Account) -> ResponseReturnValue:
    """Let a judge leave the panel."""
    with transaction() as session:
        needs = leave_panel(session, judge=judge, actor=viewer().account, now=now())
    flash(
        ngettext(
            "%(name)s has left the panel. Another reader is being looked for, for %(num)s entry.",
            "%(name)s has left the panel. Other readers are being looked for, for %(num)s entries.",
            needs,
            name=account.name or account.address,
        )
        if needs
        else _("%(name)s has left the panel.", name=account.name or account.address)
    )
    return redirect(url_for("panel.index", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/<ref>/return")
@allow(OFFICE_JUDGE)
def return_post(campaign: Campaign, judge: Judge, account: Account) -> ResponseReturnValue:
    """Bring a judge back."""
    with transaction() as session:
        come_back(session, judge=judge, actor=viewer().account, now=now())
    flash(_("%(name)s is on the panel again.", name=account.name or account.address), "success")
    return redirect(url_for("panel.index", slug=campaign.slug))


def _index(campaign: Campaign, form: InviteForm) -> str:
    members = panel(db(), campaign_id=campaign.id)
    return render_template(
        "judging/panel.html",
        members=members,
        **panel_list(members, {c.id: category_name(c.form, c.age_group) for c in campaign.categories}),
        silent=_silent(campaign),
        to_do=to_do(db(), campaign_id=campaign.id),
        invite=form,
        judge_state=judge_state,
    )


def _silent(campaign: Campaign) -> int:
    """Return for how many people the panel waits."""
    waiting = unanswered(db(), campaign_id=campaign.id, now=now())
    asked = sum(one.answer in (Answer.NONE, Answer.ACCEPTED) for one in waiting)
    return asked + len(silent_judges(db(), campaign_id=campaign.id))


def _judge_page(
    judge: Judge,
    account: Account,
    offered: ProfileChoices,
    form: ProfileForm,
    refusal: str | None = None,
    moved: int | None = None,
) -> str:
    name = account.name or account.address or ""
    form.languages.label.text = _("Languages %(name)s reads", name=name)
    form.city.label.text = _("City %(name)s lives or works in", name=name)
    form.schools.label.text = _("Schools %(name)s knows too well", name=name)
    return render_template(
        "judging/judge.html",
        judge=judge,
        account=account,
        name=name,
        rounds=rounds_of_judge(db(), judge_id=judge.id),
        offered=offered,
        profile=form,
        refusal=refusal,
        moved=moved,
        conflicts=conflicts_of(db(), judge_id=judge.id),
        hours_in_words=hours_in_words,
        judge_state=judge_state,
    )
