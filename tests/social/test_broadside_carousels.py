"""Carousels and chosen crops as broadsides: nothing lost, nothing torn, the part that was chosen."""

from dataclasses import replace

import numpy as np
import pytest

from competition.social.content import Picture, Words
from competition.social.posts.choices import Crop, Wish
from tests.social.cards import (
    POEM,
    WORKS,
    WRITTEN,
    by_key,
    check_layout,
    check_readable,
    each_format,
    slides,
    words_on,
)
from tests.social.messages import CITIES, LISTED, THANKS, WINNERS

WISHED = Wish("broadside")
carousel = by_key("carousel")
STANZA = "The sea is wide tonight.\nWe are wider,\nand we go on from page to page,\nlike this."
LONG = "\n\n".join(STANZA.replace("tonight", f"tonight {at}") for at in range(8))


def poem(text, translation=None, language="en"):
    return replace(POEM, original=Words(language, "The sea", text), translation=translation)


def said(sheet):
    return " ".join(one.text for one in words_on(sheet)).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "line"), [(key, text) for key, (_, text) in WRITTEN.items()])
def test_slides_hold_their_words_apart_and_readable_in_every_script(language, line, all_faces):
    own = poem("\n\n".join([f"{line}\n{line}"] * 9), Words("fr", "La mer", LONG), language)
    made = slides(own, carousel, all_faces, WISHED)
    assert 3 <= len(made) <= 10
    for sheet, _ in made:
        check_layout(sheet, carousel)
        check_readable(sheet)


def test_a_long_poem_stands_whole_between_its_title_and_who_sends_it(lettering):
    made = slides(poem(LONG), carousel, lettering, WISHED)
    assert "\n\n".join(excerpt.text for _, excerpt in made if excerpt.text) == LONG
    assert [excerpt.text for _, excerpt in (made[0], made[-1])] == ["", ""]
    assert [f"{at}/{len(made)}" in said(sheet) for at, (sheet, _) in enumerate(made, 1)] == [True] * len(made)
    assert "Mina" in said(made[-1][0])


def test_a_poem_that_fits_on_one_sheet_gets_no_carousel(lettering):
    assert slides(poem(STANZA), carousel, lettering, WISHED) == ()


def test_every_award_has_a_slide_of_its_own_behind_the_category(lettering, all_faces):
    made = slides(replace(WINNERS, listed=LISTED[:9]), carousel, all_faces, WISHED)
    assert "Poems, ages 11–18" in said(made[0][0])
    assert [
        each.original.title in said(sheet) for each, (sheet, _) in zip(LISTED, made[1:], strict=False)
    ] == ([True] * 9)
    for sheet, _ in made:
        check_layout(sheet, carousel)
        check_readable(sheet)
    assert slides(replace(WINNERS, listed=LISTED[:1]), carousel, lettering, WISHED) == ()


def test_every_city_is_thanked_by_name(lettering):
    made = slides(replace(THANKS, cities=CITIES), carousel, lettering, WISHED)
    named = " ".join(said(sheet) for sheet, _ in made[1:])
    assert [city for city in CITIES if city not in named] == []
    for sheet, _ in made:
        check_layout(sheet, carousel)
        check_readable(sheet)
    assert slides(replace(THANKS, cities=CITIES[:5]), carousel, lettering, WISHED) == ()


@each_format
@pytest.mark.parametrize("kind", ["upright", "panorama"])
@pytest.mark.parametrize("crop", [Crop(0.3, 0.6, 3), Crop(0, 1, 1.5)])
def test_a_picture_fills_its_frame_with_the_part_that_was_chosen(crop, kind, fmt, lettering):
    [(sheet, _)] = slides(WORKS[kind], fmt, lettering, Wish("broadside", crops={fmt.key: crop}))
    check_layout(sheet, fmt)
    [frame] = [one for one in sheet.placed if one.what == "picture"]
    pixels = np.asarray(sheet.image)[int(frame.top) : int(frame.bottom), int(frame.left) : int(frame.right)]
    across, down = ((pixels[..., band].min() / 255, pixels[..., band].max() / 255) for band in (0, 1))
    for (low, high), wanted in ((across, crop.x), (down, crop.y)):
        half = (high - low) / 2
        assert (low + high) / 2 == pytest.approx(min(max(wanted, half), 1 - half), abs=0.02)
    assert max(across[1] - across[0], down[1] - down[0]) == pytest.approx(1 / crop.zoom, abs=0.02)


def test_whose_work_a_slide_shows_can_be_read_beside_its_large_title(all_faces):
    for sheet, _ in slides(WINNERS, carousel, all_faces, WISHED)[1:]:
        assert max(one.size for one in words_on(sheet) if "4a" in one.text) >= 50


def test_the_slide_of_an_illustration_shows_it_whole_above_its_title(lettering):
    drawn = replace(LISTED[0], original=Words("en", "Paper boats"), picture=Picture("boats", 800, 600, ""))
    message = replace(WINNERS, form="illustration", listed=(drawn, drawn), picture=drawn.picture)
    for sheet, _ in slides(message, carousel, lettering, WISHED)[1:]:
        check_layout(sheet, carousel)
        check_readable(sheet)
        [place] = [one for one in sheet.placed if one.what == "picture"]
        title = next(one for one in words_on(sheet) if one.text == "Paper boats")
        assert place.bottom < title.top
        assert (place.right - place.left) / (place.bottom - place.top) == pytest.approx(800 / 600, abs=0.01)
        assert place.right - place.left > 0.85 * carousel.width


def free(sheet):
    """How much is free above the words of a slide and below them, between its head and its foot."""
    first, *rest = sorted((one for one in words_on(sheet) if one.top > 180), key=lambda one: one.top)
    foot = next(one for one in rest if one.text == "More than migrants").top
    return first.top - 180, foot - max(one.bottom for one in (first, *rest) if one.bottom < foot)


@pytest.mark.parametrize("title", ["Dots", "Dots and lines and all that lies between the one and the other"])
def test_words_fill_a_slide_or_stand_at_its_foot_under_the_leaf(title, lettering):
    listed = (replace(LISTED[0], original=Words("en", title), translation=None),) * 2
    for sheet, _ in slides(replace(WINNERS, listed=listed), carousel, lettering, WISHED):
        above, below = free(sheet)
        assert below < 80 or above < 80
        assert max(above, below) < 0.3 * 1000 or below < 80
        if above > 200:
            leaf = np.asarray(sheet.image)[200 : 170 + int(above), 300:1000].reshape(-1, 3)
            assert len(np.unique(leaf, axis=0)) > 2
