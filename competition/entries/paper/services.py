"""What came on paper: a class started for a school, typed in its workspace, handed over."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import grant, normalise_email
from competition.campaign.models import Campaign, School
from competition.campaign.rules import MilestoneKey
from competition.entries.deeds import record_deed
from competition.entries.errors import WrongCategoryError
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.paper.days import day_of
from competition.entries.paper.errors import NobodyLeftError, PaperNotOpenError, ReceivedAheadError
from competition.entries.paper.models import PaperClass
from competition.entries.services.classes import add_class
from competition.entries.texts import tidy_line

TYPING_LASTS = timedelta(days=30)
"""For so long what arrived in time may be typed after the deadline; saying the day once more begins anew."""


def start_on_paper(
    session: Session,
    *,
    campaign: Campaign,
    school: School,
    name: str,
    age_group: str,
    received_on: date,
    teacher_name: str,
    teacher_email: str,
    locale: str,
    actor: Account,
    now: datetime,
) -> SchoolClass:
    """Start a class, or take up the school's class of that name that the secretariat started before.

    The secretariat accepts the rules for it, as they were accepted on paper. Raises PaperNotOpenError,
    ReceivedAheadError, WrongCategoryError.
    """
    opens = campaign.calendar.at(MilestoneKey.CALL_OPENS)
    if opens is None or now < opens:
        raise PaperNotOpenError
    if age_group not in {category.age_group for category in campaign.categories}:
        raise WrongCategoryError
    wanted = tidy_line(name)[:120]
    found = _same(session, campaign, school, wanted, age_group)
    school_class = found or add_class(session, campaign, school, wanted, age_group, now)
    receive(
        session, campaign=campaign, school_class=school_class, received_on=received_on, actor=actor, now=now
    )
    if teacher_name or teacher_email:
        add_teacher(
            session,
            campaign=campaign,
            school_class=school_class,
            name=teacher_name,
            email=teacher_email,
            locale=locale,
            actor=actor,
            now=now,
        )
    return school_class


def receive(
    session: Session,
    *,
    campaign: Campaign,
    school_class: SchoolClass,
    received_on: date,
    actor: Account,
    now: datetime,
) -> None:
    """Say on which day paper of a class arrived, and take the class in trust to type it.

    What is typed from now on is marked with that day. Where it is no later than the deadline's, the class may
    be typed after the deadline and is not late. Raises ReceivedAheadError.
    """
    if received_on > day_of(campaign, now):
        raise ReceivedAheadError
    paper = session.get(PaperClass, school_class.id)
    if paper is None:
        paper = PaperClass(class_id=school_class.id)
        session.add(paper)
    paper.received_on, paper.noted_by_id, paper.noted_at, paper.finished_at = received_on, actor.id, now, None
    deadline = campaign.calendar.at(MilestoneKey.DEADLINE)
    in_time = deadline is not None and received_on <= day_of(campaign, deadline)
    school_class.typing_until = now + TYPING_LASTS if in_time else None
    hold(session, school_class=school_class, actor=actor, now=now)
    session.flush()
    record_deed(
        session, school_class, "paper.receive", actor, now, day=received_on.toordinal(), in_time=int(in_time)
    )


def hold(session: Session, *, school_class: SchoolClass, actor: Account, now: datetime) -> None:
    """Let somebody of the secretariat into the workspace of a class; twice changes nothing."""
    held = select(ClassTeacher.id).where(
        ClassTeacher.class_id == school_class.id, ClassTeacher.account_id == actor.id
    )
    if session.scalar(held) is None:
        session.add(ClassTeacher(class_id=school_class.id, account_id=actor.id, in_trust=True))
        session.flush()
        record_deed(session, school_class, "paper.hold", actor, now)


def add_teacher(
    session: Session,
    *,
    campaign: Campaign,
    school_class: SchoolClass,
    name: str,
    email: str,
    locale: str,
    actor: Account,
    now: datetime,
) -> Account:
    """Name the teacher of a class on paper: an account whose address, if there is one, is not confirmed.

    No letter is sent: the secretariat sends or hands out the link when the class is handed over.
    """
    address = normalise_email(email) or None
    teacher = Account(pending_email=address, name=tidy_line(name)[:120], locale=locale, created_at=now)
    session.add(teacher)
    session.flush()
    session.add(ClassTeacher(class_id=school_class.id, account_id=teacher.id))
    grant(session, account=teacher, role=Role.TEACHER, campaign_id=campaign.id)
    record_deed(session, school_class, "paper.name_teacher", actor, now, teacher=teacher.id)
    return teacher


def finish(session: Session, *, school_class: SchoolClass, actor: Account, now: datetime) -> None:
    """Leave the workspace to its teachers: all is typed. Raises NobodyLeftError where there is no teacher."""
    own = select(func.count(ClassTeacher.id)).where(ClassTeacher.class_id == school_class.id)
    if not session.scalar(own.where(ClassTeacher.in_trust.is_(False))):
        raise NobodyLeftError
    session.execute(
        delete(ClassTeacher).where(ClassTeacher.class_id == school_class.id, ClassTeacher.in_trust.is_(True))
    )
    school_class.typing_until = None
    paper = session.get_one(PaperClass, school_class.id)
    paper.finished_at = now
    record_deed(session, school_class, "paper.hand_over", actor, now)


def _same(
    session: Session, campaign: Campaign, school: School, name: str, age_group: str
) -> SchoolClass | None:
    """Return the class that the secretariat started before; never one that a teacher started."""
    return session.scalars(
        select(SchoolClass)
        .join(PaperClass, PaperClass.class_id == SchoolClass.id)
        .where(SchoolClass.campaign_id == campaign.id, SchoolClass.school_id == school.id)
        .where(SchoolClass.age_group == age_group, func.lower(SchoolClass.name) == name.lower())
    ).first()
