"""A round closed by somebody who knows what is missing."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import ReadsMissingError
from competition.judging.models import Round
from competition.judging.oversight.queries.short import short_by_category
from competition.judging.rules import RoundState
from competition.judging.services.closing import Closing, close_round


def close_knowingly(
    session: Session, *, round_: Round, known: str, actor: Account | None, now: datetime
) -> Closing:
    """Close a round; with entries that have fewer reads than asked only if `known` is their number.

    From the count to the closing no sheet changes. Raises ReadsMissingError, and whatever `close_round` does.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    found = short_by_category(session, round_id=round_.id) if round_.state is RoundState.OPEN else []
    short = sum(each.entries for each in found)
    if short and known != str(short):
        raise ReadsMissingError(count=short)
    return close_round(session, round_=round_, short_entries=short, actor=actor, now=now)
