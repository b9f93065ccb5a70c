"""The pages of the composition, as the secretariat meets them: without a script, and two at a time."""

import re

import pytest
from sqlalchemy import select

from competition.accounts import cookies
from competition.publication.composing.models import ComposedChapter, ComposedWork, Composition
from competition.publication.composing.rules import Order, Translations
from competition.publication.manuscript import Layout
from tests.publication.conftest import add_work, freeze
from tests.support.signin import sign_in

ROOM = "/c/mtm-2026/office/book/parts"


@pytest.fixture
def works(session, storage, client, frozen, office):
    """Three poems and an essay, the secretariat signed in; references by number."""
    freeze(session, storage, frozen)
    poem = "one\ntwo\nthree"
    made = [add_work(session, frozen, number, text=poem) for number in ("A", "B", "C")]
    made.append(add_work(session, frozen, "E", form="essay"))
    session.commit()
    client.application.config["WTF_CSRF_ENABLED"] = False
    sign_in(client, office)
    return {each.number: each.ref for each in made}


@pytest.fixture
def read(database):
    """Reads without standing in the way of who writes: `read(ComposedWork)` gives the rows of a table."""

    def ask(table):
        with database.reading() as session:
            return session.scalars(select(table)).all()

    return ask


@pytest.fixture
def shown(session, client, works):
    """The titles in the order of the page."""

    def ask():
        page = client.get(ROOM).text
        return re.findall(r'dir="auto">([^<]+)</a>', page)

    return ask


USUAL = [
    "Contents", "Poems · 5–10", "Title A", "Title B", "Title C", "Essays · 5–10", "Title E",
    "Mayors’ statements", "Personal stories", "The jury", "Who took part",
    "The languages of the works", "Cities and schools", "Thanks", "Colophon",
]  # fmt: skip


def button(client, title, way):
    """What the button says that moves something up or down."""
    return re.search(rf'value="([^"]+)"[^>]*aria-label="Move “{title}” {way}"', client.get(ROOM).text)[1]


def press(client, said):
    return client.post(ROOM, data={"do": said})


def test_the_list_shows_the_book_as_it_is_printed_without_anything_chosen(shown, read):
    assert shown() == USUAL
    assert read(ComposedChapter) == []


def test_a_work_goes_down_by_its_button_and_the_page_says_where_it_stands(client, works, shown):
    answer = press(client, button(client, "Title A", "down"))
    assert answer.location == f"{ROOM}#work-{works['A']}"
    assert "“Title A” now stands 2 of 3 in Poems · 5–10." in client.get(ROOM).text
    assert shown()[2:5] == ["Title B", "Title A", "Title C"]
    press(client, button(client, "Title C", "up"))
    assert shown()[2:5] == ["Title B", "Title C", "Title A"]
    press(client, button(client, "Title C", "up"))
    assert shown()[2:5] == ["Title C", "Title B", "Title A"]


def test_the_first_goes_no_further_up_and_the_last_no_further_down(client, works):
    page = client.get(ROOM).text
    labels = re.findall(r'aria-label="Move “(?:Title )?([ABC]|Contents|Colophon)” (up|down)"', page)
    assert labels == [
        ("Contents", "down"), ("A", "down"), ("B", "up"), ("B", "down"), ("C", "up"), ("Colophon", "up"),
    ]  # fmt: skip


def test_a_part_moves_with_its_works(client, shown):
    press(client, button(client, "Essays · 5–10", "up"))
    assert "“Essays · 5–10” is now part 2 of 11." in client.get(ROOM).text
    assert shown()[1:4] == ["Essays · 5–10", "Title E", "Poems · 5–10"]


def test_two_who_move_the_same_work_see_both_places_and_choose(client, works, shown):
    mine, theirs = button(client, "Title A", "down"), button(client, "Title A", "down")
    press(client, theirs.replace(works["B"], works["C"]))
    answer = press(client, mine)
    assert answer.status_code == 409
    for words in (
        "in Poems · 5–10, after “Title C”",
        "in Poems · 5–10, after “Title B”",
        "Somebody else has changed this",
    ):  # fmt: skip
        assert words in answer.text
    assert shown()[2:5] == ["Title B", "Title C", "Title A"]
    press(client, re.search(r'name="do" value="([^"]+)"', answer.text)[1])
    assert shown()[2:5] == ["Title B", "Title A", "Title C"]


