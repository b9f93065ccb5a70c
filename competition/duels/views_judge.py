"""A judge's duel: two works side by side, and which of them goes first."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.duels import home
from competition.duels.comparing import choose, draw_next, seat_of, step_aside, undo
from competition.duels.models import Comparison, Duel
from competition.duels.policies import OWN_DUEL, OWN_PAIR
from competition.duels.rules import Choice, is_open
from competition.duels.showing import sides_of, time_left
from competition.errors import GarlandError, NotFoundError
from competition.judging.models import Judge
from competition.judging.views_picture import send_picture
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.web.keyboard import PICTURES, Group, Key, keyboard
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("duel", __name__)
__all__ = ["bp", "home"]  # it makes itself known when it is imported
DECIDING = Group(
    _l("In a duel"),
    (
        Key(("←", "→"), _l("The work on the left goes first, or the one on the right")),
        Key(("=",), _l("You cannot tell which")),
        Key((_l("Enter"),), _l("Confirm, and on to the next two")),
        Key(("U",), _l("Take your last choice back")),
    ),
)
keyboard.on("duel.page", groups=(DECIDING, PICTURES))


@bp.get("/duel/<ref>")
@allow(OWN_DUEL)
def page(campaign: Campaign, category: Category, judge: Judge, duel: Duel) -> ResponseReturnValue:
    """Show the two works that lie before the judge, or what there is to do instead."""
    if judge.conduct_due:
        return redirect(url_for("judging_profile.conduct", slug=campaign.slug))
    seat = seat_of(db(), duel=duel, judge=judge)
    goes_on = is_open(duel.state, duel.until, now())
    pair = seat.open_pair if goes_on else None
    return render_template(
        "duels/judge.html",
        duel=duel,
        name=category_name(category.form, category.age_group),
        goes_on=goes_on,
        pair=pair,
        sides=sides_of(db(), pair=pair, form=category.form) if pair else [],
        progress=seat.progress,
        left=time_left(seat, category.form) if goes_on else "",
        takes_words=category.takes_text,
    )


@bp.post("/duel/<ref>/next")
@allow(OWN_DUEL)
def next_post(campaign: Campaign, category: Category, judge: Judge, duel: Duel) -> ResponseReturnValue:
    """Lay the next two works out."""
    return _do(duel, lambda session: draw_next(session, duel=duel, judge=judge, now=now()))


@bp.post("/duel/<ref>/undo")
@allow(OWN_DUEL)
def undo_post(campaign: Campaign, category: Category, judge: Judge, duel: Duel) -> ResponseReturnValue:
    """Take the last choice back."""
    return _do(duel, lambda session: undo(session, duel=duel, judge=judge, actor=viewer().account, now=now()))


@bp.post("/duel/pair/<ref>")
@allow(OWN_PAIR)
def choose_post(campaign: Campaign, judge: Judge, duel: Duel, pair: Comparison) -> ResponseReturnValue:
    """Take down which of the two goes first."""
    try:
        choice = Choice(request.form.get("choice", ""))
    except ValueError:
        flash(_("Choose one of the two works first, or say that you cannot tell."), "error")
        return redirect(url_for("duel.page", ref=duel.ref))
    actor = viewer().account
    return _do(
        duel, lambda session: choose(session, duel=duel, pair=pair, choice=choice, actor=actor, now=now())
    )


@bp.post("/duel/pair/<ref>/aside/<any(left,right):side>")
@allow(OWN_PAIR)
def aside_post(
    campaign: Campaign, judge: Judge, duel: Duel, pair: Comparison, side: str
) -> ResponseReturnValue:
    """Keep a work from a judge who knows whose it is."""
    actor = viewer().account
    copy_id = pair.left_id if side == "left" else pair.right_id
    return _do(
        duel,
        lambda session: step_aside(session, duel=duel, pair=pair, copy_id=copy_id, actor=actor, now=now()),
    )


@bp.get("/duel/pair/<ref>/<any(left,right):side>/<int:number>")
@allow(OWN_PAIR)
def picture(
    campaign: Campaign, judge: Judge, duel: Duel, pair: Comparison, side: str, number: int
) -> ResponseReturnValue:
    """Send a picture of a work that lies before the judge."""
    seat = seat_of(db(), duel=duel, judge=judge)
    if seat.open_pair is None or seat.open_pair.id != pair.id or not is_open(duel.state, duel.until, now()):
        raise NotFoundError
    return send_picture(pair.left_id if side == "left" else pair.right_id, number)


def _do(duel: Duel, deed: Callable[[Session], object]) -> ResponseReturnValue:
    """Do something in one transaction, say what was refused, and show the duel as it stands."""
    try:
        with transaction() as session:
            deed(session)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    return redirect(url_for("duel.page", ref=duel.ref))
