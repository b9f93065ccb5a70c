"""Editions of several kinds on the pages: chosen, built and had by the secretariat, then by everybody."""

import io
import re
import zipfile

import pytest
from sqlalchemy import select

from competition.consent.models import Consent
from competition.consent.rules import Level
from competition.platform.jobs import Job
from competition.platform.mail import OutboxMail, render
from competition.publication.kinds import OFFERED, SCREEN_A4, Kind, Spec
from competition.publication.mails import ready_mail
from competition.publication.models import Edition, EditionState
from competition.publication.services import JOB, request_edition
from tests.publication.editions import PRINT_A5, stands
from tests.publication.test_build import quick  # noqa: F401
from tests.support.signin import sign_in


@pytest.mark.usefixtures("quick")
def test_the_secretariat_chooses_an_edition_builds_it_and_gets_it_under_a_telling_name(
    session, client, runner, frozen, won, office, config
):
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book?edition=print&format=A5").text
    assert "For the printer, A5" in page and "marks where to cut" in page
    assert page.count("Not built") == len(OFFERED)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    asked = {"csrf_token": token, "edition": "print", "format": "A5", "fours": "1"}
    assert client.post("/c/mtm-2026/office/book", data=asked).location.startswith("/job/")
    runner.run_waiting()
    session.expire_all()
    (edition,) = session.scalars(select(Edition)).all()
    assert (edition.spec, edition.state, edition.pages % 4) == (PRINT_A5, EditionState.READY, 0)
    with client.get(f"/c/mtm-2026/office/book/{edition.ref}.pdf") as answer:
        assert "mtm-2026-print-A5-1.pdf" in answer.headers["Content-Disposition"]
    page = client.get("/c/mtm-2026/office/book?edition=print&format=A5").text
    assert page.count("Not built") == len(OFFERED) - 1
    job = session.scalars(select(Job).where(Job.name == JOB)).one()
    ended = client.get(f"/job/{job.ref}").text
    assert "Edition 1 is built: For the printer, A5." in ended
    assert 'href="/c/mtm-2026/office/book?edition=print&amp;format=A5"' in ended
    letter = ready_mail(session, {"edition": edition.ref}, config)
    assert (letter.values["name"], letter.values["url"]) == (
        "For the printer, A5",
        f"{config.base_url}/c/mtm-2026/office/book?edition=print&format=A5",
    )
    assert "Nothing has been built yet" in client.get("/c/mtm-2026/office/book").text


EPUB = Spec(Kind.EPUB)
PUBLIC = "/c/mtm-2026/publication.epub"


@pytest.mark.usefixtures("quick")
def test_the_secretariat_builds_an_epub_and_nothing_speaks_of_its_pages(
    session, client, runner, frozen, won, office, config
):
    request_edition(session, campaign=frozen, actor=office, now=won.created_at, spec=EPUB)
    session.commit()
    sign_in(client, office)
    runner.run_waiting()
    session.expire_all()
    (edition,) = session.scalars(select(Edition)).all()
    assert (edition.spec, edition.state) == (EPUB, EditionState.READY)
    address = f"/c/mtm-2026/office/book/{edition.ref}.epub"
    with client.get(address) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
        assert "mtm-2026-epub-1.epub" in answer.headers["Content-Disposition"]
        assert zipfile.is_zipfile(io.BytesIO(answer.data))
    assert client.get(address.replace(".epub", ".pdf")).status_code == 404
    assert client.get(address.replace(".epub", "/archive.pdf")).status_code == 404
    page = client.get("/c/mtm-2026/office/book?edition=epub").text
    assert "Read edition 1 (EPUB)" in page and page.count(address) == 2
    assert "0 page" not in page and "<dt>Pages</dt>" not in page
    letter = render(session, session.scalar(select(OutboxMail)), config)
    for said in (letter.text, letter.html):
        assert "Edition 1 of the book is built (EPUB)." in said and "0 page" not in said


def test_a_pdf_is_not_had_under_the_address_of_an_epub(session, client, frozen, won, office, now):
    row = stands(session, frozen, SCREEN_A4, now=now)
    session.commit()
    sign_in(client, office)
    assert client.get(f"/c/mtm-2026/office/book/{row.ref}.epub").status_code == 404


@pytest.mark.usefixtures("quick")
def test_everybody_gets_the_epub_beside_the_pdf_once_it_is_out_while_the_consents_stand(
    session, client, runner, frozen, won, office, now
):
    for spec in (SCREEN_A4, EPUB):
        request_edition(session, campaign=frozen, actor=office, now=now, spec=spec)
    session.commit()
    runner.run_waiting()
    assert client.get(PUBLIC).status_code == 404
    frozen.announced_at = now
    session.commit()
    with client.get(PUBLIC) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
    front = client.get("/c/mtm-2026/").text
    assert front.index("/c/mtm-2026/publication.pdf") < front.index(PUBLIC)
    first = session.scalars(select(Consent).order_by(Consent.id)).first()
    first.level, first.recorded_at = Level.ANONYMOUS, now.replace(hour=23)
    session.commit()
    assert client.get(PUBLIC).status_code == 404
    assert "publication." not in client.get("/c/mtm-2026/").text
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book?edition=epub").text
    assert "Until a new EPUB stands, the public is given none." in page
    assert "<li>N-1</li>" in page


def test_an_address_that_names_no_edition_shows_the_screens(session, client, frozen, won, office):
    session.commit()
    sign_in(client, office)
    pages = [
        client.get(f"/c/mtm-2026/office/book{query}").text
        for query in ("", "?edition=large&format=A5", "?edition=x")
    ]
    marked = [re.search(r'aria-current="true">([^<]+)<', page).group(1) for page in pages]
    assert marked == ["For the screen, A4"] * 3
