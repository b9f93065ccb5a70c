"""Letters of a test's own, with their templates, and who sends them."""

from dataclasses import replace

import pytest

from competition.platform import mail
from competition.platform.i18n import gettext
from competition.platform.jobs.runner import Runner
from competition.platform.mail import MailContext, registry, rendering

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
