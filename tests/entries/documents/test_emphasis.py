"""Bold and italic letters of a document stay with the entry's text as long as its words are unchanged."""

import pytest

from competition.entries.documents.emphasis import (
    emphasis_in,
    emphasis_of,
    paragraphs_set_off,
    stanzas_set_off,
)
from competition.entries.documents.models import EntryDocument
from competition.entries.facts import Words
from competition.entries.services import save_words
from tests.factories import category_of
from tests.support.documents import docx, para, run

POEM = docx(para(run("The sea ") + run("is wide", "<w:i/>")), para(run("and ") + run("we", "<w:b/>")))


def document(text, *emphasis, title=""):
    return EntryDocument(title=title, text=text, emphasis=[list(each) for each in emphasis])


def said(text, spans):
    return [(text[start:end], how) for start, end, how in spans]


@pytest.fixture
def taken(bare, send, read):
    read(send(bare, POEM, "sea.docx"))
    return bare


def test_it_lies_where_the_letters_stand(session, taken):
    assert taken.text == "The sea is wide\nand we"
    assert said(taken.text, emphasis_of(session, taken)) == [("is wide", "i"), ("we", "b")]


def test_it_goes_with_the_first_word_that_is_changed_and_comes_back_with_it(
    session, campaign, teacher, taken, now
):
    by = {"entry": taken, "category": category_of(campaign), "actor": teacher, "now": now}
    whole = taken.text
    save_words(session, words=Words(title="T", text=whole.replace("wide", "wild"), language="en"), **by)
    assert emphasis_of(session, taken) == []
    save_words(session, words=Words(title="Another title", text=whole, language="fr"), **by)
    assert said(whole, emphasis_of(session, taken)) == [("is wide", "i"), ("we", "b")]


def test_the_entry_shows_it_line_by_line(session, taken, browse, teacher):
    address = f"/entry/{taken.ref}"
    session.commit()
    page = browse(teacher).get(address).text
    assert '<span class="line">The sea <i>is wide</i></span>' in page
    assert '<span class="line">and <b>we</b></span>' in page


def test_a_title_that_stayed_in_the_text_moves_it_on():
    text = "The sea\n\none two"
    found = emphasis_in(text, [document("one two", (4, 7, "i"), title="The sea")])
    assert said(text, found) == [("two", "i")]
    assert emphasis_in("Another\n\none two", [document("one two", (4, 7, "i"), title="The sea")]) == []


def test_letters_that_are_written_otherwise_once_tidied_are_found_again():
    raw = "Cafe\u0301  \nno\x07ir \u00e9te\u0301 \nfin"
    spans = [(0, 7, "b"), (8, 13, "i"), (14, 18, "i"), (20, 23, "b")]
    text = "Caf\u00e9\nnoir \u00e9t\u00e9\nfin"
    found = emphasis_in(text, [document(raw, *spans)])
    assert said(text, found) == [("Caf\u00e9", "b"), ("noir", "i"), ("\u00e9t\u00e9", "i"), ("fin", "b")]


def test_the_latest_document_whose_text_it_is_tells():
    documents = [document("other", (0, 5, "b")), document("same", (0, 4, "i")), document("same", (0, 1, "b"))]
    assert emphasis_in("same", documents) == [(0, 4, "i")]
    assert emphasis_in("", [document("")]) == []


def test_what_is_set_off_over_the_end_of_a_line_is_so_on_both():
    text = "a <b>\n\n  c d\ne"
    shown = stanzas_set_off(text, [(2, 10, "i")])
    assert [[str(line) for line in stanza] for stanza in shown] == [
        ["a <i>&lt;b&gt;</i>"],
        ["<i>  c</i> d", "e"],
    ]
    assert [str(each) for each in paragraphs_set_off(text, [(9, 14, "b")])] == [
        "a &lt;b&gt;",
        "  <b>c d e</b>",
    ]
    assert stanzas_set_off(text, []) == [["a <b>"], ["  c d", "e"]]
