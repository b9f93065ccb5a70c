"""What somebody chose for a post is what its cards show: the passage, the language, the part of a picture."""

from dataclasses import replace

import numpy as np
import pytest

from competition.social.content import Words
from competition.social.drawing import draw_cards
from competition.social.formats import SINGLE
from competition.social.posts.choices import Crop, Shows, Wish
from tests.social.cards import (
    ESSAY,
    POEM,
    SENDER,
    WORKS,
    by_key,
    check_layout,
    composed,
    each_format,
    words_on,
)

square, story = by_key("square"), by_key("story")
SEA = "We came.\nWe saw.\n\nThe boat has gone.\nWe stay here.\n\nNobody asks.\nNobody knows."
MER = "Nous venons.\nNous voyons.\n\nLe bateau est parti.\nNous restons.\n\nNul ne demande.\nNul ne sait."
BOTH = replace(POEM, original=Words("en", "The sea", SEA), translation=Words("fr", "La mer", MER))
of_words = pytest.mark.parametrize(
    "fmt", [fmt for fmt in SINGLE if fmt.key != "link"], ids=lambda fmt: fmt.key
)


@of_words
def test_the_passage_that_was_chosen_stands_on_every_format(fmt, lettering):
    _, excerpt = composed(BOTH, fmt, lettering, wish=Wish(passage=(2, 3)))
    assert excerpt.text == "The boat has gone.\nWe stay here.\u00a0…"
    assert excerpt.translation in ("", "Le bateau est parti.\nNous restons.")
    essay = replace(
        ESSAY, original=Words("en", "The sea", "We came. The boat has gone. We stay."), translation=None
    )
    assert composed(essay, fmt, lettering, wish=Wish(passage=(1, 1)))[1].text == "“The boat has gone.”"


@each_format
def test_the_translation_alone_has_its_own_title_words_and_direction(fmt, all_faces):
    arabic = replace(
        POEM,
        original=Words("ar", "البحر", "البحر واسع.\nونحن أوسع."),
        translation=Words("en", "Sea", "The sea.\nWe too."),
    )
    sheet, excerpt = composed(arabic, fmt, all_faces, wish=Wish(shows=Shows.TRANSLATION))
    words = [one.text for one in words_on(sheet)]
    assert "Sea" in words
    assert not any("البحر" in text for text in words)
    assert next(one for one in words_on(sheet) if one.text == "Sea").left == fmt.safe.start
    assert (excerpt.text, excerpt.translation) == ("" if fmt.key == "link" else "The sea.\nWe too.", "")


def test_a_chosen_passage_is_the_same_one_of_the_translation_alone(lettering):
    wish = Wish(passage=(2, 3), shows=Shows.TRANSLATION)
    assert (
        composed(BOTH, square, lettering, wish=wish)[1].text == "Le bateau est parti.\nNous restons.\u00a0…"
    )


def test_the_original_alone_leaves_the_translation_out(lettering):
    sheet, excerpt = composed(BOTH, story, lettering, wish=Wish(shows=Shows.ORIGINAL))
    assert excerpt.translation == ""
    assert "La mer" not in [one.text for one in words_on(sheet)]
    assert "La mer" in [one.text for one in words_on(composed(BOTH, story, lettering)[0])]


def test_a_chosen_passage_too_long_for_its_card_is_told_and_never_cut(lettering):
    long = replace(BOTH, original=Words("en", "The sea", "\n".join(["The sea is wide."] * 60)))
    wish = Wish(passage=(0, 59))
    [card] = draw_cards(long, wish, SENDER, square, lettering, lambda _key: None)
    assert card.excerpt.text == ""
    assert card.problems == ({"kind": "passage", "format": "square"},)
    [card] = draw_cards(long, Wish(passage=(0, 3)), SENDER, square, lettering, lambda _key: None)
    assert card.problems == ()
    [card] = draw_cards(long, wish, SENDER, by_key("link"), lettering, lambda _key: None)
    assert card.problems == ()


@each_format
@pytest.mark.parametrize("kind", ["upright", "lying", "panorama"])
@pytest.mark.parametrize("crop", [Crop(0.5, 0.5, 2), Crop(0.3, 0.6, 3), Crop(0, 1, 1.5), Crop()])
def test_a_picture_fills_its_frame_with_the_part_that_was_chosen(crop, kind, fmt, lettering):
    sheet, _ = composed(WORKS[kind], fmt, lettering, wish=Wish(crops={fmt.key: crop}))
    check_layout(sheet, fmt)
    [frame] = [one for one in sheet.placed if one.what == "picture"]
    rows, columns = slice(int(frame.top), int(frame.bottom)), slice(int(frame.left), int(frame.right))
    pixels = np.asarray(sheet.image)[rows, columns].astype(int)
    across, down = ((pixels[..., band].min() / 255, pixels[..., band].max() / 255) for band in (0, 1))
    for (low, high), wanted in ((across, crop.x), (down, crop.y)):
        half = (high - low) / 2
        assert (low + high) / 2 == pytest.approx(min(max(wanted, half), 1 - half), abs=0.02)
    assert min(across[1] - across[0], down[1] - down[0]) <= 1 / crop.zoom + 0.02
    assert max(across[1] - across[0], down[1] - down[0]) == pytest.approx(1 / crop.zoom, abs=0.02)


def test_a_crop_of_another_format_changes_nothing(lettering):
    wish = Wish(crops={"story": Crop(0.1, 0.1, 3)})
    sheets = [composed(WORKS["lying"], square, lettering, wish=each)[0].image for each in (wish, Wish())]
    assert sheets[0].tobytes() == sheets[1].tobytes()
