"""The secretariat's check before judging: accept, return to the teacher, disqualify."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blinding import make_blind, origin_of, retire
from competition.entries.blindness.queries import report_of
from competition.entries.blindness.rulings import rule_all
from competition.entries.models import Entry, Screening
from competition.entries.reasons import REASONS
from competition.entries.rules import EntryState, ScreeningDecision, decisions
from competition.entries.screening_errors import (
    DecisionNotPossibleError,
    MaskOutOfDateError,
    PicturesNotReadyError,
    ReasonMissingError,
    ReturnDateError,
)
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock
from competition.entries.texts import tidy
from competition.platform import mail

_LEADS_TO = {
    ScreeningDecision.ACCEPT: EntryState.ACCEPTED,
    ScreeningDecision.RETURN: EntryState.RETURNED,
    ScreeningDecision.DISQUALIFY: EntryState.DISQUALIFIED,
}
_MAILS = {
    ScreeningDecision.RETURN: "entries.returned",
    ScreeningDecision.DISQUALIFY: "entries.disqualified",
}


@dataclass(frozen=True)
class ScreenedMany:
    """What came of deciding about several entries: how many, which had to stay, the decisions' ids."""

    accepted: int
    left: tuple[Entry, ...]
    screenings: tuple[int, ...] = ()


@dataclass(frozen=True)
class Said:
    """What a teacher is told: words, ready sentences by their codes, and until when an entry is open."""

    text: str = ""
    codes: tuple[str, ...] = ()
    until: datetime | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.text or self.codes)


def screen(
    session: Session,
    *,
    entry: Entry,
    decision: ScreeningDecision,
    actor: Account,
    now: datetime,
    reason: str = "",
    names: Collection[str] | None = None,
    reasons: Sequence[str] = (),
    until: datetime | None = None,
    letter_at: datetime | None = None,
) -> Screening:
    """Decide about an entry. Accepting makes the judges' copy: `names` masked, others that are found left.

    Without `names` what was ruled before holds, and every other name behind the entry is masked.

    Returning and disqualifying need a reason: codes of ready sentences (`reasons`), words, or both; they are
    mailed to the class's teachers at once, or at `letter_at`. A returned entry can be handed in `until` a
    moment. Raises DecisionNotPossibleError, ReasonMissingError, ReturnDateError, PicturesNotReadyError,
    MaskOutOfDateError.
    """
    lock(session, entry)
    said = Said(tidy(reason), tuple(code for code in reasons if code in REASONS), until)
    if entry.set_apart_at is not None or decision not in decisions(
        entry.state, was_submitted=entry.number is not None
    ):
        raise DecisionNotPossibleError
    if decision in _MAILS and not said:
        raise ReasonMissingError
    if decision is ScreeningDecision.RETURN and until is not None and until <= now:
        raise ReturnDateError
    if decision is ScreeningDecision.ACCEPT:
        if names is not None:
            found = report_of(session, entry).names
            rule_all(session, entry=entry, shown=found, masked=names, actor=actor, now=now)
        make_blind(session, entry=entry, now=now)
    else:
        retire(session, entry_id=entry.id, now=now)
    screening = _decide(session, entry, decision, said, actor, now)
    if decision in _MAILS:
        _tell_teachers(session, entry, screening, now, letter_at)
    return screening


def accept_all(session: Session, *, entries: Sequence[Entry], actor: Account, now: datetime) -> ScreenedMany:
    """Accept these entries; those that cannot be accepted as they stand are left as they are."""
    return screen_all(session, entries=entries, decision=ScreeningDecision.ACCEPT, actor=actor, now=now)


def screen_all(
    session: Session,
    *,
    entries: Sequence[Entry],
    decision: ScreeningDecision,
    actor: Account,
    now: datetime,
    **more: Any,
) -> ScreenedMany:
    """Decide alike about several entries; those of which it is not possible are left as they are.

    `more` is what `screen` takes.
    """
    left, made = [], []
    for entry in entries:
        try:
            made.append(screen(session, entry=entry, decision=decision, actor=actor, now=now, **more))
        except (DecisionNotPossibleError, MaskOutOfDateError, PicturesNotReadyError):
            left.append(entry)
    return ScreenedMany(len(made), tuple(left), tuple(screening.id for screening in made))


def take_back(session: Session, *, entries: Sequence[Entry], actor: Account, now: datetime) -> int:
    """Let accepted and returned entries wait for screening again; return how many do.

    The judges' copy is retired, the letter of a return called back; where it has left already, or where
    something else was decided since, the entry stays as it is. The decision remains among the earlier ones,
    marked as taken back.
    """
    back = 0
    for entry in entries:
        lock(session, entry)
        latest = _latest_if_it_can_go_back(session, entry)
        if latest is None:
            continue
        latest.taken_back_at = now
        if entry.state is EntryState.RETURNED:
            entry.returned_at, entry.returned_until = _earlier_return(session, entry)
        entry.state, entry.updated_at = EntryState.SUBMITTED, now
        retire(session, entry_id=entry.id, now=now)
        record(session, entry, "entry.take_back", actor, now)
        back += 1
    session.flush()
    return back


def _latest_if_it_can_go_back(session: Session, entry: Entry) -> Screening | None:
    """Return the decision that can be taken back; the letter of a return is called back by asking."""
    if entry.set_apart_at is not None or entry.state not in (EntryState.ACCEPTED, EntryState.RETURNED):
        return None
    latest = screenings(session, entry.id)[0]
    if entry.state is EntryState.ACCEPTED:
        return latest
    called_back = mail.call_back(session, event="entries.returned", key=letter_key(latest))
    return latest if called_back else None


def _earlier_return(session: Session, entry: Entry) -> tuple[datetime | None, datetime | None]:
    """Return when the entry was returned before, and until when; what was taken back does not count."""
    for each in screenings(session, entry.id):
        if each.decision is ScreeningDecision.RETURN and each.taken_back_at is None:
            return each.decided_at, each.until
    return None, None


def _decide(
    session: Session,
    entry: Entry,
    decision: ScreeningDecision,
    said: Said,
    actor: Account,
    now: datetime,
) -> Screening:
    entry.state, entry.updated_at = _LEADS_TO[decision], now
    until = None
    if decision is ScreeningDecision.RETURN:
        until = entry.returned_until = said.until
        entry.returned_at = now
    screening = Screening(
        entry_id=entry.id,
        decision=decision,
        reason=said.text,
        reasons=list(said.codes),
        until=until,
        decided_by_id=actor.id,
        decided_at=now,
    )
    session.add(screening)
    session.flush()
    record(session, entry, f"entry.{decision.value}", actor, now, screening=screening.id)
    return screening


def letter_key(screening: Screening) -> str:
    """Return the key of the letters about a decision."""
    return f"screening {screening.id}"


def _tell_teachers(
    session: Session, entry: Entry, screening: Screening, now: datetime, due_at: datetime | None
) -> None:
    for teacher in origin_of(session, entry.id).teachers:
        if teacher.address:
            mail.post(
                session,
                event=_MAILS[screening.decision],
                recipient=teacher.address,
                locale=teacher.locale,
                ids={"screening": screening.id},
                key=letter_key(screening),
                now=now,
                campaign_id=entry.campaign_id,
                due_at=due_at,
            )


def screenings(session: Session, entry_id: int) -> Sequence[Screening]:
    """Return the decisions about an entry, the latest first."""
    return session.scalars(
        select(Screening).where(Screening.entry_id == entry_id).order_by(Screening.id.desc())
    ).all()
