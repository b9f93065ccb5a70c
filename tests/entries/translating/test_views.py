"""The pages of a translation: for the teacher, the secretariat, and whoever was asked."""

import re

import pytest

from competition.entries.models import Entry
from competition.entries.translating.services import invite, secret_of
from competition.entries.translating.versions import versions
from tests.entries.translating.words import GERMAN
from tests.factories import make_account


@pytest.fixture
def german(write):
    return write(GERMAN)


@pytest.fixture
def address(session, german, teacher, config, now):
    link = invite(session, entry=german, language="fr", actor=teacher, now=now)
    return f"/translate/{link.ref}/{secret_of(link, config.secret_key)}"


@pytest.fixture
def translator(session, app, client, address):
    """A browser that is nobody's, with the link."""
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    return client


def standing(session):
    session.rollback()
    session.expire_all()
    return session.query(Entry).one()


def test_a_teacher_makes_a_link_and_calls_it_back(session, german, browse, teacher, client):
    page = f"/entry/{german.ref}/translation"
    browse(teacher)
    client.post(f"{page}/ask", data={"language": "fr"})
    text = client.get(page).text
    address = text.partition('readonly value="')[2].partition('"')[0]
    path = "/" + address.partition("//")[2].partition("/")[2]
    assert client.get(path).status_code == 200
    ref = path.split("/")[2]
    client.post(f"{page}/ask", data={"do": "call-back", "link": ref})
    assert client.get(path).status_code == 404


def test_a_language_that_the_campaign_does_not_take_is_not_asked_for(german, browse, teacher):
    answer = browse(teacher).post(f"/entry/{german.ref}/translation/ask", data={"language": "xx"})
    assert answer.status_code == 404


def test_a_translator_sees_the_work_and_nobodys_name(address, translator):
    page = translator.get(address).text
    assert "Das Meer ist weit." in page
    for name in ("Mina", "Okafor", "Tea Cher", "Fjord School"):
        assert name not in page
    assert "4a" not in re.sub(r"<[^>]+>", " ", page)  # a token within a tag may hold it by chance


def test_a_translator_saves_and_later_hands_in(session, address, translator):
    half = {"title": "La mer", "text": "La mer", "credit": "", "do": "save"}
    answer = translator.post(address, data=half)
    assert "Nobody sees it before you hand it in." in translator.get(answer.location).text
    assert standing(session).translation == "The sea is far."
    session.rollback()
    whole = {"title": "La mer", "text": "La mer est large.", "credit": "Luc", "do": "hand-in"}
    answer = translator.post(address, data=whole)
    assert "The translation is handed in" in translator.get(answer.location).text
    assert standing(session).translation == "La mer est large."


def test_nothing_cannot_be_handed_in(address, translator):
    answer = translator.post(address, data={"title": "", "text": "", "credit": "Luc", "do": "hand-in"})
    assert answer.status_code == 400
    assert "Please type the translation first" in answer.text
    assert 'value="Luc"' in answer.text


def test_a_translator_is_told_kindly_that_the_text_is_settled(session, campaign, now, address, translator):
    whole = {"title": "La mer", "text": "La mer est large.", "credit": "Luc", "do": "hand-in"}
    assert translator.post(address, data=whole).status_code == 302
    campaign.frozen_at = now
    session.commit()
    page = translator.get(address).text
    assert "the text is settled" in page
    assert "La mer est large." in page
    assert "<textarea" not in page
    for do in ("save", "hand-in"):
        answer = translator.post(address, data={**whole, "text": "La mer est vaste.", "do": do})
        assert answer.status_code == 409
        assert "the text is settled" in answer.text
        assert "La mer est vaste." in answer.text
    assert standing(session).translation == "La mer est large."


def test_the_teacher_says_whom_the_book_names(session, german, browse, teacher):
    client = browse(teacher)
    answer = client.post(f"/entry/{german.ref}/translation/credit", data={"credit": " Nora  Lind "})
    assert answer.status_code == 302
    assert standing(session).translation_credit == "Nora Lind"


def test_the_secretariat_mends_a_translation(session, campaign, german, submit, browser):
    submit(german)
    page = f"/c/{campaign.slug}/office/entries/{german.ref}/translation"
    client, entry_id = browser(), german.id
    assert "The sea is far.</textarea>" in client.get(page).text
    data = {"language": "en", "title": "The sea", "text": "The sea is wide.", "credit": ""}
    answer = client.post(page, data=data)
    assert answer.status_code == 302
    session.rollback()
    assert [one.text for one in versions(session, entry_id)] == ["The sea is wide.", "The sea is far."]


def test_nobody_else_comes_near(session, german, browse):
    client = browse(make_account(session, "stranger@example.org", "Stranger"))
    assert client.get(f"/entry/{german.ref}/translation").status_code == 404
    assert client.post(f"/entry/{german.ref}/translation/ask", data={"language": "fr"}).status_code == 404
