"""Which faces travel with the book."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from competition.publication.epub.faces import faces_of, may_embed
from competition.publication.epub.rare import lettered
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


def test_a_foreign_word_brings_its_letters_and_leaves_the_text_around_it_to_the_reader(font_set):
    lines = "My aunt writes مرحبا below every one of her letters\nand Thảo reads them to us"
    found = faces_of(a_manuscript(a_work(original=Text("en", "ltr", "Letters", lines))), font_set)
    assert [item.name for item in found.items] == ["garland-alegreya-400.ttf", "garland-amiri-400.ttf"]
    assert '.rare { font-family: "garland-alegreya", "garland-amiri", serif }' in found.rules
    assert ".words[lang" not in found.rules
    assert lettered(lines, "en") == lines.replace("مرحبا", '<span class="rare">مرحبا</span>').replace(
        "Thảo", '<span class="rare">Thảo</span>'
    )
    assert set(TTFont(io.BytesIO(found.items[0].content)).getBestCmap()) >= {ord(sign) for sign in "Thảo"}
    assert ord("y") not in TTFont(io.BytesIO(found.items[0].content)).getBestCmap()


@pytest.mark.parametrize("text", ["Łódź – „tak”", "Θάλασσα", "Ђурђевак", "<b> & 2.50 €"])
def test_what_every_reader_can_show_is_left_as_it_is(text):
    assert "rare" not in lettered(text, "pl")


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
