"""The secretariat's standings: compute them, and see what they say and what they leave open."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.judging.models import Round
from competition.judging.queries.rounds import rounds_of_campaign
from competition.judging.rules import RoundState
from competition.judging.services.reopening import reopened
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.results.judge_report import readings
from competition.results.many import EXACT
from competition.results.page_queries import (
    LINES,
    categories_at_a_glance,
    lines_of_category,
    parts_of,
    places_of,
    scale_of,
    severities,
)
from competition.results.policies import OFFICE_RESULTS_CATEGORY
from competition.results.queries import find_frame, round_with_standings
from competition.results.room import bp
from competition.results.services import compute_compared, compute_standings
from competition.results.way import first_open
from competition.results.wording import WORDS
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/results")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the standings of a round at a glance, and the judges' severity."""
    rounds = _rounds(campaign)
    round_ = _chosen(rounds, request.args.get("round", ""))
    opening = None if rounds else first_open(db(), campaign)
    return render_template(
        "results/index.html",
        rounds=rounds,
        opening=opening,
        compared=opening is not None and opening.computes,
        round=round_,
        again=round_ is not None and reopened(round_),
        categories=categories_at_a_glance(db(), round_.id) if round_ else [],
        **_judges(round_),
        category_name=category_name,
        exact=EXACT,
        words=WORDS,
    )


@bp.post("/c/<slug>/office/results")
@allow(OFFICE)
def compute_post(campaign: Campaign) -> ResponseReturnValue:
    """Compute the standings of a closed round, or of comparisons alone; a round open again is refused."""
    round_ = _chosen(_rounds(campaign), request.form.get("round", ""))
    by: dict[str, Any] = {"actor": viewer().account, "now": now()}
    try:
        with transaction() as session:
            if round_ is None:
                compute_compared(session, campaign=campaign, **by)
            else:
                compute_standings(session, round_=round_, **by)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(
            _("The standings are computed. Look at what is too close to call; then decide the awards."),
            "success",
        )
    return redirect(url_for("results.index", slug=campaign.slug, round=round_.ref if round_ else None))


@bp.get("/c/<slug>/office/results/standings/<ref>")
@allow(OFFICE_RESULTS_CATEGORY)
def category(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show the standings of a category, drawn and in figures."""
    round_ = round_with_standings(db(), campaign.id)
    if round_ is None:
        raise NotFoundError
    page = page_asked()
    lines, more = lines_of_category(db(), round_id=round_.id, category_id=category.id, page=page)
    scale = scale_of(db(), round_id=round_.id, category=category)
    return render_template(
        "results/category.html",
        category=category,
        name=category_name(category.form, category.age_group),
        round=round_,
        places=places_of(category),
        parts=parts_of(db(), round_id=round_.id, category_id=category.id),
        lines=lines,
        compared=scale is not None and scale.compared,
        page=page,
        size=LINES,
        more=more,
        scale=scale,
        words=WORDS,
    )


def _judges(round_: Round | None) -> dict[str, Any]:
    """Return a page of the judges, with how they read."""
    if round_ is None:
        return {"severities": [], "readings": {}, "pages": None}
    page = page_asked()
    judges, more = severities(db(), round_.id, page)
    said = _("Judges %(first)s to %(last)s", first="%(first)s", last="%(last)s")
    return {
        "severities": judges,
        "readings": readings(db(), round_id=round_.id, judge_ids=[each.effect.judge_id for each in judges]),
        "pages": foot(said, page=page, size=LINES, shown=len(judges), more=more)
        if more or page > 1
        else None,
    }


def _rounds(campaign: Campaign) -> list[Round]:
    """Return the rounds that can have standings, also one that is open again, the newest first; without any,
    the comparisons that have some.
    """
    rounds = rounds_of_campaign(db(), campaign_id=campaign.id)
    found = [round_ for round_ in rounds if round_.state is RoundState.CLOSED or reopened(round_)]
    frame = None if found else find_frame(db(), campaign.id)
    return [frame] if frame else found


def _chosen(rounds: list[Round], ref: str) -> Round | None:
    """Return the round that was asked for, else the one closed last."""
    return next((round_ for round_ in rounds if round_.ref == ref), rounds[0] if rounds else None)
