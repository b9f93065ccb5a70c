"""What the pages of certificates ask, and which files have to go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category, City, School
from competition.certificates.models import CertificatePrint, CertificateSigning
from competition.certificates.rules import Signature, signatures_of
from competition.consent.models import Consent
from competition.consent.rules import Channel
from competition.entries.identity import Author, Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.jobs import Job

JOB = "certificates.make"
KEPT = timedelta(days=30)
"""So long a file with children's names is kept; it is quickly made anew."""
PAGE = 20


@dataclass(frozen=True)
class SchoolLine:
    """A school of which works stand: in how many classes, and the file of its certificates."""

    ref: str
    name: str
    city: str
    classes: int
    printed: CertificatePrint | None


def signatures(session: Session, campaign_id: int) -> tuple[Signature, ...]:
    """Return who signs the certificates of a campaign."""
    signing = session.get(CertificateSigning, campaign_id)
    return signatures_of(signing.signatures if signing else ())


def prints_of_class(session: Session, class_id: int) -> Sequence[CertificatePrint]:
    """Return what was asked for of a class, the latest first."""
    wanted = select(CertificatePrint).where(CertificatePrint.class_id == class_id)
    return session.scalars(
        wanted.order_by(CertificatePrint.asked_at.desc(), CertificatePrint.id.desc())
    ).all()


def samples(session: Session, campaign_id: int) -> Sequence[CertificatePrint]:
    """Return the samples that are made, by language."""
    wanted = select(CertificatePrint).where(
        CertificatePrint.campaign_id == campaign_id,
        CertificatePrint.class_id.is_(None),
        CertificatePrint.school_id.is_(None),
        CertificatePrint.file_id.is_not(None),
    )
    return session.scalars(wanted.order_by(CertificatePrint.language)).all()


def failed(session: Session, prints: Collection[CertificatePrint]) -> dict[int, Job]:
    """Return the job that ended without making a file, by what still waits for it; one statement at most."""
    waiting = {job_key(each.id): each.id for each in prints if each.is_being_made}
    if not waiting:
        return {}
    jobs = session.scalars(select(Job).where(Job.name == JOB, Job.key.in_(waiting)).order_by(Job.id))
    latest = {job.key: job for job in jobs}
    return {waiting[key]: job for key, job in latest.items() if key is not None and job.is_finished}


def job_key(print_id: int) -> str:
    """Return the key under which something is set: once at a time."""
    return f"certificates.{print_id}"


def _standing_classes(campaign_id: int) -> ColumnElement[bool]:
    """Whether a work of a class stands."""
    standing = (
        select(Authorship.class_id)
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(Entry.campaign_id == campaign_id)
        .where(Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None))
    )
    return SchoolClass.id.in_(standing)


def classes_of_school(session: Session, *, campaign_id: int, school_id: int) -> Sequence[SchoolClass]:
    """Return the classes of a school of which a work stands, by name."""
    wanted = select(SchoolClass).where(
        SchoolClass.campaign_id == campaign_id, SchoolClass.school_id == school_id
    )
    standing = wanted.where(_standing_classes(campaign_id))
    return session.scalars(standing.order_by(SchoolClass.name, SchoolClass.id)).all()


def schools(session: Session, campaign_id: int, *, page: int) -> tuple[list[SchoolLine], bool]:
    """Return a page of the schools of which a work stands, and whether there are more; one statement."""
    rows = session.execute(
        select(School.ref, School.name, City.name, func.count(SchoolClass.id), CertificatePrint)
        .join(City, City.id == School.city_id)
        .join(SchoolClass, SchoolClass.school_id == School.id)
        .outerjoin(
            CertificatePrint,
            (CertificatePrint.school_id == School.id) & (CertificatePrint.campaign_id == campaign_id),
        )
        .where(SchoolClass.campaign_id == campaign_id, _standing_classes(campaign_id))
        .group_by(School.id, City.id, CertificatePrint.id)
        .order_by(City.name, School.name, School.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return [SchoolLine(*row) for row in rows[:PAGE]], len(rows) > PAGE


def garland_of(session: Session, campaign_id: int) -> Sequence[str]:
    """Return the forms of the campaign's works that stand, in the order in which they came."""
    wanted = select(Category.form).join(Entry, Entry.category_id == Category.id)
    standing = wanted.where(Entry.campaign_id == campaign_id, Entry.state == EntryState.ACCEPTED)
    return session.scalars(standing.order_by(Entry.submitted_at, Entry.id)).all()


def first_school(session: Session, campaign_id: int) -> tuple[str, str]:
    """Return the first school of a campaign and its city, for the sample; nothing where there is none."""
    wanted = select(School.name, City.name).join(City, City.id == School.city_id)
    row = session.execute(wanted.where(City.campaign_id == campaign_id).order_by(School.id).limit(1)).first()
    return (row[0], row[1]) if row else ("", "")


def to_renew(session: Session) -> Sequence[CertificatePrint]:
    """Return the files since whose making a family has said something else about print."""
    said_since = (
        select(Consent.id)
        .join(Author, Author.person_id == Consent.person_id)
        .join(Authorship, Authorship.entry_id == Author.entry_id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .where(
            or_(
                SchoolClass.id == CertificatePrint.class_id,
                (SchoolClass.school_id == CertificatePrint.school_id)
                & (SchoolClass.campaign_id == CertificatePrint.campaign_id),
            ),
            Consent.channel == Channel.BOOK,
            Consent.recorded_at > CertificatePrint.made_at,
        )
    )
    wanted = select(CertificatePrint).where(CertificatePrint.file_id.is_not(None), said_since.exists())
    return session.scalars(wanted.order_by(CertificatePrint.id)).all()


def to_forget(session: Session, now: datetime) -> Sequence[CertificatePrint]:
    """Return what was asked for too long ago to be kept."""
    wanted = select(CertificatePrint).where(CertificatePrint.asked_at < now - KEPT)
    return session.scalars(wanted.order_by(CertificatePrint.id)).all()


def is_public(session: Session, campaign_id: int) -> bool:
    """Whether the results are announced."""
    wanted = select(Campaign.announced_at).where(Campaign.id == campaign_id)
    return session.scalar(wanted) is not None
