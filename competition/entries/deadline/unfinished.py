"""Who is unfinished, line by line: what is missing in numbers, and whether a letter would arrive."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.deadline.queries import UNFINISHED, ClassAtWork, Narrowed, classes_at_work
from competition.entries.deadline.rules import may_remind_by_hand
from competition.entries.dossiers import dossiers_of_classes
from competition.entries.identity import SchoolClass
from competition.entries.services.guards import closes_for


@dataclass(frozen=True)
class Unfinished:
    """One class: `ready` of its `drafts` only wait to be sent, `missing` counts what the others lack."""

    ref: str
    name: str
    school: str
    school_ref: str
    city: str
    teachers: str
    confirmed: bool
    is_in_trust: bool
    drafts: int
    ready: int
    missing: int
    active_at: datetime
    reminded_at: datetime | None
    may_remind: bool
    closes: datetime | None
    is_extended: bool


def unfinished(
    session: Session, campaign: Campaign, narrowed: Narrowed, *, now: datetime, page: int
) -> tuple[list[Unfinished], int]:
    """Return a page of the classes that are not finished, and how many there are in all."""
    found, whole = classes_at_work(session, campaign, narrowed, now=now, page=page)
    lacking: dict[int, list[int]] = {each.school_class.id: [] for each in found}
    if found:
        for dossier in dossiers_of_classes(session, [campaign], list(lacking), states=UNFINISHED):
            lacking[dossier.class_id].append(len(dossier.missing))
    return [_line(campaign, each, lacking[each.school_class.id], now) for each in found], whole


def _line(campaign: Campaign, at_work: ClassAtWork, lacking: list[int], now: datetime) -> Unfinished:
    school_class = at_work.school_class
    closes = closes_for(campaign, school_class)
    return Unfinished(
        ref=school_class.ref,
        name=school_class.name,
        school=at_work.school.name,
        school_ref=at_work.school.ref,
        city=at_work.city.name,
        teachers=", ".join(filter(None, (each.name or each.address for each in at_work.teachers))),
        confirmed=any(each.email for each in at_work.teachers),
        is_in_trust=at_work.is_in_trust,
        drafts=at_work.drafts,
        ready=sum(number == 0 for number in lacking),
        missing=sum(lacking),
        active_at=at_work.active_at,
        reminded_at=at_work.reminded_at,
        may_remind=not at_work.is_in_trust and may_remind_by_hand(at_work.reminded_at, now, closes=closes),
        closes=closes,
        is_extended=school_class.extended_until is not None,
    )


def class_ids(session: Session, campaign_id: int, refs: Collection[str]) -> list[int]:
    """Return the ids of classes of a campaign by their refs."""
    wanted = select(SchoolClass.id).where(SchoolClass.campaign_id == campaign_id)
    return list(session.scalars(wanted.where(SchoolClass.ref.in_(refs))))
