"""A teacher starts: school, class, acceptance of the rules."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from competition.accounts.merging import register
from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.campaign.likeness import fold
from competition.campaign.models import Campaign, City, School
from competition.entries.deeds import record_deed
from competition.entries.errors import RulesChangedError, UnknownSchoolError, WrongCategoryError
from competition.entries.identity import ClassTeacher, Receipt, SchoolClass, Submission
from competition.entries.services.guards import require_open_for_school
from competition.entries.texts import tidy_line


def find_or_add_school(session: Session, *, campaign: Campaign, city_id: int, name: str) -> School:
    """Return the city's school of that name, whatever its case and accents, added when there is none."""
    wanted = tidy_line(name)[:200]
    city = session.get(City, city_id)
    if not wanted or city is None or city.campaign_id != campaign.id:
        raise UnknownSchoolError
    known = session.scalars(select(School).where(School.city_id == city.id)).all()
    exact = next((school for school in known if school.name == wanted), None)
    found = exact or next((school for school in known if fold(school.name) == fold(wanted)), None)
    if found is None:
        found = School(city_id=city.id, name=wanted)
        session.add(found)
        session.flush()
    return found


def start_class(
    session: Session,
    *,
    campaign: Campaign,
    school: School,
    name: str,
    age_group: str,
    rules_version: int,
    teacher: Account,
    now: datetime,
) -> SchoolClass:
    """Start a class in a campaign, its teacher having accepted this version of the rules.

    The same teacher starting the same class again gets the one there is. Raises NotOpenYetError,
    DeadlinePassedError, RulesChangedError; WrongCategoryError for an age group the campaign does not have.
    """
    require_open_for_school(session, campaign, school, now)
    if rules_version != campaign.rules_version:
        raise RulesChangedError
    if age_group not in {category.age_group for category in campaign.categories}:
        raise WrongCategoryError
    wanted = tidy_line(name)[:120]
    found = _find_same(session, campaign, school, wanted, age_group, teacher)
    return found or _add(session, campaign, school, wanted, age_group, teacher, now)


def _find_same(
    session: Session, campaign: Campaign, school: School, name: str, age_group: str, teacher: Account
) -> SchoolClass | None:
    return session.scalars(
        select(SchoolClass)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(
            ClassTeacher.account_id == teacher.id,
            SchoolClass.campaign_id == campaign.id,
            SchoolClass.school_id == school.id,
            SchoolClass.age_group == age_group,
            func.lower(SchoolClass.name) == name.lower(),
        )
    ).first()


def _add(
    session: Session,
    campaign: Campaign,
    school: School,
    name: str,
    age_group: str,
    teacher: Account,
    now: datetime,
) -> SchoolClass:
    started = add_class(session, campaign, school, name, age_group, now)
    session.add(ClassTeacher(class_id=started.id, account_id=teacher.id))
    grant(session, account=teacher, role=Role.TEACHER, campaign_id=campaign.id)
    record_deed(session, started, "class.start", teacher, now, rules_version=campaign.rules_version)
    return started


def add_class(
    session: Session, campaign: Campaign, school: School, name: str, age_group: str, now: datetime
) -> SchoolClass:
    """Add a class for which the rules as they are now were accepted; nobody looks after it yet."""
    started = SchoolClass(
        campaign_id=campaign.id,
        school_id=school.id,
        name=name,
        age_group=age_group,
        rules_version=campaign.rules_version,
        rules_accepted_at=now,
        created_at=now,
    )
    session.add(started)
    session.flush()
    return started


@register
def move_classes(session: Session, from_account_id: int, into_account_id: int) -> None:
    """Give the classes and receipts of an account to another, which may look after some of them already."""
    held = select(ClassTeacher.class_id).where(ClassTeacher.account_id == into_account_id)
    session.execute(
        delete(ClassTeacher).where(
            ClassTeacher.account_id == from_account_id, ClassTeacher.class_id.in_(held)
        )
    )
    for table in (ClassTeacher, Receipt, Submission):
        session.execute(
            update(table).where(table.account_id == from_account_id).values(account_id=into_account_id)
        )
