"""A teacher's other ways in: by phone, by mail, from the secretariat; and a wrong address put right."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.links import ask_to_confirm, correct_address, make_teachers_link, send_sign_in
from competition.accounts.models import Account, SignInLink
from competition.accounts.rules import LinkKind
from competition.campaign.models import Campaign
from competition.entries.deeds import record_deed
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.platform.rates import hit

DAY = timedelta(days=1)
LINKS_A_DAY = 40
LETTERS_A_DAY = 12


def make_phone_link(
    session: Session,
    *,
    school_class: SchoolClass,
    teacher: Account,
    path: str,
    secret_key: str,
    now: datetime,
) -> SignInLink:
    """Make a link that signs another device of this teacher in to this class; an earlier one is void.

    Raises LinkNotForThemError, TooManyError.
    """
    bucket = f"phone:{teacher.ref}"
    hit(session, bucket=bucket, limit=LINKS_A_DAY, within=DAY, now=now, secret_key=secret_key)
    earlier = latest_link(session, teacher=teacher, path=path, kind=LinkKind.PHONE)
    if earlier is not None and earlier.used_at is None:
        earlier.expires_at = min(earlier.expires_at, now)
    link, _token = make_teachers_link(
        session,
        account=teacher,
        kind=LinkKind.PHONE,
        campaign_id=school_class.campaign_id,
        made_by=teacher,
        next_path=path,
        secret_key=secret_key,
        now=now,
    )
    record_deed(session, school_class, "class.phone_link", teacher, now, link=link.id)
    return link


def hand_out_link(
    session: Session,
    *,
    school_class: SchoolClass,
    teacher: Account,
    path: str,
    actor: Account,
    secret_key: str,
    now: datetime,
) -> SignInLink:
    """Make the link that the secretariat hands to a teacher without mail. Raises LinkNotForThemError."""
    link, _token = make_teachers_link(
        session,
        account=teacher,
        kind=LinkKind.HANDED,
        campaign_id=school_class.campaign_id,
        made_by=actor,
        next_path=path,
        secret_key=secret_key,
        now=now,
    )
    record_deed(session, school_class, "class.hand_out_link", actor, now, link=link.id, teacher=teacher.id)
    return link


def latest_link(session: Session, *, teacher: Account, path: str, kind: LinkKind) -> SignInLink | None:
    """Return the link of this kind that was made last for a teacher and a page."""
    return session.scalars(
        select(SignInLink)
        .where(SignInLink.account_id == teacher.id, SignInLink.next_path == path, SignInLink.kind == kind)
        .order_by(SignInLink.id.desc())
        .limit(1)
    ).first()


def mail_link(session: Session, *, teacher: Account, path: str, secret_key: str, now: datetime) -> None:
    """Send a teacher the link to a page by mail: the one that confirms, where that is still to be done.

    Raises TooManyError.
    """
    bucket = f"letters:{teacher.ref}"
    hit(session, bucket=bucket, limit=LETTERS_A_DAY, within=DAY, now=now, secret_key=secret_key)
    send = ask_to_confirm if teacher.pending_email is not None else send_sign_in
    send(session, account=teacher, next_path=path, secret_key=secret_key, now=now)


def put_address_right(
    session: Session,
    *,
    school_class: SchoolClass,
    teacher: Account,
    email: str,
    path: str,
    secret_key: str,
    now: datetime,
) -> None:
    """Correct an address that is not confirmed yet; all that was entered stays. Raises TooManyError."""
    bucket = f"letters:{teacher.ref}"
    hit(session, bucket=bucket, limit=LETTERS_A_DAY, within=DAY, now=now, secret_key=secret_key)
    correct_address(session, account=teacher, email=email, next_path=path, secret_key=secret_key, now=now)
    record_deed(session, school_class, "class.correct_address", teacher, now)


def teacher_of(session: Session, campaign: Campaign, class_ref: str, account_ref: str) -> Account | None:
    """Return a teacher of a class of a campaign, by their refs; nobody of the secretariat."""
    return session.scalar(
        select(Account)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .where(SchoolClass.ref == class_ref, SchoolClass.campaign_id == campaign.id)
        .where(Account.ref == account_ref, ClassTeacher.in_trust.is_(False))
    )
