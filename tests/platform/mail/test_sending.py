"""A letter goes out once, whatever the server answers."""

from dataclasses import replace
from datetime import timedelta

from competition.platform.jobs.runner import Runner
from competition.platform.mail import MailState, sending
from competition.platform.mail.smtp import Outcome
from tests.platform.mail.scene import look, put


def test_a_mail_is_sent_once_with_all_it_needs(database, now, letters, sender, smtp):
    row = put(database, now)
    sender.run_waiting()
    sender.run_waiting()
    (message,) = smtp.messages
    assert smtp.recipients == [["t@example.org"]]
    assert message["From"] == "Garland <garland@localhost>"
    assert message["To"] == "t@example.org"
    assert message["Subject"] == "Receipt"
    assert message["Message-ID"] == f"<{row.ref}@localhost>"
    assert message["Date"] == "Tue, 10 Nov 2026 09:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    text, html = message.iter_parts()
    assert text.get_content().startswith("Dear Zoë <b>Ñúñez</b>")
    assert "Ñúñez&lt;/b&gt;" in html.get_content()
    kept = look(database, row)
    assert (kept.state, kept.sent_at, kept.attempts, kept.error) == (MailState.SENT, now, 1, "")


def test_a_server_that_is_busy_is_asked_again_later(database, now, letters, sender, smtp, clock):
    smtp.answers = ["451 4.3.0 later please", "452 still full"]
    row = put(database, now)
    sender.run_waiting()
    kept = look(database, row)
    assert (kept.state, kept.error, kept.attempts) == (MailState.QUEUED, "451", 1)
    assert kept.next_try_at == now + timedelta(minutes=1)
    clock.at = now + timedelta(seconds=59)
    assert sender.run_waiting() == 0
    clock.at = now + timedelta(minutes=1)
    assert sender.run_waiting() == 1
    assert look(database, row).next_try_at == now + timedelta(minutes=6)
    clock.at = now + timedelta(minutes=6)
    sender.run_waiting()
    assert (look(database, row).state, len(smtp.messages)) == (MailState.SENT, 1)


def test_a_server_that_is_away_for_a_day_loses_no_mail(database, now, letters, config, clock, smtp):
    nobody = Runner(database, replace(config, smtp_url="smtp://127.0.0.1:1"), clock)
    row = put(database, now)
    while clock.at < now + timedelta(days=1):
        nobody.run_waiting()
        clock.at = look(database, row).next_try_at
    assert look(database, row).state is MailState.QUEUED
    Runner(database, replace(config, smtp_url=smtp.url), clock).run_waiting()
    assert look(database, row).state is MailState.SENT
    assert len(smtp.messages) == 1


def test_after_three_days_a_mail_is_given_up_and_shown_as_failed(database, now, letters, config, clock):
    nobody = Runner(database, replace(config, smtp_url="smtp://127.0.0.1:1"), clock)
    row = put(database, now)
    clock.at = now + timedelta(days=3, minutes=1)
    nobody.run_waiting()
    assert (look(database, row).state, look(database, row).error) == (
        MailState.FAILED,
        "ConnectionRefusedError",
    )


def test_an_address_that_does_not_exist_fails_at_once(database, now, letters, sender, smtp):
    smtp.answers = ["550 5.1.1 no such user t@example.org"]
    row = put(database, now)
    sender.run_waiting()
    assert (look(database, row).state, look(database, row).error) == (MailState.FAILED, "550")
    assert sender.run_waiting() == 0


def test_a_wrong_password_is_the_operators_matter_and_loses_no_mail(
    database, now, letters, config, clock, smtp
):
    wrong = smtp.url.replace("//", "//garland:wrong@")
    row = put(database, now)
    Runner(database, replace(config, smtp_url=wrong), clock).run_waiting()
    assert (look(database, row).state, look(database, row).error) == (MailState.QUEUED, "535")
    assert smtp.messages == []


def test_a_server_that_does_not_encrypt_gets_neither_password_nor_mail_when_that_was_asked_for(
    database, now, letters, config, clock, smtp
):
    asked = smtp.url.replace("smtp://", "smtp+starttls://garland:pass%20word%2F1@")
    row = put(database, now)
    Runner(database, replace(config, smtp_url=asked), clock).run_waiting()
    assert (look(database, row).state, look(database, row).error) == (
        MailState.QUEUED,
        "SMTPNotSupportedError",
    )
    assert (smtp.logins, smtp.messages) == ([], [])


def test_user_and_password_with_odd_signs_are_understood(database, now, letters, config, clock, smtp):
    right = smtp.url.replace("//", "//garland:pass%20word%2F1@")
    row = put(database, now)
    Runner(database, replace(config, smtp_url=right), clock).run_waiting()
    assert look(database, row).state is MailState.SENT
    assert smtp.logins == ["garland"]


def test_a_letter_that_cannot_be_written_is_shown_as_failed(database, now, letters, sender, smtp):
    row = put(database, now, event="test.broken")
    sender.run_waiting()
    assert (look(database, row).state, look(database, row).error) == (MailState.FAILED, "UndefinedError")
    unknown = put(database, now, event="test.unknown")
    sender.run_waiting()
    assert (look(database, unknown).state, look(database, unknown).error) == (MailState.FAILED, "KeyError")
    assert smtp.messages == []


def test_an_address_in_another_script_is_sent_to_where_the_server_can(database, now, letters, sender, smtp):
    row = put(database, now, recipient="žofie@škola.example")
    sender.run_waiting()
    assert look(database, row).state is MailState.SENT
    assert smtp.recipients == [["žofie@škola.example"]]


def test_the_outcomes_are_all_settled():
    assert set(sending._STATES) == set(Outcome)
