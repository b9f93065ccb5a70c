"""What a letter says: its language, its names, its subject."""

from competition.platform import mail
from competition.platform.mail import MailContext, rendering, sending
from competition.platform.moments import format_datetime
from tests.platform.mail.scene import put


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


def test_a_letter_in_any_script_arrives_as_it_was_written(database, now, letters, sender, smtp):
    letters["name"], letters["extra"] = "日本 שלום 👩‍👩‍👧 ", "ᐁᐂᐃ" * 400 + "\n.\nafter a lonely dot"
    put(database, now)
    sender.run_waiting()
    text, _html = smtp.messages[0].iter_parts()
    assert letters["extra"] in text.get_content().replace("\r\n", "\n")
    assert "日本 שלום 👩‍👩‍👧" in text.get_content()
