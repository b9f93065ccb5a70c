"""Pages and sizes that a text does not allow say so where they are chosen, with the reason or the formats."""

import html
import re

from competition.publication.composing.choosing import denied
from competition.publication.formats import Format
from competition.publication.manuscript import Layout, Size
from competition.publication.wishes import Unmet
from tests.publication.composing.test_composing_pages import ROOM, works  # noqa: F401 - fixture
from tests.publication.conftest import a_work, add_work
from tests.publication.saying import a_text

LONG = "\n".join(f"A line of the long poem, number {at}" for at in range(120))
PAGEFUL = "\n".join(f"A line of it, number {at}" for at in range(28))


def test_a_short_poem_without_translation_has_all_but_what_needs_one(font_set):
    found = denied(a_work(), "en", font_set)
    assert {choice: (each.why, each.everywhere) for choice, each in found.items()} == {
        Layout.FOLLOWING: (Unmet.NOTHING_AFTER, True)
    }


def test_a_long_poem_has_no_single_page_anywhere(font_set):
    found = denied(a_work(text=LONG, translation=a_text("fr", LONG)), "en", font_set)
    assert (found[Layout.PAGE].why, found[Layout.PAGE].everywhere) == (Unmet.PAGE_LONG, True)
    assert Layout.FOLLOWING not in found


def test_what_one_format_has_and_others_have_not_is_told_by_format(font_set):
    found = denied(a_work(text=PAGEFUL), "en", font_set)[Layout.PAGE]
    assert Format.A4 not in found.formats
    assert Format.SQUARE in found.formats
    assert not found.everywhere


def test_a_picture_opposite_leaves_no_room_for_two_pages(font_set):
    found = denied(a_work(pictures_sent=1), "en", font_set)
    assert found[Layout.SPREAD].why is Unmet.SPREAD_PICTURE


def test_sizes_are_told_too(font_set):
    assert {Size.LARGER, Size.SMALLER} & denied(a_work(text=LONG), "en", font_set).keys()


def labels(client, ref):
    page = client.get(f"{ROOM}/work/{ref}").text
    return [html.unescape(each) for each in re.findall(r'<label class="choice">[^>]*><span>([^<]+)', page)]


def test_the_page_of_a_work_marks_what_cannot_be_had_as_its_excerpt_stands(
    session,
    client,
    frozen,
    works,  # noqa: F811
):
    work = add_work(session, frozen, "L", text=LONG)
    ref = work.ref
    session.commit()
    assert "On one page (cannot be had: too long for one page)" in labels(client, ref)
    assert "As it suits the text" in labels(client, ref)
    typed = {"version": "0", "included": "y", "layout": "page", "size": "auto", "first": "1", "last": "10"}
    assert client.post(f"{ROOM}/work/{ref}", data=typed).status_code == 302
    assert "On one page" in labels(client, ref)
    assert "On one page (not" not in " ".join(labels(client, works["A"]))
