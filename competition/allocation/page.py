"""What the page of an allocation shows, put together from the database and the kept reports."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from competition.allocation import drawing
from competition.allocation.comparing import compare
from competition.allocation.figures import bins, range_of
from competition.allocation.judge_list import judge_list
from competition.allocation.models import AllocationRun
from competition.allocation.queries import Load, Part, loads_of_round, newest_runs, parts_of_round
from competition.allocation.reporting import Report, read_report, read_shortages
from competition.allocation.shortage_wording import Said, shortages_in_words
from competition.allocation.wording import (
    apart_in_words,
    closeness_in_words,
    fairness_in_words,
    hours_in_words,
    languages_in_words,
    links_in_words,
    loads_in_words,
    meetings_in_words,
    reads_in_words,
    shares_in_words,
)
from competition.campaign.models import Campaign
from competition.judging.minutes import usual_minutes
from competition.judging.models import Round
from competition.judging.queries.minutes import minutes_of
from competition.judging.rules import RoundState
from competition.judging.wording import category_name


def shown(session: Session, campaign: Campaign, round_: Round) -> dict[str, Any]:
    """Return what the page shows."""
    parts = parts_of_round(session, round_id=round_.id)
    usual = {part.category_id: usual_minutes(part.form, part.age_max) for part in parts}
    loads = loads_of_round(
        session,
        round_id=round_.id,
        campaign_id=campaign.id,
        minutes=usual | minutes_of(session, campaign_id=campaign.id),
    )
    newest = newest_runs(session, round_id=round_.id)
    runs = [run for run in newest if read_shortages(run.report) is None]
    names = {part.category_id: category_name(part.form, part.age_group) for part in parts}
    report = read_report(runs[0].report) if runs else None
    return {
        "parts": parts,
        "names": names,
        "figures": _figures(parts, loads),
        "loads": loads,
        "nobody_else": _nobody_else(newest, parts, names),
        "run": runs[0] if runs else None,
        "report": report,
        "compared": compare(runs, names) if round_.state is RoundState.DRAFT else None,
        **(_said(report, loads, names) if report else {"first_said": "", "said": []}),
        **judge_list(loads, report),
    }


def _nobody_else(newest: Sequence[AllocationRun], parts: Sequence[Part], names: dict[int, str]) -> list[Said]:
    """Return what was given up and nobody could take over when somebody was last looked for, and the cure."""
    found = read_shortages(newest[0].report) if newest and any(part.needs for part in parts) else None
    return shortages_in_words(found or (), names)


def _figures(parts: Sequence[Part], loads: Sequence[Load]) -> dict[str, int]:
    return {
        "entries": sum(part.entries for part in parts),
        "needs": sum(part.needs for part in parts),
        "untried": sum(part.untried for part in parts),
        "drafts": sum(load.drafts for load in loads),
        "released": sum(load.released for load in loads),
        "drafted": sum(bool(load.drafts) for load in loads),
    }


def _said(report: Report, loads: Sequence[Load], names: dict[int, str]) -> dict[str, Any]:
    """Return what an allocation came to, in words and drawings."""
    totals = [load.total for load in loads]
    languages = languages_in_words(report)
    found = bins(totals) if any(totals) else []
    return {
        "first_said": reads_in_words(report),
        "said": [sentence for sentence in _sentences(report, loads) if sentence],
        "languages": languages,
        "languages_drawn": drawing.readings(languages),
        "bins": [(drawing.span(each), each.judges) for each in found],
        "bins_drawn": drawing.loads(found),
        "apart": [apart_in_words(pool, names) for pool in report.apart],
        "shortages": shortages_in_words(report.shortages, names),
    }


def _sentences(report: Report, loads: Sequence[Load]) -> list[str]:
    totals = range_of([load.total for load in loads])
    minutes = [load.minutes for load in loads]
    long = range_of(minutes)
    cities = range_of([met.cities for met in report.met.values()])
    judges = range_of([met.judges for met in report.met.values()])
    return [
        closeness_in_words(report),
        fairness_in_words(report),
        loads_in_words(totals) if totals and totals.most else "",
        hours_in_words(long, sum(minutes)) if long and long.most else "",
        shares_in_words(report),
        meetings_in_words(cities, judges) if cities and judges else "",
        links_in_words(report) if report.pools else "",
    ]
