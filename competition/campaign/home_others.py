"""The secretariat's further campaigns on the first page: a line each, so that many cost no more than one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import url_for

from competition.campaign.homes import Part, Urgency
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import MILESTONES
from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class OtherCampaign:
    """A campaign in a line: `label` and `at` are those of its next milestone, None when it has none left."""

    name: str
    url: str
    zone: str
    label: str
    at: datetime | None


@dataclass(frozen=True)
class OthersPart(Part):
    """The campaigns that the page does not tell of in full."""

    template: ClassVar[str] = "campaign/home_others.html"

    campaigns: tuple[OtherCampaign, ...]


def at_hand(campaigns: Sequence[Campaign], now: datetime) -> Campaign | None:
    """Return the campaign to tell of in full: the one whose next milestone comes first, else the newest."""
    running = [each for each in campaigns if not is_over(each, now) and each.setup_step is None]
    ahead = [each for each in running if next_moment(each, now)]
    if ahead:
        return min(ahead, key=lambda each: next_moment(each, now) or now)
    whole = [each for each in campaigns if each.setup_step is None]
    return next(iter(running or whole), None)


def others_part(campaigns: Sequence[Campaign], now: datetime) -> OthersPart:
    """Return the part for these campaigns; it asks the database nothing."""
    return OthersPart(
        heading=_("Other campaigns"),
        eyebrow="",
        urgency=Urgency.LATER,
        until=None,
        step=None,
        campaigns=tuple(_line(each, now) for each in campaigns),
    )


def is_over(campaign: Campaign, now: datetime) -> bool:
    """Whether all that the calendar knows is past and the results are public."""
    last = campaign.calendar.at(MilestoneKey.PUBLICATION) or campaign.calendar.at(MilestoneKey.RESULTS)
    return campaign.announced_at is not None and last is not None and last <= now


def next_moment(campaign: Campaign, now: datetime) -> datetime | None:
    """Return when the campaign's next milestone is."""
    return next((each.at for each in campaign.milestones if each.at > now), None)


def _line(campaign: Campaign, now: datetime) -> OtherCampaign:
    coming = next((each for each in campaign.milestones if each.at > now), None)
    return OtherCampaign(
        name=f"{campaign.name} {campaign.year}",
        url=url_for("office.dashboard", slug=campaign.slug),
        zone=campaign.time_zone,
        label=_(MILESTONES[coming.key]) if coming else _("Over"),
        at=coming.at if coming else None,
    )
