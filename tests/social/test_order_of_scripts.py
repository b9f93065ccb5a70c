"""Lines in which scripts run both ways stand as Unicode Standard Annex 9 has them, in whatever faces."""

from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from competition.config import ROOT
from competition.platform.faces import FACES
from competition.platform.fonts import PlacedFace, Run
from competition.platform.languages import text_direction
from competition.social.lettering import Style
from competition.social.ordering import in_order


def visual(text, language, fonts):
    """What stands from left to right: each stretch as it is read, right-to-left ones marked."""
    style = Style(language)
    stretches = in_order(fonts.runs(text, language), rtl=style.rtl, apart=lambda run: False)
    found = []
    for way, group in groupby(stretches, lambda one: one.way):
        texts = [one.text for one in group]
        found.append("".join(texts) if way == "ltr" else "<" + "".join(texts[::-1]))
    return "|".join(found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "بحر Київ نهر", "< نهر|Київ|<بحر "),
        ("ar", "بحر Київ львів نهر", "< نهر|Київ львів|<بحر "),
        # Two faces, one way: what is Latin and Greek stays in its own order.
        ("he", "שלום Rose Αθήνα", "Rose Αθήνα|<שלום "),
        ("en", "We say שלום עולם to all", "We say |<שלום עולם| to all"),
        # Points at the ends belong to the line.
        ("he", "בית Bergen.", "<.|Bergen|<בית "),
        ("en", "Bergen שלום.", "Bergen |<שלום|."),
        # Numbers run left to right within Hebrew; a range in Arabic is read from the right.
        ("he", "בשנת 2026 היינו", "< היינו|2026|<בשנת "),
        ("ar", "عام 12-34", "34|<-|12|<عام "),
        # Brackets stand with the line when they hold its own direction, and with their words otherwise.
        ("he", "עיר (Bergen) אחת", "<) אחת|Bergen|<עיר ("),
        ("en", "Mina (עיר) Bergen", "Mina (|<עיר|) Bergen"),
        # Names in a list stand in the order of the list, whatever they are written in.
        ("en", "שלום · עיר · Ada", "<שלום| · |<עיר| · Ada"),
        ("he", "Ada · Bergen", "Bergen|< · |Ada"),
        ("en", "", ""),
    ],
)
def test_scripts_that_run_both_ways_stand_in_their_order(language, text, expected, lettering):
    assert visual(text, language, lettering.fonts) == expected


PIECES = st.sampled_from(
    ["שלום", "בית", "Kiev", "ab", "12", "3", "-", ".", ",", "(", ")", "[", "]", "!", "%", " ", " ", "+"]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(PIECES, min_size=2, max_size=9), st.sampled_from(["he", "en"]))
def test_a_line_in_one_face_looks_as_the_shaper_orders_the_whole_of_it(parts, language):
    text, way = "".join(parts), text_direction(language)
    face, font = hebrew()
    ours, theirs = Image.new("L", (900, 120)), Image.new("L", (900, 120))
    x = 20.0
    for one in in_order([Run(text, face)], rtl=way == "rtl", apart=lambda run: False):
        ImageDraw.Draw(ours).text((x, 80), one.text, 255, font, anchor="ls", direction=one.way)
        x += font.getlength(one.text, direction=one.way)
    ImageDraw.Draw(theirs).text((20, 80), text, 255, font, anchor="ls", direction=way)
    assert x - 20 == pytest.approx(font.getlength(text, direction=way), abs=0.6)
    assert alike(ours, theirs), text


def hebrew():
    """A face that has both Hebrew and Latin."""
    face = next(one for one in FACES if one.file == "FrankRuhlLibre_400Regular.ttf")
    path = next((ROOT / "static" / "fonts").rglob(face.file))
    return PlacedFace(face, path), ImageFont.truetype(str(path), 40, layout_engine=ImageFont.Layout.RAQM)


def alike(one, other):
    """Whether two drawings differ by no more than parts of a pixel."""
    soft = [np.asarray(each.filter(ImageFilter.GaussianBlur(2))).astype(float) for each in (one, other)]
    return np.abs(soft[0] - soft[1]).max() < 40


@pytest.mark.parametrize("word", ["سلام", "नमस्ते", "ဗမာ", "ខ្មែរ", "বাংলা"])
def test_letters_that_join_are_not_set_apart_in_a_label_with_room_between_letters(word, all_faces):
    spaced, plain = Style("en", 700, sans=True, tracking=0.1), Style("en", 700, sans=True)
    assert all_faces.width(word, spaced) == pytest.approx(all_faces.width(word, plain) + 0.1)
    letters = sum(all_faces.width(letter, plain) for letter in "Город")
    assert all_faces.width("Город", spaced) == pytest.approx(letters + 5 * 0.1)
