"""Writing an entry in the browser."""

import re

import pytest
from sqlalchemy import select

from competition.entries.models import Entry
from competition.entries.words import stamp_of
from tests.factories import DEADLINE, category_of

UKRAINIAN = {
    "language": "uk",
    "title": "Море",
    "text": "один\r\n  два\r\n\r\nтри",
    "translation_language": "en",
    "translation_title": "The sea",
    "translation": "one\r\n  two\r\n\r\nthree",
}


def hidden(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.text).group(1)


@pytest.fixture
def at_desk(browse, teacher, school_class):
    """The client, signed in as the teacher of the class."""
    return browse(teacher)


@pytest.fixture
def poem_id(campaign):
    return str(category_of(campaign).id)


def test_a_new_sheet_begins_with_the_form_asked_for(session, at_desk, school_class, poem_id):
    page = at_desk.get(f"/class/{school_class.ref}/add?form=poem")
    assert page.status_code == 200
    assert re.search(rf'<input checked[^>]*name="category"[^>]*value="{poem_id}"', page.text)
    assert session.scalars(select(Entry)).all() == []


def test_a_draft_is_made_once_however_often_it_is_sent(session, at_desk, school_class, poem_id):
    address = f"/class/{school_class.ref}/add"
    data = {**UKRAINIAN, "category": poem_id, "ref": hidden(at_desk.get(address), "ref")}
    answers = [at_desk.post(address, data=data) for _ in range(2)]
    entry = session.scalars(select(Entry)).one()
    assert [answer.location for answer in answers] == [f"/entry/{entry.ref}/pictures"] * 2
    assert (entry.title, entry.text) == ("Море", "один\n  два\n\nтри")
    assert (entry.language, entry.translation_language) == ("uk", "en")


def test_a_title_alone_is_enough_for_a_draft(session, at_desk, school_class, poem_id):
    at_desk.post(f"/class/{school_class.ref}/add", data={"category": poem_id, "title": "Later"})
    assert session.scalars(select(Entry.title)).all() == ["Later"]


def test_another_language_is_given_by_name(session, at_desk, school_class, poem_id):
    address = f"/class/{school_class.ref}/add"
    data = {"category": poem_id, "language": "other", "other_language": "Vai"}
    assert at_desk.post(address, data=data).status_code == 302
    assert session.scalars(select(Entry.language)).all() == ["vai"]
    session.rollback()
    answer = at_desk.post(address, data={**data, "other_language": "no such language"})
    assert answer.status_code == 400
    assert "Please type the name of the language" in answer.text


def test_the_page_shows_what_stands_there(at_desk, poem, browse, teacher):
    page = browse(teacher).get(f"/entry/{poem.ref}/words")
    assert "The sea is wide.\nWe are wider.</textarea>" in page.text
    assert '<option data-read-by-all="yes" selected value="en">English</option>' in page.text
    assert "Up to 40 lines" in page.text


def test_the_form_leads_on_to_what_is_missing(session, poem, browse, teacher, poem_id):
    browser = browse(teacher)
    page = browser.get(f"/entry/{poem.ref}/words")
    data = {"category": poem_id, "language": "en", "title": "T", "text": "x", "seen": hidden(page, "seen")}
    assert browser.post(f"/entry/{poem.ref}/words", data=data).location == f"/entry/{poem.ref}/pictures"


def test_two_windows_keep_both_texts_on_the_page(session, poem, browse, teacher, poem_id):
    browser = browse(teacher)
    address = f"/entry/{poem.ref}/words"
    seen = hidden(browser.get(address), "seen")
    data = {"category": poem_id, "language": "en", "title": "T", "seen": seen}
    browser.post(address, data={**data, "text": "the first window"})
    answer = browser.post(address, data={**data, "text": "the second window"})
    assert answer.status_code == 409
    assert "This was changed in another window in the meantime." in answer.text
    assert "the first window</textarea>" in answer.text
    assert "the second window</textarea>" in answer.text
    session.refresh(poem)
    assert (poem.text, hidden(answer, "seen")) == ("the first window", stamp_of(poem))
    session.rollback()
    browser.post(address, data={**data, "text": "both", "seen": hidden(answer, "seen")})
    assert session.scalars(select(Entry.text)).all() == ["both"]


def test_after_the_deadline_the_text_typed_is_still_on_the_page(poem, browse, teacher, poem_id, clock):
    browser = browse(teacher)
    clock.at = DEADLINE
    data = {"category": poem_id, "title": "T", "text": "typed a minute too late"}
    answer = browser.post(f"/entry/{poem.ref}/words", data=data)
    assert answer.status_code == 409
    assert "The deadline was 19 November 2026, 23:59 CET" in answer.text
    assert "typed a minute too late</textarea>" in answer.text


def test_the_category_of_another_age_group_is_no_choice(session, campaign, at_desk, school_class):
    other = category_of(campaign, age_group="11-18").id
    answer = at_desk.post(f"/class/{school_class.ref}/add", data={"category": str(other), "title": "T"})
    assert answer.status_code == 400
    assert session.scalars(select(Entry)).all() == []


def test_markup_stays_text(poem, browse, teacher, poem_id):
    browser = browse(teacher)
    typed = {"category": poem_id, "language": "en", "title": "<b>bold</b>", "text": "<script>x</script>"}
    browser.post(f"/entry/{poem.ref}/words", data=typed)
    page = browser.get(f"/entry/{poem.ref}").text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page
