"""A French-speaking teacher: the page, the letter, the work's own language within both."""

import pytest
from sqlalchemy import select

import competition.entries.mails  # noqa: F401 - makes the letters known
from competition.entries.rules import ScreeningDecision
from competition.platform.i18n import use_locale
from competition.platform.languages import own_words
from competition.platform.mail import OutboxMail, render
from tests.support.signin import sign_in


@pytest.fixture
def french(session, teacher):
    teacher.locale = "fr"
    session.flush()


@pytest.fixture
def letter(session, config):
    def letter(event):
        (mail,) = session.scalars(select(OutboxMail).where(OutboxMail.event == event))
        return render(session, mail, config)

    return letter


def test_the_receipt_is_in_french_and_the_title_in_its_own_language(french, poem, submit, letter):
    submit(poem)
    poem.language, poem.title = "ar", "البحر"
    rendered = letter("entries.receipt")
    assert rendered.subject == "Votre reçu pour 1 œuvre"
    assert "Bonjour Tea Cher," in rendered.text
    when = "10\xa0novembre 2026 à\xa010\xa0h (heure de\xa0Paris)"
    assert f"a été déposée le {when}\xa0:" in rendered.text
    assert '<html lang="fr" dir="ltr">' in rendered.html
    assert '<bdi lang="ar" dir="rtl">البحر</bdi>' in rendered.html


def test_what_the_secretariat_returns_comes_back_in_the_teachers_language(
    french, poem, submit, decide, letter
):
    submit(poem)
    decide(poem, ScreeningDecision.RETURN, "Un titre, s’il vous plaît.")
    rendered = letter("entries.returned")
    assert rendered.subject == "Une œuvre vous revient"
    assert "au plus tard le 19\xa0novembre 2026 à\xa023\xa0h\xa059 (heure de\xa0Paris)" in rendered.text
    assert '«\xa0<bdi lang="en" dir="ltr">The sea</bdi>\xa0»' in rendered.html


def test_the_class_page_is_french_and_marks_titles_with_their_language(
    french, session, client, teacher, school_class, poem
):
    poem.language, poem.title = "ar", "البحر"
    session.commit()
    page = sign_in(client, teacher).get(f"/class/{school_class.ref}").text
    assert '<html lang="fr" dir="ltr">' in page
    assert "Quatre façons d’en ajouter" in page
    assert '<bdi lang="ar" dir="rtl">البحر</bdi>' in page


def test_a_title_is_marked_and_what_stands_for_one_is_not():
    assert own_words("Η <θάλασσα>", "el") == '<bdi lang="el" dir="ltr">Η &lt;θάλασσα&gt;</bdi>'
    assert own_words("", "el") == "Without a title"
    assert own_words("", "el", "N-7") == "N-7"
    assert own_words("The sea") == "<bdi>The sea</bdi>"
    with use_locale("fr"):
        assert own_words("", "ar") == "Sans titre"
