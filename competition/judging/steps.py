"""What judging adds to the secretariat's task list."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.office import Figure, Task, TaskState, add_tasks
from competition.judging.queries.steps import JudgingStands, where_judging_stands
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext


@add_tasks
def judging_tasks(session: Session, campaign: Campaign, now: datetime) -> Iterator[Task]:
    """The panel and the round as steps of the campaign."""
    stands = where_judging_stands(session, campaign_id=campaign.id)
    panel_state = TaskState.DONE if stands.judges else TaskState.TODO
    said = ngettext("%(num)s judge is ready.", "%(num)s judges are ready.", stands.judges)
    yield Task(30, _("The panel"), url_for("panel.index", slug=campaign.slug), panel_state, said)
    state, note = _round_step(stands)
    reads = (Figure(stands.sheets, ngettext("read done", "reads done", stands.sheets)),)
    url, action = url_for("rounds.index", slug=campaign.slug), _round_action(stands)
    yield Task(40, _("Judging"), url, state, note, action=action, figures=reads)


def _round_action(stands: JudgingStands) -> str:
    """Say what is to be done about a round that needs attention."""
    if stands.flags:
        return ngettext("Look at %(num)s flag", "Look at %(num)s flags", stands.flags)
    if stands.needs:
        return ngettext("Find a judge for %(num)s read", "Find judges for %(num)s reads", stands.needs)
    return _("Close the round")


def _round_step(stands: JudgingStands) -> tuple[TaskState, str]:
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
        said = _("%(done)s of %(total)s scoresheets handed in.", done=stands.handed_in, total=stands.released)
        finished = stands.handed_in == stands.released
        return (TaskState.ATTENTION if finished else TaskState.TODO), said
    if stands.drafts:
        return TaskState.TODO, _("Allocated; look at it and release it.")
    if stands.closed_rounds:
        return TaskState.DONE, _("Closed.")
    return (TaskState.TODO if stands.judges else TaskState.WAITING), _("No round is open.")
