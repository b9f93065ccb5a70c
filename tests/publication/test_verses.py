import pytest

from competition.publication.manuscript import Byline, Text, Work
from competition.publication.verses import SIZES, SIZES_YOUNG, setting

LINE = "a line of a poem, so long"


def poem(lines, *, young=False, translated=True, line=LINE):
    text = "\n".join([line] * lines)
    translation = Text("en", "ltr", "Title", text) if translated else None
    byline = Byline(names=(), unnamed=1, class_name="4b", school="S", city="C", country="GR", made_by="class")
    return Work(1, "N-1", "poem", Text("el", "ltr", "Title", text), translation, (), byline, "winner", young)


@pytest.mark.parametrize(
    ("lines", "young", "size"),
    [(8, True, SIZES_YOUNG[0]), (24, True, 13.5), (27, True, 12.0), (8, False, SIZES[0]), (30, False, 11.0)],
)
def test_a_poem_is_set_as_large_as_its_page_allows(lines, young, size):
    assert (setting(poem(lines, young=young)).size, setting(poem(lines, young=young)).beside) == (size, True)


def test_a_poem_that_fills_more_than_a_page_has_its_translation_after_it():
    assert setting(poem(60)).beside is False


def test_a_poem_without_translation_has_the_whole_width():
    wide = "x" * 70
    assert setting(poem(24, translated=False, line=wide)).size == SIZES[0]
    assert setting(poem(24, line=wide)).size < SIZES[0] or not setting(poem(24, line=wide)).beside


def test_signs_of_chinese_take_more_room_than_letters():
    assert setting(poem(15, line="字" * 22)).size < setting(poem(15, line="a" * 22)).size
