"""Every script is drawn whole, mirrored where it begins at the right, quoted as it quotes."""

from dataclasses import replace

import numpy as np
import pytest

from competition.social.content import Picture, Words
from tests.social.cards import (
    ESSAY,
    POEM,
    WRITTEN,
    by_key,
    check_layout,
    check_readable,
    composed,
    each_format,
    words_on,
)

PARAGRAPHS = {
    "bo": "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ།",
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.",
    "ur": "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔",
}


@each_format
@pytest.mark.parametrize("form", ["poem", "essay"])
@pytest.mark.parametrize("language", WRITTEN)
def test_every_script_is_drawn_whole_on_every_format(language, form, fmt, all_faces):
    title, text = WRITTEN[language]
    assert not all_faces.fonts.missing(title + text), "./garland test brings the faces of every script"
    content = replace(POEM, form=form, original=Words(language, title, text), translation=None)
    sheet, excerpt = composed(content, fmt, all_faces)
    drawn = "".join(one.text for one in words_on(sheet)).replace(" ", "")
    assert title.replace(" ", "") in drawn
    shown = [line.replace(" ", "") in drawn for line in text.split("\n")]
    assert any(shown) == (excerpt.text != "")
    check_layout(sheet, fmt)
    check_readable(sheet)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
def test_a_card_whose_script_begins_at_the_right_is_mirrored(form, fmt, lettering):
    title, text = WRITTEN["ar"]
    picture = Picture("boat", 600, 800, "") if form == "illustration" else None
    words = Words("ar", title, "" if picture else text)
    arabic, _ = composed(replace(POEM, form=form, original=words, picture=picture), fmt, lettering)
    english, _ = composed(
        replace(POEM, form=form, original=replace(words, language="en"), picture=picture), fmt, lettering
    )
    leaf, mirrored = (next(one for one in sheet.placed if one.what == "leaf") for sheet in (english, arabic))
    assert fmt.width - mirrored.right == pytest.approx(leaf.left, abs=2)
    if picture:
        left, right = (
            next(one for one in sheet.placed if one.what == "picture") for sheet in (english, arabic)
        )
        assert fmt.width - right.right == left.left
        assert right.top == left.top
    else:
        ours, mirror_image = np.asarray(arabic.image), np.asarray(english.image)[:, ::-1]
        assert np.array_equal(ours[:50], mirror_image[:50])
        assert np.array_equal(ours[:, :50], mirror_image[:, :50])
        edges = np.concatenate([ours[:50].reshape(-1, 3), ours[:, :50].reshape(-1, 3)])
        assert len(np.unique(edges, axis=0)) > 20  # leaves, not paper


@pytest.mark.parametrize(
    ("language", "marks"), [("en", "“”"), ("ka", "„“"), ("de", "„“"), ("fr", "«»"), ("uk", "«»")]
)
def test_a_quotation_opens_and_closes_and_low_marks_stand_low(language, marks, lettering):
    words = replace(ESSAY.original, language=language)
    sheet, excerpt = composed(replace(ESSAY, original=words), by_key("square"), lettering)
    mark = next(one for one in sheet.placed if one.what == "mark")
    lines = [
        one
        for one in words_on(sheet)
        if one.text != "The sea" and one.text.strip("”“»\u00a0") in ESSAY.original.text
    ]
    lines = [one for one in lines if one.size == lines[0].size]  # its translation is smaller
    first, middle = lines[0], (lines[0].top + lines[0].bottom) / 2
    assert (mark.text, excerpt.text[0], excerpt.text[-1]) == (marks[0], marks[0], marks[1])
    assert lines[-1].text[-1] == marks[1]
    assert mark.right < first.left
    if marks[0] == "„":
        assert middle < mark.top < first.bottom
    elif marks[0] == "“":
        assert mark.bottom < middle
    assert len(excerpt.text.splitlines()) == 1


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_that_is_broken_into_lines_leaves_room_for_every_mark(language, all_faces):
    """Which words come under each other is known only once they are set, so no two may touch."""
    words = Words(language, "", PARAGRAPHS[language])
    sheet, excerpt = composed(replace(ESSAY, original=words, translation=None), by_key("portrait"), all_faces)
    assert len(words_on(sheet)) > 3 and excerpt.text
    check_layout(sheet, by_key("portrait"))
