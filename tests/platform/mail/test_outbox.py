"""A letter stands in the outbox once for its cause, and can be read there."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import mail
from competition.platform.jobs import Job
from competition.platform.mail import MailState, OutboxMail, many
from tests.platform.mail.scene import look, put


def test_one_mail_per_recipient_event_and_cause(database, now, letters):
    first = put(database, now)
    assert put(database, now, recipient=" t@example.org ").id == first.id
    assert put(database, now, key="8").id != first.id
    assert put(database, now, recipient="u@example.org").id != first.id
    assert put(database, now, event="test.plain").id != first.id
    with database.reading() as session:
        assert len(session.scalars(select(Job)).all()) == 4


def test_many_letters_at_once_are_one_for_each_cause_too(database, now, letters, monkeypatch):
    monkeypatch.setattr(many, "_AT_ONCE", 2)
    first = put(database, now, event="test.plain", key="7.0")
    found = [mail.Letter(f" t{n}@example.org ", "en", {"class": 7}, f"7.{n}") for n in (1, 2, 2, 3)]
    found.insert(1, mail.Letter(first.recipient, "en", {"class": 7}, "7.0"))
    for _time in range(2):
        with database.writing() as session:
            mail.post_all(session, event="test.plain", letters=found, now=now)
    with database.reading() as session:
        rows = session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()
        assert [row.recipient for row in rows[1:]] == ["t1@example.org", "t2@example.org", "t3@example.org"]
        asked = session.scalars(select(Job).order_by(Job.id)).all()
        assert [job.args for job in asked] == [{"mail": row.id} for row in rows]


def test_letters_that_somebody_else_wrote_meanwhile_stand_once(database, now, letters, monkeypatch):
    put(database, now, event="test.plain", recipient="a@example.org", key="1")
    monkeypatch.setattr(many, "_fresh", lambda _session, _event, letters: letters)
    with database.writing() as session:
        found = [mail.Letter(f"{who}@example.org", "en", {"class": 7}, "1") for who in "ab"]
        mail.post_all(session, event="test.plain", letters=found, now=now)
    with database.reading() as session:
        rows = session.scalars(select(OutboxMail.recipient).order_by(OutboxMail.id)).all()
        assert rows == ["a@example.org", "b@example.org"]
        assert len(session.scalars(select(Job)).all()) == 2


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
