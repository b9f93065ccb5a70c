"""When a typed address turns out to be that of a known account, the two become one.

Concepts above register what of theirs moves along; accounts know none of them.
"""

from collections.abc import Callable

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account, BrowserSession, Membership

Move = Callable[[Session, int, int], None]
_moves: list[Move] = []


def register(move: Move) -> Move:
    """Have `move(session, from_account_id, into_account_id)` called at every merge."""
    if move not in _moves:
        _moves.append(move)
    return move


def merge(session: Session, *, source: Account, into: Account) -> None:
    """Move all that `source` has to `into`.

    The browsers of `source` are signed out: whoever typed the address there has not shown that it is theirs.
    """
    held = {(m.campaign_id, m.role) for m in _memberships(session, into.id)}
    for membership in _memberships(session, source.id):
        if (membership.campaign_id, membership.role) in held:
            session.delete(membership)
        else:
            membership.account_id = into.id
    session.execute(delete(BrowserSession).where(BrowserSession.account_id == source.id))
    for move in _moves:
        move(session, source.id, into.id)
    session.execute(update(Account).where(Account.merged_into_id == source.id).values(merged_into_id=into.id))
    source.merged_into_id, source.pending_email = into.id, None
    session.flush()


def _memberships(session: Session, account_id: int) -> list[Membership]:
    return list(session.scalars(select(Membership).where(Membership.account_id == account_id)))
