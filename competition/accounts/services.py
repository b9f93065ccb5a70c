"""Accounts: opened at once or with a confirmed address, and what role each is given."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role


def normalise_email(email: str) -> str:
    """Return an address as it is compared: trimmed, in lower case."""
    return email.strip().lower()


def open_pending(session: Session, *, email: str, name: str, locale: str, now: datetime) -> Account:
    """Open an account at once for an address that is confirmed afterwards.

    Always a new account, even if the address is known: only the link shows whose it is, and merges the two.
    """
    account = Account(pending_email=normalise_email(email), name=name, locale=locale, created_at=now)
    session.add(account)
    session.flush()
    return account


def create_account(session: Session, *, email: str, name: str, locale: str, now: datetime) -> Account:
    """Return the account with this confirmed address, made if there is none."""
    address = normalise_email(email)
    account = session.scalar(select(Account).where(Account.email == address))
    if account is None:
        account = Account(email=address, name=name, locale=locale, created_at=now)
        session.add(account)
        session.flush()
    return account


def choose_locale(account: Account, locale: str) -> None:
    """Let an account's pages and letters come in a language from now on."""
    account.locale = locale


def grant(session: Session, *, account: Account, role: Role, campaign_id: int | None) -> None:
    """Give an account a role; giving it twice changes nothing.

    Whoever is in a campaign's secretariat first is responsible for concerns about a child, until others are
    named.
    """
    held = select(Membership).where(
        Membership.account_id == account.id, Membership.role == role, Membership.campaign_id == campaign_id
    )
    if session.scalar(held) is None:
        first = (
            role is Role.SECRETARIAT and campaign_id is not None and not safeguarding(session, campaign_id)
        )
        session.add(Membership(account_id=account.id, role=role, campaign_id=campaign_id, safeguarding=first))
        session.flush()


def safeguarding(session: Session, campaign_id: int) -> Sequence[Account]:
    """Return who is responsible for concerns in a campaign."""
    return session.scalars(
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.campaign_id == campaign_id, Membership.safeguarding)
        .order_by(Account.id)
    ).all()
