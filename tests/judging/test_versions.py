"""More is masked in an entry after judges have got it: it is held, then settled."""

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.entries.blind import BlindEntry
from competition.entries.blindness.services import rule
from competition.entries.models import Entry
from competition.judging.errors import NothingHeldError
from competition.judging.models import Assignment, RoundEntry, Scoresheet, SignOff
from competition.judging.queries.held import held_of_round
from competition.judging.queries.results import scores_of_round
from competition.judging.rules import SheetState
from competition.judging.services import settle_copy, sign_off
from tests.factories import make_member
from tests.judging.scene import assign, hand_in_whole, make_judge, make_round, open_round


@pytest.fixture
def office(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def mask(session, office, now):
    """Mask a word in the entry behind a copy; return the copy that stands then."""

    def mask(copy, word="wide"):
        entry = session.get_one(Entry, copy.entry_id)
        rule(session, entry=entry, word=word, masked=True, actor=office, now=now, as_office=True)
        session.expire_all()
        same = select(BlindEntry).where(BlindEntry.entry_id == entry.id)
        return session.scalars(same.order_by(BlindEntry.edition.desc())).first()

    return mask


def test_where_no_judge_has_it_the_new_copy_stands_at_once(session, campaign, copy, judge, mask, now):
    round_ = make_round(session, campaign, now)
    draft = assign(session, round_, judge, copy)
    newer = mask(copy)
    assert newer.held_at is None
    assert session.get_one(Assignment, draft.id).blind_entry_id == newer.id
    assert session.scalars(select(RoundEntry.blind_entry_id)).all() == [newer.id]


def test_what_judges_have_is_held_and_stands_in_no_queue_and_no_result(session, campaign, copy, mask, now):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (first, _) = open_round(session, campaign, [ada, bo], [copy], now)
    hand_in_whole(session, first, now)
    assert len(scores_of_round(session, round_.id)) == 1
    newer = mask(copy)
    assert newer.held_at == now
    assert scores_of_round(session, round_.id) == []
    (held,) = held_of_round(session, round_=round_)
    assert (held.ref, held.total, held.done) == (newer.ref, 2, 1)


def test_settled_scores_stand_and_the_others_read_the_new_copy(session, campaign, copy, office, mask, now):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (first, second) = open_round(session, campaign, [ada, bo], [copy], now)
    hand_in_whole(session, first, now)
    newer = mask(mask(copy), "wider")
    assert settle_copy(session, copy=newer, keep_scores=True, actor=office, now=now) == 0
    session.expire_all()
    assert {session.get_one(Assignment, each.id).blind_entry_id for each in (first, second)} == {newer.id}
    (verdict,) = scores_of_round(session, round_.id)
    assert (verdict.judge_id, verdict.blind_entry_id) == (ada.id, newer.id)
    assert held_of_round(session, round_=round_) == []


def test_settled_anew_the_sheets_open_again_with_what_was_scored(session, campaign, copy, office, mask, now):
    ada = make_judge(session, campaign, "Ada")
    round_, (only,) = open_round(session, campaign, [ada], [copy], now)
    hand_in_whole(session, only, now)
    sign_off(session, round_=round_, judge=ada, actor=None, now=now)
    newer = mask(copy)
    assert settle_copy(session, copy=newer, keep_scores=False, actor=office, now=now) == 1
    session.expire_all()
    sheet = session.scalars(select(Scoresheet)).one()
    assert (sheet.state, len(sheet.values)) == (SheetState.OPEN, 3)
    assert session.scalars(select(SignOff)).all() == []
    assert scores_of_round(session, round_.id) == []


def test_what_is_settled_is_not_settled_again(session, campaign, copy, judge, office, mask, now):
    open_round(session, campaign, [judge], [copy], now)
    newer = mask(copy)
    settle_copy(session, copy=newer, keep_scores=True, actor=office, now=now)
    with pytest.raises(NothingHeldError):
        settle_copy(session, copy=newer, keep_scores=True, actor=office, now=now)
