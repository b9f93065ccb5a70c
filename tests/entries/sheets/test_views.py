"""Sheets in the browser: made, sent, looked through, given, titled; and closed to everybody else."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.entries.models import Entry
from competition.entries.sheets import services
from competition.entries.sheets.models import Scan, ScanPage, Sheet, SheetPrint
from competition.entries.sheets.rules import PageState, ScanState, Trouble
from competition.entries.sheets.services.reading import Found, Position
from competition.platform.files import receive
from competition.platform.jobs import Job
from tests.entries.conftest import picture
from tests.entries.sheets.conftest import as_jpeg, bare
from tests.factories import DEADLINE, make_account


@pytest.fixture
def room(school_class):
    return f"/class/{school_class.ref}/sheets"


class Desk:
    """The teacher's browser; what the test has looked up is let go of first."""

    def __init__(self, session, client):
        self.session, self.client = session, client

    def get(self, *address, **more):
        self.session.commit()
        return self.client.get(*address, **more)

    def post(self, *address, **more):
        self.session.commit()
        return self.client.post(*address, **more)


@pytest.fixture
def at_desk(session, browse, teacher):
    return Desk(session, browse(teacher))


@pytest.fixture
def asked(pictures):
    return {"names": "Ana, 9\nBen", "count": "1", "age": "8", "category": str(pictures.id), "paper": "a4"}


