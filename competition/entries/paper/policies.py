"""Who opens a class on paper."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import OFFICE
from competition.entries.identity import SchoolClass
from competition.entries.paper.models import PaperClass
from competition.web.policies import Policy


def _paper(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a class on paper of the campaign, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    wanted = select(SchoolClass, PaperClass).join(PaperClass, PaperClass.class_id == SchoolClass.id)
    wanted = wanted.where(SchoolClass.ref == ref, SchoolClass.campaign_id == found["campaign"].id)
    row = session.execute(wanted).one_or_none()
    return {**found, "school_class": row[0], "paper": row[1]} if row else None


PAPER_CLASS = Policy("class on paper, in the office", _paper)
