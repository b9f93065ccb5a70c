"""Whose class and entry it is: for every teacher but those of the class there is none."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, City, School
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.web.policies import Policy


def _class(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a class that this teacher looks after, with its school and city; one statement."""
    row = session.execute(
        select(SchoolClass, Campaign, School, City)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(SchoolClass.ref == ref, ClassTeacher.account_id == viewer.account_id)
    ).one_or_none()
    if row is None or not viewer.reaches(row.Campaign.id):
        return None
    return {
        "campaign": row.Campaign,
        "school_class": row.SchoolClass,
        "school": row.School,
        "city": row.City,
        **rest,
    }


def _own_entry(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load an entry of a class that this teacher looks after, with its pictures; one statement."""
    found = session.execute(
        select(Entry, Authorship, SchoolClass, Campaign)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(Entry.ref == ref, ClassTeacher.account_id == viewer.account_id)
        .options(joinedload(Entry.images))
    )
    row = found.unique().one_or_none()
    if row is None or not viewer.reaches(row.Campaign.id):
        return None
    return {
        "campaign": row.Campaign,
        "school_class": row.SchoolClass,
        "entry": row.Entry,
        "authorship": row.Authorship,
        **rest,
    }


def _own_picture(
    session: Session, viewer: Viewer, ref: str, image_ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a picture of an entry that this teacher looks after; one statement."""
    wanted = (
        select(EntryImage)
        .join(Entry, Entry.id == EntryImage.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .where(Entry.ref == ref, EntryImage.ref == image_ref)
        .where(ClassTeacher.account_id == viewer.account_id)
    )
    if viewer.bound_to is not None:
        wanted = wanted.where(Entry.campaign_id == viewer.bound_to)
    image = session.scalar(wanted)
    return {"image": image, **rest} if image else None


OWN_CLASS = Policy("own class", _class)
OWN_ENTRY = Policy("own entry", _own_entry)
OWN_PICTURE = Policy("own picture", _own_picture)
