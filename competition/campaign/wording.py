"""Milestones, forms and awards in words."""

from datetime import datetime
from typing import Any

from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.platform.i18n import format_datetime, gettext
from competition.platform.i18n import gettext_noop as _

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
    """Return an age group as it is printed, with a dash between its years."""
    return age_group.replace("-", "–")


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


FILTERS = {
    "form_name": form_name,
    "forms_name": forms_name,
    "award_name": award_name,
    "age_group": age_group_name,
}
