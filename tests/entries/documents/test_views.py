"""The page where a document stands beside the text that was read in it."""

from io import BytesIO

import pytest
from sqlalchemy import select

from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import DocumentState
from competition.entries.models import Entry
from competition.entries.words import stamp_of
from tests.factories import category_of, make_account
from tests.support.documents import docx, para, poem_pdf, run
from tests.support.signin import sign_in

LINES = ["The sea", "", "The sea is wide,", "we are wider."]
DOCUMENT = docx(*LINES)


def attached(content=DOCUMENT, name="mina.docx", **more):
    return {"document": (BytesIO(content), name), **more}


def words(campaign, **typed):
    return {"category": category_of(campaign).id, "language": "en", "title": "", "text": "", **typed}


@pytest.fixture
def beside(bare, send, read, browse, teacher):
    """The client of the teacher, and the document that was read into an empty entry."""

    def beside(content=DOCUMENT, name="mina.docx", entry=bare):
        (document,) = read(send(entry, content, name))
        return browse(teacher), document

    return beside


def test_a_document_sent_on_its_page_is_read_and_shown(session, bare, browse, teacher, runner):
    client = browse(teacher)
    assert "Choose the document" in client.get(f"/entry/{bare.ref}/document").text
    answer = client.post(f"/entry/{bare.ref}/document", data=attached())
    document = session.scalars(select(EntryDocument)).one()
    session.commit()
    assert answer.location == f"/entry/{bare.ref}/document?document={document.ref}"
    waiting = client.get(answer.location).text
    assert "The document is being read" in waiting and "mina.docx" in waiting
    state = f"/entry/{bare.ref}/document/state?document={document.ref}"
    assert "data-ended" not in client.get(state).text
    session.commit()
    runner.run_waiting()
    assert "data-anew" in client.get(state).text
    page = client.get(answer.location).text
    assert "Does this look right?" in page
    assert "The sea is wide,\nwe are wider." in page
    assert "This text stands in the entry now." in page


def test_a_file_of_another_kind_is_refused_in_words(session, bare, browse, teacher):
    client = browse(teacher)
    answer = client.post(
        f"/entry/{bare.ref}/document", data=attached(b"{\\rtf1 x}", "x.rtf"), follow_redirects=True
    )
    assert "This is an RTF document" in answer.text
    assert (
        "Please choose a document first."
        in client.post(f"/entry/{bare.ref}/document", data={}, follow_redirects=True).text
    )
    assert session.scalars(select(EntryDocument)).all() == []


def test_a_document_sent_with_typed_words_loses_neither(
    fresh, session, campaign, bare, browse, teacher, runner
):
    client = browse(teacher)
    typed = words(campaign, title="Waves", seen=stamp_of(bare))
    answer = client.post(f"/entry/{bare.ref}/words/document", data=attached(**typed))
    assert answer.location == f"/entry/{bare.ref}/document"
    session.commit()
    runner.run_waiting()
    fresh()
    assert (bare.title, bare.text) == ("Waves", "The sea\n\nThe sea is wide,\nwe are wider.")


def test_an_entry_begins_with_a_document(session, campaign, school_class, browse, teacher):
    client = browse(teacher)
    answer = client.post(f"/class/{school_class.ref}/add/document", data=attached(**words(campaign)))
    entry = session.scalars(select(Entry)).one()
    assert answer.location == f"/entry/{entry.ref}/document"
    assert session.scalars(select(EntryDocument.entry_id)).all() == [entry.id]


def test_what_was_typed_comes_back_when_the_document_is_refused(campaign, poem, browse, teacher):
    client = browse(teacher)
    sent = attached(
        b"\x00\x01", "x.exe", **words(campaign, title="Waves", text="One line", seen=stamp_of(poem))
    )
    answer = client.post(f"/entry/{poem.ref}/words/document", data=sent)
    assert answer.status_code == 415
    assert 'value="Waves"' in answer.text and "One line</textarea>" in answer.text
    assert "We do not know this kind of file." in answer.text


def test_two_windows_both_come_back(campaign, poem, browse, teacher):
    client = browse(teacher)
    sent = attached(**words(campaign, title="Waves", seen="0" * 64))
    answer = client.post(f"/entry/{poem.ref}/words/document", data=sent)
    assert answer.status_code == 409
    assert "What the other window saved" in answer.text and 'value="Waves"' in answer.text


def test_without_a_document_the_words_are_saved_as_ever(fresh, session, campaign, poem, browse, teacher):
    client = browse(teacher)
    typed = words(campaign, title="Waves", text="One line", seen=stamp_of(poem))
    assert client.post(f"/entry/{poem.ref}/words/document", data=typed).status_code == 302
    fresh()
    assert (poem.title, poem.text) == ("Waves", "One line")


