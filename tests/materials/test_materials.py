"""What the call offers to download: made for the campaign and kept true to it, and the office's own files."""

import io
import re
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.rules import MilestoneKey
from competition.campaign.services import move_milestones
from competition.clock import FixedClock
from competition.materials import jobs as making
from competition.materials import views  # noqa: F401 - the call's downloads
from competition.materials.facts import facts_of
from competition.materials.jobs import set_material
from competition.materials.models import Material
from competition.materials.rules import MaterialKind
from competition.materials.services import SETTLING, request_making
from competition.platform import fonts
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs import Job, JobState
from tests import factories as make
from tests.support.signin import sign_in
from tests.support.statements import counted

CALL, OFFICE = "/c/mtm-2026/", "/c/mtm-2026/office/materials"
BEFORE = make.OPENS - SETTLING
PDF = b"%PDF-1.7\nnot much of one"
MADE_TITLES = ["Poster for the school", "The call at a glance", "Consent form for parents and guardians"]


@pytest.fixture
def clock():
    return FixedClock(make.OPENS)


@pytest.fixture
def campaign(session):
    campaign = make.make_campaign(
        session, organiser="Intercultural Cities", rules_text="Own work. By pupils."
    )
    for name in ("Patras", "Neuchâtel"):
        make.make_city(session, campaign, name)
    session.commit()
    return campaign


@pytest.fixture
def office(session, campaign):
    account = make.make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    return account


@pytest.fixture
def quick(monkeypatch):
    """The typesetter, replaced by one that is done at once: what it sets is seen elsewhere."""
    set_before = []

    def at_once(kind, facts, _faces, locale):
        set_before.append((kind, locale))
        return f"%PDF-{kind.value} {locale} {facts.at(MilestoneKey.DEADLINE)}".encode()

    monkeypatch.setattr(making, "set_material", at_once)
    return set_before


@pytest.fixture
def made(session, campaign, quick, runner):
    """A campaign whose materials are made."""
    request_making(session, campaign_id=campaign.id, actor=None, now=BEFORE)
    session.commit()
    runner.run_waiting()
    return campaign


def downloads(page):
    """Titles and addresses of what the page offers."""
    return re.findall(r'<a href="([^"]*)" download[^>]*><span class="visually-hidden">([^<]*): </span>', page)


def titles(page):
    return [title for _address, title in downloads(page)]


def csrf(client):
    return re.search(r'name="csrf_token"[^>]*value="([^"]*)"', client.get(OFFICE).text).group(1)


def send(client, content, name, **fields):
    data = {"csrf_token": csrf(client), "title": "A letter", "language": "", **fields}
    data["file"] = (io.BytesIO(content), name)
    return client.post(OFFICE, data=data, content_type="multipart/form-data", buffered=True)


def test_nothing_is_offered_before_it_is_made(client, campaign):
    page = client.get(CALL).text
    assert titles(page) == [] and "Materials to download" not in page


def test_a_visitor_who_finds_nothing_asks_for_it_once(client, clock, session, campaign, quick, runner):
    for _visit in range(3):
        assert titles(client.get(CALL).text) == []
    assert len(session.scalars(select(Job)).all()) == 1
    session.rollback()
    clock.at += SETTLING
    runner.run_waiting()
    assert list(dict.fromkeys(titles(client.get(CALL).text))) == MADE_TITLES


def test_what_is_made_is_offered_with_kind_language_and_size(client, made, quick):
    assert [kind.value for kind, locale in quick if locale == "en"] == ["poster", "sheet", "consent"]
    page = client.get(CALL).text
    assert list(dict.fromkeys(titles(page))) == MADE_TITLES
    assert "A3, to hang up" in page and 'English <span class="small">(PDF, 1 kB)</span>' in page


def test_a_material_is_saved_under_a_name_that_says_what_it_is(client, made):
    address = downloads(client.get(CALL).text)[0][0]
    answer = client.get(address, buffered=True)
    assert answer.headers["Content-Disposition"] == "attachment; filename=mtm-2026-poster-en.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-poster en 2026-11-19")


def test_a_moved_deadline_takes_the_old_pages_off_the_call_until_new_ones_are_made(
    client, clock, session, made, office, runner
):
    old = downloads(client.get(CALL).text)[0][0]
    moments = {MilestoneKey.DEADLINE: make.DEADLINE + timedelta(days=3)}
    move_milestones(session, campaign=made, moments=moments, actor=office, now=make.OPENS)
    session.commit()
    assert titles(client.get(CALL).text) == []
    answer = client.get(old)
    assert answer.location == CALL
    assert "is being made anew" in client.get(CALL).text
    assert runner.run_waiting() == 0, "another change may follow"
    clock.at += SETTLING
    assert runner.run_waiting() == 1
    new = downloads(client.get(CALL).text)[0][0]
    assert b"2026-11-22" in client.get(new, buffered=True).data
    assert session.scalars(select(Material.kind).where(Material.language == "en")).all() == [
        MaterialKind.POSTER,
        MaterialKind.SHEET,
        MaterialKind.CONSENT,
    ]


def test_asking_again_makes_nothing_that_still_holds(session, made, quick, runner):
    before = list(quick)
    request_making(session, campaign_id=made.id, actor=None, now=BEFORE)
    session.commit()
    assert runner.run_waiting() == 1
    assert quick == before


