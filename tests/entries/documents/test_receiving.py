"""A document is kept whole before anybody looks at it."""

import hashlib

import pytest
from sqlalchemy import select

from competition.entries.documents.errors import TooManyDocumentsError
from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import DocumentKind, DocumentState, kind_of, title_of
from competition.entries.documents.services import LOOK, MOST, remove_document
from competition.entries.errors import NotChangeableError
from competition.entries.identity import Carrier, Upload
from competition.platform.audit import AuditEntry
from competition.platform.errors import RefusedKindError
from competition.platform.files import StoredFile
from competition.platform.jobs import Job

SEA = b"The sea\n\nThe sea is wide.\n"


def test_a_document_lies_byte_for_byte_and_waits_to_be_read(session, storage, poem, send):
    document = send(poem, SEA, "Mina/the sea.txt")
    kept = session.get_one(StoredFile, document.file_id)
    assert (document.kind, document.state) == (DocumentKind.TXT, DocumentState.RECEIVED)
    assert storage.path(kept.key).read_bytes() == SEA
    assert session.scalars(select(Upload.file_name)).all() == ["Mina/the sea.txt"]
    done = session.scalars(select(AuditEntry).where(AuditEntry.action == "entry.add_document")).one()
    assert done.details == {"document": document.id, "sha256": hashlib.sha256(SEA).hexdigest()}
    assert session.scalars(select(Job.args).where(Job.name == LOOK)).all() == [{"document": document.id}]


def test_what_was_handed_in_takes_no_document(session, poem, submit, send):
    submit(poem)
    with pytest.raises(NotChangeableError):
        send(poem, SEA, "the sea.txt")


def test_another_kind_of_file_is_refused_and_what_to_do_is_said(session, poem, send):
    with pytest.raises(RefusedKindError, match="save it as .docx"):
        send(poem, b"{\\rtf1 The sea}", "the sea.rtf")
    assert session.scalars(select(EntryDocument)).all() == []


def test_an_entry_holds_a_few_documents(session, poem, send):
    for number in range(MOST):
        send(poem, SEA, f"{number}.txt")
    with pytest.raises(TooManyDocumentsError):
        send(poem, SEA, "one more.txt")


def test_what_a_removed_document_said_is_forgotten_with_it(session, poem, send, teacher, now):
    document, other = send(poem, SEA, "Mina.txt"), send(poem, SEA, "other.txt")
    for each in (document, other):
        session.add(Carrier(entry_id=poem.id, file_id=each.file_id, place="docx.comment", text="Mina"))
    remove_document(session, entry=poem, document=document, actor=teacher, now=now)
    assert session.scalars(select(EntryDocument)).all() == [other]
    assert session.scalars(select(Upload.file_name)).all() == ["other.txt"]
    assert session.scalars(select(Carrier.file_id)).all() == [other.file_id]
    assert poem.text == "The sea is wide.\nWe are wider."


@pytest.mark.parametrize(
    ("media_type", "name", "kind"),
    [
        ("application/zip", "A.DOCX", "docx"),
        ("application/vnd.oasis.opendocument.text", "a.odt", "odt"),
        ("application/pdf", "scan", "pdf"),
        ("text/plain", "a.txt", "txt"),
        ("application/octet-stream", "a.TXT", "txt"),
    ],
)
def test_a_document_is_known_by_content_and_name(media_type, name, kind):
    assert kind_of(media_type, name) == kind


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/zip", "a.zip"),
        ("application/pdf", "a.txt"),
        ("application/octet-stream", "a.bin"),
        ("image/jpeg", "a.docx"),
        ("image/jpeg", "a.jpg"),
        ("application/x-ole-storage", "a.docx"),
    ],
)
def test_name_and_content_must_agree(media_type, name):
    with pytest.raises(RefusedKindError):
        kind_of(media_type, name)


def test_a_title_is_made_of_a_files_name():
    assert title_of("C:\\Class 4a\\The_wide  sea.docx") == "The wide sea"
