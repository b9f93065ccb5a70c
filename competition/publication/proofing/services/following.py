"""What of proofs follows when two accounts turn out to be one person's."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from competition.accounts.merging import register
from competition.publication.proofing.models import PrintedCorrection, ProofLetter


@register
def move_letters(session: Session, from_account_id: int, into_account_id: int) -> None:
    """Give the letters of an account to another; of two about one work the one answered later stays."""
    for table, column in ((ProofLetter, "noted_by_id"), (PrintedCorrection, "made_by_id")):
        mine = getattr(table, column) == from_account_id
        session.execute(update(table).where(mine).values({column: into_account_id}))
    session.flush()
    wanted = select(ProofLetter).where(ProofLetter.account_id.in_((from_account_id, into_account_id)))
    by_entry: dict[int, list[ProofLetter]] = {}
    for letter in session.scalars(wanted):
        by_entry.setdefault(letter.entry_id, []).append(letter)
    for letters in by_entry.values():
        kept = max(letters, key=_weight)
        others = [each.id for each in letters if each is not kept]
        session.execute(delete(ProofLetter).where(ProofLetter.id.in_(others)))
        kept.account_id = into_account_id
    session.flush()


def _weight(letter: ProofLetter) -> tuple[bool, object, int]:
    return letter.answered_at is not None, letter.answered_at or letter.sent_at, letter.id
