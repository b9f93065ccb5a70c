"""What the pages of classes ask: whose they are, where, how their sprig stands. None of it is for judges."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from competition.campaign.models import Campaign, Category, City, School
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.workspace import HANDED_IN
from competition.platform.garland import Kind


@dataclass(frozen=True)
class ClassRow:
    """A class of a teacher, with where it is."""

    school_class: SchoolClass
    school: School
    city: City
    campaign: Campaign


def classes_of_teacher(session: Session, account_id: int) -> list[ClassRow]:
    """Return the classes of a teacher, the newest first, with their campaigns whole, in three statements."""
    rows = session.execute(
        select(SchoolClass, School, City, Campaign)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .where(ClassTeacher.account_id == account_id)
        .order_by(SchoolClass.id.desc())
        .options(selectinload(Campaign.milestones), selectinload(Campaign.categories))
    )
    return [ClassRow(*row) for row in rows]


def place_of(session: Session, school_class: SchoolClass) -> tuple[str, str]:
    """Return the names of a class's school and city."""
    found = session.execute(
        select(School.name, City.name)
        .join(City, City.id == School.city_id)
        .where(School.id == school_class.school_id)
    ).one()
    return found[0], found[1]


def leaves_of(session: Session, class_id: int) -> list[Kind]:
    """Return a class's sprig: a leaf for each entry that was not withdrawn, pale until it is submitted."""
    rows = session.execute(
        select(Category.form, Entry.state)
        .join(Entry, Entry.category_id == Category.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == class_id, Entry.state != EntryState.WITHDRAWN)
        .order_by(Entry.created_at, Entry.id)
    )
    return [Kind(form, pale=state not in HANDED_IN) for form, state in rows]
