"""Signed-in browsers: opened, found, closed. A new secret at every sign-in, so that ids rotate."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account, BrowserSession, Membership
from competition.accounts.rules import OFFICE_SESSION_LASTS, SESSION_LASTS, Role
from competition.accounts.tokens import new_token, token_hash
from competition.accounts.viewer import VISITOR, Viewer

OFFICE_ROLES = (Role.SECRETARIAT, Role.OPERATOR)


@dataclass(frozen=True)
class OpenedSession:
    """The secret for the cookie; `keep_until` is None where closing the browser must be the end of it."""

    token: str
    keep_until: datetime | None


def open_session(
    session: Session, *, account: Account, now: datetime, bound_to: int | None = None
) -> OpenedSession:
    """Sign a browser in; the secretariat's session ends with the browser or after half a day.

    `bound_to`: the campaign whose classes it reaches, when it was not signed in by mail.
    """
    office = session.scalar(
        select(Membership.id).where(Membership.account_id == account.id, Membership.role.in_(OFFICE_ROLES))
    )
    expires = now + (OFFICE_SESSION_LASTS if office else SESSION_LASTS)
    token = new_token()
    session.execute(delete(BrowserSession).where(BrowserSession.expires_at < now))
    session.add(
        BrowserSession(
            token_hash=token_hash(token),
            account_id=account.id,
            campaign_id=bound_to,
            created_at=now,
            expires_at=expires,
        )
    )
    session.flush()
    return OpenedSession(token, None if office else expires)


# Put together once: every page asks it.
_HOLDER = (
    select(
        Account,
        Membership.campaign_id,
        Membership.role,
        BrowserSession.campaign_id,
        Membership.safeguarding,
    )
    .join(BrowserSession, BrowserSession.account_id == Account.id)
    .outerjoin(Membership, Membership.account_id == Account.id)
    .where(BrowserSession.token_hash == bindparam("token_hash"))
    .where(BrowserSession.expires_at > bindparam("now"))
)


def find_viewer(session: Session, *, token: str | None, now: datetime) -> Viewer:
    """Return who holds `token`, with all roles, in one statement; a visitor when nobody does."""
    if not token:
        return VISITOR
    rows = session.execute(_HOLDER, {"token_hash": token_hash(token), "now": now}).all()
    if not rows:
        return VISITOR
    roles = frozenset((campaign, role) for _, campaign, role, _bound, _ in rows if role is not None)
    bound_to = rows[0][3]
    if bound_to is not None:
        return Viewer(rows[0][0], roles & {(bound_to, Role.TEACHER)}, bound_to)
    responsible = frozenset(campaign for _, campaign, _, _, safeguards in rows if safeguards and campaign)
    return Viewer(rows[0][0], roles, safeguards=responsible)


def close_session(session: Session, *, token: str | None) -> None:
    """Sign a browser out; an unknown secret is no error."""
    if token:
        session.execute(delete(BrowserSession).where(BrowserSession.token_hash == token_hash(token)))
