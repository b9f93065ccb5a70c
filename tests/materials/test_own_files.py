"""Files that the secretariat adds: taken when they are what they say, sent as what they are."""

import io
import zipfile

import pytest
from PIL import Image
from sqlalchemy import select

from competition.materials.models import Material
from competition.platform.audit import AuditEntry
from tests.materials.pages import CALL, OFFICE, PDF, csrf, downloads, send, titles
from tests.support.signin import sign_in


def test_the_secretariat_adds_a_file_and_takes_it_off_again(client, session, campaign, office):
    sign_in(client, office)
    answer = send(client, PDF, "Brief an die Schule (Müller).pdf", title="Γράμμα", language="en")
    assert answer.location == OFFICE
    page = client.get(CALL).text
    assert titles(page) == ["Γράμμα"]
    assert 'English <span class="small">(PDF, 1 kB)</span>' in page and "Müller" not in page
    address = downloads(page)[0][0]
    sent = client.get(address, buffered=True)
    assert sent.data == PDF
    assert sent.headers["Content-Disposition"] == f"attachment; filename=mtm-2026-{address[-12:]}-en.pdf"
    assert (
        client.post(
            f"{OFFICE}/{address.rpartition('/')[2]}/remove", data={"csrf_token": csrf(client)}
        ).location
        == OFFICE
    )
    assert titles(client.get(CALL).text) == []
    assert client.get(address).status_code == 404
    deeds = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert deeds == ["material.add", "material.remove"]


def docx(part="word/document.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<document/>")
    return out.getvalue()


def odt():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return out.getvalue()


def image(kind):
    out = io.BytesIO()
    Image.new("RGB", (4, 3)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PDF, "a.PDF", "application/pdf"),
        (docx(), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (odt(), "a.odt", "application/vnd.oasis.opendocument.text"),
        (image("PNG"), "a.png", "image/png"),
        (image("JPEG"), "a.jpeg", "image/jpeg"),
        (docx("logo.svg"), "logos.zip", "application/zip"),
    ],
)
def test_every_kind_that_is_named_is_taken_and_sent_as_what_it_is(
    client, session, campaign, office, content, name, media_type
):
    assert send(sign_in(client, office), content, name).location == OFFICE
    sent = client.get(downloads(client.get(CALL).text)[0][0], buffered=True)
    assert (sent.data, sent.mimetype) == (content, media_type)
    assert sent.headers["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<script>alert(1)</script>", "letter.pdf"),
        (b"<html>", "page.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg"),
        (PDF, "letter.docx"),
        (docx("xl/workbook.xml"), "letter.docx"),
        (b"PK\x03\x04 no archive at all", "letter.docx"),
        (image("PNG"), "photo.jpg"),
        (PDF, "letter"),
        (b"", "letter.pdf"),
    ],
)
def test_what_is_not_what_it_says_is_refused_and_nothing_of_it_is_offered(
    client, session, campaign, office, content, name
):
    answer = send(sign_in(client, office), content, name, title="Kept as typed")
    assert answer.status_code == 400
    assert "This file cannot be offered." in answer.text
    assert 'value="Kept as typed"' in answer.text
    assert session.scalars(select(Material)).all() == []


def test_a_file_that_is_too_large_is_refused_by_its_size(client, session, campaign, office, monkeypatch):
    monkeypatch.setattr("competition.materials.services.LIMIT", 100_000)
    answer = send(sign_in(client, office), PDF + b"." * 100_000, "letter.pdf")
    assert answer.status_code == 413
    assert "Please make it smaller" in answer.text
    assert session.scalars(select(Material)).all() == []
