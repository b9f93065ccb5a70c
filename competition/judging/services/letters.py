"""Letters to judges, put into the outbox: one for each judge and occasion."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Judge, Round
from competition.platform import mail


def write_to_judges(
    session: Session,
    *,
    round_: Round,
    judge_ids: Collection[int],
    event: str,
    occasion: str,
    now: datetime,
) -> int:
    """Write to these judges about a round, to each at most once on an `occasion`; return how many have an
    address.
    """
    return write_about(
        session,
        about={"round": round_.ref},
        campaign_id=round_.campaign_id,
        judge_ids=judge_ids,
        event=event,
        occasion=occasion,
        now=now,
    )


def write_about(
    session: Session,
    *,
    about: Mapping[str, str],
    campaign_id: int,
    judge_ids: Collection[int],
    event: str,
    occasion: str,
    now: datetime,
) -> int:
    """Write to these judges `about` something by its name and reference, to each at most once on an
    `occasion`; return how many have an address.
    """
    rows = session.execute(
        select(Judge.ref, Account)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.id.in_(judge_ids))
        .order_by(Judge.id)
    ).all()
    letters = [
        mail.Letter(
            account.address,
            account.locale,
            {**about, "judge": ref},
            ".".join((*about.values(), ref, occasion)),
        )
        for ref, account in rows
        if account.address
    ]
    mail.post_all(session, event=event, letters=letters, now=now, campaign_id=campaign_id)
    return len(letters)