def test_a_text_that_is_there_is_replaced_or_kept_by_choice(fresh, session, poem, beside):
    client, document = beside(entry=poem)
    at = f"/entry/{poem.ref}/document"
    page = client.get(at).text
    assert "Which of the two should stand?" in page
    kept = client.post(f"{at}/{document.ref}/keep", follow_redirects=True).text
    assert "Your text stays as it is." in kept
    assert "Take it over" in kept and "Keep my text" not in kept
    stale = client.post(f"{at}/{document.ref}/take", data={"seen": "0" * 64}, follow_redirects=True)
    assert "Please look once more" in stale.text
    taken = client.post(f"{at}/{document.ref}/take", data={"seen": stamp_of(poem)}, follow_redirects=True)
    assert "The text is taken over." in taken.text
    fresh()
    assert poem.text == "The sea is wide,\nwe are wider."


def test_emphasis_is_shown_and_markup_is_not_believed(bare, beside):
    said = para(run("<script>alert(1)</script> ") + run("<b>set off</b>", "<w:i/>"))
    client, _document = beside(docx(said, "and more"))
    page = client.get(f"/entry/{bare.ref}/document").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <i>&lt;b&gt;set off&lt;/b&gt;</i>" in page
    assert "<script>alert" not in page


def test_the_readings_of_an_old_encoding_are_offered(fresh, session, bare, beside, runner):
    client, document = beside("Rīts\n\nRīts nāk pār mežu.".encode("cp1257"), "a.txt")
    page = client.get(f"/entry/{bare.ref}/document").text
    assert "Are all letters right?" in page and "Baltic (Windows 1257)" in page
    client.post(f"/entry/{bare.ref}/document/{document.ref}/encoding", data={"encoding": "cp1257"})
    runner.run_waiting()
    fresh()
    assert bare.text == "Rīts nāk pār mežu."


def test_a_document_that_cannot_be_read_is_given_back_whole(bare, beside):
    client, document = beside(b"PK\x03\x04 broken", "mina.docx")
    page = client.get(f"/entry/{bare.ref}/document").text
    assert "The document needs a look" in page and "This document is damaged" in page
    with client.get(f"/entry/{bare.ref}/document/{document.ref}/original") as answer:
        assert answer.data == b"PK\x03\x04 broken"
        assert answer.headers["Content-Disposition"] == "attachment; filename=document.docx"
        assert answer.mimetype == "application/octet-stream"


def test_pages_and_the_document_are_for_its_teachers_only(session, app, bare, beside, office):
    client, document = beside(poem_pdf("The sea is wide"), "a.pdf")
    at = f"/entry/{bare.ref}/document"
    paths = [at, f"{at}/state", f"{at}/{document.ref}/page/1", f"{at}/{document.ref}/original"]
    for path in paths:
        with client.get(path) as answer:
            assert answer.status_code == 200
    assert client.get(f"{at}/{document.ref}/page/2").status_code == 404
    stranger = make_account(session, "stranger@school.example")
    session.commit()
    for person in (stranger, office):
        other = sign_in(app.test_client(), person)
        assert [other.get(path).status_code for path in paths] == [404] * 4
    assert [app.test_client().get(path).status_code for path in paths] == [302] * 4


def test_the_secretariat_sees_a_document_once_its_entry_was_handed_in(
    session, app, campaign, bare, beside, office, submit
):
    _client, document = beside(poem_pdf("The sea\n\nThe sea is wide"), "a.pdf")
    at = f"/c/{campaign.slug}/office/entries/{bare.ref}/document/{document.ref}"
    other = sign_in(app.test_client(), office)
    assert other.get(f"{at}/page/1").status_code == 404
    bare.language = "en"
    submit(bare)
    session.commit()
    for path in (f"{at}/page/1", f"{at}/original"):
        with other.get(path) as answer:
            assert answer.status_code == 200


def test_removing_a_document_leaves_the_text(fresh, session, bare, beside):
    client, document = beside()
    answer = client.post(f"/entry/{bare.ref}/document/{document.ref}/remove", follow_redirects=True)
    assert "The document is removed." in answer.text
    fresh()
    assert session.scalars(select(EntryDocument)).all() == []
    assert bare.text == "The sea is wide,\nwe are wider."


def test_the_class_is_told_which_documents_ask_for_a_look(poem, school_class, beside):
    client, document = beside(entry=poem)
    assert document.state is DocumentState.READY
    assert (
        "A document waits: its text is not taken over yet." in client.get(f"/class/{school_class.ref}").text
    )
    for path in (f"/entry/{poem.ref}", f"/entry/{poem.ref}/words"):
        page = client.get(path).text
        assert "Its text waits for you" in page and f"document={document.ref}" in page


def test_what_was_handed_in_shows_its_document_without_changing_it(poem, beside, submit, browse, teacher):
    client, document = beside(entry=poem)
    submit(poem)
    client = browse(teacher)
    page = client.get(f"/entry/{poem.ref}/document").text
    assert "Take it over" not in page and "Send another document" not in page
    assert client.post(f"/entry/{poem.ref}/document/{document.ref}/take").status_code == 409
