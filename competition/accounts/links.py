"""Sign-in links: asked for, sent, made for a phone or to be handed over, used up."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from competition.accounts.errors import LinkNotForThemError, LinkSpentError
from competition.accounts.merging import merge
from competition.accounts.models import Account, Membership, SignInLink
from competition.accounts.rules import HANDED_LINK_LASTS, LINK_LASTS, PHONE_LINK_LASTS, LinkKind, Role
from competition.accounts.services import normalise_email, open_pending
from competition.accounts.tokens import link_token, token_hash
from competition.platform import mail
from competition.platform.db import new_ref

LASTS = {
    LinkKind.MAIL: LINK_LASTS,
    LinkKind.PHONE: PHONE_LINK_LASTS,
    LinkKind.HANDED: HANDED_LINK_LASTS,
}


def start_pending(
    session: Session, *, email: str, name: str, locale: str, next_path: str, secret_key: str, now: datetime
) -> Account:
    """Open an account at once for an address that is confirmed afterwards by the link this sends."""
    account = open_pending(session, email=email, name=name, locale=locale, now=now)
    ask_to_confirm(session, account=account, next_path=next_path, secret_key=secret_key, now=now)
    return account


def ask_to_confirm(
    session: Session, *, account: Account, next_path: str, secret_key: str, now: datetime
) -> None:
    """Send the link that confirms an address and leads to `next_path`."""
    event = "accounts.confirm"
    _send_link(session, account=account, event=event, next_path=next_path, secret_key=secret_key, now=now)


def send_sign_in(
    session: Session, *, account: Account, next_path: str, secret_key: str, now: datetime
) -> None:
    """Send a link that signs somebody known in and leads to `next_path`."""
    event = "accounts.sign_in"
    _send_link(session, account=account, event=event, next_path=next_path, secret_key=secret_key, now=now)


def correct_address(
    session: Session, *, account: Account, email: str, next_path: str, secret_key: str, now: datetime
) -> None:
    """Put another address in the place of one that is not confirmed yet, and send its link there.

    Links that went to the earlier address are void: whoever reads mail there must not confirm this one.
    Raises LinkSpentError for an account whose address is confirmed.
    """
    if account.pending_email is None:
        raise LinkSpentError
    session.execute(
        update(SignInLink)
        .where(SignInLink.account_id == account.id, SignInLink.kind == LinkKind.MAIL)
        .where(SignInLink.used_at.is_(None))
        .values(used_at=now)
    )
    account.pending_email = normalise_email(email)
    ask_to_confirm(session, account=account, next_path=next_path, secret_key=secret_key, now=now)


def request_link(session: Session, *, email: str, next_path: str, secret_key: str, now: datetime) -> None:
    """Send a sign-in link to this address if it belongs to an account; say nothing either way."""
    address = normalise_email(email)
    account = session.scalar(select(Account).where(Account.email == address)) or session.scalar(
        select(Account).where(Account.pending_email == address).order_by(Account.id.desc()).limit(1)
    )
    if account is not None:
        send_sign_in(session, account=account, next_path=next_path, secret_key=secret_key, now=now)


def make_link(
    session: Session,
    *,
    account: Account,
    next_path: str,
    secret_key: str,
    now: datetime,
    kind: LinkKind = LinkKind.MAIL,
    campaign_id: int | None = None,
    made_by: Account | None = None,
) -> tuple[SignInLink, str]:
    """Return a new sign-in link of an account and its secret."""
    ref = new_ref()
    token = link_token(secret_key, "sign-in", ref)
    link = SignInLink(
        ref=ref,
        token_hash=token_hash(token),
        account_id=account.id,
        kind=kind,
        campaign_id=campaign_id,
        made_by_id=made_by.id if made_by else None,
        next_path=next_path,
        created_at=now,
        expires_at=now + LASTS[kind],
    )
    session.add(link)
    session.flush()
    return link, token


def make_teachers_link(
    session: Session,
    *,
    account: Account,
    kind: LinkKind,
    campaign_id: int,
    made_by: Account,
    next_path: str,
    secret_key: str,
    now: datetime,
) -> tuple[SignInLink, str]:
    """Return a link that does not come by mail: it signs a teacher in to one campaign, and confirms nothing.

    Raises LinkNotForThemError for whoever runs or judges a campaign, whose way in is by mail alone.
    """
    if not is_teacher_only(session, account.id):
        raise LinkNotForThemError
    return make_link(
        session,
        account=account,
        next_path=next_path,
        secret_key=secret_key,
        now=now,
        kind=kind,
        campaign_id=campaign_id,
        made_by=made_by,
    )


def is_teacher_only(session: Session, account_id: int) -> bool:
    """Whether an account is a teacher's and nothing else."""
    other = select(Membership.id).where(Membership.account_id == account_id, Membership.role != Role.TEACHER)
    return session.scalar(other.limit(1)) is None


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
    """Use a link up; return the account that is now signed in, and where to go.

    A link that came by mail confirms the address.
    """
    link = find_link(session, token=token, now=now)
    link.used_at = now
    account = session.get_one(Account, link.account_id)
    account = _by_mail(session, account) if link.kind is LinkKind.MAIL else _by_hand(session, account)
    session.flush()
    return account, link.next_path


def _by_mail(session: Session, account: Account) -> Account:
    if account.merged_into_id is not None:
        account = session.get_one(Account, account.merged_into_id)
    return confirm(session, account=account)


def _by_hand(session: Session, account: Account) -> Account:
    """Let nobody into an account by a link made before it was known whose address it is."""
    if account.merged_into_id is not None or not is_teacher_only(session, account.id):
        raise LinkSpentError
    return account


def confirm(session: Session, *, account: Account) -> Account:
    """Make the typed address the account's own, or merge into the account that has it, which is returned."""
    address = account.pending_email
    if address is None:
        return account
    known = session.scalar(select(Account).where(Account.email == address))
    if known is not None and known.id != account.id:
        merge(session, source=account, into=known)
        return known
    account.email, account.pending_email = address, None
    return account
