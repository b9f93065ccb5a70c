"""Who may see an entry: teachers of its class and the secretariat; for everybody else there is none."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import runs
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.web.policies import Policy


def _class(session: Session, viewer: Viewer, ref: str) -> dict[str, Any] | None:
    """Load a class that this teacher looks after, with its school and city; one statement."""
    row = session.execute(
        select(SchoolClass, Campaign, School, City)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(SchoolClass.ref == ref, ClassTeacher.account_id == viewer.account_id)
    ).one_or_none()
    if row is None:
        return None
    return {"campaign": row.Campaign, "school_class": row.SchoolClass, "school": row.School, "city": row.City}


def _entries() -> Select[*tuple[Any, ...]]:
    return (
        select(Entry, Authorship, SchoolClass, Campaign)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
    )


def _own_entry(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load an entry of a class that this teacher looks after."""
    row = session.execute(
        _entries()
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(Entry.ref == ref, ClassTeacher.account_id == viewer.account_id)
    ).one_or_none()
    if row is None:
        return None
    return {
        "campaign": row.Campaign,
        "school_class": row.SchoolClass,
        "entry": row.Entry,
        "authorship": row.Authorship,
        **rest,
    }


def _office_entry(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load an entry of a campaign for its secretariat."""
    row = session.execute(_entries().where(Entry.ref == ref, Campaign.slug == slug)).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "entry": row.Entry, "authorship": row.Authorship}


def _picture(
    session: Session, viewer: Viewer, ref: str, image_ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a picture for a teacher of its class or for the secretariat; one statement."""
    looks_after = (ClassTeacher.class_id == Authorship.class_id) & (
        ClassTeacher.account_id == viewer.account_id
    )
    row = session.execute(
        select(Entry, EntryImage, Campaign, ClassTeacher.id.label("own"))
        .join(EntryImage, EntryImage.entry_id == Entry.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .outerjoin(ClassTeacher, looks_after)
        .where(Entry.ref == ref, EntryImage.ref == image_ref)
        .options(lazyload(Entry.images))
    ).one_or_none()
    if row is None or not (row.own or runs(viewer, row.Campaign)):
        return None
    return {"image": row.EntryImage, **rest}


def _original(session: Session, viewer: Viewer, slug: str, ref: str, image_ref: str) -> dict[str, Any] | None:
    """Load a picture's original for the secretariat; one statement."""
    row = session.execute(
        select(Entry, EntryImage, Campaign)
        .join(EntryImage, EntryImage.entry_id == Entry.id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .where(Entry.ref == ref, EntryImage.ref == image_ref, Campaign.slug == slug)
        .options(lazyload(Entry.images))
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "entry": row.Entry, "image": row.EntryImage}


OWN_CLASS = Policy("own class", _class)
OWN_ENTRY = Policy("own entry", _own_entry)
OFFICE_ENTRY = Policy("an entry, for the office", _office_entry)
PICTURE = Policy("a picture of an entry", _picture)
OFFICE_ORIGINAL = Policy("a picture's original", _original)
