"""Looking after a class together: invite, accept, take off, leave."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.errors import InvitationForAnotherError, LinkSpentError
from competition.accounts.links import confirm
from competition.accounts.models import Account
from competition.accounts.rules import INVITATION_LASTS, Role
from competition.accounts.services import create_account, grant, normalise_email
from competition.accounts.tokens import link_token, token_hash
from competition.entries.deeds import record_deed
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.teachers.errors import (
    AlreadyTeacherError,
    LastTeacherError,
    TooManyTeachersError,
)
from competition.entries.teachers.models import ClassInvitation
from competition.entries.teachers.queries import open_invitations, teachers_of
from competition.platform import mail
from competition.platform.db import new_ref
from competition.platform.rates import hit

MOST = 8
INVITATIONS_A_DAY = 20
PURPOSE = "class-invitation"


def invite_teacher(
    session: Session,
    *,
    school_class: SchoolClass,
    email: str,
    locale: str,
    actor: Account,
    secret_key: str,
    now: datetime,
) -> ClassInvitation:
    """Invite an address to look after the class as well; inviting it again sends nothing new.

    Raises AlreadyTeacherError, TooManyTeachersError, TooManyError.
    """
    address = normalise_email(email)
    held, waiting = teachers_of(session, school_class.id), open_invitations(session, school_class.id, now)
    if any(address == account.address for account, _in_trust in held):
        raise AlreadyTeacherError
    known = next((each for each in waiting if each.email == address), None)
    if known is not None:
        return known
    if len(held) + len(waiting) >= MOST:
        raise TooManyTeachersError(limit=MOST)
    bucket = f"co-teachers:{actor.ref}"
    hit(
        session,
        bucket=bucket,
        limit=INVITATIONS_A_DAY,
        within=timedelta(days=1),
        now=now,
        secret_key=secret_key,
    )
    return _invite(session, school_class, address, locale, actor, secret_key, now)


def _invite(
    session: Session,
    school_class: SchoolClass,
    address: str,
    locale: str,
    actor: Account,
    secret_key: str,
    now: datetime,
) -> ClassInvitation:
    ref = new_ref()
    invitation = ClassInvitation(
        ref=ref,
        token_hash=token_hash(link_token(secret_key, PURPOSE, ref)),
        class_id=school_class.id,
        email=address,
        invited_by_id=actor.id,
        created_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    session.add(invitation)
    session.flush()
    mail.post(
        session,
        event="entries.co_teacher",
        recipient=address,
        locale=locale,
        ids={"invitation": ref},
        key=ref,
        now=now,
        campaign_id=school_class.campaign_id,
    )
    record_deed(session, school_class, "class.invite_teacher", actor, now, invitation=invitation.id)
    return invitation


def find_invitation(session: Session, *, token: str, now: datetime) -> ClassInvitation:
    """Return the open invitation with this secret, else raise LinkSpentError."""
    wanted = select(ClassInvitation).where(ClassInvitation.token_hash == token_hash(token))
    found = session.scalar(wanted)
    if found is None or not found.is_open(now):
        raise LinkSpentError
    return found


def accept(
    session: Session, *, token: str, viewer: Account | None, name: str, locale: str, now: datetime
) -> tuple[Account, SchoolClass]:
    """Accept an invitation; return the account, whose address is confirmed by it, and the class.

    `name` and `locale` are those of somebody new.

    Raises LinkSpentError; InvitationForAnotherError for whoever is signed in under another address.
    """
    invitation = find_invitation(session, token=token, now=now)
    if viewer is not None and viewer.address != invitation.email:
        raise InvitationForAnotherError
    if viewer is not None and viewer.pending_email is not None:
        account = confirm(session, account=viewer)
    else:
        account = create_account(session, email=invitation.email, name=name, locale=locale, now=now)
    school_class = session.get_one(SchoolClass, invitation.class_id)
    held = {each.id for each, _in_trust in teachers_of(session, school_class.id)}
    if account.id not in held:
        session.add(ClassTeacher(class_id=school_class.id, account_id=account.id))
    grant(session, account=account, role=Role.TEACHER, campaign_id=school_class.campaign_id)
    invitation.accepted_at, invitation.accepted_by_id = now, account.id
    record_deed(session, school_class, "class.join", account, now, invitation=invitation.id)
    return account, school_class


def withdraw_invitation(
    session: Session, *, school_class: SchoolClass, ref: str, actor: Account, now: datetime
) -> None:
    """Withdraw an open invitation of the class; its link leads nowhere then."""
    found = next((each for each in open_invitations(session, school_class.id, now) if each.ref == ref), None)
    if found is None:
        raise LinkSpentError
    found.withdrawn_at = now
    record_deed(session, school_class, "class.withdraw_invitation", actor, now, invitation=found.id)


def take_off(
    session: Session, *, school_class: SchoolClass, teacher: Account, actor: Account, now: datetime
) -> None:
    """Let somebody look after the class no more, or leave it oneself. Raises LastTeacherError.

    What the secretariat holds in trust does not count: a class that was handed over keeps its teacher.
    """
    rows = session.scalars(
        select(ClassTeacher).where(ClassTeacher.class_id == school_class.id).with_for_update()
    ).all()
    gone = next((row for row in rows if row.account_id == teacher.id), None)
    if gone is None:
        return
    if not any(row is not gone and not row.in_trust for row in rows):
        raise LastTeacherError
    session.delete(gone)
    action = "class.leave" if teacher.id == actor.id else "class.take_off_teacher"
    record_deed(session, school_class, action, actor, now, teacher=teacher.id)
