"""Writing down what somebody allows."""

import pytest

from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, Level, Shown, shown
from competition.consent.services import record_consents
from competition.platform import audit
from tests.factories import make_account, make_campaign, save

ALL_FIRST = dict.fromkeys(Channel, Level.FIRST)


@pytest.fixture
def teacher(session):
    return make_account(session)


@pytest.fixture
def mina(session):
    campaign = make_campaign(session)
    return save(
        session,
        Person(
            campaign_id=campaign.id,
            kind=PersonKind.PUPIL,
            given_name="Mina",
            family_name="Okafor",
            age=9,
        ),
    )


@pytest.fixture
def record(session, mina, teacher, now):
    def record(**levels):
        chosen = {Channel(channel): level for channel, level in levels.items()}
        return record_consents(session, person=mina, levels=chosen, actor=teacher, now=now)

    return record


def test_what_is_recorded_is_what_the_rule_is_asked_with(session, mina, record, teacher, now):
    assert record(book=Level.FULL, web=Level.ANONYMOUS, social=Level.NO)
    session.expire_all()
    assert shown([mina.as_shown()], Channel.BOOK) == Shown(allowed=True, names=("Mina Okafor",))
    assert shown([mina.as_shown()], Channel.WEB) == Shown(allowed=True, unnamed=1)
    assert shown([mina.as_shown()], Channel.SOCIAL) == Shown(allowed=False)
    assert {(c.recorded_at, c.recorded_by_id) for c in mina.consents} == {(now, teacher.id)}


def test_a_channel_that_was_not_given_stays_as_it_was(mina, record):
    record(book=Level.FULL, web=Level.FIRST)
    record(web=Level.NO)
    assert {c.channel: c.level for c in mina.consents} == {Channel.BOOK: Level.FULL, Channel.WEB: Level.NO}


def test_a_family_name_that_no_channel_shows_is_forgotten(session, mina, record):
    record(book=Level.FIRST_INITIAL, web=Level.FIRST, social=Level.NO)
    assert mina.family_name == "Okafor"
    record(book=Level.FIRST)
    session.expire_all()
    assert mina.family_name == ""


def test_the_audit_entry_tells_the_levels_and_no_name(session, mina, record, teacher):
    record(book=Level.FULL, web=Level.NO)
    (entry,) = audit.history(session, object_kind="person", object_id=mina.id)
    assert (entry.action, entry.actor_id, entry.campaign_id) == (
        "consent.record",
        teacher.id,
        mina.campaign_id,
    )
    assert entry.details == {"book": "full", "web": "no"}


def test_saying_the_same_again_changes_nothing(session, mina, record):
    assert record(book=Level.FIRST)
    assert not record(book=Level.FIRST)
    assert len(audit.history(session, object_kind="person", object_id=mina.id)) == 1
