"""The pages of works, kept in the place of those before; and forgotten where nobody may see them."""

from collections.abc import Iterable, Sequence
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
    entry_id: int | None = None,
    contribution_id: int | None = None,
    stamp: str,
    pdf: bytes,
    pictures: Sequence[Picture],
    now: datetime,
) -> Proof:
    """Keep the pages of a work, or of what somebody says, in the place of those before.

    An answer about others counts no more. `now` is when the manuscript was read: pages of a later one stay.
    """
    whose = {"entry_id": entry_id, "contribution_id": contribution_id}
    proof = session.query(Proof).filter_by(**whose).one_or_none()
    if proof is not None and proof.made_at > now:
        return proof  # another job has read the manuscript later than this one
    old = _file_ids(proof) if proof else []
    kept = files.keep_bytes(session, storage=storage, content=pdf, now=now)
    if proof is None:
        proof = Proof(campaign_id=campaign_id, pdf_id=kept.id, stamp=stamp, made_at=now, **whose)
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


def drop_proofs(session: Session, proofs: Iterable[Proof], *, now: datetime) -> int:
    """Forget pages that nobody is to see any more, with their files; return how many works had them."""
    count = 0
    for proof in proofs:
        kept = _file_ids(proof)
        session.delete(proof)
        session.flush()
        forget_files(session, kept, now=now)
        count += 1
    return count


def _file_ids(proof: Proof) -> list[int]:
    return [proof.pdf_id, *(page.file_id for page in proof.pages)]
