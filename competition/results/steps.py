"""What results add to the secretariat's task list."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.office import Task, TaskState, add_tasks
from competition.campaign.rules import MilestoneKey
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.moments import format_datetime
from competition.results.page_queries import HowFar, how_far


@add_tasks
def results_tasks(session: Session, campaign: Campaign, now: datetime) -> Iterator[Task]:
    """Standings, awards, freeze and announcement as steps of the campaign."""
    far = how_far(session, campaign.id)
    slug = campaign.slug
    standings, awards = url_for("results.index", slug=slug), url_for("results.awards", slug=slug)
    freeze = url_for("results.freeze_page", slug=slug)
    yield Task(50, _("Standings"), standings, *_standings(far), action=_("Compute the standings"))
    yield Task(51, _("Awards"), awards, *_awards(far), action=_("Decide the awards"))
    yield Task(52, _("Freezing the results"), freeze, *_freeze(campaign, far), action=_("Freeze the results"))
    announcement = url_for("results.announcement", slug=slug)
    yield Task(
        53, _("Announcement"), announcement, *_announcement(campaign, now), action=_("Announce the results")
    )


def _standings(far: HowFar) -> tuple[TaskState, str]:
    if far.awards and far.close:
        return TaskState.DONE, ngettext(
            "Decided; %(num)s work was close.", "Decided; %(num)s works were close.", far.close
        )
    if far.standings:
        said = ngettext(
            "%(num)s work is too close to call.", "%(num)s works are too close to call.", far.close
        )
        return TaskState.DONE, said if far.close else ""
    if far.closed_rounds:
        return TaskState.ATTENTION, _("The round is closed; the standings can be computed.")
    if far.compared:
        return TaskState.ATTENTION, _("The duel is closed; the standings can be computed.")
    return TaskState.WAITING, _("They can be computed once a round is closed.")


def _awards(far: HowFar) -> tuple[TaskState, str]:
    if far.awards:
        said = ngettext("%(num)s award is decided.", "%(num)s awards are decided.", far.awards)
        return TaskState.DONE, said
    return (TaskState.ATTENTION if far.standings else TaskState.WAITING), _("They follow from the standings.")


def _freeze(campaign: Campaign, far: HowFar) -> tuple[TaskState, str]:
    if campaign.frozen_at is not None:
        when = format_datetime(campaign.frozen_at, zone=campaign.time_zone)
        return TaskState.DONE, _("Frozen on %(when)s.", when=when)
    return (TaskState.ATTENTION if far.awards else TaskState.WAITING), _(
        "Afterwards nothing changes any more."
    )


def _announcement(campaign: Campaign, now: datetime) -> tuple[TaskState, str]:
    if campaign.announced_at is not None:
        return TaskState.DONE, _("The results are public.")
    if campaign.calendar.embargoed(now):
        ends = format_datetime(campaign.calendar.milestones[MilestoneKey.RESULTS], zone=campaign.time_zone)
        return TaskState.WAITING, _("Under embargo until %(when)s.", when=ends)
    state = TaskState.ATTENTION if campaign.frozen_at is not None else TaskState.WAITING
    return state, _("It makes the works public and writes to the teachers of every class.")
