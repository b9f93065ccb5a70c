"""Which faces travel with the book."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from competition.publication.epub.faces import faces_of, may_embed
from competition.publication.manuscript import Text
from tests.publication.conftest import a_manuscript, a_work


def test_only_scripts_that_not_every_reader_has_bring_their_face(epub, font_set):
    fonts = sorted(name for name in epub.names if name.endswith((".ttf", ".otf")))
    assert fonts == ["garland-amiri-400.ttf", "garland-noto-serif-cjk-sc-400.otf"]
    plain = a_manuscript(a_work(original=Text("pl", "ltr", "Łódź", "Zażółć gęślą jaźń – „tak”")))
    assert faces_of(plain, font_set).items == ()


def test_a_face_holds_the_letters_of_the_text_and_hardly_more(epub):
    font = TTFont(io.BytesIO(epub.read("garland-amiri-400.ttf")))
    shown = {chr(point) for point in font.getBestCmap()}
    assert set("درجأفتحالدرجوأعرفمافيه") <= shown
    assert len(shown) < 40
    assert font["name"].getDebugName(1) == "garland-amiri-400"
    assert "SIL Open Font License" in font["name"].getDebugName(13)
    rules = epub.read("book.css").decode()
    assert '@font-face { font-family: "garland-amiri"; src: url("garland-amiri-400.ttf")' in rules
    assert '.words[lang="ar"] { font-family: "garland-amiri", serif; font-size: 1.14em' in rules


def test_rare_latin_letters_bring_theirs(font_set):
    ewe = a_manuscript(a_work(original=Text("ee", "ltr", "Ŋutifafa", "Ŋutifafa nɛ mí ɖeviwo")))
    found = faces_of(ewe, font_set)
    assert found.items
    assert '.words[lang="ee"] { font-family: "garland-' in found.rules


@pytest.mark.parametrize(
    ("fs_type", "allowed"),
    [(0, True), (8, True), (2, False), (0x0100, False)],
    ids=["free", "edit", "no", "whole"],
)
def test_a_font_that_forbids_it_is_not_embedded(tmp_path, fs_type, allowed):
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "a"])
    font.setupCharacterMap({97: "a"})
    font.setupGlyf({name: font_glyph() for name in (".notdef", "a")})
    font.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    font.setupHorizontalHeader()
    font.setupOS2(fsType=fs_type)
    font.setupPost()
    font.save(tmp_path / "own.ttf")
    assert may_embed(tmp_path / "own.ttf", -1) is allowed


def font_glyph():
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()
