"""Milestones, forms and awards in words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.platform import manners
from competition.platform.i18n import (
    format_date,
    format_short_day,
    formats,
    gettext,
    ngettext,
)
from competition.platform.i18n import gettext_noop as _
from competition.platform.moments import format_datetime, left

MILESTONES = {
    MilestoneKey.CALL_OPENS: _("The call opens"),
    MilestoneKey.DEADLINE: _("Deadline for entries"),
    MilestoneKey.JUDGING_OPENS: _("Judging opens"),
    MilestoneKey.JUDGING_CLOSES: _("Judging closes"),
    MilestoneKey.RESULTS: _("Results are announced"),
    MilestoneKey.STATEMENTS: _("Mayors’ statements appear"),
    MilestoneKey.PUBLICATION: _("The publication is out"),
}
FORMS = {"poem": _("Poem"), "essay": _("Essay"), "illustration": _("Illustration")}
FORMS_MANY = {"poem": _("Poems"), "essay": _("Essays"), "illustration": _("Illustrations")}
AWARDS = {
    "winner": _("Winner"),
    "runner_up": _("Runner-up"),
    "special_mention": _("Special mention"),
    "published": _("Published"),
}


def form_name(form: str) -> str:
    """Return a form's name; a configured one that has no text of ours is shown as it is."""
    return gettext(FORMS[form]) if form in FORMS else form.capitalize()


def forms_name(form: str) -> str:
    """Return the name of several works of a form."""
    return gettext(FORMS_MANY[form]) if form in FORMS_MANY else form.capitalize()


def award_name(kind: str) -> str:
    """Return an award's name."""
    return gettext(AWARDS[kind]) if kind in AWARDS else kind.replace("_", " ").capitalize()


def age_group_name(age_group: str) -> str:
    """Return an age group as it is printed, "5–10" or in French "5 à 10 ans"."""
    return manners.ages_in_words(age_group.replace("-", "–"), formats())


def time_left(until: datetime, now: datetime) -> str:
    """Say how much time is left, or that none is."""
    rest = left(until, now)
    if rest is None:
        return gettext("It is over.")
    if rest.unit == "day":
        return ngettext("%(num)s day left", "%(num)s days left", rest.number)
    if rest.unit == "hour":
        return ngettext("%(num)s hour left", "%(num)s hours left", rest.number)
    return ngettext("%(num)s minute left", "%(num)s minutes left", rest.number)


def milestone_items(campaign: Campaign, now: datetime) -> list[dict[str, Any]]:
    """Return the calendar for the milestones macro: past, the next one, and those ahead."""
    items = []
    upcoming = False
    for milestone in campaign.milestones:
        ahead = milestone.at > now
        state = "past" if not ahead else ("ahead" if upcoming else "now")
        upcoming = upcoming or ahead
        when = format_datetime(milestone.at, zone=campaign.time_zone)
        label = gettext(MILESTONES[milestone.key])
        items.append({"when": when, "at": milestone.at, "label": label, "note": "", "state": state})
    return items


def line_of_milestones(campaign: Campaign, now: datetime) -> list[dict[str, Any]]:
    """Return the calendar as a line: each day in short, with where it stands in words."""
    said = {"past": gettext("over"), "now": gettext("next"), "ahead": gettext("ahead")}
    items = []
    for item, milestone in zip(milestone_items(campaign, now), campaign.milestones, strict=True):
        local = milestone.at.astimezone(ZoneInfo(campaign.time_zone))
        words = time_left(milestone.at, now) if item["state"] == "now" else said[item["state"]]
        items.append({**item, "short": format_short_day(local.date()), "said": words})
    return items


PUBLIC_FROM = {
    MilestoneKey.CALL_OPENS: _("Classes can enter. Until then the call page says that it is not open yet."),
    MilestoneKey.DEADLINE: _("Entries can be changed and submitted until here. No entry is public."),
    MilestoneKey.RESULTS: _("From here you can announce the results. Nothing of them is public before."),
    MilestoneKey.PUBLICATION: _("The book stands on the campaign’s page, if you have built it."),
}


def public_items(campaign: Campaign, now: datetime) -> list[dict[str, Any]]:
    """Return the milestones at which something becomes public, each with what it is."""
    known = zip(milestone_items(campaign, now), campaign.milestones, strict=True)
    return [{**item, "note": gettext(PUBLIC_FROM[m.key])} for item, m in known if m.key in PUBLIC_FROM]


FILTERS: dict[str, Callable[..., str]] = {
    "day_words": lambda day: format_date(day) if day else "",
    "full_day": lambda day: format_date(day, style="full") if day else "",
    "form_name": form_name,
    "forms_name": forms_name,
    "award_name": award_name,
    "age_group": age_group_name,
}
