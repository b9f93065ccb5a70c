from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import audit, mail
from competition.platform.i18n import gettext
from competition.platform.jobs import Job
from competition.platform.jobs.runner import Runner
from competition.platform.mail import MailContext, MailState, OutboxMail, registry, rendering, sending
from competition.platform.mail.errors import MailUnderWayError
from competition.platform.mail.smtp import Outcome
from competition.platform.moments import format_datetime

TEMPLATES = {
    "test.receipt.txt": "{{ _('Dear %(n)s', n=name) }},\n{{ base_url }}/class/{{ number }}\n{{ extra }}",
    "test.receipt.html": "<html lang={{ locale }} dir={{ text_direction }}><p>{{ name }}</p></html>",
    "test.plain.txt": "Only text",
    "test.broken.txt": "{{ nobody_gave_this }}",
}


@pytest.fixture
def letters(tmp_path, monkeypatch):
    """Three letters of this test's own, with their templates."""
    folder = tmp_path / "mail"
    folder.mkdir()
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text)
    monkeypatch.setattr(rendering, "TEMPLATES", (folder,))
    monkeypatch.setattr(registry, "_events", {})
    said = {"name": "Zoë <b>Ñúñez</b> & Söhne", "extra": ""}

    @mail.mail_event("test.receipt")
    def receipt(session, ids, config):
        return MailContext(gettext("Receipt"), "test.receipt", {"number": ids["entry"], **said})

    for name in ("plain", "broken"):
        mail.mail_event(f"test.{name}")(lambda s, ids, c, name=name: MailContext("Subject", f"test.{name}"))
    mail.mail_event("test.way_in", repeatable=True)(lambda s, ids, c: MailContext("Way in", "test.plain"))
    return said


@pytest.fixture
def sender(database, config, clock, smtp):
    """Sends through the suite's own mail server."""
    return Runner(database, replace(config, smtp_url=smtp.url), clock)


def put(database, now, **values):
    cause = {
        "event": "test.receipt",
        "recipient": "t@example.org",
        "locale": "en",
        "ids": {"entry": 7},
        "key": "7",
    }
    with database.writing() as session:
        return mail.post(session, **{**cause, "now": now, **values})


def look(database, row):
    with database.reading() as session:
        return session.get_one(OutboxMail, row.id)


# ---- the outbox -------------------------------------------------------------------------------------------


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


# ---- the words --------------------------------------------------------------------------------------------


def test_a_name_is_escaped_in_html_and_left_alone_in_text(database, now, letters, config):
    row = put(database, now)
    with database.reading() as session:
        rendered = mail.render(session, row, config)
    assert rendered.text == "Dear Zoë <b>Ñúñez</b> & Söhne,\nhttp://127.0.0.1:8000/class/7\n"
    assert "<p>Zoë &lt;b&gt;Ñúñez&lt;/b&gt; &amp; Söhne</p>" in rendered.html


def test_a_mail_speaks_its_recipients_language_and_direction(database, now, letters, config):
    letters["extra"] = now
    row = put(database, now, locale="ar")
    with database.reading() as session:
        assert "<html lang=ar dir=rtl>" in mail.render(session, row, config).html

    @mail.mail_event("test.when")
    def when(session, ids, config):
        return MailContext(format_datetime(now, zone="UTC", style="medium"), "test.plain")

    row = put(database, now, event="test.when", locale="de")
    with database.reading() as session:
        assert mail.render(session, row, config).subject == "10.11.2026, 09:00"


def test_a_subject_is_one_line_whatever_a_title_holds(database, now, letters, config):
    mail.mail_event("test.title")(lambda *_: MailContext("A poem\r\nBcc: all@example.org", "test.plain"))
    row = put(database, now, event="test.title")
    with database.reading() as session:
        rendered = mail.render(session, row, config)
    assert rendered.subject == "A poem Bcc: all@example.org"
    assert sending.compose(row, rendered, config, now)["Bcc"] is None


def test_a_mail_without_an_html_template_is_plain_text(database, now, letters, sender, smtp):
    put(database, now, event="test.plain")
    sender.run_waiting()
    assert smtp.messages[0].get_content_type() == "text/plain"


def test_every_letter_of_the_app_fills_a_place_that_the_base_has():
    """A block that the base does not know would be left out without a word."""
    environment = rendering._environment(rendering.TEMPLATES)
    names = set(environment.list_templates()) - {"base.txt", "base.html"}
    known = {ending: set(environment.get_template(f"base.{ending}").blocks) for ending in ("txt", "html")}
    assert "content" in known["txt"] & known["html"]
    unknown = {
        name: set(environment.get_template(name).blocks) - known[name.rpartition(".")[2]] for name in names
    }
    assert {name: blocks for name, blocks in unknown.items() if blocks} == {}


# ---- sending ----------------------------------------------------------------------------------------------


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


def test_a_letter_in_any_script_arrives_as_it_was_written(database, now, letters, sender, smtp):
    letters["name"], letters["extra"] = "日本 שלום 👩‍👩‍👧 ", "ᐁᐂᐃ" * 400 + "\n.\nafter a lonely dot"
    put(database, now)
    sender.run_waiting()
    text, _html = smtp.messages[0].iter_parts()
    assert letters["extra"] in text.get_content().replace("\r\n", "\n")
    assert "日本 שלום 👩‍👩‍👧" in text.get_content()


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


# ---- once more, by hand -----------------------------------------------------------------------------------


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


def test_the_outcomes_are_all_settled():
    assert set(sending._STATES) == set(Outcome)
