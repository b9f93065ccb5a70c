"""The pages of works, kept in the place of those before; and forgotten where nobody may see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.platform import files
from competition.platform.printing import forget_files
from competition.publication.proofing.models import Proof, ProofPage


@dataclass(frozen=True)
class Picture:
    """A page as a picture: a PNG and its size."""

    content: bytes
    width: int
    height: int


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
    """Forget the pages of works that are printed no more: nobody is to see what is not allowed now.

    `now` is when the manuscript was read: pages of a later one stay.
    """
    for proof in session.query(Proof).filter_by(campaign_id=campaign_id).all():
        if proof.entry_id in stay or proof.made_at > now:
            continue
        kept = _file_ids(proof)
        session.delete(proof)
        session.flush()
        forget_files(session, kept, now=now)


def _file_ids(proof: Proof) -> list[int]:
    return [proof.pdf_id, *(page.file_id for page in proof.pages)]
