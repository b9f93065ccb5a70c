"""What the pages and the job of a roster ask."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.identity import SchoolClass
from competition.entries.roster.models import OPEN, Roster


def categories_of(session: Session, school_class: SchoolClass) -> list[Category]:
    """Return the categories that are open to a class, in their order."""
    wanted = select(Category).where(
        Category.campaign_id == school_class.campaign_id, Category.age_group == school_class.age_group
    )
    return list(session.scalars(wanted.order_by(Category.position)))


def find_open(session: Session, class_id: int) -> Roster | None:
    """Return the roster of a class that lies half done."""
    wanted = select(Roster).where(Roster.class_id == class_id, Roster.state.in_(OPEN))
    return session.scalars(wanted.order_by(Roster.id.desc()).limit(1)).one_or_none()
