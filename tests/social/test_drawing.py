"""Cards as pixels: words that can be read, marks that are not cut off, right-to-left at the right."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from competition.platform.contrast import contrast, rgb
from competition.platform.garland import DYES
from competition.social.captions import alt_text
from competition.social.colours import COVER, INK, PAPER, QUIET, readable
from competition.social.content import CardContent, Excerpt, Picture, Sender, Words
from competition.social.drawing import draw_cards
from competition.social.formats import FORMATS
from competition.social.lettering import Style
from competition.social.posts.choices import AS_PROPOSED

SENDER = Sender("The campaign", "mtm", 2026, "Cities", ("#One", "#Two"), "en", DYES, ("poem", "essay") * 20)
POEM = CardContent(
    entry_id=1,
    entry_ref="abc",
    number="P-1",
    form="poem",
    age_group="5-10",
    award="winner",
    place=1,
    original=Words("en", "The sea", "The sea is wide.\nWe are wider."),
    translation=None,
    picture=None,
    who="Mina",
    school="Fjord School",
    city="Bergen",
)
ESSAY = replace(POEM, form="essay", original=Words("en", "The sea", "The sea is wide. We are wider."))
ARABIC = replace(POEM, original=Words("ar", "البحر", "البحر واسع.\nونحن أوسع."))
BOAT = replace(
    POEM, form="illustration", original=Words("en", "Boat"), picture=Picture("boat", 600, 400, "A boat")
)


def drawn(content, lettering, picture_size=(600, 400)):
    def open_picture(_key):
        return Image.new("RGB", picture_size, "#00FF00")

    return draw_cards(content, AS_PROPOSED, SENDER, FORMATS[0], lettering, open_picture)[0]


def image(card):
    return Image.open(io.BytesIO(card.content)).convert("RGB")


@pytest.mark.parametrize("colour", [INK, QUIET, *DYES.values(), "#FFEE00"])
@pytest.mark.parametrize("ground", [PAPER, COVER])
def test_every_colour_of_words_can_be_read_on_every_ground(colour, ground):
    assert contrast(readable(colour, ground), rgb(ground)) >= 4.5


@pytest.mark.parametrize(
    ("content", "kind", "ending"), [(POEM, "PNG", "image/png"), (BOAT, "JPEG", "image/jpeg")]
)
def test_cards_are_square_and_carry_pixels_only(content, kind, ending, lettering):
    card = drawn(content, lettering)
    opened = Image.open(io.BytesIO(card.content))
    assert (opened.size, opened.format, card.media_type) == ((1080, 1080), kind, ending)
    assert not opened.getexif()
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def _ink(card, area):
    part = card.crop(area).convert("L").point(lambda value: 255 if value < 50 else 0)
    return part.getbbox()


def test_right_to_left_words_stand_at_the_right(lettering):
    arabic, english = image(drawn(ARABIC, lettering)), image(drawn(POEM, lettering))
    title = (84, 180, 996, 290)
    assert _ink(arabic, title)[2] > 900 > 450 > _ink(english, title)[2]
    assert _ink(english, title)[0] < 10


def test_marks_above_and_below_are_neither_cut_nor_touch_the_next_line(lettering):
    style = Style("ar")
    lines = ["وَلَدٌ كُلُّ", "جِئْتُمْ إِلَيْنَا"]
    pitch = lettering.pitch(lines, style)
    for line in lines:
        up, down = lettering.extent(line, style)
        canvas = Image.new("L", (800, 400))
        lettering.draw(ImageDraw.Draw(canvas), (700, 200), line, style, 100, 255)
        _, top, _, bottom = canvas.getbbox()
        assert (top, bottom) == (pytest.approx(200 - up * 100, abs=3), pytest.approx(200 + down * 100, abs=3))
    above, below = (lettering.extent(line, style) for line in lines)
    assert pitch > above[1] + below[0]


def test_the_excerpt_on_the_card_is_what_the_alt_text_says(lettering):
    card = drawn(POEM, lettering)
    assert card.excerpt == Excerpt("The sea is wide.\nWe are wider.")
    assert alt_text(POEM, SENDER, card.excerpt) == (
        "Winner of The campaign 2026 (Poem, ages 5–10): The sea\n"
        "The sea is wide. / We are wider.\nMina · Bergen"
    )
    assert "A boat" in alt_text(BOAT, SENDER, Excerpt())


def test_a_work_of_which_not_even_a_beginning_fits_gets_a_card_with_its_title(lettering):
    long = replace(ESSAY, original=Words("en", "The sea", "word" * 2000 + "."))
    card = drawn(long, lettering)
    assert card.excerpt == Excerpt()
    title = image(card).crop((84, 200, 996, 420)).convert("L")
    assert title.getextrema()[1] > 240  # paper on the dye


def test_a_character_without_a_glyph_leaves_no_box_and_is_told(lettering):
    strange = replace(POEM, original=Words("en", "The \U00012000sea", POEM.original.text))
    card = drawn(strange, lettering)
    assert card.problems == ({"codepoint": "U+12000", "name": "CUNEIFORM SIGN A"},)
    assert card.content == drawn(POEM, lettering).content


def test_a_character_too_intricate_to_be_drawn_is_left_out_and_told(lettering):
    strange = replace(POEM, original=Words("en", "The \ufdfdsea", POEM.original.text))
    card = drawn(strange, lettering)
    assert [problem["codepoint"] for problem in card.problems] == ["U+FDFD"]
    assert card.content == drawn(POEM, lettering).content


def test_a_work_of_which_nothing_can_be_shown_still_gets_a_card(lettering):
    card = drawn(replace(POEM, original=Words("en", "\U00012000 \U00012001", "\U00012000")), lettering)
    assert (card.excerpt, len(card.problems)) == (Excerpt(), 2)
