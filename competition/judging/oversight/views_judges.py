"""One judge's part of a round, how all of them read, and somebody else in a judge's place."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Judge, Round
from competition.judging.oversight.drawn import of_spread
from competition.judging.oversight.jobs import WORK_OUT
from competition.judging.oversight.policies import OFFICE_SEAT
from competition.judging.oversight.queries.judges import (
    category_names,
    names_of_judges,
    seat_by_category,
)
from competition.judging.oversight.queries.leaving import leaving
from competition.judging.oversight.queries.reads import reads_beside
from competition.judging.oversight.reading import PanelReading, readings
from competition.judging.oversight.services.working_out import shown_reading
from competition.judging.oversight.wording import finding_words, seconds_words
from competition.judging.policies import OFFICE_ROUND
from competition.judging.queries.spread import spread_of_judge
from competition.judging.room import bp
from competition.judging.rules import JudgeState, RoundState
from competition.judging.services import leave_panel
from competition.judging.wording import category_name, judge_state
from competition.platform import jobs
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.narrowing import address
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

PAGE = 50


@bp.get("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>")
@allow(OFFICE_SEAT)
def seat_page(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Show how far one judge is, how the scale was used, and what is worth a look."""
    categories = seat_by_category(db(), round_id=round_.id, judge_id=judge.id)
    beside = reads_beside(db(), round_id=round_.id, judge_id=judge.id)
    found, _usual = readings(beside.reads)
    spread = spread_of_judge(db(), judge_id=judge.id, round_ids=[round_.id])
    return render_template(
        "judging/oversight/seat.html",
        round=round_,
        judge=judge,
        name=account.name or account.address or "",
        categories=categories,
        done=sum(each.done for each in categories),
        total=sum(each.total for each in categories),
        reading=found.get(judge.id),
        beside=beside,
        spread=spread,
        spread_drawing=of_spread(spread),
        is_open=round_.state is RoundState.OPEN,
        judge_state=judge_state,
        category_name=category_name,
        finding_words=finding_words,
        seconds_words=seconds_words,
    )


@bp.get("/c/<slug>/office/rounds/<ref>/reading")
@allow(OFFICE_ROUND)
def reading_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show how the judges read: those with something worth a look first, then by name."""
    kept = shown_reading(db(), round_=round_)
    found = kept.found or PanelReading({}, {}, False)
    names = names_of_judges(db(), judge_ids=list(found.judges))
    ordered = sorted(
        (one for one in found.judges.values() if one.judge in names),
        key=lambda one: (not one.findings, names[one.judge].name.casefold(), one.judge),
    )
    shown, pages = leaf(ordered, _("Judges %(first)s to %(last)s"), PAGE)
    return render_template(
        "judging/oversight/reading.html",
        round=round_,
        shown=shown,
        names=names,
        kept=kept,
        in_points=found.in_points,
        odd=sum(bool(one.findings) for one in ordered),
        usual=[(category_name(*pair), found.usual[id_]) for id_, pair in _named(round_, found.usual)],
        finding_words=finding_words,
        seconds_words=seconds_words,
        pages=pages,
        here=address(),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/reading")
@allow(OFFICE_ROUND)
def reading_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Have it worked out anew, and show how far that is."""
    with transaction() as session:
        job = jobs.request(
            session,
            name=WORK_OUT,
            args={"round_id": round_.id},
            key=round_.ref,
            actor_id=viewer().account_id,
            campaign_id=campaign.id,
            now=now(),
        )
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/replace")
@allow(OFFICE_SEAT)
def replace_page(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Ask whether somebody else is to take over, and say what becomes of every entry."""
    if judge.state is JudgeState.LEFT:
        return _back(campaign, round_)
    return render_template(
        "judging/oversight/replace.html",
        round=round_,
        judge=judge,
        name=account.name or account.address or "",
        left=leaving(db(), campaign_id=campaign.id, judge_id=judge.id),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/judges/<judge_ref>/replace")
@allow(OFFICE_SEAT)
def replace_post(campaign: Campaign, round_: Round, judge: Judge, account: Account) -> ResponseReturnValue:
    """Let the judge leave; readers for what is left are looked for at once, and told."""
    if judge.state is JudgeState.LEFT:
        return _back(campaign, round_)
    with transaction() as session:
        needs = leave_panel(session, judge=judge, actor=viewer().account, now=now())
    name = account.name or account.address
    flash(
        ngettext(
            "%(name)s has left the panel. Another reader is being found for %(num)s entry, and told.",
            "%(name)s has left the panel. Other readers are being found for %(num)s entries, and told.",
            needs,
            name=name,
        )
        if needs
        else _("%(name)s has left the panel.", name=name),
        "success",
    )
    return _back(campaign, round_)


def _named(round_: Round, usual: dict[int, float]) -> list[tuple[int, tuple[str, str]]]:
    """Return the categories that there are figures of, in the campaign's order."""
    return [row for row in category_names(db(), round_id=round_.id) if row[0] in usual]


def _back(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
