"""A letter stands in the outbox once for its cause, and can be read there."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import mail
from competition.platform.jobs import Job
from competition.platform.mail import MailState, OutboxMail
from tests.platform.mail.scene import look, put


def test_one_mail_per_recipient_event_and_cause(database, now, letters):
    first = put(database, now)
    assert put(database, now, recipient=" t@example.org ").id == first.id
    assert put(database, now, key="8").id != first.id
    assert put(database, now, recipient="u@example.org").id != first.id
    assert put(database, now, event="test.plain").id != first.id
    with database.reading() as session:
        assert len(session.scalars(select(Job)).all()) == 4


def test_a_mail_whose_cause_was_rolled_back_was_never_written(database, now, letters):
    with pytest.raises(RuntimeError), database.writing() as session:
        mail.post(session, event="e", recipient="r", locale="en", ids={}, key="k", now=now)
        raise RuntimeError
    with database.reading() as session:
        assert (session.scalars(select(OutboxMail)).all(), session.scalars(select(Job)).all()) == ([], [])


def test_the_outbox_holds_ids_never_names(session, now):
    with pytest.raises(ValueError, match="'pupil' is not an id"):
        mail.post(
            session, event="e", recipient="r", locale="en", ids={"pupil": "Amira Haddad"}, key="k", now=now
        )


def test_without_a_mail_server_mail_is_kept_and_can_be_read(database, now, letters, runner, config):
    row = put(database, now)
    assert runner.run_waiting() == 1
    kept = look(database, row)
    assert kept.state is MailState.KEPT
    with database.reading() as session:
        assert mail.find_mail(session, row.ref).id == row.id
        assert mail.render(session, kept, config).text.endswith("/class/7\n")


def test_mail_is_listed_the_latest_first_by_campaign_and_state(database, now, letters, runner):
    old = put(database, now)
    runner.run_waiting()
    new = put(database, now + timedelta(minutes=1), key="8")
    with database.reading() as session:
        assert [row.id for row in mail.list_mail(session)] == [new.id, old.id]
        assert [row.id for row in mail.list_mail(session, states=[MailState.KEPT])] == [old.id]
        assert mail.list_mail(session, campaign_id=99) == []
        assert mail.find_mail(session, "nothing") is None
