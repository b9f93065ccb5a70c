"""Having proofs made and sent, answering them, and correcting what is printed."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.platform import audit, files, jobs, mail
from competition.platform.printing import forget_files
from competition.publication.composing.services.changing import Change
from competition.publication.errors import NotFrozenError
from competition.publication.proofing.errors import (
    CorrectedMeanwhileError,
    NobodyToAskError,
    NoPagesError,
    NothingChangedError,
    NotToldYetError,
    PagesChangedError,
    ReasonWantedError,
    WordsMissingError,
)
from competition.publication.proofing.models import PrintedCorrection, Proof, ProofLetter, ProofPage
from competition.publication.proofing.queries import may_be_told, rows_of, standing_correction, submitted
from competition.publication.proofing.rules import Answer, Printed, Standing, Where
from competition.publication.queries import find_freeze

JOB = "publication.proofs"
EVENT = "publication.proof"


@dataclass(frozen=True)
class Picture:
    """A page as a picture: a PNG and its size."""

    content: bytes
    width: int
    height: int


def request_proofs(
    session: Session,
    *,
    campaign: Campaign,
    entry_ids: Sequence[int],
    send: bool,
    actor: Account | None,
    now: datetime,
) -> jobs.Job:
    """Have the pages of works made, and then perhaps sent to their teachers who do not have them.

    Raises NotFrozenError, and where they are to be sent NotToldYetError and NobodyToAskError.
    """
    if find_freeze(session, campaign.id) is None:
        raise NotFrozenError
    if send:
        _require_telling(session, campaign)
        rows = [row for row in rows_of(session, campaign.id) if row.entry.id in set(entry_ids)]
        if not any(told.account.address and _is_due(told.standing) for row in rows for told in row.teachers):
            raise NobodyToAskError
    job = jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign.id, "entries": sorted(entry_ids), "send": send},
        key=f"{campaign.id} {send} {sorted(entry_ids)}"[:120],
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )
    _record(session, campaign, actor, now, "proof.send" if send else "proof.make", "job", job.id)
    return job


def keep_proof(
    session: Session,
    *,
    storage: Any,
    campaign_id: int,
    entry_id: int,
    stamp: str,
    pdf: bytes,
    pictures: Sequence[Picture],
    now: datetime,
) -> Proof:
    """Keep the pages of a work in the place of those before; an answer about others counts no more.

    `now` is when the manuscript was read: pages of a later one stay.
    """
    proof = session.query(Proof).filter_by(entry_id=entry_id).one_or_none()
    if proof is not None and proof.made_at > now:
        return proof  # another job has read the manuscript later than this one
    old = _file_ids(proof) if proof else []
    kept = files.keep_bytes(session, storage=storage, content=pdf, now=now)
    if proof is None:
        proof = Proof(campaign_id=campaign_id, entry_id=entry_id, pdf_id=kept.id, stamp=stamp, made_at=now)
        session.add(proof)
    proof.pdf_id, proof.stamp, proof.made_at = kept.id, stamp, now
    proof.pages.clear()
    session.flush()
    for number, each in enumerate(pictures, start=1):
        file = files.keep_bytes(session, storage=storage, content=each.content, now=now)
        proof.pages.append(ProofPage(number=number, file_id=file.id, width=each.width, height=each.height))
    session.flush()
    forget_files(session, old, now=now)
    return proof


def drop_proofs(session: Session, *, campaign_id: int, stay: Collection[int], now: datetime) -> None:
    """Forget the pages of works that are printed no more: nobody is to see what is not allowed now."""
    for proof in session.query(Proof).filter_by(campaign_id=campaign_id).all():
        if proof.entry_id in stay:
            continue
        kept = _file_ids(proof)
        session.delete(proof)
        session.flush()
        forget_files(session, kept, now=now)


def _file_ids(proof: Proof) -> list[int]:
    return [proof.pdf_id, *(page.file_id for page in proof.pages)]


def send_proofs(session: Session, *, campaign: Campaign, entry_ids: Sequence[int], now: datetime) -> int:
    """Write to the teachers of works whose pages are made and whom they were not sent; return how many.

    Each gets one letter, whatever the number of works. Raises NotToldYetError.
    """
    _require_telling(session, campaign)
    written: dict[int, Account] = {}
    for row in rows_of(session, campaign.id):
        if row.entry.id not in set(entry_ids) or row.proof is None:
            continue
        for told in row.teachers:
            if told.account.address and _is_due(told.standing):
                _send(session, campaign, row.entry, told.account, told.letter, now)
                written[told.account.id] = told.account
    for account in written.values():
        _post(session, campaign, account, "sent", now)
    return len(written)


def remind_of_proofs(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Write once more to the teachers who have said nothing; return how many. Raises NobodyToAskError."""
    _require_telling(session, campaign)
    silent: dict[int, Account] = {}
    for row in rows_of(session, campaign.id):
        for told in row.teachers:
            if told.standing is Standing.SILENT and told.letter and told.account.address:
                told.letter.reminded_at = now
                silent[told.account.id] = told.account
    if not silent:
        raise NobodyToAskError
    for account in silent.values():
        _post(session, campaign, account, "reminder", now)
    _record(session, campaign, actor, now, "proof.remind", "campaign", campaign.id, letters=len(silent))
    return len(silent)


