"""A class of last year taken over: name, school and teachers; its pupils and entries stay behind."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.campaign.likeness import fold
from competition.campaign.models import Campaign, City, School
from competition.campaign.queries import cities
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.queries import ClassRow, classes_of_teacher
from competition.entries.services.classes import find_or_add_school, start_class

_YEAR = re.compile(r"\d{1,2}(?!\d)")


def next_name(name: str) -> str:
    """Return what a class is called a year later: "4a" becomes "5a"; one without a number stays."""
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), name, count=1)


def earlier_classes(session: Session, account: Account, campaign: Campaign) -> list[ClassRow]:
    """Return the teacher's classes of earlier years that are not taken over yet, the newest first."""
    rows = classes_of_teacher(session, account.id)
    here = {
        (fold(row.school.name), fold(row.school_class.name)) for row in rows if row.campaign.id == campaign.id
    }
    return [
        row
        for row in rows
        if row.campaign.year < campaign.year
        and (fold(row.school.name), fold(next_name(row.school_class.name))) not in here
    ]


def city_like(session: Session, campaign: Campaign, city: City) -> City | None:
    """Return the campaign's city of the same name, None when it does not take part."""
    return next((each for each in cities(session, campaign.id) if fold(each.name) == fold(city.name)), None)


def co_teachers(session: Session, school_class: SchoolClass, but: Account) -> Sequence[Account]:
    """Return who else looks after a class, without the secretariat."""
    return session.scalars(
        select(Account)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == school_class.id, Account.id != but.id)
        .where(ClassTeacher.in_trust.is_(False))
        .order_by(Account.name, Account.id)
    ).all()


def take_over(
    session: Session,
    *,
    earlier: SchoolClass,
    school: School,
    campaign: Campaign,
    city_id: int,
    name: str,
    age_group: str,
    rules_version: int,
    with_teachers: Sequence[Account],
    teacher: Account,
    now: datetime,
) -> SchoolClass:
    """Start a class in this campaign as one was in an earlier one; the rules are accepted anew.

    Of `with_teachers` only those who look after the earlier class come along. Raises what `start_class` does.
    """
    there = find_or_add_school(session, campaign=campaign, city_id=city_id, name=school.name)
    started = start_class(
        session,
        campaign=campaign,
        school=there,
        name=name,
        age_group=age_group,
        rules_version=rules_version,
        teacher=teacher,
        now=now,
    )
    known = {each.id for each in co_teachers(session, earlier, teacher)}
    held = set(session.scalars(select(ClassTeacher.account_id).where(ClassTeacher.class_id == started.id)))
    for each in with_teachers:
        if each.id in known - held:
            session.add(ClassTeacher(class_id=started.id, account_id=each.id))
            grant(session, account=each, role=Role.TEACHER, campaign_id=campaign.id)
    session.flush()
    return started
