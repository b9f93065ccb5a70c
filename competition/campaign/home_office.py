"""The secretariat's part of the first page: the calendar as it stands, and what needs doing now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from flask import url_for
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.growth import arrivals
from competition.campaign.home_others import at_hand, is_over, next_moment, others_part
from competition.campaign.homes import Part, Step, Urgency, add_parts
from competition.campaign.models import Campaign
from competition.campaign.office import (
    Figure,
    Task,
    TaskState,
    figures,
    growth,
    most_urgent,
    other_tasks,
    tasks,
)
from competition.campaign.queries import campaigns_of
from competition.campaign.setup_path import page_of
from competition.campaign.wording import line_of_milestones
from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class OfficePart(Part):
    """A campaign at a glance: `now_note` says what needs doing and why, `now_label` in which step, `others`
    what needs attention besides.
    """

    template: ClassVar[str] = "campaign/home_office.html"

    url: str
    now_label: str
    now_note: str
    zone: str
    others: tuple[Step, ...]
    milestones: tuple[dict[str, Any], ...]
    figures: tuple[Figure, ...]
    leaves: tuple[str, ...]


@add_parts
def office_parts(session: Session, looking: Viewer, now: datetime) -> Iterator[Part]:
    """The campaign at hand and those still being set up in full, the others in a line each."""
    ids = looking.campaign_ids(Role.SECRETARIAT)
    campaigns = campaigns_of(session, ids) if ids else ()
    told = at_hand(campaigns, now)
    full = [each for each in campaigns if each is told or each.setup_step is not None]
    for campaign in full:
        yield _part(session, campaign, now)
    rest = [each for each in campaigns if each not in full]
    if rest:
        yield others_part(rest, now)


def _part(session: Session, campaign: Campaign, now: datetime) -> OfficePart:
    steps = tasks(session, campaign, now) if campaign.setup_step is None else []
    grown = growth(steps)
    urgent = most_urgent(steps)
    over = is_over(campaign, now)
    label, note, step = what_now(campaign, urgent)
    if over and step is None:
        label, note = _("Over"), _("Everything is done, and the results are public.")
    return OfficePart(
        heading=f"{campaign.name} {campaign.year}",
        eyebrow=campaign.organiser,
        urgency=_urgency(urgent, step, over=over),
        until=next_moment(campaign, now),
        step=step,
        url=url_for("office.dashboard", slug=campaign.slug),
        now_label=label,
        now_note=note,
        zone=campaign.time_zone,
        others=ways_to(other_tasks(steps, urgent)),
        milestones=() if over else tuple(line_of_milestones(campaign, now)),
        figures=tuple(figures(steps)),
        leaves=() if over or grown is None else tuple(arrivals(grown.days, grown.form_names)),
    )


def what_now(campaign: Campaign, urgent: Task | None) -> tuple[str, str, Step | None]:
    """Return what needs doing now, why, and the way there: setting up goes before everything else."""
    if campaign.setup_step is not None:
        note = _("The campaign is not set up to the end; what you have saved is kept.")
        return _("Setting up"), note, Step(_("Go on setting up"), page_of(campaign))
    if urgent is not None:
        said = _("Now: %(step)s", step=urgent.label)
        return said, urgent.note or urgent.label, Step(urgent.action or urgent.label, urgent.url)
    return _("Now"), _("Nothing is waiting for you at the moment."), None


def ways_to(steps: Iterable[Task]) -> tuple[Step, ...]:
    """Return the way to each step, named by what is to be done there."""
    return tuple(Step(each.action or each.label, each.url) for each in steps)


def _urgency(urgent: Task | None, step: Step | None, *, over: bool) -> Urgency:
    """Return how soon to look: what only leads, such as judges who are still reading, can wait a little."""
    if urgent is not None and urgent.state is not TaskState.ATTENTION:
        return Urgency.SOON
    return Urgency.NOW if step else (Urgency.OVER if over else Urgency.LATER)
