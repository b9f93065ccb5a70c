"""Use cases of signing in: start at once, ask for a link, use it; and what role an account is given."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.errors import LinkSpentError
from competition.accounts.merging import merge
from competition.accounts.models import Account, Membership, SignInLink
from competition.accounts.rules import LINK_LASTS, Role
from competition.accounts.tokens import link_token, token_hash
from competition.platform import mail
from competition.platform.db import new_ref


def normalise_email(email: str) -> str:
    """Return an address as it is compared: trimmed, in lower case."""
    return email.strip().lower()


def start_pending(
    session: Session, *, email: str, name: str, locale: str, next_path: str, secret_key: str, now: datetime
) -> Account:
    """Open an account at once for an address that is confirmed afterwards by the link this sends.

    Always a new account, even if the address is known: only the link shows whose it is, and merges the two.
    """
    account = Account(pending_email=normalise_email(email), name=name, locale=locale, created_at=now)
    session.add(account)
    session.flush()
    _send_link(
        session,
        account=account,
        event="accounts.confirm",
        next_path=next_path,
        secret_key=secret_key,
        now=now,
    )
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


def request_link(session: Session, *, email: str, next_path: str, secret_key: str, now: datetime) -> None:
    """Send a sign-in link to this address if it belongs to an account; say nothing either way."""
    address = normalise_email(email)
    account = session.scalar(select(Account).where(Account.email == address)) or session.scalar(
        select(Account).where(Account.pending_email == address).order_by(Account.id.desc()).limit(1)
    )
    if account is not None:
        event = "accounts.sign_in"
        _send_link(session, account=account, event=event, next_path=next_path, secret_key=secret_key, now=now)


def make_link(
    session: Session, *, account: Account, next_path: str, secret_key: str, now: datetime
) -> tuple[SignInLink, str]:
    """Return a new sign-in link of an account and its secret."""
    ref = new_ref()
    token = link_token(secret_key, "sign-in", ref)
    link = SignInLink(
        ref=ref,
        token_hash=token_hash(token),
        account_id=account.id,
        next_path=next_path,
        created_at=now,
        expires_at=now + LINK_LASTS,
    )
    session.add(link)
    session.flush()
    return link, token


def _send_link(
    session: Session, *, account: Account, event: str, next_path: str, secret_key: str, now: datetime
) -> None:
    link, _token = make_link(session, account=account, next_path=next_path, secret_key=secret_key, now=now)
    mail.post(
        session,
        event=event,
        recipient=account.address or "",
        locale=account.locale,
        ids={"link": link.ref},
        key=link.ref,
        now=now,
    )


def find_link(session: Session, *, token: str, now: datetime) -> SignInLink:
    """Return the link with this secret, if it can still be used; else raise LinkSpentError."""
    link = session.scalar(select(SignInLink).where(SignInLink.token_hash == token_hash(token)))
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkSpentError
    return link


def use_link(session: Session, *, token: str, now: datetime) -> tuple[Account, str]:
    """Use a link up; return the account that is now signed in, its address confirmed, and where to go."""
    link = find_link(session, token=token, now=now)
    link.used_at = now
    account = session.get_one(Account, link.account_id)
    if account.merged_into_id is not None:
        account = session.get_one(Account, account.merged_into_id)
    if account.pending_email is not None:
        account = _confirm(session, account, account.pending_email)
    session.flush()
    return account, link.next_path


def _confirm(session: Session, account: Account, address: str) -> Account:
    """Make the typed address the account's own, or merge into the account that has it."""
    known = session.scalar(select(Account).where(Account.email == address))
    if known is not None and known.id != account.id:
        merge(session, source=account, into=known)
        return known
    account.email, account.pending_email = address, None
    return account


def grant(session: Session, *, account: Account, role: Role, campaign_id: int | None) -> None:
    """Give an account a role; giving it twice changes nothing."""
    held = select(Membership).where(
        Membership.account_id == account.id, Membership.role == role, Membership.campaign_id == campaign_id
    )
    if session.scalar(held) is None:
        session.add(Membership(account_id=account.id, role=role, campaign_id=campaign_id))
        session.flush()
