"""The stress run of cards sees what it looks for: each fault is planted, and found."""

import pytest
from PIL import Image

from benchmarks import stress_cards_checks as checks
from benchmarks.stress_cards_watched import Watched
from competition.platform import fonts
from competition.social.content import Excerpt
from competition.social.lettering import Style
from competition.social.sheet import Column, Placed, Sheet, Voice
from tests.social.cards import POEM, by_key

SQUARE = by_key("square")
INK = Voice(Style("en"), (0, 0, 0))


@pytest.fixture
def watched(tmp_path):
    return Watched(fonts.prepare(tmp_path, folders=fonts.FOLDERS[:1]))


@pytest.fixture
def sheet(watched):
    return Sheet(Image.new("RGB", (1080, 1080), "white"), watched)


def found(sheet):
    looked = [*checks.placed(sheet, SQUARE), *checks.inked(sheet, sheet.lettering.inked)]
    return {what for what, _ in [*looked, *checks.readable(sheet, sheet.lettering.inked)]}


def test_two_calm_lines_are_as_they_should_be(sheet):
    for foot in (300, 400):
        sheet.line("The sea is wide", INK, 60, foot, Column(100, 900))
    assert found(sheet) == set()
    assert len(sheet.lettering.inked) == 2
    assert sheet.lettering.wrong == []


def test_lines_on_each_other_are_found_in_boxes_and_in_pixels(sheet):
    for foot in (300, 320):
        sheet.line("The sea is wide", INK, 60, foot, Column(100, 900))
    assert {"overlapping", "ink on ink"} <= found(sheet)


def test_a_line_over_the_edge_and_one_beside_its_box_are_found(sheet):
    sheet.line("The sea is wide", INK, 60, 30, Column(900, 1000))
    assert {"outside", "clipped"} <= found(sheet)
    sheet.line("We", INK, 60, 500, Column(100, 900))
    box = sheet.placed.pop()
    sheet.placed.append(Placed(box.left, box.top + 30, box.right - 30, box.bottom, box.size, "We"))
    assert {"beyond its height", "beyond its ends"} <= found(sheet)


def test_faint_and_small_and_blank_lines_are_found(sheet):
    sheet.line("Faint", Voice(INK.style, (140, 140, 140)), 60, 300, Column(100, 900))
    sheet.line("Small", INK, 12, 400, Column(100, 900))
    sheet.line("\u115f", INK, 60, 500, Column(100, 900))  # a filler without a shape
    assert {"contrast", "too small"} <= found(sheet)


def test_a_character_without_a_glyph_and_a_mark_without_a_letter_are_found(sheet, all_faces):
    sheet.line("अ", INK, 60, 300, Column(100, 900))
    assert [what for what, _ in sheet.lettering.wrong] == ["box"]
    devanagari = Watched(all_faces.fonts)
    Sheet(Image.new("RGB", (1080, 1080)), devanagari).line("\u093f", INK, 60, 300, Column(100, 900))
    assert [what for what, _ in devanagari.wrong] == ["dotted circle"]
    devanagari.begin()
    Sheet(Image.new("RGB", (1080, 1080)), devanagari).line("स्थि", INK, 60, 300, Column(100, 900))
    assert devanagari.wrong == [] and devanagari.shaped == {"Deva": True}


def test_words_that_were_changed_are_found():
    content, own = POEM, POEM.original.text
    assert not list(checks.said(content, [(None, Excerpt(own.split("\n")[0]))], set()))
    assert list(checks.said(content, [(None, Excerpt("The sea is wild."))], set()))
