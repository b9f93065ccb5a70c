"""The jury's meeting: its list, its agenda, and what is decided and taken back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.entries.models import Entry
from competition.errors import GarlandError
from competition.judging.wording import category_name
from competition.moderation import facts, views_work
from competition.moderation.forms import NumberForm
from competition.moderation.policies import OFFICE_MATTER
from competition.moderation.queries import at_stake, decisions_of
from competition.moderation.room import bp
from competition.moderation.services import choose, put_on_list
from competition.moderation.wording import cause_said, choice_said
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.results.queries import round_with_standings
from competition.results.way import first_open
from competition.results.wording import WORDS
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

__all__ = ["bp", "facts", "views_work"]

PAGE = 50
"""Works on a page of the list; the agenda has all of them."""


@bp.get("/c/<slug>/office/results/jury")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show what is to be talked over, and what was decided."""
    return _list("moderation/index.html", campaign, NumberForm())


@bp.get("/c/<slug>/office/results/jury/agenda")
@allow(OFFICE)
def agenda(campaign: Campaign) -> ResponseReturnValue:
    """Show the agenda to be printed, with room for notes."""
    return _list("moderation/agenda.html", campaign, None)


@bp.post("/c/<slug>/office/results/jury")
@allow(OFFICE)
def put_on_post(campaign: Campaign) -> ResponseReturnValue:
    """Put a work on the list by its number."""
    form = NumberForm()
    if not form.validate_on_submit():
        return _list("moderation/index.html", campaign, form), 400
    try:
        with transaction() as session:
            put_on_list(
                session, campaign=campaign, number=form.number.data, actor=viewer().account, now=now()
            )
    except GarlandError as refusal:
        form.number.errors = [translate(refusal)]
        return _list("moderation/index.html", campaign, form), refusal.status
    flash(_("The work is on the list."), "success")
    return redirect(url_for("moderation.index", slug=campaign.slug))


@bp.post("/c/<slug>/office/results/jury/works/<ref>/off")
@allow(OFFICE_MATTER)
def take_off_post(campaign: Campaign, entry: Entry, category: Category) -> ResponseReturnValue:
    """Take a work off the list; its notes stay."""
    try:
        with transaction() as session:
            choose(session, entry=entry, chosen=False, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(_("The work is off the list. Its notes are kept."), "success")
    return redirect(url_for("moderation.index", slug=campaign.slug))


def _list(template: str, campaign: Campaign, form: NumberForm | None) -> str:
    round_ = round_with_standings(db(), campaign.id)
    lines = at_stake(db(), campaign_id=campaign.id, round_id=round_.id) if round_ else []
    shown, pages = leaf(lines, _("Works %(first)s to %(last)s"), PAGE)
    return render_template(
        template,
        round=round_,
        opening=None if round_ else first_open(db(), campaign),
        lines=lines,
        shown=shown,
        pages=pages,
        decided=decisions_of(db(), campaign_id=campaign.id),
        form=form,
        cause_said=cause_said,
        choice_said=choice_said,
        category_name=category_name,
        words=WORDS,
    )
