"""Statements, stories, quotes, jury and thanks composed: moved, titled, left out, put between sections."""

import re
from dataclasses import replace

import pytest

from competition.contributions.rules import Kind
from competition.contributions.services import create_contribution
from competition.publication.composing.arrangement import chapters, composed, usual
from competition.publication.composing.choices import Arrangement, Composed
from competition.publication.manuscript import ChapterKind, Section
from competition.publication.queries import find_freeze, manuscript_of
from tests.contributions.conftest import QUOTE, said
from tests.publication.composing.test_composing_pages import ROOM, read, works  # noqa: F401 - fixtures
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.saying import a_quote, a_voice, spoken_in

BOOK = spoken_in(
    replace(a_manuscript(), sections=(Section("poem", "11-18", (a_work(),)),)),
    a_voice("s", Kind.STATEMENT),
    a_voice("t"),
    a_quote("q"),
)
USUAL = usual(BOOK.sections)


def changed(key, **values):
    return tuple(replace(each, **values) if each.key == key else each for each in USUAL)


def kinds(book):
    return [chapter.kind.value for chapter in book.outline]


def test_what_nobody_composed_stands_in_the_usual_order():
    usually = [
        "contents", "works", "quotes", "statements", "stories", "jury", "participants", "languages", "places",
        "credits", "colophon",
    ]  # fmt: skip
    assert kinds(BOOK) == kinds(composed(BOOK, Arrangement(USUAL, version=1))) == usually


def test_who_is_left_out_with_a_part_is_not_in_the_manuscript():
    book = composed(BOOK, Arrangement(changed("stories", included=False)))
    assert "stories" not in kinds(book)
    assert [voice.ref for voice in book.voices] == ["s", "q"]


def test_a_book_that_was_composed_before_gets_each_part_where_it_usually_stands():
    since = ("quotes", "statements", "stories", "jury", "participants", "credits")
    known = tuple(each for each in USUAL if each.kind not in since)
    assert [each.kind.value for each in chapters(BOOK.sections, Arrangement(known))] == kinds(BOOK)
    own = Composed("own", ChapterKind.JURY, title="Who read", text="Ada")
    found = chapters(BOOK.sections, Arrangement((own, *known)))
    assert [each.key for each in found if each.kind is ChapterKind.JURY] == ["own"]


def test_without_text_and_facts_there_is_no_page_of_the_jury():
    assert "jury" not in kinds(replace(BOOK, matter=None))
    typed = composed(replace(BOOK, matter=None), Arrangement(changed("jury", text="Ada and Bo")))
    assert "jury" in kinds(typed)


@pytest.fixture
def speaking(session, frozen, office, works, now):  # noqa: F811
    from sqlalchemy import select

    from competition.campaign.models import City

    city = session.scalars(select(City).where(City.campaign_id == frozen.id)).one()
    for kind, text in ((Kind.STATEMENT, "Trains."), (Kind.QUOTE, QUOTE)):
        words = said(text=text)
        create_contribution(session, campaign=frozen, city=city, kind=kind, said=words, actor=office, now=now)
    session.commit()
    return frozen


def row_of(page, key):
    return re.search(rf'id="part-{key}".*?</li>', page, re.DOTALL)[0]


def test_the_list_says_what_is_there_and_keeps_places_for_quotes_behind_the_sections(client, speaking):
    page = client.get(ROOM).text
    assert "1 statement" in row_of(page, "statements")
    assert "Nothing that may be printed yet: not in the book" in row_of(page, "stories")
    assert "Its share of all quotes, a page each" in row_of(page, "quotes-poem-5-10")
    assert re.findall(r'data-key="(quotes-[^"]+)"', page) == ["quotes-poem-5-10", "quotes-essay-5-10"]


def test_without_a_quote_no_place_for_quotes_is_in_the_list(client, works):  # noqa: F811
    assert "part-quotes" not in client.get(ROOM).text


def test_a_place_for_quotes_is_added_titled_and_taken_out_again(session, client, speaking):
    client.post(f"{ROOM}/new", data={"kind": "quotes", "title": "Overheard", "text": "nothing"})
    key = re.findall(r'data-key="([^"]+)"(?:(?!data-key).)*Overheard', client.get(ROOM).text, re.DOTALL)[0]
    book = manuscript_of(session, campaign=speaking, freeze=find_freeze(session, speaking.id))
    (own,) = [each for each in book.chapters if each.key == key]
    assert (own.kind, own.title, own.text) == (ChapterKind.QUOTES, "Overheard", "")
    assert "Take it out of the book" in client.get(f"{ROOM}/part/{key}").text
    session.rollback()  # else the reading above stands in the way
    client.post(f"{ROOM}/part/{key}/out", data={"version": "1"})
    assert key not in client.get(ROOM).text


def test_the_usual_jury_is_written_into_and_never_taken_out(session, client, speaking):
    page = client.get(f"{ROOM}/part/jury").text
    assert "It names nobody by itself" in page
    assert "Take it out of the book" not in page
    typed = {"version": "0", "title": "", "author": "", "text": "Orla Brennan", "included": "y"}
    client.post(f"{ROOM}/part/jury", data=typed)
    assert client.get(f"{ROOM}/part/jury/out").status_code == 404
    book = manuscript_of(session, campaign=speaking, freeze=find_freeze(session, speaking.id))
    assert [each.text for each in book.chapters if each.kind is ChapterKind.JURY] == ["Orla Brennan"]


def test_a_part_of_statements_is_moved_and_left_out(session, client, speaking):
    do = re.search(r'value="([^"]*)" id="part-statements-up"', client.get(ROOM).text)[1]
    client.post(ROOM, data={"do": do})
    client.post(f"{ROOM}/part/statements", data={"version": "0", "title": "The cities speak", "included": ""})
    book = manuscript_of(session, campaign=speaking, freeze=find_freeze(session, speaking.id))
    assert "statements" not in kinds(book)
    assert [voice.kind for voice in book.voices] == [Kind.QUOTE]