@pytest.mark.parametrize("said", ["", "work", "work x y z -", "part x 0 - - -", "else x 0 - -"])
def test_a_move_that_no_button_says_is_not_found(client, works, said):
    assert press(client, said).status_code == 404


@pytest.mark.parametrize("said", ["work nothing 0 poem-5-10 -", "part nothing 0 - -"])
def test_what_is_gone_is_said_kindly(client, works, shown, said):
    press(client, said)
    assert "That is not in the book any more." in client.get(ROOM).text
    assert shown() == USUAL


def test_a_work_goes_to_another_section_from_its_own_page(client, works, shown):
    page = client.get(f"{ROOM}/work/{works['A']}").text
    choice = re.search(r'<option value="([^"]+)">Essays', page)[1]
    press(client, choice)
    assert shown()[1:7] == ["Poems · 5–10", "Title B", "Title C", "Essays · 5–10", "Title E", "Title A"]


WISH = {"version": "0", "included": "y", "layout": "spread", "size": "larger", "first": "2", "last": "3"}


def test_the_wishes_for_a_work_are_saved_and_shown_in_the_list(client, works, read):
    assert client.post(f"{ROOM}/work/{works['B']}", data=WISH).status_code == 302
    page = client.get(ROOM).text
    assert re.findall(r"<em>([^<]+)</em>", page) == [
        "here so that pages face well", "Excerpt", "On two facing pages", "Larger",
    ]  # fmt: skip
    (row,) = read(ComposedWork)
    assert (row.layout, row.first, row.last, row.also_first) == (Layout.SPREAD, 2, 3, None)


@pytest.mark.parametrize(("first", "last"), [("3", "2"), ("1", "4"), ("4", "")])
def test_an_excerpt_lies_within_its_text(client, works, first, last, read):
    answer = client.post(f"{ROOM}/work/{works['B']}", data={**WISH, "first": first, "last": last})
    assert answer.status_code == 400
    assert "Please choose from 1 to 3, the second not before the first." in answer.text
    assert read(ComposedWork) == []


def test_a_work_is_left_out_with_its_reason_only(client, works):
    data = {"version": "0", "reason": ""}
    answer = client.post(f"{ROOM}/work/{works['B']}", data=data)
    assert (answer.status_code, "Please say in a few words why" in answer.text) == (400, True)
    client.post(f"{ROOM}/work/{works['B']}", data={**data, "reason": "A copy"})
    assert "Left out: A copy" in client.get(ROOM).text


def test_two_who_choose_for_the_same_work_see_both(client, works):
    client.post(f"{ROOM}/work/{works['B']}", data=WISH)
    answer = client.post(f"{ROOM}/work/{works['B']}", data={**WISH, "size": "smaller", "layout": "page"})
    assert answer.status_code == 409
    assert "Excerpt · On two facing pages · Larger" in answer.text
    assert re.search(r'<input checked[^>]*value="smaller"', answer.text)
    again = {**WISH, "size": "smaller", "layout": "page", "version": "1"}
    assert client.post(f"{ROOM}/work/{works['B']}", data=again).status_code == 302


NEW = {"kind": "foreword", "title": "Welcome", "author": "The Mayor", "text": "Dear *readers*"}


def test_a_foreword_is_written_looked_at_saved_and_stands_before_the_contents(client, works, shown, read):
    looked = client.post(f"{ROOM}/new", data={**NEW, "look": "1"})
    assert "Dear <em>readers</em>" in looked.text
    assert read(ComposedChapter) == []
    client.post(f"{ROOM}/new", data=NEW)
    assert shown() == ["Welcome", *USUAL]


@pytest.mark.parametrize("kind", ["works", "text"])
def test_what_has_no_title_of_its_own_needs_one(client, works, kind):
    answer = client.post(f"{ROOM}/new", data={"kind": kind, "title": " "})
    assert (answer.status_code, "Please give it a title." in answer.text) == (400, True)


def test_no_markup_that_is_typed_becomes_a_page_s_own(client, works, read):
    looked = client.post(f"{ROOM}/new", data={**NEW, "text": "<script>x</script>", "look": "1"})
    assert "<script>x" not in looked.text
    assert "&lt;script&gt;x" in looked.text


