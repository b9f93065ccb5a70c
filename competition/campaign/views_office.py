"""The secretariat's overview: the calendar as it stands, what needs doing now, how the garland grows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.campaign.growth import LONG, Growth, arrivals, columns, spread, weeks
from competition.campaign.home_office import ways_to, what_now
from competition.campaign.models import Campaign
from competition.campaign.office import figures, growth, most_urgent, other_tasks, tasks
from competition.campaign.policies import OFFICE
from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import forms_name, line_of_milestones
from competition.platform.drawings import Bar, bars
from competition.platform.i18n import format_date, format_number, format_short_day
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import db, now

bp = Blueprint("office", __name__)
office_nav.add(label=_l("Overview"), endpoint="office.dashboard", position=0)
MOST_LEAVES = 150
"""So many leaves say it: more weigh a hundred kilobytes and cannot be told apart at this size."""
FIRST = 8
"""How many cities and languages are shown at once; the others are behind a fold."""


@bp.get("/c/<slug>/office")
@allow(OFFICE)
def dashboard(campaign: Campaign) -> ResponseReturnValue:
    """Show the one thing to do now, the calendar, every step with its state, and what has come in."""
    steps = tasks(db(), campaign, now())
    urgent = most_urgent(steps)
    label, note, step = what_now(campaign, urgent)
    return render_template(
        "campaign/office.html",
        now_label=label,
        now_note=note,
        step=step,
        others=ways_to(other_tasks(steps, urgent)),
        steps=steps,
        figures=figures(steps),
        milestones=line_of_milestones(campaign, now()),
        **_grown(campaign, growth(steps)),
    )


def _grown(campaign: Campaign, found: Growth | None) -> dict[str, Any]:
    """Return what the page draws and tables of the garland; nothing where nothing has come in."""
    if found is None or not found.submitted:
        return {"grown": None}
    forms = found.form_names
    days = spread(found.days, *_call(campaign))
    caption = _caption(found, by_week=len(days) > LONG)
    return {
        "grown": found,
        "leaves": list(arrivals(found.days, forms)),
        "most_leaves": MOST_LEAVES,
        "caption": caption,
        "drawing": _drawn(columns(days), forms, caption),
        "forms": [(form, forms_name(form)) for form in forms],
        "weeks": [_week(monday, counts, forms) for monday, counts in weeks(found.days).items()],
        "cities": _folded(found.cities),
        "languages": _folded([(language_name(tag), number) for tag, number in found.languages]),
    }


def _call(campaign: Campaign) -> tuple[date | None, date | None]:
    """Return the first and the last day of the call in the campaign's own time."""
    moments = (campaign.calendar.at(key) for key in (MilestoneKey.CALL_OPENS, MilestoneKey.DEADLINE))
    first, last = (at.astimezone(ZoneInfo(campaign.time_zone)).date() if at else None for at in moments)
    return first, last


def _caption(found: Growth, *, by_week: bool) -> str:
    """Say what the drawing shows; there is a busiest day wherever there is an entry."""
    if found.busiest is None:
        return ""
    day, most = format_date(found.busiest[0], style="full"), format_number(found.busiest[1])
    if by_week:
        return _("Entries by week; most on one day: %(number)s, on %(day)s.", number=most, day=day)
    return _("Entries by day; most on one day: %(number)s, on %(day)s.", number=most, day=day)


def _drawn(shown: Mapping[date, Mapping[str, int]], forms: Sequence[str], caption: str) -> Markup:
    rows = [
        Bar(format_short_day(day), {form: counts.get(form, 0) for form in forms})
        for day, counts in shown.items()
    ]
    drawn = bars(rows, title=_("How the garland grows"), described=caption, light=True)
    return Markup(drawn)  # noqa: S704 - our own SVG


def _week(monday: date, counts: Mapping[str, int], forms: Sequence[str]) -> list[str]:
    numbers = [counts.get(form, 0) for form in forms]
    return [format_date(monday), *(format_number(n) for n in numbers), format_number(sum(numbers))]


def _folded(rows: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Return the rows with their share of the largest, the first apart from the rest."""
    most = rows[0][1] if rows else 1
    shared = [(name, number, round(100 * number / most)) for name, number in rows]
    return {"first": shared[:FIRST], "rest": shared[FIRST:]}
