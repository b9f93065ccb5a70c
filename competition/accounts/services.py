"""Accounts: opened at once or with a confirmed address, and what role each is given."""

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
    """Give an account a role; giving it twice changes nothing."""
    held = select(Membership).where(
        Membership.account_id == account.id, Membership.role == role, Membership.campaign_id == campaign_id
    )
    if session.scalar(held) is None:
        session.add(Membership(account_id=account.id, role=role, campaign_id=campaign_id))
        session.flush()
