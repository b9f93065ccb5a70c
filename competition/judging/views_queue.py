"""A judge's list of entries, and signing off when all are handed in."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.campaign.models import Campaign
from competition.judging import home, steps, unseen
from competition.judging.beside import beside_of
from competition.judging.models import Judge, Round
from competition.judging.policies import JUDGE, OWN_ROUND
from competition.judging.practice.queries import works_of_judge
from competition.judging.queries.queue import JudgeRound, QueueItem, queue_of_judge, rounds_of_judge
from competition.judging.queries.spread import Spread, spread_of_judge
from competition.judging.rules import JudgeState, QueueState, RoundState, next_in_turn
from competition.judging.services import sign_off, take_back_sign_off
from competition.judging.wording import about_entry, queue_words, work_left
from competition.platform.drawings import Bar, bars
from competition.platform.garland import Kind, jinja_globals
from competition.platform.i18n import format_number
from competition.platform.i18n import gettext as _
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("judging", __name__)
__all__ = ["bp", "home", "steps", "unseen"]  # they make themselves known when they are imported
ORDER = (QueueState.WHOLE, QueueState.BEGUN, QueueState.UNREAD, QueueState.HANDED_IN)


@bp.get("/c/<slug>/judging")
@allow(JUDGE)
def queue(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Show what lies before the judge; somebody new states a profile first."""
    if judge is None or judge.state is not JudgeState.READY:
        return redirect(url_for("judging_profile.page", slug=campaign.slug))
    if judge.conduct_due:
        return redirect(url_for("judging_profile.conduct", slug=campaign.slug))
    rounds = rounds_of_judge(db(), judge=judge)
    ids = [each.id for each in rounds]
    items = queue_of_judge(db(), judge_id=judge.id, round_ids=ids)
    spread = spread_of_judge(db(), judge_id=judge.id, round_ids=ids)
    parts = [_part(each, [item for item in items if item.round_id == each.id]) for each in rounds]
    return render_template(
        "judging/queue.html",
        parts=parts,
        judge=judge,
        spread=spread,
        spread_drawing=_drawing(spread),
        sheet_of=url_for("sheet.page", ref="REF"),
        leaves={form: jinja_globals()["garland_leaf"](form) for form in {item.form for item in items}},
        queue_words=queue_words,
        abouts={about: about_entry(*about) for about in {item.about for item in items}},
        practice=works_of_judge(db(), judge=judge),
        besides=beside_of(db(), judge, now()),
    )


@bp.post("/c/<slug>/judging/rounds/<ref>/sign-off")
@allow(OWN_ROUND)
def sign_off_post(campaign: Campaign, judge: Judge, round_: Round) -> ResponseReturnValue:
    """Take the judge's word that the work is done."""
    with transaction() as session:
        sign_off(session, round_=round_, judge=judge, actor=viewer().account, now=now())
    undo = Undo(url_for("judging.sign_on_post", slug=campaign.slug, ref=round_.ref))
    say(_("You have signed off. Thank you for every entry you read."), "success", undo=undo)
    return redirect(url_for("judging.queue", slug=campaign.slug))


@bp.post("/c/<slug>/judging/rounds/<ref>/sign-on")
@allow(OWN_ROUND)
def sign_on_post(campaign: Campaign, judge: Judge, round_: Round) -> ResponseReturnValue:
    """Take a sign-off back; until the round closes the judge goes on after all."""
    with transaction() as session:
        take_back_sign_off(session, round_=round_, judge=judge, actor=viewer().account, now=now())
    flash(_("Your sign-off is taken back. Open a sheet again to change it; sign off when you are done."))
    return redirect(url_for("judging.queue", slug=campaign.slug))


def _drawing(spread: Spread) -> Markup:
    """Draw how often each level was given."""
    rows = [Bar(str(value), {"plain": count}) for value, count in spread.counts]
    said = ", ".join(f"{value}: {format_number(count)}" for value, count in spread.counts)
    return Markup(bars(rows, title=_("How you have used the scale"), described=said))  # noqa: S704 - made there


def _part(round_: JudgeRound, items: Sequence[QueueItem]) -> dict[str, Any]:
    """Return one round for the page: its figures, its sprig, its entries by state, the next one."""
    open_items = {item.place: item for item in items if not item.done}
    turn = next_in_turn(open_items, None)
    is_open = round_.state is RoundState.OPEN
    return {
        "round": round_,
        "is_open": is_open,
        "total": len(items),
        "left": work_left([item.read for item in items]) if is_open else "",
        "done": len(items) - len(open_items),
        "kinds": [Kind(item.form, pale=not item.done) for item in items],
        "groups": [(state, group) for state in ORDER if (group := [i for i in items if i.state is state])],
        "next": open_items[turn] if is_open and turn is not None else None,
    }
