"""Cards of the second design: words that are read, whole pictures, and one leaf cut by the edge."""

from dataclasses import replace

import numpy as np
import pytest

from competition.platform.contrast import contrast
from competition.platform.garland import DYES
from competition.platform.i18n import use_locale
from competition.social.content import Excerpt, Picture, Words
from competition.social.designs import compose, formats_of
from competition.social.designs.broadside import BROADSIDE, grounds, ornament
from competition.social.designs.garland import GARLAND
from competition.social.job import Job
from tests.social.cards import (
    ESSAY,
    PICTURE,
    POEM,
    SENDER,
    SIZES,
    WORKS,
    WRITTEN,
    by_key,
    check_layout,
    check_readable,
    composed,
    each_format,
    words_on,
)

WISHED = "broadside"
LONG = "The very long title of a poem that a whole class wrote about a night on the water " * 2
EXTREMES = {
    "long title": replace(POEM, original=replace(POEM.original, title=LONG)),
    "one long word": replace(POEM, original=replace(POEM.original, title="Donaudampfschifffahrts" * 4)),
    "one letter": replace(POEM, original=replace(POEM.original, title="I")),
    "no title": replace(POEM, original=replace(POEM.original, title=""), translation=None),
    "nobody named": replace(POEM, who="", city=""),
    "many named": replace(POEM, who=", ".join(["Maximiliane Konstantinopolitanskaja"] * 9)),
    "no sentence fits": replace(ESSAY, original=Words("en", "The sea", "word " * 2000 + "end.")),
    "long title of an essay": replace(ESSAY, original=replace(ESSAY.original, title=LONG)),
    "long title of a picture": replace(WORKS["lying"], original=Words("en", LONG)),
}


@each_format
@pytest.mark.parametrize("work", WORKS)
def test_words_are_read_and_stand_clear_of_each_other(work, fmt, lettering):
    sheet, _ = composed(WORKS[work], fmt, lettering, WISHED)
    assert sheet.image.size == (fmt.width, fmt.height)
    check_layout(sheet, fmt)
    check_readable(sheet)
    said = " ".join(one.text for one in words_on(sheet))
    assert WORKS[work].original.title in said
    assert "RUNNER-UP" in said
    assert "More than migrants" in said


@each_format
@pytest.mark.parametrize("content", EXTREMES.values(), ids=EXTREMES)
def test_neither_much_nor_little_breaks_a_card(content, fmt, lettering):
    sheet, _ = composed(content, fmt, lettering, WISHED)
    check_layout(sheet, fmt)
    check_readable(sheet)


@pytest.mark.parametrize("fmt", ["square", "story", "wide"])
@pytest.mark.parametrize("form", ["poem", "essay"])
@pytest.mark.parametrize("language", WRITTEN)
def test_every_script_is_drawn_whole(language, form, fmt, all_faces):
    fmt = by_key(fmt)
    title, text = WRITTEN[language]
    content = replace(POEM, form=form, original=Words(language, title, text), translation=None)
    sheet, excerpt = composed(content, fmt, all_faces, WISHED)
    drawn = "".join(one.text for one in words_on(sheet)).replace(" ", "")
    assert title.replace(" ", "") in drawn
    assert any(line.replace(" ", "") in drawn for line in text.split("\n")) == (excerpt.text != "")
    check_layout(sheet, fmt)
    check_readable(sheet)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
def test_a_card_whose_script_begins_at_the_right_is_mirrored(form, fmt, lettering):
    title, text = WRITTEN["ar"]
    picture = Picture("boat", 600, 800, "") if form == "illustration" else None
    words = Words("ar", title, "" if picture else text)
    content = replace(POEM, form=form, original=words, picture=picture, translation=None)
    arabic, _ = composed(content, fmt, lettering, WISHED)
    english, _ = composed(replace(content, original=replace(words, language="en")), fmt, lettering, WISHED)
    mirrored, usual = (
        next(one for one in sheet.placed if one.text.startswith("RUNNER")) for sheet in (arabic, english)
    )
    assert fmt.width - mirrored.right == pytest.approx(usual.left, abs=2)
    bottom = slice(fmt.height - 40, fmt.height)
    if picture is None:
        assert np.array_equal(np.asarray(arabic.image)[bottom], np.asarray(english.image)[bottom, ::-1])
        edge = np.asarray(arabic.image)[-700:, :20].reshape(-1, 3)
        assert len(np.unique(edge, axis=0)) > 2  # the leaf, cut by the edge


@each_format
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_keeps_its_ratio_and_loses_at_most_two_parts_of_a_hundred(size, fmt, lettering):
    content = replace(PICTURE, picture=Picture("boat", *size, "A boat"))
    sheet, excerpt = composed(content, fmt, lettering, WISHED)
    assert excerpt == Excerpt()
    place = next(one for one in sheet.placed if one.what == "picture")
    shown = np.asarray(sheet.image)[
        round(place.top) : round(place.bottom), round(place.left) : round(place.right)
    ]
    red, green = shown[..., 0].astype(float) / 255, shown[..., 1].astype(float) / 255
    across, down = red.max() - red.min(), green.max() - green.min()
    assert min(across, down) >= 0.98 - 0.015
    ratio = (place.right - place.left) / across / ((place.bottom - place.top) / down)
    assert ratio == pytest.approx(size[0] / size[1], rel=0.04)


def test_a_broadside_is_another_card_than_the_usual_one(lettering):
    usual, _ = composed(POEM, by_key("square"), lettering)
    wished, _ = composed(POEM, by_key("square"), lettering, WISHED)
    assert usual.image.tobytes() != wished.image.tobytes()


def test_a_title_fills_the_measure(lettering):
    sheet, _ = composed(POEM, by_key("square"), lettering, WISHED)
    title = next(one for one in words_on(sheet) if one.text == "The sea")
    assert title.right - title.left > 0.95 * (1080 - 2 * 84)


@pytest.mark.parametrize("dye", [*DYES.values(), "#FFEE00", "#111111", "#7A7A7A"])
def test_words_on_a_dye_and_on_the_leaf_over_it_can_be_read(dye, lettering):
    sender = replace(SENDER, dyes={**DYES, "poem": dye})
    with use_locale("en"):
        job = Job(POEM, sender, by_key("square"), lettering, lambda key: None)
        palette = grounds.dyed(job)
    for ink in (palette.ink, palette.quiet):
        assert contrast(ink, palette.ground) >= 4.5
        assert contrast(ink, grounds.ghost(palette)) >= 4.5


def test_the_largest_leaf_keeps_to_its_room():
    leaf = ornament.largest("poem", (1100.0, 1100.0), -2.4, 600.0, 700.0)
    edge = leaf.outline(40)
    left, top = min(x for x, _ in edge), min(y for _, y in edge)
    assert (left >= 600 - 1e-6, top >= 700 - 1e-6) == (True, True)
    assert left == pytest.approx(600) or top == pytest.approx(700)


def test_it_draws_everything_that_the_usual_design_draws():
    drawn, usual = (
        {template: set(shapes) for template, shapes in design.items()} for design in (BROADSIDE, GARLAND)
    )
    assert drawn == usual
    assert formats_of(POEM.template, WISHED) == formats_of(POEM.template)


def test_the_same_words_give_the_same_pixels(lettering):
    def once():
        with use_locale("en"):
            job = Job(POEM, SENDER, by_key("story"), lettering, lambda key: None)
            return compose(job)[0][0].image.tobytes()

    assert once() == once()
