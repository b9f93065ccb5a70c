"""What judging adds to the secretariat's task list."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.office import Figure, Task, TaskState, add_tasks
from competition.campaign.wording import time_left
from competition.judging.queries.steps import JudgingStands, where_judging_stands
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _

REMIND = timedelta(days=7)
"""How long before the end of a round judges are reminded."""


@add_tasks
def judging_tasks(session: Session, campaign: Campaign, now: datetime) -> Iterator[Task]:
    """The panel and the round as steps of the campaign."""
    stands = where_judging_stands(session, campaign_id=campaign.id)
    panel_state = TaskState.DONE if stands.judges else TaskState.OPEN
    said = (
        ngettext("%(num)s judge is ready.", "%(num)s judges are ready.", stands.judges)
        if stands.judges
        else _("No judge is ready yet.")
    )
    yield Task(30, _("The panel"), url_for("panel.index", slug=campaign.slug), panel_state, said)
    state, note = _round_step(stands, now)
    reads = (Figure(stands.sheets, ngettext("read done", "reads done", stands.sheets)),)
    leads = bool(stands.open_rounds and stands.released)
    url, action = _where(campaign, stands), _round_action(stands, now)
    yield Task(40, _("Judging"), url, state, note, action=action, leads=leads, figures=reads)


def _where(campaign: Campaign, stands: JudgingStands) -> str:
    """Return the page of the round that is open, that of all rounds where there are several or none."""
    if stands.open_rounds == 1:
        return url_for("rounds.page", slug=campaign.slug, ref=stands.open_ref)
    return url_for("rounds.index", slug=campaign.slug)


def _round_action(stands: JudgingStands, now: datetime) -> str:
    """Say what is to be done about the round."""
    if stands.flags:
        return ngettext("Look at %(num)s flag", "Look at %(num)s flags", stands.flags)
    if stands.needs:
        return ngettext("Find a judge for %(num)s read", "Find judges for %(num)s reads", stands.needs)
    if stands.handed_in == stands.released:
        return _("Close the round")
    return _("See how far each judge is") if _is_early(stands, now) else _("Remind the judges")


def _is_early(stands: JudgingStands, now: datetime) -> bool:
    """Whether judges have so much time left that nobody needs a reminder."""
    return stands.closes_at is not None and stands.closes_at - now > REMIND


def _reading(stands: JudgingStands, now: datetime) -> str:
    """Say how much is handed in, how long there is, and whether somebody needs a reminder."""
    done, total = format_number(stands.handed_in), format_number(stands.released)
    if stands.closes_at is None:
        return _("%(done)s of %(total)s scoresheets are in.", done=done, total=total)
    if stands.closes_at <= now:
        return _("%(done)s of %(total)s scoresheets are in; the last day is over.", done=done, total=total)
    left = time_left(stands.closes_at, now)
    said = _("%(done)s of %(total)s scoresheets are in, %(left)s.", done=done, total=total, left=left)
    return f"{said} {_('Nobody needs a reminder yet.')}" if _is_early(stands, now) else said


def _round_step(stands: JudgingStands, now: datetime) -> tuple[TaskState, str]:
    """Return the state of judging and what to do about it."""
    if stands.flags:
        said = ngettext("%(num)s flag wants a look.", "%(num)s flags want a look.", stands.flags)
        return TaskState.ATTENTION, said
    if stands.needs:
        said = ngettext(
            "%(num)s read needs another judge.", "%(num)s reads need another judge.", stands.needs
        )
        return TaskState.ATTENTION, said
    if stands.released and stands.open_rounds:
        finished = stands.handed_in == stands.released
        return (TaskState.ATTENTION if finished else TaskState.OPEN), _reading(stands, now)
    if stands.drafts:
        return TaskState.OPEN, _("Allocated; look at it and release it.")
    if stands.closed_rounds:
        return TaskState.DONE, _("Closed.")
    return (TaskState.OPEN if stands.judges else TaskState.WAITING), _("No round is open.")
