"""Reminders: written, looked at, and only then sent; never to somebody who has finished meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.errors import RoundClosedError, RoundNotOpenError
from competition.judging.models import Judge, Round
from competition.judging.oversight.letters import LetterKind
from competition.judging.oversight.models import JudgeLetter
from competition.judging.oversight.queries.letters import EVENT, Reader, unfinished_readers
from competition.judging.oversight.rules import QUIET_DAYS
from competition.judging.rules import RoundState
from competition.judging.services.deeds import write_down
from competition.platform import mail


def day_of(campaign: Campaign, now: datetime) -> str:
    """Return today where the campaign is at home, as the keys of letters have it."""
    return f"{now.astimezone(ZoneInfo(campaign.time_zone)):%Y%m%d}"


def write_letter(
    session: Session,
    *,
    round_: Round,
    kind: LetterKind,
    words: Mapping[str, Mapping[str, str]],
    again: bool,
    actor: Account | None,
    now: datetime,
    judge: Judge | None = None,
    quiet_days: int = QUIET_DAYS,
) -> JudgeLetter:
    """Keep a reminder to be looked at before it is sent; nobody is told yet.

    Raises RoundNotOpenError and RoundClosedError.
    """
    _check_open(round_)
    letter = JudgeLetter(
        round_id=round_.id,
        judge_id=judge.id if judge else None,
        kind=kind,
        words={locale: dict(each) for locale, each in words.items()},
        again=again,
        quiet_days=quiet_days,
        written_at=now,
        written_by_id=actor.id if actor else None,
    )
    session.add(letter)
    session.flush()
    return letter


def reached(session: Session, *, round_: Round, letter: JudgeLetter, now: datetime, day: str) -> list[Reader]:
    """Return who would get a letter now: unfinished, fitting, with an address, not written to today unless
    that was asked for.
    """
    return [
        reader
        for reader in readers_of(session, round_=round_, letter=letter, now=now, day=day)
        if reader.address and reader.fits(letter.kind) and (letter.again or not reader.today)
    ]


def readers_of(
    session: Session, *, round_: Round, letter: JudgeLetter, now: datetime, day: str
) -> Sequence[Reader]:
    """Return those with something left whom a letter may be for."""
    judge_id, days = letter.judge_id, letter.quiet_days
    return unfinished_readers(session, round_=round_, day=day, now=now, judge_id=judge_id, quiet_days=days)


def send_letter(
    session: Session,
    *,
    campaign: Campaign,
    round_: Round,
    letter: JudgeLetter,
    actor: Account | None,
    now: datetime,
) -> int:
    """Send a reminder to those whom it fits at this moment; return how many letters that makes.

    A letter that is sent stays sent: once more changes nothing. Raises RoundNotOpenError, RoundClosedError.
    """
    session.refresh(letter, with_for_update=True)
    if letter.sent_at is not None:
        return letter.letters
    session.refresh(round_, ["state"], with_for_update={"read": True})
    _check_open(round_)
    day = day_of(campaign, now)
    readers = reached(session, round_=round_, letter=letter, now=now, day=day)
    for reader in readers:
        _post(session, round_, letter, reader, day, now)
    letter.sent_at, letter.letters = now, len(readers)
    campaign_id, action = round_.campaign_id, "round.remind"
    write_down(
        session,
        actor=actor,
        action=action,
        thing=round_,
        campaign_id=campaign_id,
        now=now,
        letter=letter.id,
        letters=letter.letters,
    )
    return letter.letters


def ids_of(round_: Round, letter: JudgeLetter, reader: Reader) -> dict[str, str]:
    """Return what the outbox keeps of a reminder to one judge."""
    return {"round": round_.ref, "judge": reader.ref, "letter": letter.ref}


def _post(
    session: Session, round_: Round, letter: JudgeLetter, reader: Reader, day: str, now: datetime
) -> None:
    """A second letter on one day has a key of its own; two people who send at once give one letter."""
    key = f"{round_.ref}.{reader.ref}.{day}"
    mail.post(
        session,
        event=EVENT,
        recipient=str(reader.address),
        locale=reader.locale,
        ids=ids_of(round_, letter, reader),
        key=f"{key}.{letter.ref}" if letter.again else key,
        now=now,
        campaign_id=round_.campaign_id,
    )


def _check_open(round_: Round) -> None:
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError if round_.state is RoundState.CLOSED else RoundNotOpenError
