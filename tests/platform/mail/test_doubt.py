"""A sending that was cut off is uncertain; a person can send a letter once more."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import audit, mail
from competition.platform.jobs import Job
from competition.platform.mail import MailState, OutboxMail, sending
from competition.platform.mail.errors import MailUnderWayError
from tests.platform.mail.scene import look, put


def test_a_sending_cut_off_after_the_text_is_uncertain_and_not_repeated(
    database, now, letters, sender, smtp, clock
):
    smtp.cut_after_data = True
    row = put(database, now)
    sender.run_waiting()
    assert look(database, row).state is MailState.UNCERTAIN
    clock.at += timedelta(days=1)
    assert sender.run_waiting() == 0


def test_a_sign_in_link_is_sent_again_when_in_doubt(database, now, letters, sender, smtp, clock):
    smtp.cut_after_data = True
    row = put(database, now, event="test.way_in")
    sender.run_waiting()
    assert look(database, row).state is MailState.QUEUED
    smtp.cut_after_data = False
    clock.at += timedelta(minutes=1)
    sender.run_waiting()
    assert look(database, row).state is MailState.SENT
    assert smtp.messages[0]["Message-ID"] == f"<{row.ref}@localhost>"


def test_a_worker_that_dies_while_the_text_goes_out_leaves_the_mail_uncertain(
    database, now, letters, sender, smtp, monkeypatch
):
    seen = []

    def dies(url, message, *, before_data):
        before_data()
        seen.append(look(database, row).state)
        raise KeyboardInterrupt

    row = put(database, now)
    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(sending, "hand_over", dies)
        sender.run_waiting()
    assert seen == [MailState.SENDING]
    with database.writing() as session:
        session.scalars(select(Job)).one().state = "queued"
    sender.run_waiting()
    assert look(database, row).state is MailState.UNCERTAIN
    assert smtp.messages == []


def test_a_person_can_send_an_uncertain_mail_once_more(database, now, letters, sender, smtp, clock):
    smtp.cut_after_data = True
    row = put(database, now)
    sender.run_waiting()
    smtp.cut_after_data = False
    with database.writing() as session:
        mail.resend(session, mail=session.get_one(OutboxMail, row.id), actor_id=None, now=now)
    sender.run_waiting()
    assert look(database, row).state is MailState.SENT
    with database.reading() as session:
        (entry,) = audit.history(session, object_kind="mail", object_id=row.id)
    assert (entry.action, entry.details) == ("mail.resend", {"state": "uncertain"})


def test_a_mail_under_way_is_not_sent_a_second_time(database, now, letters, sender, smtp):
    row = put(database, now)
    with pytest.raises(MailUnderWayError), database.writing() as session:
        mail.resend(session, mail=session.get_one(OutboxMail, row.id), actor_id=None, now=now)
    sender.run_waiting()
    assert len(smtp.messages) == 1


def test_kept_mail_goes_out_when_there_is_a_server_and_a_person_says_so(
    database, now, letters, runner, sender, smtp
):
    row = put(database, now)
    runner.run_waiting()
    assert sender.run_waiting() == 0
    with database.writing() as session:
        mail.resend(session, mail=session.get_one(OutboxMail, row.id), actor_id=None, now=now)
    sender.run_waiting()
    assert (look(database, row).state, len(smtp.messages)) == (MailState.SENT, 1)
