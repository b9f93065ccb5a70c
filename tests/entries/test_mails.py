"""The letters as teachers read them."""

import pytest
from sqlalchemy import select

import competition.entries.mails  # noqa: F401 - makes the letters known
from competition.entries.rules import ScreeningDecision
from competition.entries.services import submit_class
from competition.platform.mail import OutboxMail, render


@pytest.fixture
def letter(session, config):
    """The one letter about an event, rendered."""

    def letter(event):
        (mail,) = session.scalars(select(OutboxMail).where(OutboxMail.event == event))
        return render(session, mail, config)

    return letter


def test_the_receipt_tells_number_title_form_moment_and_where_to_find_it(poem, submit, letter):
    receipt = submit(poem)
    rendered = letter("entries.receipt")
    assert rendered.subject == "Your receipt for 1 entry"
    when = "was submitted on 10 November 2026, 10:00 (Paris time):"
    for text in (rendered.text, rendered.html):
        for said in ("Dear Tea Cher,", poem.number, "The sea", "Poem", when):
            assert said in text
        # The fingerprint stands on the receipt's page.
        assert receipt.sha256 not in text
        assert f"http://127.0.0.1:8000/entry/{poem.ref}/receipt" in text


def test_a_class_gets_one_letter_for_all(session, school_class, write, teacher, now, letter):
    first, second = write(), write()
    submit_class(session, school_class=school_class, actor=teacher, now=now)
    rendered = letter("entries.receipt")
    assert rendered.subject == "Your receipts for 2 entries"
    assert '<p class="sprig" aria-hidden="true"><b class="poem"></b><b class="poem"></b></p>' in rendered.html
    assert first.number in rendered.text
    assert second.number in rendered.text


def test_the_letter_of_a_return_tells_the_note_and_the_later_of_deadline_and_grace(
    poem, submit, decide, letter
):
    submit(poem)
    decide(poem, ScreeningDecision.RETURN, "Please <add>\na title.")
    rendered = letter("entries.returned")
    assert rendered.subject == "An entry has come back to you"
    assert "Please <add>\na title." in rendered.text
    assert "Please &lt;add&gt;" in rendered.html
    assert "by 19 November 2026, 23:59 (Paris time)" in rendered.text
    assert f"/entry/{poem.ref}" in rendered.text


def test_the_letter_of_a_disqualification_tells_why(poem, submit, decide, letter):
    submit(poem)
    decide(poem, ScreeningDecision.DISQUALIFY, "It is a song that we know.")
    rendered = letter("entries.disqualified")
    assert "It is a song that we know." in rendered.text
    assert poem.number in rendered.text
