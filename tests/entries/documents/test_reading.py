"""What comes of a document: its text in the entry, its pages to compare, its sayings beside the work."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.entries.documents.errors import NothingToTakeError
from competition.entries.documents.reading import set_aside, stands_in, take_over
from competition.entries.documents.rules import DocumentKind, DocumentState
from competition.entries.documents.services import read_as, remove_document
from competition.entries.errors import ChangedElsewhereError
from competition.entries.facts import Words
from competition.entries.identity import Carrier
from competition.entries.services import save_words
from competition.entries.words import stamp_of
from competition.platform.audit import AuditEntry
from tests.factories import category_of
from tests.support.documents import docx, odt, para, pdf, poem_pdf, run

TEXT = "The sea is wide.\nWe are wider.\n\nThe night is long."
LINES = ["The sea", "", *TEXT.split("\n")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (docx(*LINES), "a.docx"),
        (odt(*LINES), "a.odt"),
        (poem_pdf("The sea\n\n" + TEXT), "a.pdf"),
        ("\n".join(LINES).encode("utf-16"), "a.txt"),
    ],
)
def test_a_document_becomes_the_title_and_text_of_an_empty_entry(session, bare, send, read, content, name):
    (document,) = read(send(bare, content, name))
    assert (bare.title, bare.text) == ("The sea", TEXT)
    assert (document.state, document.kind) == (DocumentState.TAKEN, DocumentKind(name[2:]))
    assert stands_in(bare, document)
    done = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(2)).all()
    assert done == ["entry.take_document", "entry.save"]


def test_without_a_title_of_its_own_it_is_called_after_its_file(bare, send, read):
    read(send(bare, docx("It is wide.", "We are wider."), "Mina/The_wide sea.docx"))
    assert (bare.title, bare.text) == ("The wide sea", "It is wide.\nWe are wider.")


def test_a_title_from_the_files_name_gives_way_to_the_documents_own(write, send, read):
    entry = write(words=Words(title="poem of mina"))
    read(send(entry, docx(*LINES), "poem_of_mina.docx"))
    assert (entry.title, entry.text) == ("The sea", TEXT)


def test_a_title_that_was_typed_stays_and_the_first_line_is_not_lost(write, send, read):
    entry = write(words=Words(title="Waves"))
    read(send(entry, docx(*LINES), "a.docx"))
    assert (entry.title, entry.text) == ("Waves", f"The sea\n\n{TEXT}")
    same = write(words=Words(title="the SEA"))
    read(send(same, docx(*LINES), "a.docx"))
    assert (same.title, same.text) == ("the SEA", TEXT)


def test_a_text_that_is_there_is_never_replaced_by_itself(session, poem, send, read, teacher, now):
    (document,) = read(send(poem, docx("Another sea.", "Another line."), "a.docx"))
    assert (poem.title, poem.text) == ("The sea", "The sea is wide.\nWe are wider.")
    assert document.state is DocumentState.READY
    with pytest.raises(ChangedElsewhereError):
        take_over(session, entry=poem, document=document, actor=teacher, now=now, seen="what stood before")
    take_over(session, entry=poem, document=document, actor=teacher, now=now, seen=stamp_of(poem))
    assert (poem.title, poem.text) == ("The sea", "Another sea.\nAnother line.")
    assert document.state is DocumentState.TAKEN


def test_a_document_of_the_text_that_is_there_asks_nothing(poem, send, read):
    (document,) = read(send(poem, docx("The sea is wide.", "We are wider."), "a.docx"))
    assert (poem.title, document.state) == ("The sea", DocumentState.TAKEN)


def test_ones_own_text_can_be_kept(session, poem, send, read, teacher, now):
    (document,) = read(send(poem, docx("Another sea."), "a.docx"))
    set_aside(session, entry=poem, document=document, actor=teacher, now=now)
    assert (document.state, poem.text) == (DocumentState.SET_ASIDE, "The sea is wide.\nWe are wider.")


def test_an_essay_is_taken_over_in_paragraphs(write, send, read):
    essay = write(words=Words(), form="essay")
    read(send(essay, docx("One.", "Two."), "a.docx"))
    assert essay.text == "One.\n\nTwo."


def test_what_stands_beside_the_work_goes_with_its_file(session, bare, send, read, teacher, now):
    (document,) = read(send(bare, docx(para(run("x ") + run("Mina", "<w:vanish/>"))), "a.docx"))
    told = select(Carrier.file_id, Carrier.place, Carrier.text)
    assert session.execute(told).all() == [(document.file_id, "docx.hidden", "Mina")]
    remove_document(session, entry=bare, document=document, actor=teacher, now=now)
    assert session.execute(told).all() == []


def test_its_pages_are_there_to_compare(storage, bare, send, read):
    pages = pdf("<p>one</p><p style='break-before: page'>two</p>")
    for content, name, number in ((pages, "a.pdf", 2), (docx("x"), "a.docx", 1), (odt("x"), "a.odt", 1)):
        (document,) = read(send(bare, content, name))
        assert [page.number for page in document.shown] == list(range(1, number + 1))
        assert {(page.media_type, page.width) for page in document.shown} == {("image/png", 1000)}
        assert storage.path(document.shown[0].key).read_bytes().startswith(b"\x89PNG")


def test_a_document_that_cannot_be_read_is_kept_and_says_what_to_do(session, storage, bare, send, read):
    (document,) = read(send(bare, b"PK\x03\x04 broken", "a.docx"))
    assert document.state is DocumentState.NEEDS_A_LOOK
    assert document.problem.startswith("This document is damaged")
    assert bare.text == ""
    with pytest.raises(NothingToTakeError):
        take_over(session, entry=bare, document=document, actor=None, now=document.received_at)


def test_another_encoding_is_read_anew_and_replaces_what_it_gave(session, bare, send, read, teacher, now):
    (document,) = read(send(bare, "Rīts\n\nRīts nāk pār mežu.".encode("cp1257"), "a.txt"))
    wrong = bare.text
    assert "cp1257" in [encoding for encoding, _lines in document.readings]
    by = {"entry": bare, "document": document, "actor": teacher, "now": now}
    read_as(session, encoding="utf-7", **by)
    assert document.state is DocumentState.TAKEN
    read_as(session, encoding="cp1257" if document.encoding != "cp1257" else "cp1250", **by)
    (document,) = read(document)
    assert bare.text != wrong
    read_as(session, encoding="cp1257", **by)
    (document,) = read(document)
    assert (bare.title, bare.text, document.encoding) == ("Rīts", "Rīts nāk pār mežu.", "cp1257")


def test_a_text_that_was_corrected_is_not_replaced_by_another_encoding(
    session, campaign, bare, send, read, teacher, now
):
    (document,) = read(send(bare, "Rīts\n\nRīts nāk pār mežu.".encode("cp1257"), "a.txt"))
    save_words(
        session,
        entry=bare,
        category=category_of(campaign),
        words=Words(title="Rīts", text="By hand"),
        actor=teacher,
        now=now,
    )
    others = [encoding for encoding, _lines in document.readings if encoding != document.encoding]
    read_as(session, entry=bare, document=document, encoding=others[0], actor=teacher, now=now)
    (document,) = read(document)
    assert (bare.text, document.state) == ("By hand", DocumentState.READY)


def test_the_language_of_the_work_tells_old_encodings_apart(write, send, read):
    entry = write(words=Words(language="lv"))
    (document,) = read(send(entry, "Rīts\n\nRīts nāk pār mežu.".encode("cp1257"), "a.txt"))
    assert (entry.text, document.readings) == ("Rīts nāk pār mežu.", [])


def test_what_came_in_time_is_taken_over_after_the_deadline(bare, send, read, clock):
    document = send(bare, docx(*LINES), "a.docx")
    clock.at = document.received_at + timedelta(days=300)
    (document,) = read(document)
    assert (bare.text, document.state) == (TEXT, DocumentState.TAKEN)


def test_what_was_handed_in_meanwhile_stays_as_it_is(session, poem, send, read, submit):
    document = send(poem, docx(*LINES), "a.docx")
    submit(poem)
    (document,) = read(document)
    assert (poem.text, document.state) == ("The sea is wide.\nWe are wider.", DocumentState.READY)


def test_reading_a_removed_document_is_no_matter(session, bare, send, read, teacher, now):
    document = send(bare, docx(*LINES), "a.docx")
    remove_document(session, entry=bare, document=document, actor=teacher, now=now)
    assert read(document) == [None]
    assert bare.text == ""


def test_a_class_of_documents_of_every_kind(session, campaign, write, send, read):
    sent = []
    for number in range(8):
        entry, lines = (
            write(words=Words(), makers=()),
            [f"Poem {number:02}", "", "One line,", "another line."],
        )
        kind, content = [
            ("docx", docx(*lines)),
            ("odt", odt(*lines)),
            ("txt", "\r\n".join(lines).encode("cp1252")),
            ("pdf", poem_pdf("\n".join(lines))),
        ][number % 4]
        sent.append((entry, send(entry, content, f"{number}.{kind}")))
    documents = read(*(document for _entry, document in sent))
    assert {document.state for document in documents} == {DocumentState.TAKEN}
    assert [(entry.title, entry.text) for entry, _document in sent] == [
        (f"Poem {number:02}", "One line,\nanother line.") for number in range(8)
    ]
