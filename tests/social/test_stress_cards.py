"""The stress run of cards sees what it looks for: each fault is planted, and found."""

from dataclasses import replace

import pytest
from PIL import Image

from benchmarks import stress_cards_checks as checks
from benchmarks import stress_cards_toolkit as toolkit
from benchmarks.stress_cards_report import Report
from benchmarks.stress_cards_watched import Watched
from benchmarks.stress_cards_works import SENDER
from competition.platform import fonts
from competition.social.content import Excerpt, Message
from competition.social.formats import BANNERS, Safe
from competition.social.lettering import Style
from competition.social.posts.templates import Template
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
    assert devanagari.wrong == []


def test_letters_that_are_not_joined_are_found(all_faces):
    class Apart(Watched):
        def _in_order(self, text, style):
            whole = super()._in_order(text, style)
            return [part._replace(text=letter) for part in whole for letter in part.text]

    for lettering, wrong in ((Watched(all_faces.fonts), []), (Apart(all_faces.fonts), ["unshaped"])):
        arabic = Voice(Style("ar"), (0, 0, 0))
        Sheet(Image.new("RGB", (1080, 1080)), lettering).line("سلام", arabic, 60, 300, Column(100, 900))
        assert [what for what, _ in lettering.wrong] == wrong


@pytest.mark.parametrize(("words", "found"), [("स्थिति " * 6, False), ("कमल नयन " * 4, True), ("कमल", False)])
def test_a_card_of_many_letters_none_of_which_changed_is_found(words, found, all_faces):
    lettering = Watched(all_faces.fonts)
    hindi = Voice(Style("hi"), (0, 0, 0))
    Sheet(Image.new("RGB", (1080, 1080)), lettering).line(words, hindi, 30, 300, Column(100, 900))
    assert lettering.unshaped("Deva") == found


def test_words_that_are_missing_are_found(sheet):
    poem = replace(POEM, original=replace(POEM.original, title="Driftwood"))

    def missing(fmt, *drawn):
        return [what for what, _ in checks.whole(poem, by_key(fmt), drawn, set())]

    for foot, line in enumerate(["Driftwood", *POEM.original.text.split("\n")], start=2):
        sheet.line(line, INK, 40, 80 * foot, Column(100, 900))
    said = Excerpt(POEM.original.text)
    assert missing("square", (sheet, said)) == missing("carousel", (sheet, said)) == []
    assert missing("carousel") == []  # it stands whole on one card
    assert missing("square") == ["missing"]
    assert missing("square", (sheet, Excerpt())) == ["missing"]
    assert missing("link", (sheet, Excerpt())) == []  # too low for more than a title
    part = Excerpt(POEM.original.text.split("\n")[0])
    assert (missing("square", (sheet, part)), missing("carousel", (sheet, part))) == ([], ["missing"])
    del sheet.placed[-1]
    assert missing("square", (sheet, said)) == missing("carousel", (sheet, said)) == ["missing"]
    del sheet.placed[0]
    assert missing("square", (sheet, part)) == ["shortened"]
    for foot, line in enumerate(["Drift", "wood"], start=8):
        sheet.line(line, INK, 40, 80 * foot, Column(100, 900))
    assert missing("square", (sheet, part)) == ["torn"]


def test_a_city_that_no_slide_names_is_found(sheet):
    thanks = Message(Template.THANKS, cities=("Bergen", "Лева"))
    sheet.line("Bergen", INK, 40, 300, Column(100, 900))
    found = [*checks.whole(thanks, by_key("carousel"), [(sheet, Excerpt())], set())]
    assert found == [("missing", "'Лева' among the cities")]


def test_faults_of_banners_are_found(watched, monkeypatch):
    assert toolkit.looked(SENDER, watched)[0] == []
    drawn, images = toolkit.looked(replace(SENDER, name="ሰላም"), watched)
    assert {what for what, _ in drawn} == {"box"}
    assert [image.size for image in images] == [(1640, 624), (1500, 500), (1128, 191), (1080, 1080)]
    monkeypatch.setattr(toolkit, "BANNERS", [replace(each, safe=Safe(*[400] * 4)) for each in BANNERS])
    assert {what for what, _ in toolkit.looked(SENDER, watched)[0]} == {"outside"}


def test_the_table_counts_cards_and_faults_by_template_and_design():
    report = Report()
    poem = {"template": "poem", "design": "garland"}
    report.add(poem, [], 1)
    report.add(poem, [{"what": "clipped"}, {"what": "clipped"}, {"what": "told"}], 9)
    report.add(poem, [], 0)
    report.add({"template": "essay", "design": "broadside"}, [{"what": "crash"}], 0)
    assert (
        report.table()
        == """\
template  design     cards  not needed  clipped  crash  told
essay     broadside      0           0        0      1     0
poem      garland       10           1        2      0     1
all                     10           1        2      1     1"""
    )
    assert report.faults == 3


def test_words_that_were_changed_are_found():
    content, own = POEM, POEM.original.text
    assert not list(checks.said(content, [(None, Excerpt(own.split("\n")[0]))], set()))
    assert list(checks.said(content, [(None, Excerpt("The sea is wild."))], set()))


@pytest.mark.parametrize("line", ["Power \u0963 \u0963h", "( \u0361\u00b0 \u035c\u0296"])
def test_a_mark_on_a_space_is_drawn_without_a_dotted_circle(line, all_faces):
    lettering = Watched(all_faces.fonts)
    Sheet(Image.new("RGB", (1080, 1080)), lettering).line(line, INK, 60, 300, Column(100, 900))
    assert lettering.wrong == []
