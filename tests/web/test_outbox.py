import re

import pytest

from competition.accounts.links import request_link
from competition.accounts.rules import Role
from competition.accounts.services import create_account
from competition.platform.mail import wording
from competition.platform.mail.registry import registered
from tests.factories import make_member
from tests.support.signin import sign_in


@pytest.fixture
def letter(client, session, config, now):
    """The address of a letter, as the operator finds it in the list."""
    create_account(session, email="anna@example.org", name="Anna", locale="en", now=now)
    request_link(session, email="anna@example.org", next_path="/", secret_key=config.secret_key, now=now)
    operator = make_member(session, None, Role.OPERATOR)
    session.commit()
    sign_in(client, operator)
    page = client.get("/outbox").text
    assert "The link to sign in" in page
    assert "waits to be sent" in page
    return re.search(r'href="(/outbox/[^"]+)"', page).group(1)


def test_a_letter_is_read_as_text_and_as_a_mail_program_shows_it(client, letter):
    assert "Here is your way in" in client.get(letter).text
    shown = client.get(f"{letter}/html")
    assert "<style>" in shown.text
    assert "Here is your way in" in shown.text
    assert "script-src" not in shown.headers["Content-Security-Policy"]
    assert shown.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")


def test_letters_are_nobody_elses_to_read(client, session, letter):
    client.delete_cookie("garland_session")
    for path in ("/outbox", letter, f"{letter}/html"):
        assert client.get(path).status_code == 404


def test_every_letter_that_can_be_written_has_a_name_in_words(app):
    assert wording.EVENTS.keys() == registered()
