"""Who may work on a roster: the teachers of its class."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.roster.models import Roster
from competition.web.policies import Policy


def _roster(session: Session, viewer: Viewer, ref: str, roster_ref: str) -> dict[str, Any] | None:
    """Load a roster of a class that this teacher looks after."""
    row = session.execute(
        select(Roster, SchoolClass, Campaign)
        .join(SchoolClass, SchoolClass.id == Roster.class_id)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(Roster.ref == roster_ref, SchoolClass.ref == ref)
        .where(ClassTeacher.account_id == viewer.account_id)
    ).one_or_none()
    if row is None:
        return None
    return {"campaign": row.Campaign, "school_class": row.SchoolClass, "roster": row.Roster}


def _class(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a class that this teacher looks after, and hand on what else the address says."""
    loaded = OWN_CLASS.resolve(session, viewer, ref)
    return None if loaded is None else {**loaded, **rest}


OWN_CLASS_FILE = Policy("own class", _class)
OWN_ROSTER = Policy("own roster", _roster)