@pytest.fixture
def foreword(client, works, read):
    """Gives the foreword as it is kept."""
    client.post(f"{ROOM}/new", data=NEW)
    return lambda: next(row for row in read(ComposedChapter) if row.title == "Welcome")


def test_two_who_write_the_same_text_lose_nothing(client, foreword):
    at = f"{ROOM}/part/{foreword().key}"
    words = {"version": "1", "title": "Welcome", "author": "The Mayor", "included": "y"}
    assert client.post(at, data={**words, "text": "Theirs"}).status_code == 302
    answer = client.post(at, data={**words, "text": "Mine"})
    assert answer.status_code == 409
    areas = re.findall(r"<textarea[^>]*>\s*([^<]*)</textarea>", answer.text)
    assert [each.strip() for each in areas] == ["Theirs", "Mine"]
    assert 'value="2"' in re.search(r'<input[^>]*name="version"[^>]*>', answer.text)[0]
    client.post(at, data={**words, "text": "Mine", "version": "2"})
    assert foreword().text == "Mine"


def test_a_text_that_is_left_out_keeps_its_words_and_one_taken_out_is_gone(client, foreword, shown):
    at = f"{ROOM}/part/{foreword().key}"
    client.post(at, data={"version": "1", "title": "Welcome", "text": "Kept"})
    assert (foreword().included, foreword().text, shown()[0]) == (False, "Kept", "Welcome")
    assert "Its text is lost" in client.get(f"{at}/out").text
    client.post(f"{at}/out", data={"version": "1"})  # as it was before
    assert shown()[0] == "Welcome"
    client.post(f"{at}/out", data={"version": "2"})
    assert shown() == USUAL


@pytest.mark.parametrize("key", ["contents", "poem-5-10", "nothing"])
def test_what_every_book_has_is_not_taken_out(client, works, key):
    assert client.get(f"{ROOM}/part/{key}/out").status_code == 404


def test_a_section_gets_a_title_and_an_order(client, works, shown, read):
    client.post(
        f"{ROOM}/part/poem-5-10", data={"version": "0", "title": "Voices", "order": "place", "included": "y"}
    )
    poems = next(row for row in read(ComposedChapter) if row.key == "poem-5-10")
    assert (poems.title, poems.order, shown()[1]) == ("Voices", Order.PLACE, "Voices")


def test_the_translations_are_chosen_and_a_stale_choice_is_asked_about(client, works, read):
    at = f"{ROOM}/translations"
    client.post(at, data={"translations": "none", "seen": "all"})
    assert [row.translations for row in read(Composition)] == [Translations.NONE]
    answer = client.post(at, data={"translations": "book", "seen": "all"})
    assert (answer.status_code, "Now: Originals only." in answer.text) == (409, True)


def test_the_design_is_chosen_beside_its_pictures_and_a_stale_or_odd_choice_is_not_kept(client, works, read):
    at = f"{ROOM}/design"
    page = client.get(at).text
    assert page.index("Garland") < page.index("Herbarium") and "designs/herbarium.png" in page
    client.post(at, data={"design": "herbarium", "seen": "garland"})
    assert "Design: Herbarium." in client.get(ROOM).text
    answer = client.post(at, data={"design": "garland", "seen": "garland"})
    assert (answer.status_code, "Now: Herbarium." in answer.text) == (409, True)
    for odd in ({"design": "../book", "seen": "herbarium"}, {"design": "garland", "seen": "odd"}, {}):
        assert client.post(at, data=odd).status_code == 400
    assert [row.design for row in read(Composition)] == ["herbarium"]


def test_the_book_s_room_asks_for_a_new_edition_and_leads_here(client, works):
    assert f'href="{ROOM}"' in client.get("/c/mtm-2026/office/book").text


def test_nobody_else_comes_in(client, works, read):
    client.delete_cookie(cookies.NAME)
    for path in ("", "/new", "/translations", "/design", "/part/contents", f"/work/{works['A']}"):
        assert client.get(ROOM + path).status_code == 302
    press(client, "part contents 0 - colophon")
    assert read(ComposedChapter) == []
