"""What a campaign says of itself, and what people say, as broadsides."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from competition.platform.i18n import use_locale
from competition.social.content import Picture, Words
from competition.social.decoded import Decoded
from competition.social.designs import compose
from competition.social.job import Job
from competition.social.posts.choices import Wish
from tests.social.cards import (
    PICTURE,
    POEM,
    SENDER,
    by_key,
    check_layout,
    check_readable,
    composed,
    each_format,
    words_on,
)
from tests.social.messages import COUNTDOWN, LISTED, MESSAGES, QUOTE, STATEMENT, WINNERS

WISHED = "broadside"
SAYS = {
    "announcement": ("The results are out", "1,204", "entries"),
    "countdown": ("7", "days", "Results on 6 December 2026"),
    "thanks": ("Thank you", "Bergen A", "Ioannina C"),
    "publication": ("More than migrants", "The book is out"),
    "one winner": ("Poems, ages 11–18", "درج البناية", "Mina and 3 more · Class 4a · Bergen"),
    "statement": ("Nuala Kinsella", "Mayor of Limerick", "missed my stop"),
    "quote": ("Nuala Kinsella", "baker", "Limerick"),
}


@each_format
@pytest.mark.parametrize("content", MESSAGES.values(), ids=MESSAGES)
def test_words_are_read_and_stand_clear_of_each_other(content, fmt, all_faces):
    sheet, _ = composed(content, fmt, all_faces, WISHED)
    check_layout(sheet, fmt)
    check_readable(sheet)
    assert "More than migrants" in [one.text for one in words_on(sheet)]


@pytest.mark.parametrize("name", SAYS)
@pytest.mark.parametrize("fmt", ["square", "portrait", "story", "wide"])
def test_a_card_says_what_it_is_for(name, fmt, lettering):
    sheet, _ = composed(MESSAGES[name], by_key(fmt), lettering, WISHED)
    said = " ".join(one.text for one in words_on(sheet)).replace("\u00a0", " ")
    assert [words for words in SAYS[name] if words not in said] == []


@each_format
def test_a_portrait_reaches_the_edges_where_lines_end_and_the_face_is_in_it(fmt, lettering):
    sheet, excerpt = composed(STATEMENT, fmt, lettering, WISHED)
    place = next(one for one in sheet.placed if one.what == "picture")
    assert (place.right, place.top) == (fmt.width, 0)
    part = np.asarray(sheet.image)[round(place.top) : round(place.bottom), round(place.left) :] / 255
    assert part[..., 0].min() < 0.42 < 0.58 < part[..., 0].max()  # red tells how far across
    assert part[..., 1].min() < 0.2 < 0.4 < part[..., 1].max()  # green, how far down
    assert excerpt.text.startswith("“I read")


@pytest.mark.parametrize("fmt", ["square", "story", "wide"])
def test_a_quote_in_arabic_is_mirrored(fmt, lettering):
    arabic = replace(STATEMENT, original=Words("ar", "", "البحر واسع. ونحن أوسع."))
    sheet, _ = composed(arabic, by_key(fmt), lettering, WISHED)
    place = next(one for one in sheet.placed if one.what == "picture")
    name = next(one for one in words_on(sheet) if one.text == "Nuala Kinsella")
    assert place.left == 0
    assert name.right == pytest.approx(by_key(fmt).width - by_key(fmt).safe.start, abs=2)


def test_days_and_quotes_have_their_dyes_in_turn(lettering):
    def ground(content):
        return composed(content, by_key("square"), lettering, WISHED)[0].image.getpixel((2, 2))

    days = [replace(COUNTDOWN, figures=(("days", count),)) for count in (7, 3, 1)]
    assert len({ground(content) for content in days}) == 3
    assert len({ground(replace(QUOTE, subject=name)) for name in ("a", "b", "c")}) == 3


def test_a_work_has_the_dye_of_its_form_whatever_else_is_said(lettering):
    poems = WINNERS
    grounds = {
        composed(content, by_key("story"), lettering, WISHED)[0].image.getpixel((2, 2))
        for content in (POEM, poems)
    }
    assert len(grounds) == 1
    assert PICTURE.form != POEM.form


@each_format
@pytest.mark.parametrize("side", [(300, 100), (100, 100), (900, 60)])
def test_a_logo_stands_at_the_foot_before_the_name(side, fmt, lettering):
    sender = replace(SENDER, logo=Picture("logo", *side, "The cities’ logo"))
    content = replace(STATEMENT, picture=None)

    def open_picture(_key):
        return Decoded(Image.new("RGBA", side, "#204060"))

    with use_locale("en"):
        [(sheet, _)] = compose(Job(content, sender, fmt, lettering, open_picture, Wish(WISHED)))
    logo = next(one for one in sheet.placed if one.what == "logo")
    name = next(one for one in words_on(sheet) if one.text == "More than migrants")
    assert logo.left == fmt.safe.start
    assert (logo.right < name.left, logo.top < name.bottom, name.top < logo.bottom) == (True, True, True)
    check_layout(sheet, fmt)
    check_readable(sheet)


def pictured(count, size=(800, 600)):
    drawn = Picture("boats", *size, "Boats")
    listed = [
        replace(each, original=Words("en", f"Paper boats {at}"), picture=drawn)
        for at, each in enumerate(LISTED[:count])
    ]
    return replace(WINNERS, form="illustration", listed=tuple(listed), picture=drawn)


@each_format
@pytest.mark.parametrize("size", [(800, 600), (600, 900)])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_winning_pictures_stand_whole_beside_their_titles(count, size, fmt, lettering):
    sheet, _ = composed(pictured(count, size), fmt, lettering, WISHED)
    check_layout(sheet, fmt)
    check_readable(sheet)
    places = [one for one in sheet.placed if one.what == "picture"]
    if count > 1 or fmt.key not in ("wide", "link"):
        assert len(places) == count
    for place in places:
        shown = (place.right - place.left) / (place.bottom - place.top)
        assert shown == pytest.approx(size[0] / size[1], rel=0.03)
    said = " ".join(one.text for one in words_on(sheet))
    assert [at for at in range(count) if f"Paper boats {at}" not in said] == []


@pytest.mark.parametrize("fmt", ["square", "portrait", "wide", "link"])
def test_titles_beside_winning_pictures_have_one_size_and_are_never_cut(fmt, lettering):
    message = pictured(3)
    first, second, third = message.listed
    long = replace(second, original=Words("en", "In the water under the bridge the boat is a house"))
    sheet, _ = composed(replace(message, listed=(first, long, third)), by_key(fmt), lettering, WISHED)
    said = " ".join(one.text for one in words_on(sheet))
    assert "the boat is a house" in said.replace("house RUNNER", "house")
    assert len({one.size for one in words_on(sheet) if one.text.startswith("Paper boats")}) == 1


@pytest.mark.parametrize("fmt", ["square", "link", "wide"])
def test_winners_too_many_for_large_pictures_are_listed_as_far_as_they_fit(fmt, lettering):
    sheet, _ = composed(pictured(9), by_key(fmt), lettering, WISHED)
    check_layout(sheet, by_key(fmt))
    check_readable(sheet)
    said = " ".join(one.text for one in words_on(sheet))
    left_out = [at for at in range(9) if f"Paper boats {at}" not in said]
    assert not left_out or f"and {len(left_out)} more" in said


@pytest.mark.parametrize("fmt", ["square", "wide"])
def test_winning_pictures_begin_at_the_right_where_lines_do(fmt, all_faces):
    sender, fmt = replace(SENDER, locale="he"), by_key(fmt)
    sheet, _ = composed(pictured(2), fmt, all_faces, wish=Wish(WISHED), sender=sender)
    check_layout(sheet, fmt)
    first = min((one for one in sheet.placed if one.what == "picture"), key=lambda one: (one.top, -one.right))
    award = next(one for one in words_on(sheet) if one.text == "WINNER")
    assert first.left > fmt.width / 2
    beside = fmt.key == "square"
    assert award.right < first.left if beside else award.right == pytest.approx(fmt.width - fmt.safe.start)


@pytest.mark.parametrize(("fmt", "lines"), [("wide", 1), ("link", 1), ("square", 3)])
def test_who_speaks_stands_in_one_line_on_a_wide_card(fmt, lines, lettering):
    sheet, _ = composed(replace(QUOTE, picture=None, translation=None), by_key(fmt), lettering, WISHED)
    said = ("Nuala Kinsella", "baker", "Limerick", "baker · Limerick")
    assert len({round(one.top / 30) for one in words_on(sheet) if one.text in said}) == lines


@pytest.mark.parametrize("fmt", ["wide", "square", "portrait", "story"])
@pytest.mark.parametrize(("office", "said"), [("Mayor of Limerick", 0), ("Limericks’ poet", 1), ("", 1)])
def test_a_city_that_the_office_names_is_not_said_again(office, said, fmt, lettering):
    sheet, _ = composed(replace(STATEMENT, office=office), by_key(fmt), lettering, WISHED)
    told = [one.text for one in words_on(sheet)]
    assert sum(text in ("Limerick", f"{office} · Limerick") for text in told) == said
