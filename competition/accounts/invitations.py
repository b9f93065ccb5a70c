"""Inviting an address to take a role, and accepting that."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.errors import InvitationForAnotherError, LinkSpentError
from competition.accounts.models import Account, Invitation
from competition.accounts.rules import INVITATION_LASTS, Role
from competition.accounts.services import create_account, grant, normalise_email
from competition.accounts.tokens import link_token, token_hash
from competition.platform import mail
from competition.platform.db import new_ref


def invite(
    session: Session,
    *,
    email: str,
    name: str,
    role: Role,
    campaign_id: int | None,
    secret_key: str,
    actor: Account | None,
    now: datetime,
    locale: str,
    about: str = "",
    event: str = "accounts.invitation",
) -> Invitation:
    """Invite an address to take a role in a campaign, by the letter `event` in `locale`.

    `about` tells the campaign.
    """
    ref = new_ref()
    invitation = Invitation(
        ref=ref,
        token_hash=token_hash(link_token(secret_key, "invitation", ref)),
        email=normalise_email(email),
        name=name,
        role=role,
        about=about,
        campaign_id=campaign_id,
        invited_by_id=actor.id if actor else None,
        created_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    session.add(invitation)
    session.flush()
    mail.post(
        session,
        event=event,
        recipient=invitation.email,
        locale=locale,
        ids={"invitation": ref},
        key=ref,
        now=now,
        campaign_id=campaign_id,
    )
    return invitation


def find_invitation(session: Session, *, token: str, now: datetime) -> Invitation:
    """Return the open invitation with this secret, else raise LinkSpentError."""
    invitation = session.scalar(select(Invitation).where(Invitation.token_hash == token_hash(token)))
    if invitation is None or invitation.accepted_at is not None or invitation.expires_at <= now:
        raise LinkSpentError
    return invitation


def accept_invitation(
    session: Session, *, token: str, viewer: Account | None, locale: str, now: datetime
) -> Account:
    """Accept an invitation: the address is confirmed by it; return the account, with its new role.

    A new account goes on in `locale`, the language in which the invitation was read.
    """
    invitation = find_invitation(session, token=token, now=now)
    if viewer is not None and viewer.email != invitation.email:
        raise InvitationForAnotherError
    account = create_account(session, email=invitation.email, name=invitation.name, locale=locale, now=now)
    grant(session, account=account, role=invitation.role, campaign_id=invitation.campaign_id)
    invitation.accepted_at, invitation.accepted_by_id = now, account.id
    session.flush()
    return account
