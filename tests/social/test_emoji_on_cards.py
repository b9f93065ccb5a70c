"""Emoji are pictures in colour among the words, one for each sequence; without their face they are told."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from competition.social.content import Words
from competition.social.drawing import draw_cards
from competition.social.jobs import Making
from competition.social.lettering import Style
from competition.social.posts.choices import AS_PROPOSED
from tests.social.cards import POEM, SENDER, by_key, check_layout, composed

SEQUENCES = {
    "a family": "👨‍👩‍👧‍👦", "a flag": "🇫🇷", "the flag of a part": "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a rainbow flag": "🏳️‍🌈",
    "a tone of skin": "👍🏽", "a key": "1️⃣", "a heart": "❤️", "two who kiss": "👩‍❤️‍💋‍👨", "a star": "⭐",
}  # fmt: skip
ENGLISH = Style("en")


@pytest.fixture(autouse=True)
def face_of_emoji(all_faces):
    assert all_faces.fonts.colour, "./garland test brings the face of emoji"


def written(text, lettering, style=ENGLISH, size=100):
    """The pixels of a line in black on white, its foot at 200."""
    canvas = Image.new("RGB", (1200, 300), "white")
    at = (1100 if style.rtl else 100, 200)
    lettering.draw(ImageDraw.Draw(canvas), at, text, style, size, (0, 0, 0))
    return np.asarray(canvas).astype(int)


def coloured(pixels):
    """Where pixels are neither black nor white nor grey: left, top, right, bottom."""
    down, across = np.nonzero(np.ptp(pixels, axis=-1) > 60)
    assert down.size, "all is grey"
    return across.min(), down.min(), across.max(), down.max()


def test_an_emoji_is_in_colour_as_high_as_the_words_and_no_letter_touches_it(all_faces):
    pixels = written("Ha😀g", all_faces)
    left, top, right, bottom = coloured(pixels)
    assert 85 <= right - left <= 110
    assert 105 <= top <= 125 and 205 <= bottom <= 220
    assert left >= 100 + all_faces.width("Ha", ENGLISH) * 100
    assert right <= 100 + all_faces.width("Ha😀", ENGLISH) * 100
    up, down = all_faces.extent("😀", ENGLISH)
    assert top >= 200 - up * 100 and bottom <= 200 + down * 100


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_a_sequence_is_one_picture(sequence, all_faces):
    assert all_faces.width(sequence, ENGLISH) == pytest.approx(all_faces.width("😀", ENGLISH))
    assert all_faces.width(sequence * 2, ENGLISH) == pytest.approx(2 * all_faces.width("😀", ENGLISH))
    assert not all_faces.fonts.missing(sequence)


def test_digits_and_signs_stay_letters_unless_somebody_wants_pictures(all_faces):
    for text in ("2026 © #1 ™ ♥ ↔", "☺\ufe0e"):
        assert np.ptp(written(text, all_faces), axis=-1).max() == 0, text
    coloured(written("♥\ufe0f", all_faces))


def test_an_emoji_stands_where_the_line_has_it_also_from_right_to_left(all_faces):
    left, _, right, _ = coloured(written("بحر 😀", all_faces, Style("ar")))
    words = 1100 - all_faces.width("بحر ", Style("ar")) * 100
    assert right < words
    assert left >= 1100 - all_faces.width("بحر 😀", Style("ar")) * 100 - 1


def test_two_emoji_stand_from_right_to_left_in_hebrew(all_faces):
    pixels = written("ים 🔵🔴", all_faces, Style("he"))
    red, blue = (
        np.nonzero(pixels[..., one] - pixels[..., other] > 90)[1].mean() for one, other in ((0, 2), (2, 0))
    )
    assert red < blue


def test_a_card_with_emoji_keeps_them_and_its_layout(all_faces):
    lines = "The sea 🌊 is wide.\nWe are wider 👨‍👩‍👧‍👦🇫🇷.\nGood night 🌙"
    content = replace(POEM, original=Words("en", "Sea 🌊🌊", lines), translation=None)
    sheet, excerpt = composed(content, by_key("square"), all_faces)
    assert excerpt.text == lines
    check_layout(sheet, by_key("square"))


def test_without_their_face_emoji_are_left_out_and_told(lettering):
    content = replace(POEM, original=Words("en", "The sea 🌊", "We are wide 🌊."), translation=None)
    (card,) = draw_cards(content, AS_PROPOSED, SENDER, by_key("square"), lettering, open_picture=None)
    assert card.problems == ({"codepoint": "U+1F30A", "name": "WATER WAVE"},)
    assert card.excerpt.text == "We are wide ."


def test_cards_are_drawn_anew_once_the_face_of_emoji_is_there(lettering, all_faces):
    at_hand = [Making(None, 1, each.fonts).at_hand for each in (lettering, all_faces)]
    assert ["NotoColorEmoji.ttf" in names for names in at_hand] == [False, True]


def test_a_letter_with_a_mark_of_another_face_is_drawn_from_both(all_faces):
    """No face has Latin letters with marks of musical notes; each is drawn in its own, none as a box."""
    runs = all_faces.fonts.runs("a\U0001d167", "en")
    assert [(run.text, run.face.family) for run in runs] == [
        ("a", "garland-alegreya"),
        ("\U0001d167", "garland-noto-music"),
    ]


def test_a_mark_without_a_letter_gets_no_dotted_circle(all_faces):
    assert all_faces.width("\u035c", ENGLISH) == 0
    assert all_faces.width("\u035ca", ENGLISH) == pytest.approx(all_faces.width("a", ENGLISH))
