"""What has come in as parts of a page: each a drawing, with the rows of the table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from competition.campaign.growth import columns, spread, weeks
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import age_group_name, forms_name
from competition.entries.intake import Intake
from competition.platform.drawings import Bar, bars
from competition.platform.drawings import rows as drawn_rows
from competition.platform.i18n import format_date, format_number, format_short_day
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name

MOST_DAYS = 10
"""Beyond so many days the table tells weeks."""
MOST_DRAWN = 15
"""So many rows are drawn; the table has all of them."""
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Part:
    """One drawing with its table: rows of a name, the numbers by form, and all together."""

    heading: str
    caption: str
    label: str
    svg: Markup
    rows: list[list[str]]
    plain: bool = False
    """Whether each row is of one form, so that its sum says all."""


def parts(campaign: Campaign, found: Intake, forms: Sequence[str]) -> list[Part]:
    """Return the parts by day, form, category, language and city; none where nothing has come in."""
    if not found.counted("state"):
        return []
    by_form = _named(_stacked(found, "form"), forms_name)
    by_language = _named(_stacked(found, "language"), _language)
    return [
        _days(campaign, found, forms),
        _plain(_part(_("By form"), _("Form"), by_form, forms)),
        _plain(_part(_("By category"), _("Category"), _by_category(found), forms)),
        _part(_("By language"), _("Language"), by_language, forms),
        _part(_("By city"), _("City"), found.cities, forms),
    ]


def _language(tag: str) -> str:
    return language_name(tag) if tag else _("Without words")


def _named(counts: Mapping[str, Counts], name: Any) -> dict[str, Counts]:
    return {name(key): by_form for key, by_form in counts.items()}


def _stacked(found: Intake, key: str) -> dict[str, Counts]:
    """Return the numbers by form under each value, the largest first."""
    both: dict[str, dict[str, int]] = {}
    for (value, form), number in found.counted(key, "form").items():
        both.setdefault(value, {})[form] = number
    return dict(sorted(both.items(), key=lambda each: (-sum(each[1].values()), each[0])))


def _by_category(found: Intake) -> dict[str, Counts]:
    counts = sorted(found.counted("form", "age_group").items(), key=lambda each: -each[1])
    return {f"{forms_name(form)} {age_group_name(ages)}": {form: number} for (form, ages), number in counts}


def _part(heading: str, label: str, counts: Mapping[str, Counts], forms: Sequence[str]) -> Part:
    drawn = [_bar(name, by_form, forms) for name, by_form in list(counts.items())[:MOST_DRAWN]]
    said = _("Most: %(name)s, with %(number)s.", name=drawn[0].label, number=format_number(drawn[0].whole))
    if len(counts) > len(drawn):
        whole = format_number(len(counts))
        said += " " + _("The largest %(drawn)s of %(whole)s are drawn.", drawn=len(drawn), whole=whole)
    svg = Markup(drawn_rows(drawn, title=heading, described=said))  # noqa: S704 - our own SVG
    return Part(heading, said, label, svg, [_row(name, by_form, forms) for name, by_form in counts.items()])


def _plain(part: Part) -> Part:
    return replace(part, rows=[[row[0], row[-1]] for row in part.rows], plain=True)


def _bar(name: str, by_form: Counts, forms: Sequence[str]) -> Bar:
    return Bar(name, {form: by_form.get(form, 0) for form in forms})


def _row(name: str, by_form: Counts, forms: Sequence[str]) -> list[str]:
    numbers = [by_form.get(form, 0) for form in forms]
    return [name, *(format_number(number) for number in numbers), format_number(sum(numbers))]


def _days(campaign: Campaign, found: Intake, forms: Sequence[str]) -> Part:
    """Return what came by day from the call to the deadline; by week where there are many days."""
    days = spread(found.days, *_call(campaign))
    shown = columns(days)
    drawn = [_bar(format_short_day(day), counts, forms) for day, counts in shown.items()]
    totals = {day: sum(counts.values()) for day, counts in days.items()}
    best = max(totals, key=lambda day: totals[day])
    said = _(
        "Most on one day: %(number)s, on %(day)s.",
        number=format_number(totals[best]),
        day=format_date(best, style="full"),
    )
    svg = Markup(bars(drawn, title=_("By day"), described=said, light=True))  # noqa: S704 - our own SVG
    told = {day: counts for day, counts in shown.items() if counts}
    by_day = len(told) <= MOST_DAYS and len(shown) == len(days)
    if len(told) > MOST_DAYS:
        told = {day: counts for day, counts in weeks(days).items() if counts}
    rows = [_row(format_date(day), counts, forms) for day, counts in told.items()]
    label = _("Day") if by_day else _("Week from")
    return Part(_("By day"), said, label, svg, rows)


def _call(campaign: Campaign) -> tuple[date | None, date | None]:
    zone = ZoneInfo(campaign.time_zone)
    moments = (campaign.calendar.at(key) for key in (MilestoneKey.CALL_OPENS, MilestoneKey.DEADLINE))
    first, last = (at.astimezone(zone).date() if at else None for at in moments)
    return first, last
