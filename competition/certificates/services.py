"""Certificates asked for, kept, renewed and forgotten; and who signs them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, School
from competition.certificates.errors import NothingToCertifyError, NotPublicYetError
from competition.certificates.models import CertificatePrint, CertificateSigning
from competition.certificates.queries import (
    JOB,
    classes_of_school,
    is_public,
    job_key,
    to_forget,
    to_renew,
)
from competition.certificates.rules import Signature
from competition.entries.deeds import record_deed
from competition.entries.identity import SchoolClass
from competition.platform import files, jobs
from competition.platform.jobs import Job
from competition.platform.printing import forget_files
from competition.platform.storage import Storage
from competition.results.services.guards import write_down


def request_class(
    session: Session,
    *,
    campaign: Campaign,
    school_class: SchoolClass,
    part: str,
    language: str,
    actor: Account,
    now: datetime,
) -> Job:
    """Ask for the certificates of a class in a language, all or a part. Raises NotPublicYetError."""
    _refuse_before_announcement(campaign)
    record_deed(session, school_class, "certificates.make", actor, now, language=language)
    subject = f"class {school_class.id} {part}".rstrip()
    printed = _print(session, campaign.id, subject, language, now)
    printed.class_id, printed.part = school_class.id, part
    return _ask(session, printed, actor=actor, now=now)


def request_school(
    session: Session, *, campaign: Campaign, school: School, actor: Account, now: datetime
) -> Job:
    """Ask for the certificates of all classes of a school, each in its own language.

    Raises NotPublicYetError, NothingToCertifyError.
    """
    _refuse_before_announcement(campaign)
    if not classes_of_school(session, campaign_id=campaign.id, school_id=school.id):
        raise NothingToCertifyError
    write_down(
        session,
        campaign=campaign,
        action="certificates.school",
        actor=actor,
        now=now,
        object_kind="school",
        object_id=school.id,
    )
    printed = _print(session, campaign.id, f"school {school.id}", "", now)
    printed.school_id = school.id
    return _ask(session, printed, actor=actor, now=now)


def request_sample(
    session: Session, *, campaign: Campaign, language: str, actor: Account, now: datetime
) -> Job:
    """Ask for a sample in a language: it says nothing of the results, and may be made at any time."""
    return _ask(session, _print(session, campaign.id, "sample", language, now), actor=actor, now=now)


def set_signatures(
    session: Session, *, campaign: Campaign, signatures: Sequence[Signature], actor: Account, now: datetime
) -> None:
    """Write down who signs; what is made already is not given out any more, and made anew."""
    signing = session.get(CertificateSigning, campaign.id) or CertificateSigning(campaign_id=campaign.id)
    signing.signatures = [{"name": each.name, "role": each.role} for each in signatures]
    session.add(signing)
    write_down(session, campaign=campaign, action="certificates.sign", actor=actor, now=now)


def keep(
    session: Session,
    *,
    printed: CertificatePrint,
    content: bytes,
    pages: int,
    stamp: str,
    left_out: Sequence[dict[str, Any]],
    storage: Storage,
    read_at: datetime,
) -> None:
    """Keep a finished file in the place of the one before, whose bytes go.

    It counts as made when its facts were read, so that what was said while it was being set is noticed.
    """
    before = printed.file_id
    printed.file_id = files.keep_bytes(session, storage=storage, content=content, now=read_at).id
    printed.pages, printed.fingerprint, printed.left_out = pages, stamp, list(left_out)
    printed.made_at = max(read_at, printed.asked_at)
    session.flush()
    if before is not None:
        forget_files(session, [before], now=read_at)


def renew(session: Session, *, now: datetime) -> int:
    """Take back the files whose people have said something else since, and ask for them anew."""
    found = to_renew(session)
    _take_back(session, found, now)
    for printed in found:
        if is_public(session, printed.campaign_id):
            printed.asked_at = now
            _ask(session, printed, actor=None, now=now)
    return len(found)


def forget(session: Session, *, now: datetime) -> int:
    """Let go what was kept long enough."""
    found = to_forget(session, now)
    _take_back(session, found, now)
    for printed in found:
        session.delete(printed)
    session.flush()
    return len(found)


def drop_of_school(session: Session, school_id: int) -> None:
    """Let go what was made of a school that is to be part of another: it is made anew there."""
    found = session.scalars(select(CertificatePrint).where(CertificatePrint.school_id == school_id)).all()
    for printed in found:
        _take_back(session, [printed], printed.asked_at)
        session.delete(printed)
    session.flush()


def _take_back(session: Session, prints: Sequence[CertificatePrint], now: datetime) -> None:
    kept = [each.file_id for each in prints if each.file_id is not None]
    for each in prints:
        each.file_id = None
    session.flush()
    forget_files(session, kept, now=now)


def _refuse_before_announcement(campaign: Campaign) -> None:
    if campaign.announced_at is None:
        raise NotPublicYetError


def _print(
    session: Session, campaign_id: int, subject: str, language: str, now: datetime
) -> CertificatePrint:
    """Return the row of a subject in a language, asked for now."""
    wanted = select(CertificatePrint).where(
        CertificatePrint.campaign_id == campaign_id,
        CertificatePrint.subject == subject,
        CertificatePrint.language == language,
    )
    printed = session.scalar(wanted) or CertificatePrint(
        campaign_id=campaign_id, subject=subject, language=language
    )
    printed.asked_at = now
    session.add(printed)
    return printed


def _ask(session: Session, printed: CertificatePrint, *, actor: Account | None, now: datetime) -> Job:
    session.flush()
    return jobs.request(
        session,
        name=JOB,
        args={"printed": printed.id},
        key=job_key(printed.id),
        actor_id=actor.id if actor else None,
        campaign_id=printed.campaign_id,
        now=now,
    )
