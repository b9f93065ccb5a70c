"""Who may see the book: the secretariat every edition, everybody the one that stands, once announced."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import find_campaign, runs
from competition.campaign.rules import MilestoneKey
from competition.publication.kinds import Kind, Spec
from competition.publication.models import Edition, EditionState
from competition.publication.queries import current_edition
from competition.publication.services import matches_consents
from competition.web.policies import Policy
from competition.web.request import now


def _office_edition(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(Edition).where(Edition.ref == ref, Edition.campaign_id == campaign.id)
    edition = session.scalar(wanted.where(Edition.state == EditionState.READY))
    return {"campaign": campaign, "edition": edition} if edition else None


def _office_pages(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    found = _office_edition(session, viewer, slug, ref)
    return found if found and found["edition"].spec.has_pages else None


def _office_epub(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    found = _office_edition(session, viewer, slug, ref)
    return found if found and not found["edition"].spec.has_pages else None


def _office_archive(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    found = _office_edition(session, viewer, slug, ref)
    return found if found and found["edition"].archive_id else None


def is_out(campaign: Campaign, moment: datetime) -> bool:
    """Whether the public may read the book: the results are announced and publication day has come."""
    day = campaign.calendar.at(MilestoneKey.PUBLICATION)
    return campaign.announced_at is not None and (day is None or moment >= day)


def _published(session: Session, _viewer: Viewer, slug: str) -> dict[str, Any] | None:
    return _out(session, slug)


def _published_epub(session: Session, _viewer: Viewer, slug: str) -> dict[str, Any] | None:
    return _out(session, slug, Spec(Kind.EPUB))


def _out(session: Session, slug: str, spec: Spec | None = None) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not is_out(campaign, now()):
        return None
    edition = current_edition(session, campaign.id, spec)
    if edition is None or not matches_consents(session, edition):
        return None
    return {"campaign": campaign, "edition": edition}


OFFICE_EDITION = Policy("an edition of the book on pages", _office_pages)
OFFICE_EPUB = Policy("an edition of the book as EPUB", _office_epub)
OFFICE_ARCHIVE = Policy("an edition of the book for archives", _office_archive)
PUBLISHED_BOOK = Policy("the published book", _published, signed_in=False)
PUBLISHED_EPUB = Policy("the published book as EPUB", _published_epub, signed_in=False)