def approve(
    session: Session,
    *,
    campaign: Campaign,
    letter: ProofLetter,
    stamp: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Keep that a teacher has approved the pages of this stamp. Raises NoPagesError, PagesChangedError."""
    _answer(session, letter, Answer.APPROVED, stamp, now)
    _record(session, campaign, actor, now, "proof.approve", "entry", letter.entry_id)


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
) -> None:
    """Keep what a teacher wants corrected. Raises WordsMissingError, NoPagesError, PagesChangedError."""
    if not words.strip():
        raise WordsMissingError
    before = letter.words if letter.answer is Answer.ASKED and letter.replied_at is None else ""
    _answer(session, letter, Answer.ASKED, stamp, now)
    letter.about, letter.words = about, "\n\n".join(filter(None, (before, words.strip())))
    letter.reply, letter.replied_at = "", None
    _record(session, campaign, actor, now, "proof.ask", "entry", letter.entry_id)


def reply(
    session: Session,
    *,
    campaign: Campaign,
    letter: ProofLetter,
    words: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Answer a teacher who has asked for a correction, by letter. Raises WordsMissingError."""
    if not words.strip():
        raise WordsMissingError
    letter.reply, letter.replied_at = words.strip(), now
    session.flush()
    account = session.get_one(Account, letter.account_id)
    if account.address:
        _post(session, campaign, account, "reply", now)
    _record(session, campaign, actor, now, "proof.reply", "entry", letter.entry_id)


def correct(
    session: Session,
    *,
    campaign: Campaign,
    entry: Entry,
    words: Printed,
    reason: str,
    seen: str,
    actor: Account | None,
    now: datetime,
) -> PrintedCorrection:
    """Print other words than were submitted; these stay as they are. `seen`: the correction that was shown.

    Raises ReasonWantedError, NothingChangedError, CorrectedMeanwhileError.
    """
    if not reason.strip():
        raise ReasonWantedError
    Change(session, campaign, actor, now).begin()
    standing = _expected(session, entry, seen)
    sent_in = submitted(entry)
    if words == (standing.over(sent_in) if standing else sent_in):
        raise NothingChangedError
    made = PrintedCorrection(
        campaign_id=campaign.id,
        entry_id=entry.id,
        reason=reason.strip(),
        made_by_id=actor.id if actor else None,
        made_at=now,
        **{name: said if said != getattr(sent_in, name) else None for name, said in asdict(words).items()},
    )
    session.add(made)
    session.flush()
    _record(session, campaign, actor, now, "proof.correct", "entry", entry.id)
    return made


def take_back(
    session: Session, *, campaign: Campaign, entry: Entry, seen: str, actor: Account | None, now: datetime
) -> None:
    """Let the correction that counts count no more: the one before does, or what was submitted.

    Raises CorrectedMeanwhileError.
    """
    Change(session, campaign, actor, now).begin()
    standing = _expected(session, entry, seen)
    if standing is None:
        raise CorrectedMeanwhileError
    standing.taken_back_at = now
    _record(session, campaign, actor, now, "proof.take_back", "entry", entry.id)


def _expected(session: Session, entry: Entry, seen: str) -> PrintedCorrection | None:
    standing = standing_correction(session, entry.id)
    if (standing.ref if standing else "") != seen:
        raise CorrectedMeanwhileError
    return standing


def _answer(session: Session, letter: ProofLetter, answer: Answer, stamp: str, now: datetime) -> None:
    proof = session.query(Proof).filter_by(entry_id=letter.entry_id).one_or_none()
    if proof is None:
        raise NoPagesError
    correction = standing_correction(session, letter.entry_id)
    if proof.stamp != stamp or (correction and correction.made_at > proof.made_at):
        raise PagesChangedError
    letter.answer, letter.answered_at, letter.stamp = answer, now, stamp
    session.flush()


def _require_telling(session: Session, campaign: Campaign) -> None:
    if not may_be_told(session, campaign):
        raise NotToldYetError


def _is_due(standing: Standing) -> bool:
    """Whether somebody is to be shown the pages: they never were, or these are others than they approved."""
    return standing in (Standing.UNSENT, Standing.VOID)


def _send(
    session: Session,
    campaign: Campaign,
    entry: Entry,
    account: Account,
    letter: ProofLetter | None,
    now: datetime,
) -> None:
    if letter is None:
        letter = ProofLetter(campaign_id=campaign.id, entry_id=entry.id, account_id=account.id, sent_at=now)
        session.add(letter)
    letter.sent_at, letter.answer, letter.answered_at = now, Answer.WAITING, None
    session.flush()


def _post(session: Session, campaign: Campaign, account: Account, why: str, now: datetime) -> None:
    mail.post(
        session,
        event=EVENT,
        recipient=account.address or "",
        locale=account.locale,
        ids={"campaign": campaign.ref, "account": account.ref, "why": why},
        key=f"{campaign.ref}.{why}.{now.isoformat()}",
        now=now,
        campaign_id=campaign.id,
    )


def _record(
    session: Session,
    campaign: Campaign,
    actor: Account | None,
    now: datetime,
    action: str,
    kind: str,
    thing_id: int | None,
    **details: object,
) -> None:
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind=kind,
        object_id=thing_id,
        campaign_id=campaign.id,
        now=now,
        **details,
    )
