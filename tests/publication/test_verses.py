"""How poems and essays are set, with letters that are all alike."""

from unicodedata import east_asian_width

import pytest

from competition.publication.essays import Essays
from competition.publication.formats import A4
from competition.publication.manuscript import Text
from competition.publication.measure import POINT, Ruler
from competition.publication.setting import Shape
from competition.publication.verses import Poems
from tests.publication.conftest import a_work

LINE = "a line of a poem, so long"
RULER = Ruler(lambda sign, _tag: 1.0 if east_asian_width(sign) in "WF" else 0.44, lambda _tag: 1.0)
POEMS, ESSAYS = Poems(RULER), Essays(RULER)


def text_work(text, *, form="poem", young=False, translation=None, title="Title", **more):
    second = Text("en", "ltr", "Title", translation) if translation else None
    original = Text(more.pop("language", "el"), "ltr", title, text)
    return a_work(form=form, young=young, original=original, translation=second, **more)


def poem(lines, *, line=LINE, young=False, translated=True):
    text = "\n".join([line] * lines)
    return text_work(text, young=young, translation=text if translated else None)


@pytest.mark.parametrize(
    ("lines", "young", "size"), [(8, True, 15.0), (30, True, 13.0), (8, False, 14.0), (34, False, 12.0)]
)
def test_a_poem_is_set_as_large_as_its_page_allows(lines, young, size):
    setting = POEMS.on_page(poem(lines, young=young), "Ada")
    assert (setting.shape, setting.text.type.size) == (Shape.PAGE, size)


def test_a_translation_stands_beside_the_poem_line_for_line():
    setting = POEMS.on_page(poem(8), "Ada")
    assert setting.second.type.line == setting.text.type.line
    assert setting.second.type.size < setting.text.type.size


def test_both_columns_stand_within_the_margins_and_each_line_on_one():
    setting = POEMS.on_page(poem(12, line="x" * 34), "Ada")
    assert setting.left + setting.width <= A4.width
    for block in (setting.text, setting.second):
        assert 34 * 0.44 * block.type.size * POINT <= block.width


def test_lines_too_long_to_stand_beside_each_other_face_each_other():
    wide = poem(12, line="a line that is much too long for one half of a page of this book")
    assert POEMS.on_page(wide, "Ada") is None
    setting = POEMS.on_spread(wide, "Ada")
    assert (setting.shape, setting.pages) == (Shape.SPREAD, 2)
    assert setting.head.height == setting.second_head.height
    assert setting.text.left == setting.second.left


def test_a_poem_of_more_than_a_page_runs_on_and_its_translation_follows():
    long = poem(60)
    assert POEMS.on_page(long, "Ada") is POEMS.on_spread(long, "Ada") is None
    assert (POEMS.running(long, "Ada").shape, POEMS.running(long, "Ada").pages) == (Shape.RUN, 4)


def test_a_poem_without_translation_has_the_whole_width():
    wide = "x" * 60
    assert POEMS.on_page(poem(20, translated=False, line=wide), "Ada").text.type.size == 14.0
    assert POEMS.on_page(poem(20, line=wide), "Ada") is None


def test_a_poem_stands_in_the_middle_as_its_longest_line_falls():
    short, long = (POEMS.on_page(poem(6, translated=False, line="x" * n), "Ada") for n in (10, 50))
    assert short.left > long.left > 6.0


def test_few_lines_begin_further_down_on_whole_lines_of_the_grid():
    sinks = [POEMS.on_page(poem(n, translated=False), "Ada").sink for n in (3, 12, 34)]
    assert sinks == [60.0, 36.0, 0.0]


def test_signs_of_chinese_take_more_room_than_letters():
    sizes = [POEMS.on_page(poem(15, line=line), "Ada").text.type.size for line in ("字" * 16, "a" * 16)]
    assert sizes == [12.0, 14.0]


def essay(words, *, young=False, translated=True):
    text = "\n\n".join(["word " * 60] * (words // 60))
    return text_work(text, form="essay", young=young, translation=text if translated else None)


@pytest.mark.parametrize(
    ("words", "young", "sizes"),
    [(240, False, (13.0, 12.0)), (240, True, (13.0, 12.0)), (420, False, (11.5, 11.0))],
)
def test_an_essay_and_its_translation_face_each_other(words, young, sizes):
    setting = ESSAYS.on_spread(essay(words, young=young), "Ada")
    assert (setting.shape, setting.pages) == (Shape.SPREAD, 2)
    assert (setting.text.type.size, setting.second.type.size) == sizes
    assert setting.head.height + setting.text.height <= A4.height


def test_a_page_of_prose_is_not_filled_to_its_last_lines_while_it_can_be_smaller():
    setting = ESSAYS.on_page(essay(420, translated=False), "Ada")
    assert setting.head.height + setting.text.height <= A4.full


@pytest.mark.parametrize("size", [11.5, 12.5, 13.5, 15.0])
def test_a_line_of_prose_has_fifty_to_seventy_letters(size):
    block = next(ESSAYS._blocks(Text("en", "ltr", "T", "word " * 400), (size,)))
    assert 50 <= block.width / (block.type.size * POINT * 0.44) <= 74


def test_an_essay_of_more_than_a_page_runs_on():
    long = essay(1500)
    assert ESSAYS.on_spread(long, "Ada") is None
    assert ESSAYS.running(long, "Ada").shape is Shape.RUN


@pytest.mark.parametrize(
    ("text", "measure", "first", "lines"),
    [
        ("aaaa", 2.0, 0.0, 1),
        ("aaaa aaaa", 2.0, 0.0, 2),
        ("aaaa aaaa", 3.6, 0.0, 2),
        ("aaaa aaaa", 3.6, -0.5, 1),
        ("a" * 20, 2.0, 0.0, 5),
        ("aa " + "a" * 20, 2.0, 0.0, 6),
        ("字字字", 2.0, 0.0, 2),
        ("", 2.0, 0.0, 1),
    ],
)
def test_the_ruler_counts_lines_as_they_will_break(text, measure, first, lines):
    assert RULER.lines(text, "el", measure, first=first) == lines
