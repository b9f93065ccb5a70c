"""The secretariat's duels: make one, see how far it is and what it says, close it."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.duels.forms import duel_form
from competition.duels.making import close_duel, make_duel, readers_of, reopen_duel
from competition.duels.models import Duel
from competition.duels.policies import OFFICE_DUEL
from competition.duels.proposing import standings_of
from competition.duels.queries import (
    Strong,
    categories_to_compare,
    duels_of_campaign,
    is_scored,
    ready_judges,
    seated,
    strengths_of,
    works_of_category,
)
from competition.duels.rules import DuelState
from competition.errors import GarlandError
from competition.judging.policies import OFFICE_CATEGORY
from competition.judging.wording import category_name
from competition.platform.drawings import Dot, dots
from competition.platform.i18n import format_number, translate
from competition.platform.i18n import gettext as _
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("duels", __name__)
MOST_DRAWN = 40


@bp.get("/c/<slug>/office/duels")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the duels of the campaign, and where another can be made."""
    return render_template(
        "duels/index.html",
        duels=duels_of_campaign(db(), campaign.id),
        categories=[] if campaign.frozen_at else categories_to_compare(db(), campaign),
        category_name=category_name,
        closed=DuelState.CLOSED,
    )


@bp.get("/c/<slug>/office/duels/new/<ref>")
@allow(OFFICE_CATEGORY)
def new(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show the form of a duel, with what the scores leave open."""
    return _form_page(campaign, category)


@bp.post("/c/<slug>/office/duels/new/<ref>")
@allow(OFFICE_CATEGORY)
def new_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Make a duel and open it to its judges."""
    return _form_page(campaign, category, typed=True)


def _form_page(campaign: Campaign, category: Category, *, typed: bool = False) -> ResponseReturnValue:
    works = works_of_category(db(), category.id)
    standings = standings_of(db(), campaign_id=campaign.id, category_id=category.id)
    readers = readers_of(db(), campaign_id=campaign.id, copy_ids=[work.copy_id for work in works])
    form = duel_form(works, ready_judges(db(), campaign.id), standings, readers)
    refusal = ""
    if typed and form.validate_on_submit():
        plan = form.plan(works, campaign.time_zone)
        actor = viewer().account
        try:
            with transaction() as session:
                duel = make_duel(
                    session, campaign=campaign, category=category, plan=plan, actor=actor, now=now()
                )
                ref = duel.ref
        except GarlandError as error:
            refusal = translate(error)
        else:
            say(_("The duel is open. Its judges find it on their first page and in their list."), "success")
            return redirect(url_for("duels.page", slug=campaign.slug, ref=ref))
    page = render_template(
        "duels/new.html",
        form=form,
        refusal=refusal,
        name=category_name(category.form, category.age_group),
        scored=any(not each.compared for each in standings.values()),
        proposed=sum(each.proposed for each in standings.values()),
        works=len(works),
    )
    return page, 400 if typed else 200


@bp.get("/c/<slug>/office/duels/<ref>")
@allow(OFFICE_DUEL)
def page(campaign: Campaign, duel: Duel, category: Category) -> ResponseReturnValue:
    """Show how far a duel is, judge by judge, and what it says so far."""
    judges, works = seated(db(), duel), strengths_of(db(), duel)
    done = sum(judge.done for judge in judges)
    return render_template(
        "duels/page.html",
        duel=duel,
        name=category_name(category.form, category.age_group),
        judges=judges,
        works=works,
        drawing=_drawing(works[:MOST_DRAWN], category.form) if done else None,
        done=done,
        scored=is_scored(db(), category.id),
        total=sum(judge.share for judge in judges),
        is_closed=duel.state is DuelState.CLOSED,
        strength=_strength,
    )


@bp.post("/c/<slug>/office/duels/<ref>/close")
@allow(OFFICE_DUEL)
def close_post(campaign: Campaign, duel: Duel, category: Category) -> ResponseReturnValue:
    """Close a duel, so that its order counts."""
    here = url_for("duels.page", slug=campaign.slug, ref=duel.ref)
    try:
        with transaction() as session:
            close_duel(session, campaign=campaign, duel=duel, actor=viewer().account, now=now())
    except GarlandError as refusal:
        say(translate(refusal), "error")
        return redirect(here)
    undo = Undo(url_for("duels.reopen_post", slug=campaign.slug, ref=duel.ref))
    if is_scored(db(), category.id):
        said = _("The duel is closed. Decide the awards once more: its order counts now.")
    else:
        said = _("The duel is closed. Compute the standings: this category’s order comes from comparisons.")
    say(said, "success", undo=undo)
    return redirect(here)


@bp.post("/c/<slug>/office/duels/<ref>/reopen")
@allow(OFFICE_DUEL)
def reopen_post(campaign: Campaign, duel: Duel, category: Category) -> ResponseReturnValue:
    """Let the judges of a closed duel go on."""
    try:
        with transaction() as session:
            reopen_duel(session, campaign=campaign, duel=duel, actor=viewer().account, now=now())
    except GarlandError as refusal:
        say(translate(refusal), "error")
    else:
        say(_("The duel is open again, and its order does not count until it is closed."))
    return redirect(url_for("duels.page", slug=campaign.slug, ref=duel.ref))


def _strength(value: float) -> str:
    """Return a strength as it is printed: to two decimals, with a true minus."""
    return format_number(value, digits=2).replace("-", "\N{MINUS SIGN}")


def _drawing(works: list[Strong], form: str) -> Markup:
    """Draw the strengths with what holds the true one in 95 cases of 100."""
    rows = [
        Dot(
            each.work.title or _("Without a title"),
            each.strength - 1.96 * each.se,
            each.strength,
            each.strength + 1.96 * each.se,
            form,
        )
        for each in works
    ]
    ends = min(row.low for row in rows), max(row.high for row in rows)
    said = ", ".join(f"{row.label}: {format_number(row.value, digits=2)}" for row in rows)
    svg = dots(rows, lowest=ends[0], highest=ends[1], title=_("Strengths in this duel"), described=said)
    return Markup(svg)  # noqa: S704 - made there
