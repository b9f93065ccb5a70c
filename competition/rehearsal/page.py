"""What the page of a rehearsal shows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from competition.allocation.shortage_wording import shortage_in_words
from competition.campaign.models import Campaign
from competition.judging.duration import duration
from competition.judging.minutes import usual_minutes
from competition.judging.queries.minutes import minutes_of
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.rehearsal import concluding, drawing, wording
from competition.rehearsal.fields import finder
from competition.rehearsal.forms import PlanForm, plan_form
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import Outcome, Scenario, read
from competition.rehearsal.planning import first_plan
from competition.rehearsal.planning import read as read_plan
from competition.rehearsal.queries import cells_come_in, newest_rehearsals, spread_of
from competition.rehearsal.rules import Plan

LISTED = 10
"""So many places are listed for each thing that helps, and twice as many languages."""


def fresh_plan(session: Session, campaign: Campaign) -> Plan:
    """Return the plan that lies ready: what has come in, and what the campaign's own sheets tell."""
    minutes = {c.id: usual_minutes(c.form, c.age_max) for c in campaign.categories}
    return first_plan(
        cells_come_in(session, campaign),
        minutes | minutes_of(session, campaign_id=campaign.id),
        spread_of(session, campaign_id=campaign.id),
        [category.reads for category in campaign.categories],
    )


def shown(
    session: Session, campaign: Campaign, rehearsal: Rehearsal | None, form: PlanForm | None
) -> dict[str, Any]:
    """Return what the page shows of a rehearsal, or of none; `form`: as it was sent, to be shown again."""
    plan = read_plan(rehearsal.plan) if rehearsal else fresh_plan(session, campaign)
    outcome = read(rehearsal.outcome) if rehearsal and rehearsal.outcome else None
    said = _said(campaign, plan, outcome, spread_of(session, campaign_id=campaign.id)) if outcome else None
    return {
        "rehearsal": rehearsal,
        "plan": plan,
        "form": form or _filled(campaign, plan),
        "earlier": newest_rehearsals(session, campaign_id=campaign.id),
        "outcome": outcome,
        "said": said,
        "words": wording,
    }


def _filled(campaign: Campaign, plan: Plan) -> PlanForm:
    """Return the form filled with a plan."""
    return plan_form(campaign, plan, finder(()))


def _said(campaign: Campaign, plan: Plan, outcome: Outcome, measured: Any) -> dict[str, Any]:
    names = {c.id: category_name(c.form, c.age_group) for c in campaign.categories}
    forms = {c.id: c.form for c in campaign.categories}
    meant = outcome.of(plan.reads)
    return {
        "conclusion": concluding.conclusion(outcome, meant),
        "compared": [[label, note, *values] for label, note, values in _compared(outcome)],
        "one_more": concluding.one_more(outcome, meant),
        "room": wording.room_in_words(outcome.carries),
        "meant": meant,
        "short": _short(meant, names),
        "sureness": drawing.sureness(outcome, plan.reads),
        "places": drawing.places(meant, names, forms),
        "contested": any(each.counts for each in meant.sure),
        "names": names,
        "languages": [
            (language_name(each.language), each.entries, wording.readers_in_words(each))
            for each in outcome.spoken[: 2 * LISTED]
        ],
        "other_languages": max(0, len(outcome.spoken) - 2 * LISTED),
        "assumptions": wording.assumptions(plan, outcome, measured=measured),
    }


def _compared(outcome: Outcome) -> list[tuple[str, str, list[str]]]:
    """Return the lines of the comparison: what it is, what that means, a value for each number of reads."""
    each = outcome.scenarios
    of_100, number = wording.of_100, wording.number
    short = [sum(lack.entries for lack in one.lacks) for one in each]
    unread = [sum(lack.unread for lack in one.lacks) for one in each]
    lines = [
        (_("Entries per judge"), _("the judge in the middle"), [number(one.load) for one in each]),
        (_("Time per judge"), "", [duration(one.minutes) for one in each]),
        (_("Longest time"), _("whoever reads longest"), [duration(one.longest) for one in each]),
        (_("Judges with nothing to read"), "", [number(one.idle) for one in each]),
        (_("Entries with too few readers"), "", [number(one) for one in short]),
        (_("Entries with no reader"), "", [number(one) for one in unread]),
        (
            _("Most awards right"),
            _("of 100 rehearsals, at least two thirds in a category"),
            [of_100(one.chance("most")) for one in each],
        ),
        (_("Best work first"), _("of 100 rehearsals"), [of_100(one.chance("first")) for one in each]),
        (_("Right works among the awards"), _("of 100"), [of_100(one.chance("found")) for one in each]),
        (
            _("Places one of the best may take"),
            _("how many, in 95 of 100 rehearsals"),
            [wording.mean(one.chance("width")) for one in each],
        ),
    ]
    return [line for line in lines if set(line[2]) != {wording.NONE}]


def _short(scenario: Scenario, names: Mapping[int, str]) -> list[tuple[str, str, list[str], int]]:
    """Return what helps, how many reads it brings, where (most first), and in how many further places."""
    cures: dict[str, list[tuple[int, str]]] = {}
    for each in sorted(scenario.shortages, key=lambda one: -one.missing):
        where, cure = shortage_in_words(each, names)
        cures.setdefault(cure, []).append((each.missing, where))
    return [
        (
            cure,
            ngettext("%(num)s read", "%(num)s reads", sum(missing for missing, _where in places)),
            [
                _("%(where)s (%(missing)s)", where=where, missing=wording.number(missing))
                for missing, where in places[:LISTED]
            ],
            max(0, len(places) - LISTED),
        )
        for cure, places in cures.items()
    ]
