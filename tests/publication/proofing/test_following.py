"""What a teacher said to proofs follows when two of their accounts become one."""

from datetime import timedelta

from sqlalchemy import select

from competition.accounts.merging import merge
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.rules import Answer
from competition.publication.proofing.services import following
from tests import factories as make
from tests.publication.conftest import add_work

KNOWN = following
"""It makes itself known by being imported, as the app does."""


def test_letters_follow_and_of_two_about_one_work_the_one_that_was_answered_stays(
    session, frozen, frozen_results, letter, teacher, now
):
    other = make.make_account(session, "kari@school.example", "Kari")
    second = add_work(session, frozen, "N-3", kind="published")
    letter.answer, letter.answered_at, letter.noted_by_id = Answer.APPROVED, now, teacher.id
    asked = {"campaign_id": frozen.id, "account_id": other.id, "sent_at": now + timedelta(hours=1)}
    session.add(ProofLetter(**asked, entry_id=letter.entry_id, answer=Answer.WAITING))
    session.add(ProofLetter(**{**asked, "account_id": teacher.id}, entry_id=second.id, answer=Answer.WAITING))
    session.flush()
    merge(session, source=teacher, into=other)
    session.expire_all()
    rows = session.execute(
        select(ProofLetter.entry_id, ProofLetter.account_id, ProofLetter.answer).order_by(
            ProofLetter.entry_id
        )
    ).all()
    assert rows == [
        (letter.entry_id, other.id, Answer.APPROVED),
        (second.id, other.id, Answer.WAITING),
    ]
    assert letter.noted_by_id == other.id
