"""Sending pictures in the browser, and who may see them."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.entries import services, views_pictures
from competition.entries.identity import Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.edits import AS_IT_CAME, edit_of
from tests.entries.conftest import picture
from tests.factories import DEADLINE, make_account

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00" + b"\x00" * 64


@pytest.fixture
def send(poem, browse, teacher):
    """Send files, and descriptions by their refs, from the pictures page."""

    def send(*files, **alts):
        data = {"files": [(BytesIO(content), name) for name, content in files]}
        data |= {f"alt-{ref}": alt for ref, alt in alts.items()}
        address = f"/entry/{poem.ref}/pictures"
        return browse(teacher).post(address, data=data, content_type="multipart/form-data")

    return send


def images(session):
    return session.scalars(select(EntryImage).order_by(EntryImage.position)).all()


def test_several_pictures_are_sent_at_once_and_wait_for_a_look(session, poem, send, client):
    answer = send(("Mina Okafor.jpg", picture()), ("zwei.png", picture("PNG")))
    assert answer.location == f"/entry/{poem.ref}/pictures"
    assert len(images(session)) == 2
    session.rollback()
    page = client.get(answer.location).text
    assert page.count("Received; we are looking at it") == 2
    assert "<bdi>Mina Okafor.jpg</bdi>" in page


def test_one_file_that_is_refused_does_not_hold_up_the_others(session, send, client):
    answer = send(("good.jpg", picture()), ("empty.jpg", b""), ("fine.jpg", picture(size=(50, 50))))
    assert session.scalars(select(Upload.file_name).order_by(Upload.id)).all() == ["good.jpg", "fine.jpg"]
    session.rollback()
    assert "“empty.jpg” was not taken: This file is empty." in client.get(answer.location).text


def test_a_picture_that_cannot_be_opened_says_what_to_do(session, poem, add, storage, browse, teacher):
    services.look_at(session, image=add(poem, HEIC, file_name="IMG_1.HEIC"), storage=storage)
    page = browse(teacher).get(f"/entry/{poem.ref}/pictures").text
    assert "Needs a look" in page
    assert "This picture is damaged and cannot be opened." in page
    assert "The file itself is kept." in page


def test_a_small_picture_is_remarked_on(session, poem, add, storage, browse, teacher):
    services.look_at(session, image=add(poem, picture(size=(400, 300))), storage=storage)
    page = browse(teacher).get(f"/entry/{poem.ref}/pictures").text
    assert "This picture is sharp in print up to 5 cm wide; in the book it would be 21 cm wide." in page


def test_descriptions_are_saved_and_lead_on(session, poem, add, send):
    image = add(poem)
    answer = send(**{image.ref: "A boat with sails"})
    assert answer.location == f"/entry/{poem.ref}"
    session.refresh(image)
    assert image.alt == "A boat with sails"


def test_removing_a_picture_saves_the_descriptions_of_the_others(session, poem, add, browse, teacher):
    first, second = add(poem), add(poem)
    data = {f"alt-{second.ref}": "A boat"}
    browse(teacher).post(f"/entry/{poem.ref}/pictures/{first.ref}/remove", data=data)
    session.expire_all()
    assert [(image.id, image.alt) for image in images(session)] == [(second.id, "A boat")]


def test_after_the_deadline_no_picture_is_taken(session, send, clock, browse, teacher):
    clock.at = DEADLINE
    answer = send(("late.jpg", picture()))
    assert answer.status_code == 409
    assert "The deadline was 19 November 2026, 23:59 CET" in answer.text
    assert images(session) == []


@pytest.fixture
def ready(session, poem, add, storage):
    image = add(poem, file_name="Mina Okafor.jpg", alt="A boat")
    services.look_at(session, image=image, storage=storage)
    return image


def test_a_rendition_is_sent_without_a_trace_of_its_file(poem, ready, browse, teacher):
    answer = browse(teacher).get(f"/entry/{poem.ref}/picture/{ready.ref}/thumb")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    headers = answer.headers
    assert headers["Content-Disposition"] == "inline; filename=picture-1.jpg"
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert "Last-Modified" not in headers
    assert "Mina" not in str(headers)
    answer.close()


@pytest.mark.parametrize("kind", ["judge", "print", "original", "x"])
def test_only_what_the_page_shows_is_sent(poem, ready, browse, teacher, kind):
    assert browse(teacher).get(f"/entry/{poem.ref}/picture/{ready.ref}/{kind}").status_code == 404


def test_a_picture_that_is_not_ready_is_not_there(poem, add, browse, teacher):
    image = add(poem)
    assert browse(teacher).get(f"/entry/{poem.ref}/picture/{image.ref}/thumb").status_code == 404


def test_another_teacher_and_a_visitor_do_not_get_it(session, poem, ready, browse, app):
    address = f"/entry/{poem.ref}/picture/{ready.ref}/thumb"
    other = make_account(session, "other@example.org")
    assert browse(other).get(address).status_code == 404
    assert app.test_client().get(address).location.startswith("/sign-in?")


def test_what_is_no_picture_is_refused_by_its_name_and_its_content(session, send, client):
    answer = send(("poem.pdf", b"%PDF-1.7\n"), ("drawing.png", b"<svg/>"), ("boat.png", picture()))
    assert session.scalars(select(Upload.file_name)).all() == ["boat.png"]
    session.rollback()
    page = client.get(answer.location).text
    assert "“poem.pdf” was not taken: This is a PDF, not a picture." in page
    assert "“drawing.png” was not taken: This is a drawing made of lines (SVG)" in page


def test_files_are_taken_in_before_anything_is_locked(database, poem, send, monkeypatch):
    taken = views_pictures.receive

    def slowly(**what):
        with database.writing() as other:  # would wait for ever if the request held the lock
            other.get_one(Entry, poem.id).title = "Meanwhile"
        return taken(**what)

    monkeypatch.setattr(views_pictures, "receive", slowly)
    assert send(("a.jpg", picture())).status_code == 302
    with database.reading() as fresh:
        entry = fresh.get_one(Entry, poem.id)
        assert (entry.title, len(entry.images)) == ("Meanwhile", 1)


def test_a_picture_is_turned_and_the_way_back_is_offered(session, poem, ready, storage, browse, teacher):
    here, browser = f"/entry/{poem.ref}/pictures/{ready.ref}", browse(teacher)
    assert "Turn left" in browser.get(here).text
    answer = browser.post(here, data={"do": "right"})
    assert answer.location == here
    page = browser.get(here).text
    assert "The picture is turned." in page
    assert "The picture is being made." in page
    session.refresh(ready)
    assert ready.turn == 1
    session.commit()
    undo = {"do": "set", "turn": "0", "left": "0.0", "top": "0.0", "right": "0.0", "bottom": "0.0"}
    for name, value in undo.items():
        assert f'name="{name}" value="{value}"' in page
    browser.post(here, data=undo)
    session.refresh(ready)
    assert ready.turn == 0
    services.look_at(session, image=ready, storage=storage)
    session.commit()
    assert "Turn left" in browser.get(f"{here}/state").text


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ({"do": "cut", "left": "95"}, 400, "Please type a number from 0 to 90."),
        ({"do": "cut", "left": "50", "right": "45"}, 400, "At least a tenth of the picture has to stay."),
        ({"do": "set", "turn": "0", "left": "nan", "top": "0", "right": "0", "bottom": "0"}, 400, "At least"),
        ({"do": "set", "turn": "x"}, 302, ""),
        ({"do": "anything"}, 302, ""),
    ],
)
def test_a_cut_that_makes_no_sense_changes_nothing(session, poem, ready, browse, teacher, data, status, said):
    answer = browse(teacher).post(f"/entry/{poem.ref}/pictures/{ready.ref}", data=data)
    assert answer.status_code == status
    assert said in answer.text
    session.refresh(ready)
    assert edit_of(ready) == AS_IT_CAME


def test_a_cut_that_leaves_too_little_is_told_on_the_page_which_keeps_the_numbers(
    poem, ready, browse, teacher
):
    data = {"do": "cut", "left": "50", "right": "45"}
    page = browse(teacher).post(f"/entry/{poem.ref}/pictures/{ready.ref}", data=data).text
    assert "<h1>Picture 1</h1>" in page
    assert 'role="alert">At least a tenth of the picture has to stay. Please cut off less.' in page
    assert [re.search(rf'name="{edge}"[^>]*value="(\d+)"', page).group(1) for edge in ("left", "right")] == [
        "50",
        "45",
    ]


def test_two_windows_that_describe_one_picture_are_both_shown_and_files_are_kept(
    session, poem, add, browse, teacher
):
    first, second = add(poem, alt="A boat"), add(poem, alt="A tree")
    session.commit()
    typed = {
        f"alt-{first.ref}": "My ship",
        f"{first.ref}-seen": "A raft",
        f"alt-{second.ref}": "A <tall> tree",
        f"{second.ref}-seen": "A tree",
    }
    data = typed | {"files": [(BytesIO(picture()), "new.jpg")]}
    again = {f"alt-{first.ref}": "My ship", f"{first.ref}-seen": "A boat"}
    address, browser = f"/entry/{poem.ref}/pictures", browse(teacher)
    answer = browser.post(address, data=data)
    assert answer.status_code == 409
    assert "The other window saved: <bdi>A boat</bdi>" in answer.text
    assert ">My ship</textarea>" in answer.text
    assert f'name="{first.ref}-seen" value="A boat"' in answer.text
    session.expire_all()
    assert [image.alt for image in images(session)] == ["A boat", "A <tall> tree", ""]
    session.rollback()
    browser.post(address, data=again)
    assert images(session)[0].alt == "My ship"


def test_a_picture_is_removed_and_turned_in_time_by_the_ticket(session, poem, add, browse, teacher, clock):
    first, second = add(poem), add(poem)
    session.commit()
    browser = browse(teacher)
    clock.at = DEADLINE - timedelta(minutes=1)
    tickets = browser.post("/ticket", data={"number": "2"}).json["tickets"]
    clock.at = DEADLINE + timedelta(minutes=1)
    here = f"/entry/{poem.ref}/pictures"
    assert browser.post(f"{here}/{first.ref}/remove").status_code == 409
    assert browser.post(f"{here}/{first.ref}/remove", data={"ticket": tickets[0]}).status_code == 302
    turned = {"do": "right", "ticket": tickets[1]}
    assert browser.post(f"{here}/{second.ref}", data=turned).status_code == 302
    session.expire_all()
    assert [(image.id, image.turn) for image in images(session)] == [(second.id, 1)]


def test_a_removed_picture_is_brought_back_from_the_message(session, poem, ready, browse, teacher):
    browser = browse(teacher)
    page = browser.post(f"/entry/{poem.ref}/pictures/{ready.ref}/remove", follow_redirects=True).text
    assert images(session) == []
    session.rollback()
    address, ref = re.search(
        r'action="([^"]+bring-back)".*?name="picture" value="(\w+)"', page, re.S
    ).groups()
    assert (
        "The picture is back where it was."
        in browser.post(address, data={"picture": ref}, follow_redirects=True).text
    )
    assert [image.alt for image in images(session)] == ["A boat"]
    session.rollback()
    assert browser.post(address, data={"picture": ref}).status_code == 409


def test_nobody_else_turns_or_brings_back_a_picture(session, poem, ready, write, browse, app):
    other = make_account(session, "other@example.org")
    here = f"/entry/{poem.ref}/pictures/{ready.ref}"
    for address in (here, f"/entry/{poem.ref}/pictures/bring-back"):
        assert browse(other).post(address, data={"do": "right"}).status_code == 404
    assert browse(other).get(here).status_code == browse(other).get(f"{here}/state").status_code == 404


def test_a_picture_of_another_entry_is_not_on_this_one(ready, write, browse, teacher):
    assert browse(teacher).get(f"/entry/{write().ref}/pictures/{ready.ref}").status_code == 404


@pytest.mark.parametrize("page", ["/words", "/pictures", "/pictures/{image}"])
def test_the_pages_of_an_entry_that_cannot_be_changed_lead_to_its_own(
    poem, ready, browse, teacher, clock, page
):
    browser = browse(teacher)
    address, page = f"/entry/{poem.ref}", page.format(image=ready.ref)
    assert browser.get(f"{address}{page}").status_code == 200
    clock.at = DEADLINE
    shown = browser.get(f"{address}{page}", follow_redirects=True)
    assert shown.request.path == address
    assert "The deadline was 19 November 2026, 23:59 CET, so this can no longer be changed" in shown.text
