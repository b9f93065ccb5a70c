"""Banners and the frame: words where nothing covers them, and a frame through which a portrait is seen."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from competition.social import toolkit
from competition.social.formats import BANNERS, FRAME
from competition.social.sheet import Sheet
from tests.social.cards import SENDER, check_layout, check_readable, words_on

LONG = "Many voices, one very long name of a campaign, and then a little more of it"
TAGS = ("#ICCities", "#Morethanmigrants", "#MigrantsDay")
each_banner = pytest.mark.parametrize("banner", BANNERS, ids=lambda banner: banner.key)


@pytest.fixture
def sheets(monkeypatch):
    """The sheets that were drawn on, in their order."""
    made = []
    real = Sheet.__init__

    def remember(self, *args):
        real(self, *args)
        made.append(self)

    monkeypatch.setattr(Sheet, "__init__", remember)
    return made


def opened(piece):
    return Image.open(io.BytesIO(piece.content))


def test_each_piece_has_its_size_its_purpose_and_words_for_those_who_do_not_see_it(lettering):
    pieces = toolkit.pieces(replace(SENDER, hashtags=TAGS), lettering)
    assert [(piece.name, opened(piece).size) for piece in pieces] == [
        ("banner-facebook", (1640, 624)),
        ("banner-x", (1500, 500)),
        ("banner-linkedin", (1128, 191)),
        ("frame", (1080, 1080)),
    ]
    assert {piece.alt.split(": ", 1)[1] for piece in pieces} == {
        "More than migrants 2026. #ICCities #Morethanmigrants #MigrantsDay"
    }


@each_banner
@pytest.mark.parametrize("name", ["More than migrants", "Wir", LONG, "أكثر من مهاجرين", "移民を超えて"])
def test_the_words_of_a_banner_stand_where_nothing_covers_them(banner, name, lettering, sheets):
    sender = replace(SENDER, name=name, hashtags=TAGS)
    toolkit.pieces(sender, lettering)
    drawn = next(
        one for one in sheets if one.image.size == (banner.width, banner.height) and one.placed[0].top > 10
    )
    check_layout(drawn, banner)
    check_readable(drawn)
    assert [one.text for one in words_on(drawn)][-2 if not banner.low else -1] == " ".join(TAGS)


def test_a_portrait_is_seen_through_the_frame_and_what_a_circle_hides_holds_nothing(lettering):
    frame = opened(toolkit.pieces(SENDER, lettering)[-1])
    cover = np.asarray(frame.getchannel("A")).astype(int)
    down, across = np.mgrid[0 : FRAME.height, 0 : FRAME.width] - FRAME.height / 2
    away = np.hypot(down, across)
    assert cover[away > FRAME.width / 2].max() == 0
    assert cover[(away < 300) & (down < 200)].max() == 0
    ring = cover[(away > 380) & (away < 470) & (down < 200)]
    assert 0.3 < (ring > 128).mean() < 0.9
    band = cover[round(FRAME.height * 0.78) : round(FRAME.height * 0.87), 300:780]
    assert band.min() == 255


def test_the_same_campaign_gives_the_same_bytes(lettering):
    assert toolkit.pieces(SENDER, lettering) == toolkit.pieces(SENDER, lettering)
