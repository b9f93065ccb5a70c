"""Each design in each format: words in the safe area, none over another, large and dark enough to be read."""

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from competition.platform.garland import DYES
from competition.platform.i18n import use_locale
from competition.social.content import Picture, Words
from competition.social.designs import compose
from competition.social.drawing import draw_cards
from competition.social.formats import SINGLE, Format, Platform, Safe
from competition.social.job import Job
from competition.social.posts.choices import AS_PROPOSED, Wish
from tests.social.cards import (
    ESSAY,
    POEM,
    SENDER,
    WORKS,
    by_key,
    check_layout,
    check_readable,
    composed,
    each_format,
    words_on,
)

each_work = pytest.mark.parametrize("content", WORKS.values(), ids=WORKS)


@each_format
@each_work
def test_words_stand_in_the_safe_area_large_enough_and_apart(content, fmt, lettering):
    sheet, _ = composed(content, fmt, lettering)
    assert sheet.image.size == (fmt.width, fmt.height)
    assert {"WINNER", "RUNNER-UP"} & {one.text for one in words_on(sheet)}
    assert any("More than migrants" in one.text for one in words_on(sheet))
    check_layout(sheet, fmt)


@each_format
@each_work
def test_words_can_be_read_and_no_leaf_lies_under_them(content, fmt, lettering):
    check_readable(composed(content, fmt, lettering)[0])


@each_format
def test_the_signature_stands_at_one_place_on_every_card_of_a_format(fmt, lettering):
    places, feet = set(), []
    for content in WORKS.values():
        sheet, _ = composed(content, fmt, lettering)
        name = next(one for one in words_on(sheet) if one.text == "More than migrants")
        places.add((name.left, name.size))
        feet.append(max(one.bottom for one in words_on(sheet)))
    assert len(places) == 1
    assert places.pop()[0] == fmt.safe.start
    # Below a picture it may stand in one line, whose name then reaches as low as its organiser does.
    assert max(feet) - min(feet) < 8


def test_the_mark_that_a_poem_goes_on_is_quieter_than_its_words(lettering):
    long = replace(
        POEM, original=Words("en", "The sea", "\n".join(["The sea is wide."] * 60)), translation=None
    )
    sheet, _ = composed(long, by_key("square"), lettering)
    inks = {}
    pixels = np.asarray(sheet.image).astype(int)
    for one in words_on(sheet):
        box = pixels[round(one.top) : round(one.bottom), round(one.left) : round(one.right)]
        inks[one.text] = box.sum(axis=-1).min()
    assert inks["…"] > inks["The sea is wide."] + 90


@each_format
def test_the_same_content_always_gives_the_same_bytes_and_they_are_few(fmt, lettering):
    for content in (POEM, ESSAY):
        cards = [
            draw_cards(content, AS_PROPOSED, SENDER, fmt, lettering, lambda _key: None)[0].content
            for _ in range(2)
        ]
        assert cards[0] == cards[1]
        assert len(cards[0]) <= 400_000
        assert Image.open(io.BytesIO(cards[0])).size == (fmt.width, fmt.height)


TITLES = st.one_of(
    st.just(""),
    st.just("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"),
    st.text(alphabet="abcdefghij klmnop, qrstuvw.xyz", min_size=1, max_size=300),
    st.lists(st.sampled_from(["sea", "Straßenbahnhaltestelle", "a", "مدرسة"]), max_size=30).map(" ".join),
)  # fmt: skip
LINES = st.lists(
    st.sampled_from(["The sea.", "", "We are many and we are here", "x" * 90, "Late.", "no end"]), max_size=9
)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TITLES, other=TITLES, lines=LINES, who=TITLES, language=st.sampled_from(["en", "ar"]))
def test_wild_words_never_leave_their_room(form, fmt, lettering, title, other, lines, who, language):
    picture = Picture("boat", 640, 480, "") if form == "illustration" else None
    content = replace(
        POEM, form=form, who=who, picture=picture,
        original=Words(language, title, "" if picture else "\n".join(lines)),
        translation=Words("fr", other, "\n".join(lines)),
    )  # fmt: skip
    check_layout(composed(content, fmt, lettering)[0], fmt)


@pytest.mark.parametrize("width", [1080, 1200, 1600, 2000])
@pytest.mark.parametrize("height", [1080, 1440])
def test_a_new_format_needs_no_more_than_its_line(width, height, lettering):
    new = Format("new", "New", width, height, Safe(90, 90, 90, 90), (Platform("Anywhere", 500, 1000),))
    for content in (POEM, ESSAY, WORKS["lying"]):
        check_layout(composed(content, new, lettering)[0], new)


@pytest.mark.parametrize("colour", ["#FFEE00", "#111111", "#FFFFFF", "#7A1F5C"])
def test_a_brand_colour_never_makes_words_unreadable(colour, lettering):
    sender = replace(SENDER, dyes={**DYES, "poem": colour, "essay": colour})
    for fmt in SINGLE:
        for content in (POEM, ESSAY):
            with use_locale("en"):
                [(sheet, _)] = compose(Job(content, sender, fmt, lettering, lambda _key: None))
            check_readable(sheet)


@pytest.mark.parametrize("entries", [0, 1, 3, 14, 500])
def test_a_garland_of_few_or_many_entries_leaves_the_words_their_room(entries, lettering):
    sender = replace(SENDER, garland=("poem", "essay") * (entries // 2) + ("poem",) * (entries % 2))
    for fmt in SINGLE:
        with use_locale("en"):
            [(sheet, _)] = compose(Job(POEM, sender, fmt, lettering, lambda _key: None))
        check_readable(sheet)


def test_a_long_passage_is_set_small_with_its_lines_whole(lettering):
    lines = [
        "Open.",
        "Breathe.",
        *["and one more line that ends in a comma,"] * 6,
        "until the sentence ends.",
    ]
    long = replace(
        POEM, original=Words("en", "Sea", "\n".join([*lines, "", *["More."] * 40])), translation=None
    )
    sheet, excerpt = composed(long, by_key("square"), lettering, wish=Wish(passage=(0, 8)))
    assert excerpt.text.removesuffix("\u00a0…").splitlines() == lines
    assert {one.size for one in words_on(sheet) if one.text in lines}.pop() >= by_key("square").smallest
    check_layout(sheet, by_key("square"))
