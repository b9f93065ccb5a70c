"""What teachers say to the pages of their works, and what the secretariat answers."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.publication.proofing.errors import (
    AnsweredMeanwhileError,
    NoPagesError,
    PagesChangedError,
    TooMuchSaidError,
    WordsMissingError,
)
from competition.publication.proofing.models import Proof, ProofLetter
from competition.publication.proofing.queries import standing_correction
from competition.publication.proofing.rules import Answer, Where, together
from competition.publication.proofing.services.recording import record
from competition.publication.proofing.services.sending import post

MOST_SAID = 20_000
"""Characters: what a teacher may ask for before the secretariat has answered."""


def approve(
    session: Session,
    *,
    campaign: Campaign,
    letter: ProofLetter,
    stamp: str,
    actor: Account | None,
    now: datetime,
    noted_by: Account | None = None,
) -> None:
    """Keep that a teacher has approved the pages of this stamp; `noted_by` wrote it down for them.

    Raises NoPagesError, PagesChangedError.
    """
    letter = _now(session, letter)
    if letter.answer is Answer.APPROVED and letter.stamp == stamp:
        return  # pressed twice
    _answer(session, letter, Answer.APPROVED, stamp, now, noted_by)
    record(
        session, campaign, actor, now, "proof.note" if noted_by else "proof.approve", "entry", letter.entry_id
    )


def ask_for_correction(
    session: Session,
    *,
    campaign: Campaign,
    letter: ProofLetter,
    about: Where,
    words: str,
    stamp: str,
    actor: Account | None,
    now: datetime,
    noted_by: Account | None = None,
) -> None:
    """Keep what a teacher wants corrected; `noted_by` wrote it down for them.

    Raises WordsMissingError, TooMuchSaidError, NoPagesError, PagesChangedError.
    """
    if not words.strip():
        raise WordsMissingError
    letter = _now(session, letter)
    before = letter.words if letter.answer is Answer.ASKED and letter.replied_at is None else ""
    said = together(before, words.strip())
    if len(said) > MOST_SAID:
        raise TooMuchSaidError
    _answer(session, letter, Answer.ASKED, stamp, now, noted_by)
    letter.about, letter.words = about, said
    letter.reply, letter.replied_at = "", None
    record(session, campaign, actor, now, "proof.note" if noted_by else "proof.ask", "entry", letter.entry_id)


def reply(
    session: Session,
    *,
    campaign: Campaign,
    letter: ProofLetter,
    words: str,
    seen: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Answer a teacher who has asked for a correction, by letter; `seen` names what had been said then.

    Raises WordsMissingError, AnsweredMeanwhileError.
    """
    if not words.strip():
        raise WordsMissingError
    letter = _now(session, letter)
    if letter.said != seen or letter.answer is not Answer.ASKED:
        raise AnsweredMeanwhileError
    letter.reply, letter.replied_at = words.strip(), now
    session.flush()
    account = session.get_one(Account, letter.account_id)
    if account.address:
        post(session, campaign, account, "reply", now, f"{letter.ref}.{letter.said}")
    record(session, campaign, actor, now, "proof.reply", "entry", letter.entry_id)


def _now(session: Session, letter: ProofLetter) -> ProofLetter:
    """Return the letter as it is at this moment, waiting for whoever else answers."""
    wanted = select(ProofLetter).where(ProofLetter.id == letter.id).with_for_update()
    return session.scalars(wanted.execution_options(populate_existing=True)).one()


def _answer(
    session: Session,
    letter: ProofLetter,
    answer: Answer,
    stamp: str,
    now: datetime,
    noted_by: Account | None,
) -> None:
    proof = session.query(Proof).filter_by(entry_id=letter.entry_id).one_or_none()
    if proof is None:
        raise NoPagesError
    correction = standing_correction(session, letter.entry_id)
    if proof.stamp != stamp or (correction and correction.made_at > proof.made_at):
        raise PagesChangedError
    letter.answer, letter.answered_at, letter.stamp = answer, now, stamp
    letter.noted_by_id = noted_by.id if noted_by else None
    session.flush()
