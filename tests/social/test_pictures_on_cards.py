"""A picture on a card keeps its ratio, its middle and its border."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from competition.platform.i18n import use_locale
from competition.social.content import Excerpt, Picture
from competition.social.designs import compose
from competition.social.job import Job
from tests.social.cards import PICTURE, SENDER, SIZES, composed, coordinates, each_format


@each_format
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_keeps_its_ratio_and_its_middle_and_loses_little(size, fmt, lettering):
    content = replace(PICTURE, picture=Picture("boat", *size, "A boat"))
    sheet, excerpt = composed(content, fmt, lettering)
    assert excerpt == Excerpt()
    place = next(one for one in sheet.placed if one.what == "picture")
    shown = np.asarray(sheet.image)[
        round(place.top) : round(place.bottom), round(place.left) : round(place.right)
    ]
    red, green = shown[..., 0].astype(float) / 255, shown[..., 1].astype(float) / 255
    across, down = red.max() - red.min(), green.max() - green.min()
    assert min(across, down) >= 0.98 - 0.015
    assert max(across, down) > 0.985
    assert red.min() + red.max() == pytest.approx(1, abs=0.02)
    assert green.min() + green.max() == pytest.approx(1, abs=0.02)
    ratio = (place.right - place.left) / across / ((place.bottom - place.top) / down)
    assert ratio == pytest.approx(size[0] / size[1], rel=0.04)


@each_format
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_with_a_border_of_its_own_is_mounted_whole(size, fmt, lettering):
    scan = coordinates(size)
    paper = Image.new("RGB", size, "#F3EEE2")
    inset = (size[0] // 25 + 2, size[1] // 25 + 2)
    paper.paste(scan.resize((size[0] - 2 * inset[0], size[1] - 2 * inset[1])), inset)
    content = replace(PICTURE, picture=Picture("boat", *size, "A boat"))
    with use_locale("en"):
        [(sheet, _)] = compose(Job(content, SENDER, fmt, lettering, lambda _key: paper))
    place = next(one for one in sheet.placed if one.what == "picture")
    assert min(place.left, place.top, fmt.width - place.right, fmt.height - place.bottom) > 40
    ratio = (place.right - place.left) / (place.bottom - place.top)
    assert ratio == pytest.approx(size[0] / size[1], rel=0.04)
    pixels = np.asarray(sheet.image).astype(int)
    for x, y in ((place.left, place.top), (place.right - 1, place.bottom - 1)):
        assert np.abs(pixels[int(y), int(x)] - (0xF3, 0xEE, 0xE2)).max() < 30  # the border's own corners
