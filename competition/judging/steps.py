"""What judging adds to the home page of a judge and to the secretariat's task list."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.homes import Door, add_doors
from competition.campaign.models import Campaign
from competition.campaign.office import Task, TaskState, add_tasks
from competition.judging.queries.steps import JudgingStands, entries_left, where_judging_stands
from competition.judging.rules import JudgeState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext


@add_doors
def judge_doors(session: Session, viewer: Viewer) -> Iterator[Door]:
    """A door to the entries of every campaign that this person judges."""
    campaign_ids = viewer.campaign_ids(Role.JUDGE)
    if not campaign_ids or viewer.account_id is None:
        return
    stands = entries_left(session, account_id=viewer.account_id, campaign_ids=campaign_ids)
    for campaign, state, left in stands:
        if state is not JudgeState.LEFT:
            url = url_for("judging.queue", slug=campaign.slug)
            yield Door(campaign.name, _("Judging"), _door_note(state, left), url)


def _door_note(state: JudgeState, left: int) -> str:
    """Say what waits behind a judge's door."""
    if state is JudgeState.INVITED:
        return _("State your languages first; it takes three minutes.")
    if not left:
        return _("Nothing is waiting for you.")
    return ngettext("%(num)s entry is with you.", "%(num)s entries are with you.", left)


@add_tasks
def judging_tasks(session: Session, campaign: Campaign, now: datetime) -> Iterator[Task]:
    """The panel and the round as steps of the campaign."""
    stands = where_judging_stands(session, campaign_id=campaign.id)
    panel_state = TaskState.DONE if stands.judges else TaskState.TODO
    said = ngettext("%(num)s judge is ready.", "%(num)s judges are ready.", stands.judges)
    yield Task(30, _("The panel"), url_for("panel.index", slug=campaign.slug), panel_state, said)
    state, note = _round_step(stands)
    yield Task(40, _("Judging"), url_for("rounds.index", slug=campaign.slug), state, note)


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
