"""White is white and black is black, whatever the mode, the profile and the transparency."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from competition.platform import pixels
from tests.platform.images.scene import RED, THUMB, WHITE, near, rendered, swapped_profile


def transparent(mode):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 0, 39, 39), fill=(0, 0, 0, 255))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (transparent("RGBA"), {}),
        (transparent("LA"), {}),
        (transparent("RGBA").quantize(4), {}),
        (
            Image.linear_gradient("L").resize((40, 40)).rotate(90).point(lambda v: 255 * (v < 128)),
            {"transparency": 255},
        ),
        (Image.new("RGB", (40, 40), (0, 0, 0)), {"transparency": (0, 0, 0)}),
    ],
    ids=["RGBA", "LA", "palette", "grey", "one colour"],
)
def test_what_is_transparent_turns_white(keep, image, options):
    assert near(rendered(keep(image, **options)).getpixel((3, 20)), WHITE)


def test_half_transparent_edges_keep_no_dark_rim_when_scaled(keep):
    image = Image.new("RGBA", (1200, 1200), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((600, 0, 1199, 1199), fill=(255, 255, 255, 255))
    assert rendered(keep(image), THUMB).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("value", [0, 257, 32768, 65535])
def test_sixteen_bits_are_scaled_not_cut(keep, value):
    image = Image.new("I;16", (30, 30), value)
    assert near(rendered(keep(image)).getpixel((15, 15)), (value // 257,) * 3, within=1)


@pytest.mark.parametrize(
    ("mode", "black", "white"), [("1", 0, 1), ("L", 0, 255), ("CMYK", (0, 0, 0, 255), (0, 0, 0, 0))]
)
def test_black_is_black_and_white_is_white_in_every_mode(keep, mode, black, white):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    for index, (colour, wanted) in enumerate(((black, (0, 0, 0)), (white, WHITE))):
        path = keep(Image.new(mode, (30, 30), colour), f"{mode}{index}", format=kind)
        assert near(rendered(path).getpixel((15, 15)), wanted)


def test_colours_are_converted_by_the_profile_they_came_with(keep):
    image = Image.new("RGB", (30, 30), (220, 20, 20))
    assert near(rendered(keep(image, icc_profile=swapped_profile())).getpixel((9, 9)), (20, 220, 20), 12)


@pytest.mark.parametrize("profile", [b"not a profile", swapped_profile()[:200]])
def test_a_broken_profile_is_left_aside(keep, profile):
    image = Image.new("RGB", (30, 30), RED)
    assert near(rendered(keep(image, format="JPEG", icc_profile=profile)).getpixel((9, 9)), RED)


def test_a_profile_for_other_channels_is_left_aside(keep):
    image = Image.new("L", (30, 30), 100)
    path = keep(image, format="JPEG", icc_profile=swapped_profile())
    assert near(rendered(path).getpixel((9, 9)), (100, 100, 100))


def test_scans_in_other_tones_come_out_right(keep):
    black = Image.new("CMYK", (30, 30), (0, 0, 0, 255))
    assert near(rendered(keep(black, "cmyk", format="TIFF")).getpixel((9, 9)), (0, 0, 0))
    grey = Image.new("I;16", (30, 30), 32768)
    assert near(rendered(keep(grey, "16", format="TIFF")).getpixel((9, 9)), (127, 127, 127), 1)
    light = Image.new("F", (30, 30), 0.5)
    light.putpixel((0, 0), 1.0)
    assert near(rendered(keep(light, "float", format="TIFF")).getpixel((9, 9)), (128, 128, 128), 1)
    lab = Image.new("LAB", (30, 30), (138, 209, 198))  # a strong red
    red, green, blue = rendered(keep(lab, "lab", format="TIFF")).getpixel((9, 9))
    assert red > 200 > 100 > max(green, blue)


def test_a_large_picture_is_converted_in_bands_without_a_seam(keep, monkeypatch):
    picture = Image.linear_gradient("L").resize((700, 900)).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").rotate(90).resize((700, 900)))
    whole = rendered(keep(picture), THUMB)
    monkeypatch.setattr(pixels, "_BAND", 7_000)
    banded = rendered(keep(picture), THUMB)
    difference = ImageChops.difference(whole, banded)
    assert max(high for _, high in difference.getextrema()) <= 2
