"""A small campaign with a proof or two, and the secretariat and a teacher at their pages."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.consent.rules import Level
from competition.entries.identity import ClassTeacher
from competition.entries.models import Entry
from competition.platform.mail.models import OutboxMail
from competition.publication.proofing.models import ProofLetter
from competition.publication.proofing.rules import Answer, Where
from competition.publication.proofing.services.keeping import Picture, keep_proof
from competition.results.confidence.models import Confidence
from tests import factories as make
from tests.publication.conftest import add_work, freeze
from tests.support.signin import sign_in

ROOM = "/c/mtm-2026/office/book/proofs"


@pytest.fixture
def frozen_results(session, storage, frozen):
    add_work(session, frozen, "N-1", title="The sea", text="I row a boat", kind="winner")
    add_work(session, frozen, "N-2", title="Left out", people=[("Eva", "Lund", Level.NO)])
    return freeze(session, storage, frozen)


@pytest.fixture
def teacher(session, frozen):
    account = make.make_account(session, email="kari@example.org", name="Kari")
    session.add(ClassTeacher(class_id=frozen.a_class.id, account_id=account.id))
    session.commit()
    return account


@pytest.fixture
def tell(session, frozen, frozen_results, now):
    """Tell the winners' teachers in confidence."""

    def off():
        row = Confidence(freeze_id=frozen_results.id, due_at=now + timedelta(days=3), told_at=now, letters=1)
        session.add(row)
        session.commit()

    return off


@pytest.fixture
def desk(client, office, session, frozen_results, teacher, runner):
    """The secretariat at work: `do(path, **values)` presses a button, and the worker does what is due."""
    session.commit()
    return Desk(client, office, session, runner)


class Desk:
    def __init__(self, client, account, session, runner):
        self.client, self.account, self.session, self.runner = client, account, session, runner
        if account in session:
            session.refresh(account)
            session.expunge(account)

    def enter(self):
        """Sign in; nothing that was looked up in this test holds the database meanwhile."""
        self.session.rollback()
        sign_in(self.client, self.account)
        self.session.rollback()

    def do(self, path, *, page=None, **values):
        self.enter()
        shown = self.client.get(page or ROOM).text
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', shown).group(1)
        answer = self.client.post(path, data={"csrf_token": token, **values})
        self.session.rollback()
        self.runner.run_waiting()
        self.session.expire_all()
        return answer

    def see(self, path):
        self.enter()
        return self.client.get(path, buffered=True)


def ref(session, number="N-1"):
    found = session.scalar(select(Entry.ref).where(Entry.number == number))
    session.rollback()
    return found


def letters(session):
    wanted = select(OutboxMail.ids).where(OutboxMail.event == "publication.proof")
    found = session.scalars(wanted.order_by(OutboxMail.id)).all()
    session.rollback()
    return [ids["why"] for ids in found]


@pytest.fixture
def proof(session, storage, frozen, frozen_results, now):
    """The pages of N-1, without having been set."""
    return keep_pages(session, storage, frozen, "N-1", now)


@pytest.fixture
def letter(session, frozen, proof, tell, teacher, now):
    """The letter by which the teacher was sent them."""
    tell()
    made = ProofLetter(
        campaign_id=frozen.id,
        entry_id=proof.entry_id,
        account_id=teacher.id,
        sent_at=now,
        answer=Answer.WAITING,
    )
    make.save(session, made)
    session.commit()
    return made


def keep_pages(session, storage, campaign, number, now, stamp="5" * 64):
    """Keep a page for a work that nobody has set."""
    entry_id = session.scalar(select(Entry.id).where(Entry.number == number))
    kept = keep_proof(
        session,
        storage=storage,
        campaign_id=campaign.id,
        entry_id=entry_id,
        stamp=stamp,
        pdf=b"%PDF " + number.encode(),
        pictures=[Picture(b"PNG " + number.encode(), 10, 14)],
        now=now,
    )
    session.commit()
    return kept


def ask(session, letter, now, words="The second line."):
    """Have a teacher ask for a correction; return the name of what was said so far."""
    letter.answer, letter.answered_at, letter.about = Answer.ASKED, now, Where.TEXT
    letter.words, letter.stamp = words, "5" * 64
    session.commit()
    return letter.said
