"""What goes out: credits by channel, and the fingerprint that tells when they change."""

import pytest

from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.entries.credits import NOTHING, Credit, consent_fingerprint
from competition.entries.credits import credits as credits_of
from competition.entries.rules import EntryState, MadeBy
from tests.factories import category_of, make_entry, make_person
from tests.support.statements import counted

BOOK, WEB, SOCIAL = Channel


@pytest.fixture
def accepted(session, campaign, school_class):
    def accepted(made_by=MadeBy.PUPIL, state=EntryState.ACCEPTED):
        return make_entry(session, school_class, category_of(campaign), state, made_by)

    return accepted


def credit(session, entry, channel=BOOK):
    return credits_of(session, entry_ids=[entry.id], channel=channel)[entry.id]


def test_a_credit_says_what_the_consents_of_the_channel_allow(session, accepted):
    entry = accepted(MadeBy.GROUP)
    make_person(session, entry, "Mina", "Okafor", book=Level.FULL, web=Level.FIRST, social=Level.NO)
    make_person(
        session, entry, "Jonas", position=2, book=Level.FIRST, web=Level.ANONYMOUS, social=Level.FIRST
    )
    place = {"class_name": "4a", "school": "Fjord School", "city": "Bergen", "country": "NO"}
    whole = {**place, "made_by": MadeBy.GROUP}
    assert credit(session, entry) == Credit(True, ("Mina Okafor", "Jonas"), 0, **whole)
    assert credit(session, entry, WEB) == Credit(True, ("Mina",), 1, **whole)
    assert credit(session, entry, SOCIAL) == NOTHING


def test_the_order_is_that_of_the_credit_not_of_typing(session, accepted):
    entry = accepted(MadeBy.GROUP)
    make_person(session, entry, "Second", position=2)
    make_person(session, entry, "First", position=1)
    assert credit(session, entry).names == ("First", "Second")


def test_a_single_pupil_without_a_name_is_not_told_by_the_class(session, accepted):
    anonymous, named = accepted(), accepted()
    make_person(session, anonymous, book=Level.ANONYMOUS)
    make_person(session, named, book=Level.FIRST)
    assert credit(session, anonymous) == Credit(True, (), 1, "", "Fjord School", "Bergen", "NO", MadeBy.PUPIL)
    assert credit(session, named).class_name == "4a"


@pytest.mark.parametrize("state", [state for state in EntryState if state is not EntryState.ACCEPTED])
def test_an_entry_that_does_not_stand_says_nothing(session, accepted, state):
    entry = accepted(state=state)
    make_person(session, entry)
    assert credit(session, entry) == NOTHING


def test_an_entry_that_is_set_apart_says_nothing(session, accepted, now):
    entry = accepted()
    make_person(session, entry, "Mina", "Okafor", book=Level.FULL, web=Level.FULL, social=Level.FULL)
    entry.set_apart_at = now
    session.flush()
    assert [credit(session, entry, channel) for channel in Channel] == [NOTHING] * 3


def test_nobody_asked_and_unknown_entries_say_nothing(session, accepted):
    entry = accepted()
    found = credits_of(session, entry_ids=[entry.id, entry.id + 1], channel=BOOK)
    assert found == {entry.id: NOTHING, entry.id + 1: NOTHING}


def test_the_fingerprint_changes_with_any_fact_and_with_nothing_else(
    session, accepted, teacher, now, school_class
):
    first, second = accepted(), accepted()
    mina = make_person(session, first, "Mina", "Okafor", book=Level.FULL, web=Level.FULL)
    make_person(session, second, "Jonas", book=Level.FIRST)

    def fingerprint(ids=(first.id, second.id)):
        return consent_fingerprint(session, entry_ids=ids, channel=BOOK)

    before = fingerprint()
    assert fingerprint((second.id, first.id)) == before
    record_consents(session, person=mina, levels={WEB: Level.NO}, actor=teacher, now=now)
    assert fingerprint() == before
    seen = {before}
    for change in (
        lambda: record_consents(
            session, person=mina, levels={BOOK: Level.FIRST_INITIAL}, actor=teacher, now=now
        ),
        lambda: record_consents(session, person=mina, levels={BOOK: Level.NO}, actor=teacher, now=now),
        lambda: setattr(school_class, "name", "4b"),
        lambda: setattr(second, "state", EntryState.WITHDRAWN),
    ):
        change()
        session.flush()
        assert fingerprint() not in seen
        seen.add(fingerprint())


@pytest.mark.parametrize("number", [1, 3])
def test_credits_need_one_statement_however_many_entries(database, session, accepted, number):
    entries = [accepted() for _ in range(number)]
    for entry in entries:
        make_person(session, entry)
    session.expire_all()
    ids = [entry.id for entry in entries]
    session.flush()
    with counted(database) as seen:
        assert all(each.allowed for each in credits_of(session, entry_ids=ids, channel=BOOK).values())
    assert len(seen) == 1
