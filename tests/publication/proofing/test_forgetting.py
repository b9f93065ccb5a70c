"""Pages that show names go when nobody is to see them any more, with their files."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.files import StoredFile
from competition.platform.jobs import Job
from competition.publication.proofing.forgetting import KEPT, forget_proofs, is_over
from competition.publication.proofing.models import Proof
from competition.results.models import Award
from tests.publication.proofing.conftest import keep_pages


@pytest.fixture
def files(session, storage, frozen, proof, now):
    """The files of two proofs: that of N-1, which goes, and that of N-2, which stays."""
    other = keep_pages(session, storage, frozen, "N-2", now)
    return [proof.pdf_id, proof.pages[0].file_id], [other.pdf_id, other.pages[0].file_id]


@pytest.fixture
def let_go(session, files, now):
    """Lets the clock ask, and says whose pages are left."""

    def ask(at=now):
        session.flush()
        if is_over(session, at):
            forget_proofs(session, now=at)
        assert not is_over(session, at)
        known = set(session.scalars(select(StoredFile.id)))
        return [set(each) <= known for each in files]

    return ask


def entry(session):
    return session.scalars(select(Entry).where(Entry.number == "N-1")).one()


def test_they_stay_while_there_is_nothing_against_it(let_go):
    assert let_go() == [True, True]


@pytest.mark.parametrize(
    "change",
    [
        lambda session, found, now: setattr(found, "state", EntryState.WITHDRAWN),
        lambda session, found, now: setattr(found, "state", EntryState.DISQUALIFIED),
        lambda session, found, now: setattr(found, "set_apart_at", now),
        lambda session, found, now: session.query(Award).filter_by(entry_id=found.id).delete(),
    ],
    ids=["withdrawn", "disqualified", "set apart", "without an award"],
)
def test_they_go_with_the_work_and_those_of_others_stay(session, let_go, change, now):
    change(session, entry(session), now)
    assert let_go() == [False, True]
    erased = session.scalars(select(Job.args).where(Job.name == "platform.erase")).all()
    assert len(erased) == 2


def test_they_go_when_a_family_says_otherwise_and_are_made_anew(session, let_go, now):
    found = entry(session)
    consent = session.scalars(select(Consent).order_by(Consent.id)).first()
    consent.recorded_at = now + timedelta(minutes=1)
    assert let_go(now + timedelta(minutes=2)) == [False, True]
    (job,) = session.scalars(select(Job).where(Job.name == "publication.proofs")).all()
    assert (job.args["entries"], job.args["send"]) == ([found.id], False)


def test_they_go_when_the_freeze_is_lifted(session, let_go, frozen_results, now):
    frozen_results.lifted_at = now
    assert let_go() == [False, False]


def test_they_go_some_days_after_the_book_is_out_but_not_those_made_since(
    session, storage, frozen, let_go, now
):
    session.add(Milestone(campaign_id=frozen.id, key=MilestoneKey.PUBLICATION, at=now))
    almost = now + KEPT - timedelta(minutes=1)
    assert let_go(almost) == [True, True]
    assert let_go(now + KEPT) == [False, False]
    keep_pages(session, storage, frozen, "N-1", now + KEPT)
    assert not is_over(session, now + KEPT)
    assert session.scalars(select(Proof.stamp)).all() == ["5" * 64]
