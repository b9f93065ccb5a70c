"""Who made a work, and what they allow."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from competition.consent.models import Consent, Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.errors import ChangedElsewhereError, DeadlinePassedError
from competition.entries.identity import Author, Authorship
from competition.entries.rules import MadeBy
from competition.entries.services import Maker
from competition.entries.services.people import people_of, stamp
from competition.errors import NotFoundError
from tests.entries.conftest import MINA, SAID
from tests.factories import DEADLINE, category_of, make_entry

FULL = dict.fromkeys(Channel, Level.FULL)
JONAS = Maker("Jonas", "Berg", age=8, levels=FULL)


@pytest.fixture
def say(session, teacher, now):
    def say(entry, makers, made_by=MadeBy.GROUP, now=now, **more):
        return services.set_people(
            session, entry=entry, made_by=made_by, makers=makers, actor=teacher, now=now, **more
        )

    return say


@pytest.fixture
def names(session):
    return lambda entry: [(p.given_name, p.family_name) for p in people_of(session, entry.id)]


def test_a_family_name_is_kept_only_where_a_consent_shows_it(poem, say, names):
    forgotten = say(poem, [MINA, JONAS])
    assert forgotten == 1
    assert names(poem) == [("Mina", ""), ("Jonas", "Berg")]


def test_a_class_is_counted_and_has_no_name(session, poem, say):
    group = Maker("Mina", "Okafor", age=8, oldest=10, count=24, is_group=True, levels=SAID)
    say(poem, [group], made_by=MadeBy.CLASS)
    (person,) = people_of(session, poem.id)
    assert (person.kind, person.given_name, person.family_name) == (PersonKind.GROUP, "", "")
    assert (person.age, person.oldest, person.count) == (8, 10, 24)
    assert session.get_one(Authorship, poem.id).made_by is MadeBy.CLASS


def test_people_keep_their_place_and_their_consents_when_others_come_and_go(session, poem, say, names):
    say(poem, [JONAS, MINA])
    jonas, mina = people_of(session, poem.id)
    ada = Maker("Ada", age=7, levels=SAID)
    say(poem, [ada, replace(JONAS, ref=jonas.ref, age=10)])
    assert names(poem) == [("Ada", ""), ("Jonas", "Berg")]
    assert people_of(session, poem.id)[1].id == jonas.id
    assert jonas.age == 10
    assert session.get(Person, mina.id) is None


def test_who_is_taken_away_leaves_nothing_behind(session, poem, say):
    say(poem, [])
    for table in (Person, Consent, Author):
        assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_person_of_another_entry_is_not_taken_over(session, poem, write, say, names):
    other = write(makers=[JONAS])
    (jonas,) = people_of(session, other.id)
    say(poem, [Maker("Ada", age=7, levels=SAID, ref=jonas.ref)])
    assert (names(other), names(poem)) == ([("Jonas", "Berg")], [("Ada", "")])


def test_two_windows_do_not_overwrite_each_other(session, poem, say, names):
    seen = stamp(MadeBy.PUPIL, people_of(session, poem.id))
    say(poem, [JONAS], seen=seen)
    with pytest.raises(ChangedElsewhereError):
        say(poem, [MINA], seen=seen)
    assert names(poem) == [("Jonas", "Berg")]


def test_after_the_deadline_people_stay(poem, say, names):
    with pytest.raises(DeadlinePassedError):
        say(poem, [JONAS], now=DEADLINE)
    assert names(poem) == [("Mina", "")]


@pytest.fixture
def allow(session, teacher):
    def allow(entry, levels, now=DEADLINE, **more):
        return services.set_consents(session, entry=entry, levels=levels, actor=teacher, now=now, **more)

    return allow


def test_consents_may_be_changed_after_the_deadline_as_well(session, poem, allow, submit):
    submit(poem)
    (mina,) = people_of(session, poem.id)
    assert allow(poem, {mina.ref: {Channel.WEB: Level.NO}})
    session.expire_all()
    levels = {consent.channel: consent.level for consent in mina.consents}
    assert levels == {**SAID, Channel.WEB: Level.NO}


def test_a_family_name_comes_back_with_the_consent_that_shows_it(session, poem, allow):
    (mina,) = people_of(session, poem.id)
    allow(poem, {mina.ref: {Channel.BOOK: Level.FULL}}, family_names={mina.ref: " Okafor "})
    assert mina.family_name == "Okafor"
    allow(poem, {mina.ref: {Channel.BOOK: Level.FIRST}})
    assert mina.family_name == ""


def test_a_person_of_another_entry_is_not_found(session, poem, campaign, school_class, allow):
    (mina,) = people_of(session, poem.id)
    other = make_entry(session, school_class, category_of(campaign))
    with pytest.raises(NotFoundError):
        allow(other, {mina.ref: {Channel.BOOK: Level.NO}})