def test_a_change_while_they_are_made_is_not_lost(session, database, campaign, quick, runner, monkeypatch):
    changed = []

    def and_meanwhile(kind, facts, faces, locale):
        if not changed:
            changed.append(True)
            with database.writing() as other:
                found = other.get_one(type(campaign), campaign.id)
                found.name = "More than words"
        return facts.name.encode()

    monkeypatch.setattr(making, "set_material", and_meanwhile)
    request_making(session, campaign_id=campaign.id, actor=None, now=BEFORE)
    session.commit()
    runner.run_waiting()
    sizes = set(session.scalars(select(StoredFile.size).join(Material, Material.file_id == StoredFile.id)))
    assert sizes == {len("More than words")}


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


def test_the_office_asks_for_the_pages_and_it_is_on_record(client, session, campaign, office, quick, runner):
    sign_in(client, office)
    answer = client.post(f"{OFFICE}/make", data={"csrf_token": csrf(client)})
    assert answer.location.startswith("/job/")
    assert "They are being made." in client.get(OFFICE).text
    runner.run_waiting()
    page = client.get(OFFICE).text
    assert page.count("On the call") == len(quick) and "Make them now" not in page
    assert (
        session.scalar(select(AuditEntry.actor_id).where(AuditEntry.action == "material.make")) == office.id
    )


def test_others_find_no_office_and_remove_nothing(client, session, made, office):
    stranger = make.make_account(session, "stranger@example.org")
    refs = session.scalars(select(Material.ref)).all()
    session.commit()
    token = {"csrf_token": "x"}
    assert client.get(OFFICE).location.startswith("/sign-in")
    assert sign_in(client, stranger).get(OFFICE).status_code == 404
    client.application.config["WTF_CSRF_ENABLED"] = False
    assert client.post(OFFICE, data=token).status_code == 404
    assert client.post(f"{OFFICE}/{refs[0]}/remove", data=token).status_code == 404
    assert sign_in(client, office).post(f"{OFFICE}/{refs[0]}/remove", data=token).status_code == 404
    assert session.scalars(select(Material.ref)).all() == refs


def test_another_campaigns_material_is_not_found_here(client, session, made):
    make.make_campaign(session, slug="other-2026")
    ref = session.scalars(select(Material.ref)).first()
    session.commit()
    assert client.get(f"/c/other-2026/materials/{ref}").status_code == 404


@pytest.mark.parametrize("own", [1, 3])
def test_pages_with_materials_ask_a_bounded_number_of_times(client, database, made, office, own):
    sign_in(client, office)
    for number in range(own):
        send(client, PDF, "a.pdf", title=f"Letter {number}")
    with counted(database) as statements:
        assert client.get(OFFICE).status_code == 200
    assert len(statements) <= 9, statements
    client.delete_cookie("garland")
    client = client.application.test_client()
    with counted(database) as statements:
        assert len(titles(client.get(CALL).text)) >= 3 + own
    assert len(statements) <= 8, statements


def test_a_job_that_cannot_set_its_page_leaves_what_stands(session, made, office, runner, monkeypatch):
    from competition.platform.errors import PdfFailedError

    def fails(kind, *_rest):
        raise PdfFailedError(name=kind.value, reason="died")

    standing = session.scalars(select(Material.file_id).order_by(Material.id)).all()
    monkeypatch.setattr(making, "set_material", fails)
    moments = {MilestoneKey.DEADLINE: make.DEADLINE + timedelta(days=3)}
    move_milestones(session, campaign=made, moments=moments, actor=office, now=BEFORE)
    session.commit()
    assert runner.run_waiting() > 0
    assert session.scalars(select(Job.state).order_by(Job.id.desc())).first() is not JobState.DONE
    assert session.scalars(select(Material.file_id).order_by(Material.id)).all() == standing


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


def pages_of(content):
    """The words of a PDF, and its pages' sizes in millimetres."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        sizes = [tuple(round(float(side) / 72 * 25.4) for side in page.MediaBox[2:]) for page in pdf.pages]
        return sizes, str(pdf.Root.Lang), str(pdf.docinfo["/Title"]), "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize(
    ("kind", "size", "title"),
    [
        (MaterialKind.POSTER, (297, 420), MADE_TITLES[0]),
        (MaterialKind.SHEET, (210, 297), MADE_TITLES[1]),
        (MaterialKind.CONSENT, (210, 297), MADE_TITLES[2]),
    ],
)
def test_each_page_is_one_tagged_page_of_its_paper(session, campaign, faces, kind, size, title):
    facts = facts_of(session, campaign, base_url="https://garland.example")
    content = set_material(kind, facts, faces, "en")
    assert pages_of(content) == ([size], "en", f"{title}: More than migrants 2026", True)
    assert set_material(kind, facts, faces, "en") == content


def test_rules_that_are_too_long_for_the_sheet_leave_its_one_page(session, campaign, faces):
    part = "Part {}. " + "A rule that goes on and on for more than a line of the page it is on. " * 4
    campaign.rules_text = "\n\n".join(part.format(number) for number in range(60))
    facts = facts_of(session, campaign, base_url="https://garland.example")
    assert len(facts.rules) == 60
    sizes, *_rest = pages_of(set_material(MaterialKind.SHEET, facts, faces, "en"))
    assert sizes == [(210, 297)]