def test_sheets_are_asked_for_and_set_in_the_background(session, at_desk, room, asked):
    answer = at_desk.post(room, data=asked)
    sheets = session.scalars(select(Sheet).order_by(Sheet.number)).all()
    assert [(sheet.given_name, sheet.age) for sheet in sheets] == [("Ana", 9), ("Ben", 8), ("", 8)]
    (job,) = session.scalars(select(Job)).all()
    assert answer.location == f"/job/{job.ref}"
    page = at_desk.get(room).text
    assert "3 sheets are being set." in page
    assert "<bdi>Ana</bdi>" in page
    assert "<bdi>Sheet 3</bdi>" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"names": "", "count": ""}, "Please type names, or say how many sheets you need."),
        ({"names": "Ana\n" * 61}, "Up to 60 sheets are made at once."),
        ({"names": "Ana, 44"}, "An age between 3 and 25, please."),
        ({"category": ""}, "Please choose a form."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(session, at_desk, room, asked, wrong, said):
    answer = at_desk.post(room, data=asked | wrong)
    assert answer.status_code == 400
    assert said in answer.text
    assert (wrong | asked)["paper"] in answer.text
    assert session.scalars(select(Sheet)).all() == []


@pytest.fixture
def scanned(session, made, sent, storage, now):
    """A scan of two pages: Ana's work, and one that was not recognised."""

    def cut(*parts):
        stored = {}
        for part in parts:
            content = picture(size=(900, 1200))
            stored[part] = receive(storage=storage, stream=BytesIO(content), limit=10**7)
        return stored

    (ana, _ben) = made("Ana", "Ben")
    scan, _new = sent(as_jpeg(bare()), "Mina.pdf")
    scan.pages, scan.state = 2, ScanState.READ
    parts = cut("page", "thumb", "work", "title")
    found = Found(ana.code, 4, empty=False)
    services.keep_page(session, scan=scan, at=Position(1), found=found, cut=parts, now=now)
    whole = cut("page", "thumb")
    services.keep_whole(session, scan=scan, at=Position(2), blank=False, cut=whole, now=now)
    return scan


def tray_page(session):
    return session.scalars(select(ScanPage).where(ScanPage.state == PageState.TRAY)).one()


def test_the_tray_says_where_a_page_lay_and_whom_it_can_be_given_to(scanned, at_desk, room):
    page = at_desk.get(f"{room}/tray").text
    assert "No sheet was recognised on it." in page
    assert "Mina.pdf · page 2 · after the page of Ana" in page
    groups = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', page)
    assert [(label, re.findall(r">([^<]+)</option>", options)) for label, options in groups] == [
        ("Not back yet", ["Ben"]),
        ("Here already", ["Ana"]),
        ("Something new", ["A new entry: Poem", "A new entry: Essay", "A new entry: Illustration"]),
    ]


def test_a_page_is_given_by_hand(session, scanned, at_desk, room):
    page, ben = tray_page(session), session.scalars(select(Sheet).where(Sheet.given_name == "Ben")).one()
    answer = at_desk.post(f"{room}/tray/{page.ref}/give", data={"to": f"sheet:{ben.ref}"})
    session.expire_all()
    entry = session.get_one(Entry, ben.entry_id)
    assert answer.location == f"/entry/{entry.ref}/pictures"
    assert [image.id for image in entry.images] == [page.image_id]
    assert "look whether a name stands on it" in at_desk.get(answer.location).text


def test_a_page_is_set_aside_and_that_is_undone(session, scanned, at_desk, room):
    page = tray_page(session)
    at_desk.post(f"{room}/tray/{page.ref}/aside")
    session.refresh(page)
    assert page.state is PageState.ASIDE
    said = at_desk.get(f"{room}/tray").text
    assert "The page is set aside; it is kept." in said
    undo = re.search(r'action="([^"]*/back)"', said).group(1)
    at_desk.post(undo)
    session.refresh(page)
    assert page.state is PageState.TRAY


@pytest.mark.parametrize("to", ["", "sheet:nothing", "entry:nothing", "new:nothing", "x"])
def test_a_page_is_given_to_nobody_unknown(session, scanned, at_desk, room, to):
    page = tray_page(session)
    at_desk.post(f"{room}/tray/{page.ref}/give", data={"to": to})
    session.refresh(page)
    assert page.state is PageState.TRAY


def test_pages_that_had_come_in_before_are_set_aside_together(
    session, scanned, sent, storage, now, at_desk, room
):
    ana = session.scalars(select(Sheet).where(Sheet.number == 1)).one()
    again, _new = sent(picture(), "again.jpg")
    for number in (1, 2):
        found = Found(ana.code, 4, empty=False)
        services.keep_page(session, scan=again, at=Position(number), found=found, cut={}, now=now)
    assert "Set the 2 pages aside" in at_desk.get(f"{room}/tray").text
    at_desk.post(f"{room}/tray/aside-repeated")
    session.expire_all()
    left = session.scalars(select(ScanPage).where(ScanPage.state == PageState.TRAY)).all()
    assert [page.trouble for page in left] == [Trouble.UNREADABLE]


def test_titles_and_descriptions_are_typed_in_one_sitting(session, scanned, at_desk, room):
    (entry,) = session.scalars(select(Entry)).all()
    page = at_desk.get(f"{room}/titles").text
    assert "<bdi>Ana</bdi>" in page
    assert "The title as it was written by hand" in page
    typed = {
        "language": "nb",
        f"title-{entry.ref}": "Båten",
        f"alt-{entry.ref}": "A boat with two sails.",
        f"seen-{entry.ref}": re.search(rf'name="seen-{entry.ref}" value="([^"]*)"', page).group(1),
    }
    answer = at_desk.post(f"{room}/titles", data=typed)
    assert answer.location == room.removesuffix("/sheets")
    session.expire_all()
    assert (entry.title, entry.language, entry.images[0].alt) == ("Båten", "nb", "A boat with two sails.")


def test_the_title_as_it_was_written_stands_where_the_words_are_typed(session, scanned, write, at_desk, room):
    (entry,) = session.scalars(select(Entry)).all()
    typed = write()
    page = at_desk.get(f"/entry/{entry.ref}/words").text
    strip = re.search(r'class="titles__strip" src="([^"]*)"', page).group(1)
    answer = at_desk.get(strip)
    assert answer.mimetype == "image/jpeg"
    answer.close()
    assert "titles__strip" not in at_desk.get(f"/entry/{typed.ref}/words").text


def test_a_title_changed_elsewhere_is_told_and_not_overwritten(session, scanned, at_desk, room):
    (entry,) = session.scalars(select(Entry)).all()
    typed = {"language": "nb", f"title-{entry.ref}": "Båten", f"seen-{entry.ref}": "of another time"}
    answer = at_desk.post(f"{room}/titles", data=typed)
    assert answer.status_code == 409
    assert "1 work was not saved" in answer.text
    assert 'value="Båten"' in answer.text
    session.expire_all()
    assert entry.title == ""


def send(client, room, *files, **headers):
    data = {"files": [(BytesIO(content), name) for name, content in files]}
    return client.post(f"{room}/scans", data=data, content_type="multipart/form-data", headers=headers)


def test_many_files_are_sent_at_once_and_one_refused_holds_up_none(session, at_desk, room):
    files = [("a.jpg", picture()), ("notes.docx", b"PK\x03\x04 no scan"), ("b.pdf", b"%PDF-1.7\nb")]
    answer = send(at_desk, room, *files)
    assert answer.location == f"{room}/scans"
    assert session.scalars(select(Scan.file_name).order_by(Scan.id)).all() == ["a.jpg", "b.pdf"]
    page = at_desk.get(answer.location).text
    assert "“notes.docx” was not taken: This is neither a PDF nor a picture that we can read." in page
    assert "2 files are safe here." in page
    assert "0 of 2 pages" in page
    assert "0 of 2 pages" in at_desk.get(f"{room}/scans/state").text


def test_a_script_sends_one_and_reads_what_became_of_it(at_desk, room):
    client = at_desk
    answer = send(client, room, ("a.jpg", picture()), Accept="application/json")
    assert answer.json == {"kept": 1, "refused": []}
    answer = send(client, room, ("a.txt", b"words"), Accept="application/json")
    assert answer.json["kept"] == 0
    assert answer.json["refused"][0].startswith("This is neither a PDF nor a picture")


def test_a_ticket_taken_in_time_counts_however_long_the_sending_takes(session, at_desk, room, clock):
    clock.at = DEADLINE - timedelta(minutes=2)
    ticket = at_desk.post("/ticket").json["ticket"]
    clock.at = DEADLINE + timedelta(minutes=20)
    sending = {"Accept": "application/json", "X-Garland-Ticket": ticket}
    assert send(at_desk, room, ("a.jpg", picture()), **sending).json == {"kept": 1, "refused": []}
    assert session.scalars(select(Scan.received_at)).one() == DEADLINE - timedelta(minutes=2)
    (reason,) = send(at_desk, room, ("b.jpg", picture("PNG")), Accept="application/json").json["refused"]
    assert reason.startswith("The deadline was")


class InTime:
    """The same sending, once with a ticket that was taken before the deadline, once without."""

    def __init__(self, at_desk, clock):
        self.at_desk, self.clock = at_desk, clock

    def post(self, address, data):
        """Return how it is answered long after the deadline: without a ticket, then with it."""
        self.clock.at = DEADLINE - timedelta(minutes=2)
        ticket = self.at_desk.post("/ticket").json["ticket"]
        self.clock.at = DEADLINE + timedelta(minutes=20)
        return [
            self.at_desk.post(address, data=each).status_code for each in (data, {**data, "ticket": ticket})
        ]


@pytest.fixture
def in_time(at_desk, clock):
    return InTime(at_desk, clock)


def test_sheets_asked_for_in_time_are_made(session, in_time, room, asked):
    assert in_time.post(room, asked) == [409, 302]
    assert len(session.scalars(select(Sheet)).all()) == 3


def test_a_page_given_in_time_counts(session, scanned, in_time, room):
    page, ben = tray_page(session), session.scalars(select(Sheet).where(Sheet.given_name == "Ben")).one()
    assert in_time.post(f"{room}/tray/{page.ref}/give", {"to": f"sheet:{ben.ref}"}) == [409, 302]
    session.refresh(page)
    assert page.state is PageState.PLACED


def test_titles_typed_in_time_are_saved(session, scanned, in_time, at_desk, room):
    (entry,) = session.scalars(select(Entry)).all()
    typed = {"language": "nb", f"title-{entry.ref}": "Båten"}
    assert in_time.post(f"{room}/titles", typed) == [409, 302]
    session.expire_all()
    assert entry.title == "Båten"


def test_what_a_ticket_counts_for_takes_one_when_it_is_sent(scanned, at_desk, room):
    for page in ("", "/tray", "/titles"):
        assert len(re.findall(r"<form[^>]*data-ticket[^>]*>", at_desk.get(f"{room}{page}").text)) == 1


def test_after_the_deadline_nothing_is_taken_and_nothing_lost(session, at_desk, room, asked, clock):
    clock.at = DEADLINE
    assert send(at_desk, room, ("late.jpg", picture())).status_code == 409
    assert at_desk.post(room, data=asked).status_code == 409
    assert session.scalars(select(Scan)).all() == []


def test_lost_sheets_are_printed_again_and_unused_ones_thrown_away(session, made, at_desk, room):
    ana, ben = made("Ana", "Ben")
    at_desk.post(f"{room}/chosen", data={"sheet": [ben.ref]})
    (printed,) = session.scalars(select(SheetPrint)).all()
    assert printed.sheets == [ben.id]
    at_desk.post(f"{room}/chosen", data={"sheet": [ana.ref], "forget": "yes"})
    session.expire_all()
    assert [sheet.given_name for sheet in session.scalars(select(Sheet))] == ["Ben"]


def test_what_is_shown_bears_names_that_tell_nothing(session, scanned, at_desk, room):
    page = tray_page(session)
    answer = at_desk.get(f"{room}/page/{page.ref}/thumb")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Content-Disposition"] == "inline; filename=thumb.jpg"
    assert answer.headers["Cache-Control"] == "no-store"
    answer.close()
    for kind in ("title", "work", "original", "x"):
        assert at_desk.get(f"{room}/page/{page.ref}/{kind}").status_code == 404


def test_another_teacher_finds_nothing(session, scanned, browse, room):
    page = tray_page(session)
    other = browse(make_account(session, "other@example.org"))
    for path in ("", "/scans", "/scans/state", "/tray", "/titles", f"/page/{page.ref}/thumb"):
        assert other.get(f"{room}{path}").status_code == 404
    for path in (
        "",
        "/chosen",
        "/scans",
        "/tray/aside-repeated",
        f"/tray/{page.ref}/give",
        f"/tray/{page.ref}/aside",
    ):
        assert other.post(f"{room}{path}").status_code == 404
