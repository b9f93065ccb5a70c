"""Inviting to a panel, sending an invitation once more, withdrawing it, reminding who has not answered."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.invitations import invite
from competition.accounts.models import Account, Invitation
from competition.accounts.rules import INVITATION_LASTS, Role
from competition.accounts.services import normalise_email
from competition.campaign.models import Campaign
from competition.judging.models import Judge
from competition.judging.panel.errors import (
    AnsweredError,
    InvitedAlreadyError,
    LeftBeforeError,
    OnPanelError,
)
from competition.judging.panel.models import Invited
from competition.judging.panel.queries import Waiting, known_addresses, silent_judges, unanswered
from competition.judging.panel.rules import INVITATION, QUIET, Answer, Given
from competition.judging.rules import JudgeState
from competition.judging.services import join_panel, leave_panel
from competition.judging.services.deeds import write_down
from competition.platform import mail


def invite_judge(
    session: Session,
    *,
    campaign: Campaign,
    email: str,
    name: str,
    locale: str,
    secret_key: str,
    actor: Account | None,
    now: datetime,
    given: Given | None = None,
) -> Invited:
    """Invite one address; `given` lies ready in the profile, to be confirmed by the judge.

    Raises OnPanelError, LeftBeforeError, InvitedAlreadyError.
    """
    known, address = known_addresses(session, campaign_id=campaign.id, now=now), normalise_email(email)
    if address in known.left:
        raise LeftBeforeError
    if address in known.on_panel:
        raise OnPanelError
    if address in known.waiting:
        raise InvitedAlreadyError
    return send_invitation(
        session,
        campaign=campaign,
        email=address,
        name=name,
        locale=locale,
        given=given or Given(),
        secret_key=secret_key,
        actor=actor,
        now=now,
    )


def send_invitation(
    session: Session,
    *,
    campaign: Campaign,
    email: str,
    name: str,
    locale: str,
    given: Given,
    secret_key: str,
    actor: Account | None,
    now: datetime,
) -> Invited:
    """Write the invitation and its letter to an address of which is known that it is new here."""
    invitation = invite(
        session,
        email=email,
        name=name,
        role=Role.JUDGE,
        campaign_id=campaign.id,
        about=campaign.title,
        event=INVITATION,
        locale=locale,
        secret_key=secret_key,
        actor=actor,
        now=now,
    )
    invited = Invited(invitation_id=invitation.id, locale=locale, given=given.plain(), sent_at=now)
    session.add(invited)
    write_down(
        session, actor=actor, action="panel.invite", thing=invitation, campaign_id=campaign.id, now=now
    )
    return invited


def send_again(session: Session, *, invitation: Invitation, actor: Account | None, now: datetime) -> None:
    """Send an invitation once more; it is valid for another month. Raises AnsweredError."""
    invited = _open(session, invitation)
    invited.withdrawn_at = None
    _write(session, invitation, invited, INVITATION, now)
    _record(session, invitation, "panel.resend", actor, now)


def withdraw(session: Session, *, invitation: Invitation, actor: Account | None, now: datetime) -> None:
    """Let an invitation be valid no more. Raises AnsweredError."""
    invited = _open(session, invitation)
    invited.withdrawn_at = invitation.expires_at = now
    _record(session, invitation, "panel.withdraw", actor, now)


def take_off(session: Session, *, invitation: Invitation, actor: Account | None, now: datetime) -> None:
    """Take somebody off the panel who accepted the invitation and never said what they can read."""
    account = session.get(Account, invitation.accepted_by_id) if invitation.accepted_by_id else None
    if account is None or invitation.campaign_id is None:
        raise AnsweredError
    judge = join_panel(session, account=account, campaign_id=invitation.campaign_id, now=now)
    leave_panel(session, judge=judge, actor=actor, now=now)


def remind_unanswered(
    session: Session, *, campaign: Campaign, actor: Account | None, now: datetime
) -> tuple[int, int]:
    """Write to everybody who has not answered, but not to those written to in the last two days.

    Returns how many letters are on their way, and how many people are left in peace.
    """
    waiting = [one for one in unanswered(session, campaign_id=campaign.id, now=now) if _is_silent(one)]
    wanted = [one for one in waiting if now - one.sent_at >= QUIET]
    for one in wanted:
        invitation = session.scalars(select(Invitation).where(Invitation.ref == one.ref)).one()
        accepted = one.answer is Answer.ACCEPTED
        event = "panel.profile" if accepted else "panel.reminder"
        _write(session, invitation, _invited(session, invitation), event, now)
    due = silent_judges(session, campaign_id=campaign.id)
    letters = len(wanted) + _write_to_judges(session, campaign, due, now)
    write_down(
        session,
        actor=actor,
        action="panel.remind",
        thing=campaign,
        campaign_id=campaign.id,
        now=now,
        letters=letters,
    )
    return letters, len(waiting) + len(due) - letters


def _is_silent(one: Waiting) -> bool:
    return one.answer in (Answer.NONE, Answer.ACCEPTED)


def _write_to_judges(
    session: Session, campaign: Campaign, judges: Collection[tuple[Judge, Account]], now: datetime
) -> int:
    """Ask judges for their profile, or to accept the changed code of conduct: a letter a day at most."""
    sent = 0
    for judge, account in judges:
        letter = mail.post(
            session,
            event="panel.conduct" if judge.state is JudgeState.READY else "panel.profile",
            recipient=account.address or "",
            locale=account.locale,
            ids={"judge": judge.ref},
            key=f"{judge.ref}-{now:%Y%m%d}",
            now=now,
            campaign_id=campaign.id,
        )
        sent += letter.created_at == now
    return sent


def _open(session: Session, invitation: Invitation) -> Invited:
    if invitation.accepted_at is not None:
        raise AnsweredError
    return _invited(session, invitation)


def _invited(session: Session, invitation: Invitation) -> Invited:
    """Return what is kept of an invitation to a panel; made for one that is older than this."""
    found = session.scalar(select(Invited).where(Invited.invitation_id == invitation.id))
    if found is None:
        found = Invited(
            invitation_id=invitation.id, locale="en", given={}, letters=1, sent_at=invitation.created_at
        )
        session.add(found)
        session.flush()
    return found


def _write(session: Session, invitation: Invitation, invited: Invited, event: str, now: datetime) -> None:
    """Post a letter about an invitation, and let it be valid for a month from now."""
    if invitation.accepted_at is None:
        invitation.expires_at = now + INVITATION_LASTS
    invited.letters, invited.sent_at = invited.letters + 1, now
    mail.post(
        session,
        event=event,
        recipient=invitation.email,
        locale=invited.locale,
        ids={"invitation": invitation.ref},
        key=f"{invitation.ref}-{invited.letters}",
        now=now,
        campaign_id=invitation.campaign_id,
    )


def _record(
    session: Session, invitation: Invitation, action: str, actor: Account | None, now: datetime
) -> None:
    assert invitation.campaign_id is not None
    write_down(
        session, actor=actor, action=action, thing=invitation, campaign_id=invitation.campaign_id, now=now
    )
