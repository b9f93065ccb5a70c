"""The page “What judges must not see”, for the teacher and for the secretariat."""

import pytest

from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.blindness.models import NameRuling, PictureMask
from competition.entries.facts import Words
from competition.entries.rules import MadeBy, ScreeningDecision
from tests.entries.conftest import picture
from tests.factories import make_account

TELLING = Words(title="Mina's sea", text="I am Mina.", language="en")


@pytest.fixture
def drawing(session, write, add, storage):
    entry = write(TELLING)
    services.look_at(session, image=add(entry, picture(), alt="Mina in a boat"), storage=storage)
    return entry


def test_a_teacher_sees_where_a_name_stands_and_masks_it_with_one_click(session, drawing, browse, teacher):
    client = browse(teacher)
    page = client.get(f"/entry/{drawing.ref}/blind").text
    assert "A pupil, in the title, in the text, in the description of picture 1" in page
    assert "I am <mark>Mina</mark>." in page
    assert page.count("Not decided yet") == 1
    answer = client.post(f"/entry/{drawing.ref}/blind/word", data={"do": "mask", "word": "Mina"})
    assert answer.location == f"/entry/{drawing.ref}/blind"
    page = client.get(answer.location).text
    assert "Masked for the judges" in page
    assert "Not decided yet" not in page


def test_all_names_are_masked_with_one_click(session, write, browse, teacher):
    entry = write(Words(title="Fjord School", text="I am Mina.", language="en"))
    client = browse(teacher)
    assert "2 names stand where judges would read them." in client.get(f"/entry/{entry.ref}/blind").text
    client.post(f"/entry/{entry.ref}/blind/word", data={"do": "all"})
    session.rollback()
    assert {(one.word, one.masked) for one in session.query(NameRuling)} == {
        ("Mina", True),
        ("Fjord School", True),
    }


def test_what_is_perhaps_a_name_is_shown_apart_and_masked_only_by_hand(
    session, write, submit, decide, browse, teacher
):
    entry = write(Words("More", "Vidim Minu i Mina vidi mene. Bergen!", "hr", "en", "Sea", "Мина sees me."))
    page, client = f"/entry/{entry.ref}/blind", browse(teacher)
    perhaps = client.get(page).text.partition("Perhaps names too")[2]
    assert "Vidim <mark>Minu</mark> i Mina" in perhaps
    assert "<mark>Мина</mark> sees me." in perhaps
    assert "Perhaps “Mina” (A pupil), in the text" in perhaps
    overview = client.get(f"/entry/{entry.ref}").text
    assert "judges get it masked, if you do nothing: Mina." in overview
    assert "Perhaps worth masking; it stays if you do nothing: Bergen, Minu, Мина." in overview
    client.post(f"{page}/word", data={"do": "all"})
    client.post(f"{page}/word", data={"do": "mask", "word": "Minu"})
    session.expire_all()
    submit(entry)
    decide(entry, ScreeningDecision.ACCEPT)
    (copy,) = session.query(BlindEntry)
    assert copy.text == "Vidim ▒▒▒ i ▒▒▒ vidi mene. Bergen!"
    assert copy.translation == "Мина sees me."


def test_of_a_counted_class_the_title_that_a_file_brought_is_shown_as_perhaps_a_name(
    session, write, add, browse, teacher
):
    counted = services.Maker(age=8, oldest=9, count=24, is_group=True)
    words = Words(title="Ana Kovač", text="The sea is wide.", language="en")
    entry = write(words, makers=[counted], made_by=MadeBy.CLASS)
    add(entry, picture(), alt="A boat", file_name="IMG_2034_Ana_Kovač.jpg")
    session.commit()
    client = browse(teacher)
    assert "Perhaps worth masking" in client.get(f"/entry/{entry.ref}").text
    perhaps = client.get(f"/entry/{entry.ref}/blind").text.partition("Perhaps names too")[2]
    assert "Perhaps a child’s name: the file is called so, in the title" in perhaps
    assert "Change the text instead" in perhaps
    client.post(f"/entry/{entry.ref}/blind/word", data={"do": "mask", "word": "Ana Kovač"})
    assert "Masked for the judges" in client.get(f"/entry/{entry.ref}/blind").text


def test_the_overview_of_the_entry_tells_of_names_until_they_are_settled(drawing, browse, teacher):
    client = browse(teacher)
    said = "A name of the class stands in the work"
    assert said in client.get(f"/entry/{drawing.ref}").text
    client.post(f"/entry/{drawing.ref}/blind/word", data={"do": "leave", "word": "Mina"})
    assert said not in client.get(f"/entry/{drawing.ref}").text


def test_parts_of_a_picture_are_covered_in_numbers_too(session, drawing, browse, teacher):
    ref, image, entry = drawing.images[0].ref, drawing.images[0].id, drawing.ref
    client = browse(teacher)
    numbers = {"left": ["10", ""], "top": ["20", ""], "width": ["30", ""], "height": ["40", ""]}
    answer = client.post(f"/entry/{entry}/blind/picture/{ref}", data=numbers)
    session.rollback()
    assert session.get_one(PictureMask, image).areas == [[0.1, 0.2, 0.4, 0.6]]
    page = client.get(answer.location).text
    assert '<rect x="10.0" y="20.0" width="30.0" height="40.0"/>' in page
    assert "Judges see the picture with these parts covered." in page


@pytest.mark.parametrize("way", ["word", "beside", "picture/{image}"])
def test_nobody_else_settles_anything(session, drawing, browse, way):
    address = f"/entry/{drawing.ref}/blind/{way.format(image=drawing.images[0].ref)}"
    stranger = make_account(session, "stranger@example.org", "Stranger")
    client = browse(stranger)
    assert client.get(f"/entry/{drawing.ref}/blind").status_code == 404
    assert client.post(address, data={"do": "mask", "word": "Mina"}).status_code == 404
    session.rollback()
    assert session.query(NameRuling).count() == 0


def test_after_submitting_the_teacher_is_told_why_nothing_is_settled_here(drawing, submit, browse, teacher):
    submit(drawing)
    answer = browse(teacher).post(f"/entry/{drawing.ref}/blind/word", data={"do": "mask", "word": "Mina"})
    assert answer.status_code == 409
    assert "This entry has been handed in" in answer.text


def test_the_secretariat_masks_at_screening_and_later(session, campaign, drawing, submit, decide, browser):
    submit(drawing)
    client, office = browser(), f"/c/{campaign.slug}/office/entries/{drawing.ref}"
    page = client.get(office).text
    assert "Mask words, or cover parts of a picture" in page
    client.post(f"{office}/blind/word", data={"do": "leave", "word": "Mina"})
    page = client.get(office).text
    assert '<input id="accept-names-0" name="accept-names" type="checkbox" value="Mina">' in page
    decide(drawing, ScreeningDecision.ACCEPT)
    session.commit()
    assert "Judges may have this entry already." in client.get(f"{office}/blind").text
