"""Who may look at single entries and judges of an allocation: the campaign's secretariat, nobody else."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.accounts.viewer import Viewer
from competition.allocation.queries import find_copy_ref, find_entry_ref
from competition.campaign.models import Campaign
from competition.campaign.policies import find_campaign, runs
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, RoundCategory, RoundEntry
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE
from competition.judging.queries.live import LIVE
from competition.web.policies import Policy


def _office_copy(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load the entry's ref behind a blind copy."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    entry_ref = find_entry_ref(session, campaign_id=campaign.id, blind_ref=ref)
    return {"campaign": campaign, "entry_ref": entry_ref} if entry_ref else None


def _office_entry(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load the ref of an entry's blind copy that stands, and of the newest round that it goes into."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    found = find_copy_ref(session, campaign_id=campaign.id, entry_ref=ref)
    return {"campaign": campaign, "copy_ref": found[0], "round_ref": found[1]} if found else None


def _round_entry(
    session: Session, viewer: Viewer, slug: str, ref: str, copy_ref: str
) -> dict[str, Any] | None:
    """Load an entry that stands in one of the campaign's rounds, and its reads there; one statement."""
    row = session.execute(
        select(Campaign, Round, BlindEntry, RoundCategory.reads)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(RoundEntry, RoundEntry.round_id == Round.id)
        .join(BlindEntry, BlindEntry.id == RoundEntry.blind_entry_id)
        .join(RoundCategory, RoundCategory.round_id == Round.id)
        .where(RoundCategory.category_id == BlindEntry.category_id)
        .where(Campaign.slug == slug, Round.ref == ref, BlindEntry.ref == copy_ref, LIVE)
        .options(*_LIGHT, lazyload(BlindEntry.images))
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "round_": row.Round, "copy": row.BlindEntry, "reads": row.reads}


def _round_judge(
    session: Session, viewer: Viewer, slug: str, ref: str, judge_ref: str
) -> dict[str, Any] | None:
    """Load a member of the panel beside one of the campaign's rounds; one statement."""
    row = session.execute(
        select(Campaign, Round, Judge, Account.name)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Campaign.slug == slug, Round.ref == ref, Judge.ref == judge_ref)
        .options(*_LIGHT, *LIGHT_JUDGE)
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "round_": row.Round, "judge": row.Judge, "name": row.name}


def _round_assignment(
    session: Session, viewer: Viewer, slug: str, ref: str, assignment_ref: str
) -> dict[str, Any] | None:
    """Load an assignment of one of the campaign's rounds; one statement."""
    row = session.execute(
        select(Campaign, Round, Assignment)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(Assignment, Assignment.round_id == Round.id)
        .where(Campaign.slug == slug, Round.ref == ref, Assignment.ref == assignment_ref)
        .options(*_LIGHT)
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "round_": row.Round, "assignment": row.Assignment}


_LIGHT = (*LIGHT_CAMPAIGN, lazyload(Round.categories))
OFFICE_ROUND_ENTRY = Policy("office round entry", _round_entry)
OFFICE_ROUND_JUDGE = Policy("office round judge", _round_judge)
OFFICE_ROUND_ASSIGNMENT = Policy("office round assignment", _round_assignment)
OFFICE_COPY = Policy("office blind copy", _office_copy)
OFFICE_ENTRY = Policy("office entry's blind copy", _office_entry)
