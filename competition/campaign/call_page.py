"""What stands on the call page at each stage of a campaign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from competition.campaign import drawings, ruleset
from competition.campaign.front import Download, Reading, downloads, leaves, reading
from competition.campaign.models import Campaign, City
from competition.campaign.offers import Offer, fewest_reads, offers
from competition.campaign.queries import cities, open_campaign
from competition.campaign.rules import MilestoneKey, Stage
from competition.campaign.wording import milestone_items, time_left
from competition.platform.garland import to_svg, wreath

MOST_LEAVES = 240
"""More would make the page heavy; then a leaf stands for several entries, and the page says so."""


@dataclass(frozen=True)
class CallPage:
    """The call as it stands at a moment."""

    stage: Stage
    entries: int
    entries_per_leaf: int
    wreath: Markup
    opens: datetime | None
    deadline: datetime | None
    results: datetime | None
    left: str
    milestones: list[dict[str, Any]]
    offers: list[Offer]
    reads: int
    rules: list[ruleset.Section]
    cities: Sequence[City]
    drawings: tuple[Markup, ...]
    downloads: list[list[Download]]
    reading: list[Reading]
    open_call: Campaign | None

    @property
    def takes_part(self) -> bool:
        """Whether somebody who reads this can still enter."""
        return self.stage in (Stage.BEFORE_CALL, Stage.CALL_OPEN)


def call_page(session: Session, campaign: Campaign, now: datetime) -> CallPage:
    """Return what the call says at `now`: at most eight statements, that of the campaign included."""
    calendar = campaign.calendar
    stage = calendar.stage(now, announced=campaign.announced_at is not None)
    forms = leaves(session, campaign)
    drawing = wreath(forms, most=MOST_LEAVES)
    ahead = stage in (Stage.BEFORE_CALL, Stage.CALL_OPEN)
    over = stage is Stage.ANNOUNCED
    deadline = calendar.at(MilestoneKey.DEADLINE)
    return CallPage(
        stage=stage,
        entries=len(forms),
        entries_per_leaf=drawing.entries_per_leaf,
        wreath=_drawn(drawing),
        opens=calendar.at(MilestoneKey.CALL_OPENS),
        deadline=deadline,
        results=calendar.at(MilestoneKey.RESULTS),
        left=time_left(deadline, now) if deadline and stage is Stage.CALL_OPEN else "",
        milestones=milestone_items(campaign, now),
        offers=[] if over else offers(campaign.categories),
        reads=0 if over else fewest_reads(campaign.categories),
        rules=ruleset.sections(campaign.rules_text),
        cities=cities(session, campaign.id),
        drawings=tuple(_drawn(each) for each in drawings.steps()) if ahead else (),
        downloads=_by_title(downloads(session, campaign)) if ahead else [],
        reading=reading(session, campaign),
        open_call=open_campaign(session, now) if over else None,
    )


def _by_title(found: list[Download]) -> list[list[Download]]:
    """Return the downloads together that are one thing in several languages, in the order of the first."""
    groups: dict[tuple[str, str], list[Download]] = {}
    for each in found:
        groups.setdefault((each.title, each.note), []).append(each)
    return list(groups.values())


def _drawn(drawing: Any) -> Markup:
    return Markup(to_svg(drawing))  # noqa: S704 - made of numbers and our own colours
