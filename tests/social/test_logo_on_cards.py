"""A logo is seen on every ground of a card: as it is, or on a plate where it would go under."""

import pytest
from PIL import Image, ImageDraw

from competition.platform.contrast import contrast, rgb
from competition.social.colours import COVER, INK, PAPER
from competition.social.decoded import Decoded
from competition.social.designs.logo import SEEN, plate_for, ready

NIGHT, DYE = rgb("#2A2733"), rgb("#1F4E5F")
DARK, WHITE, GOLD = (20, 40, 90), (255, 255, 255), (255, 204, 0)


def ring(*colours, size=(300, 120)):
    """Blobs side by side, one of each colour, with nothing around them."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    wide = size[0] // len(colours)
    for at, colour in enumerate(colours):
        ImageDraw.Draw(image).ellipse((at * wide, 0, (at + 1) * wide - 1, size[1] - 1), fill=colour)
    return Decoded(image)


@pytest.mark.parametrize(
    ("logo", "ground", "plate"),
    [
        (ring(DARK), PAPER, None),
        (ring(DARK), COVER, None),
        (ring(DARK), DYE, PAPER),
        (ring(DARK), NIGHT, PAPER),
        (ring(WHITE), NIGHT, None),
        (ring(WHITE), DYE, None),
        (ring(WHITE), PAPER, INK),
        (ring(GOLD), NIGHT, None),
        (ring(WHITE, GOLD), NIGHT, None),
        (ring(DARK, GOLD), NIGHT, PAPER),
        (ring(DARK, GOLD, GOLD, GOLD), PAPER, None),
        (ring(DARK, GOLD, GOLD, GOLD), NIGHT, PAPER),
        (ring(DARK, DARK, DARK, GOLD), DYE, PAPER),
        (ring(WHITE, WHITE, DARK), PAPER, None),
    ],
)
def test_a_plate_is_laid_only_where_what_is_faintest_of_the_logo_is_seen_better(logo, ground, plate):
    ground = rgb(ground) if isinstance(ground, str) else ground
    assert plate_for(logo, ground) == (plate and rgb(plate))


def test_on_its_plate_the_logo_is_seen_and_has_room_around():
    drawn = ready(ring(DARK), NIGHT, (200, 80))
    assert (drawn.mode, drawn.size) == ("RGBA", (200, 80))
    assert drawn.getpixel((100, 40)) == (*DARK, 255)
    assert drawn.getpixel((100, 4)) == (*rgb(PAPER), 255)
    assert drawn.getpixel((0, 0))[3] < 255
    assert contrast(DARK, rgb(PAPER)) >= SEEN > contrast(DARK, NIGHT)


def test_without_a_plate_it_fills_its_room_and_is_clear_around():
    drawn = ready(ring(DARK), rgb(PAPER), (200, 100))
    assert drawn.getpixel((100, 50)) == (*DARK, 255)
    assert drawn.getpixel((0, 0))[3] == drawn.getpixel((100, 2))[3] == 0
    assert drawn.getpixel((3, 50))[3] == 255


def test_a_logo_without_transparency_gets_more_of_its_own_ground():
    sheet = Image.new("RGB", (300, 120), WHITE)
    ImageDraw.Draw(sheet).ellipse((0, 0, 299, 119), fill=DARK)
    for ground in (rgb(PAPER), NIGHT):
        drawn = ready(Decoded(sheet), ground, (200, 80))
        assert drawn.getpixel((100, 3)) == (*WHITE, 255)
        assert drawn.getpixel((100, 40)) == (*DARK, 255)


def test_a_photograph_as_logo_stays_as_it_is():
    photograph = Decoded(Image.linear_gradient("L").resize((120, 300)).convert("RGB"))
    assert plate_for(photograph, NIGHT) is None
    assert ready(photograph, NIGHT, (80, 200)).getpixel((40, 199)) == (255, 255, 255, 255)
