"""The list shows the order that the book really has, where works change places so that pages face well."""

import re

from competition.publication import layout
from competition.publication.composing.facing import among, facing_voices, facing_works, moved
from competition.publication.manuscript import ChapterKind, Layout
from competition.publication.queries import find_freeze, manuscript_of
from tests.publication.composing.test_composing_pages import (  # noqa: F401 - fixtures
    ROOM,
    button,
    press,
    shown,
    works,
)
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.saying import a_text, a_voice

FACING = "here so that pages face well"
WIDE = a_work("B", entry_id=2, layout=Layout.SPREAD)


def three(**more):
    return (a_work("A", entry_id=1), WIDE, a_work("C", entry_id=3, **more))


def test_a_single_page_is_called_beside_another_before_a_spread_as_in_the_book(font_set):
    order = facing_works(three(), "en", font_set)
    assert order == (1, 3, 2)
    plan = layout.plan_of(a_manuscript(*three()), edition=1, fonts=font_set)
    assert order == tuple(each.work.entry_id for each in plan.placed[0])
    assert facing_works(three(award="winner"), "en", font_set) == (1, 2, 3)


def test_pictures_that_were_not_looked_up_take_their_pages(storage, font_set):
    pictured = a_work("P", entry_id=4, form="illustration", pictures_sent=2)
    assert facing_works((pictured, WIDE, a_work("C", entry_id=3)), "en", font_set) == (4, 2, 3)
    assert facing_works((a_work("A", entry_id=1, pictures_sent=1), WIDE), "en", font_set) == (1, 2)


def test_a_story_on_one_page_is_called_before_two_that_face_each_other(storage, font_set):
    long = " ".join(["We came by train and the train was late."] * 30)
    facing = a_voice("b", text=long, translation=a_text("fr", long))
    voices = (a_voice("a"), facing, a_voice("c"))
    order = facing_voices(voices, "en", font_set)
    book = a_manuscript(a_work())
    plan = layout.plan_of(layout.replace(book, voices=voices), edition=1, fonts=font_set)
    assert order == tuple(voice.ref for voice in plan.voices_of(ChapterKind.STORIES)) == ("a", "c", "b")


def test_what_is_left_out_stays_behind_its_neighbour():
    assert among([1, 2, 3, 4], [1, 4, 3]) == [1, 2, 4, 3]
    assert among([1, 2, 3], [3]) == [1, 2, 3]
    assert among([1, 2], []) == [1, 2]


def test_only_what_left_its_place_is_said_to_have_moved():
    assert moved([1, 2, 3, 4], [1, 3, 2, 4]) in ({2}, {3})
    assert moved([1, 2, 3], [2, 3, 1]) == {1}
    assert moved([1, 2], [1, 2]) == set()


def spread(client, ref):
    typed = {"version": "0", "included": "y", "layout": "spread", "size": "auto"}
    assert client.post(f"{ROOM}/work/{ref}", data=typed).status_code == 302


def test_the_list_shows_the_order_of_the_book_and_says_why(session, client, frozen, works, shown):  # noqa: F811
    assert FACING not in client.get(ROOM).text
    spread(client, works["B"])
    assert shown()[2:5] == ["Title A", "Title C", "Title B"]
    (row,) = re.findall(rf'<li[^>]*id="work-(\w+)"(?:(?!</li>).)*{FACING}', client.get(ROOM).text, re.DOTALL)
    assert row in (works["B"], works["C"])
    book = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
    assert [work.number for work in book.sections[0].works] == ["A", "B", "C"]


def test_a_move_begins_from_the_order_that_is_shown(client, works, shown):  # noqa: F811
    spread(client, works["B"])
    press(client, button(client, "Title C", "up"))
    assert shown()[2:5] == ["Title C", "Title A", "Title B"]
    assert FACING not in client.get(ROOM).text


def test_a_work_that_is_left_out_does_not_ask_for_a_facing_page(client, works, shown):  # noqa: F811
    spread(client, works["B"])
    typed = {"version": "1", "reason": "Withdrawn", "layout": "spread", "size": "auto"}
    client.post(f"{ROOM}/work/{works['B']}", data=typed)
    assert shown()[2:5] == ["Title A", "Title B", "Title C"]
    assert FACING not in client.get(ROOM).text
