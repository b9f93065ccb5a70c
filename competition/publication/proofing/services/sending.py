"""Having proofs made, sending them to the teachers, and reminding those who are silent."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import jobs, mail
from competition.publication.errors import NotFrozenError
from competition.publication.proofing.errors import NobodyToAskError, NotToldYetError
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.queries import Told, may_be_told, rows_of
from competition.publication.proofing.rules import Answer
from competition.publication.proofing.services.recording import record
from competition.publication.queries import find_freeze

JOB = "publication.proofs"
EVENT = "publication.proof"


def request_proofs(
    session: Session,
    *,
    campaign: Campaign,
    entry_ids: Sequence[int],
    send: bool,
    actor: Account | None,
    now: datetime,
    voices: Sequence[str] = (),
) -> jobs.Job:
    """Have the pages of works made, and then perhaps sent to their teachers who do not have them.

    `voices` are the refs of what people say, made likewise and sent to nobody.

    Raises NotFrozenError, and where they are to be sent NotToldYetError and NobodyToAskError.
    """
    if find_freeze(session, campaign.id) is None:
        raise NotFrozenError
    if send:
        require_telling(session, campaign)
        rows = [row for row in rows_of(session, campaign.id) if row.entry.id in set(entry_ids)]
        if not any(told.awaits_letter for row in rows for told in row.teachers):
            raise NobodyToAskError
    job = jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign.id, "entries": sorted(entry_ids), "send": send, "voices": sorted(voices)},
        key=_key(campaign.id, [*entry_ids, *voices], send=send),
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )
    record(session, campaign, actor, now, "proof.send" if send else "proof.make", "job", job.id)
    return job


def _key(campaign_id: int, wanted: Sequence[int | str], *, send: bool) -> str:
    """Name what is asked for, so that the same is not made twice at a time."""
    digest = hashlib.sha256(repr(sorted(map(str, wanted))).encode()).hexdigest()
    return f"{campaign_id} {send} {digest}"


def send_proofs(session: Session, *, campaign: Campaign, entry_ids: Sequence[int], now: datetime) -> int:
    """Write to the teachers of works whose pages are made and whom they were not sent; return how many.

    Each gets one letter, whatever the number of works. Raises NotToldYetError.
    """
    require_telling(session, campaign)
    written: dict[int, Account] = {}
    for row in rows_of(session, campaign.id):
        if row.entry.id not in set(entry_ids) or row.proof is None:
            continue
        for told in row.teachers:
            if told.awaits_letter:
                show(session, campaign, row.entry.id, told, now)
                written[told.account.id] = told.account
    for account in written.values():
        post(session, campaign, account, "sent", now)
    return len(written)


def remind_of_proofs(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Write once more to the teachers who have said nothing; return how many. Raises NobodyToAskError."""
    require_telling(session, campaign)
    silent: dict[int, Account] = {}
    for row in rows_of(session, campaign.id):
        for told in row.teachers:
            if told.is_silent and told.letter:
                told.letter.reminded_at = now
                silent[told.account.id] = told.account
    if not silent:
        raise NobodyToAskError
    for account in silent.values():
        post(session, campaign, account, "reminder", now)
    record(session, campaign, actor, now, "proof.remind", "campaign", campaign.id, letters=len(silent))
    return len(silent)


def post(
    session: Session, campaign: Campaign, account: Account, why: str, now: datetime, cause: str = ""
) -> None:
    """Write to a teacher about the pages of their works; `why` is sent, reminder or reply.

    One letter goes out for a cause: the moment, where no other is named.
    """
    mail.post(
        session,
        event=EVENT,
        recipient=account.address or "",
        locale=account.locale,
        ids={"campaign": campaign.ref, "account": account.ref, "why": why},
        key=f"{campaign.ref}.{why}.{cause or now.isoformat()}",
        now=now,
        campaign_id=campaign.id,
    )


def require_telling(session: Session, campaign: Campaign) -> None:
    """Raise NotToldYetError while the teachers may not know what their classes have won."""
    if not may_be_told(session, campaign):
        raise NotToldYetError


def show(session: Session, campaign: Campaign, entry_id: int, told: Told, now: datetime) -> ProofLetter:
    """Keep that a teacher is shown the pages now, so that they see them and can answer."""
    letter = told.letter
    if letter is None:
        letter = ProofLetter(campaign_id=campaign.id, entry_id=entry_id, account_id=told.account.id)
        letter.sent_at = now
        session.add(letter)
    letter.sent_at, letter.answer, letter.answered_at = now, Answer.WAITING, None
    session.flush()
    return letter
