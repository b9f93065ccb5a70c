"""What faces what: works on left and right pages."""

from dataclasses import replace

import pytest

from competition.publication.formats import A4, A5
from competition.publication.manuscript import Layout, Picture, Size, Text
from competition.publication.measure import POINT
from competition.publication.page import Measure
from competition.publication.plan import Planner
from competition.publication.setting import Shape
from tests.publication.conftest import a_work
from tests.publication.test_verses import RULER, essay, poem

PLANNER = Planner(RULER, lambda work: "Ada")
PICTURE = Picture("aa/" + "0" * 62, 1800, 1200, "A boat")
WIDE = "a line that is much too long for one half of a page of this book"
ONE, ALONE, SPREAD = poem(8), poem(8, translated=False), poem(8, line=WIDE)


def prized(work):
    return replace(work, award="winner")


def shapes(*works):
    return [each.setting.shape.value for each in PLANNER.section(works)]


@pytest.mark.parametrize(
    ("works", "found"),
    [
        ([ONE, ONE, SPREAD], ["page", "page", "spread"]),
        ([ONE, SPREAD], ["spread", "spread"]),
        ([ALONE, ONE, ONE, SPREAD], ["page", "page", "spread", "spread"]),
        ([ALONE, SPREAD], ["spread", "page"]),
        ([ALONE, SPREAD, ALONE], ["page", "page", "spread"]),
        ([prized(ALONE), SPREAD], ["spread", "spread"]),
        ([prized(ALONE), SPREAD, ONE], ["page", "page", "spread"]),
        ([ALONE, prized(SPREAD), ALONE], ["spread", "spread", "page"]),
        ([SPREAD, ONE], ["spread", "page"]),
        ([ONE, ONE, ONE], ["page", "page", "page"]),
    ],
)
def test_no_page_stays_blank_before_a_work_that_takes_a_spread(works, found):
    assert shapes(*works) == found


def test_a_work_that_is_widened_without_translation_has_its_title_on_the_left_and_its_text_on_the_right():
    first, _ = PLANNER.section([prized(ALONE), SPREAD])
    assert (first.setting.second, first.pages, first.from_left) == (None, 2, True)


def test_works_without_a_prize_change_places_so_that_single_pages_face_each_other():
    order = [ALONE, SPREAD, SPREAD, ALONE, ALONE, SPREAD]
    works = [replace(work, entry_id=at) for at, work in enumerate(order)]
    assert [each.work.entry_id for each in PLANNER.section(works)] == [0, 3, 1, 2, 5, 4]


def test_every_spread_begins_on_a_left_page():
    works = [ONE, SPREAD, ONE, ALONE, ONE, essay(240), essay(240, translated=False), SPREAD]
    at = 0
    for each in PLANNER.section(works):
        assert not (each.from_left and at % 2)
        at += each.pages


def test_a_picture_faces_the_poem_that_it_belongs_to():
    (placed,) = PLANNER.section([a_work(pictures=(PICTURE,))])
    assert (placed.opposite, placed.from_left, placed.pages) == (True, True, 2)
    assert placed.setting.shape is Shape.PAGE


def test_the_pictures_of_a_longer_work_follow_it():
    work = a_work(text="\n".join([WIDE] * 60), pictures=(PICTURE,))
    (placed,) = PLANNER.section([work])
    assert (placed.opposite, placed.setting.shape) == (False, Shape.RUN)


def test_an_illustration_takes_a_page_for_each_of_its_pictures():
    placed = PLANNER.alone(a_work(form="illustration", text="", pictures=(PICTURE, PICTURE)))
    assert (placed.setting, placed.pages, placed.from_left) == (None, 2, False)


@pytest.mark.parametrize("form", ["poem", "essay", "song"])
def test_a_work_without_words_has_its_page_too(form):
    work = a_work(form=form, text="", translation=Text("en", "ltr", "Title", ""))
    assert PLANNER.alone(work).pages == 1


def wishing(work, layout=Layout.AUTO, size=Size.AUTO):
    return replace(work, layout=layout, size=size)


@pytest.mark.parametrize(
    ("work", "layout", "shape", "pages"),
    [
        (ONE, Layout.AUTO, Shape.PAGE, 1),
        (ONE, Layout.SPREAD, Shape.SPREAD, 2),
        (ONE, Layout.FOLLOWING, Shape.RUN, 2),
        (ALONE, Layout.SPREAD, Shape.SPREAD, 2),
        (ALONE, Layout.FOLLOWING, Shape.PAGE, 1),
        (SPREAD, Layout.PAGE, Shape.SPREAD, 2),
        (SPREAD, Layout.FOLLOWING, Shape.RUN, 2),
        (essay(240), Layout.FOLLOWING, Shape.RUN, 2),
        (essay(240), Layout.PAGE, Shape.SPREAD, 2),
        (essay(240, translated=False), Layout.SPREAD, Shape.SPREAD, 2),
        (essay(2000, translated=False), Layout.PAGE, Shape.RUN, 5),
    ],
)
def test_the_layout_that_was_asked_for_is_had_where_the_text_allows_it(work, layout, shape, pages):
    placed = PLANNER.alone(wishing(work, layout))
    assert (placed.setting.shape, placed.pages) == (shape, pages)


@pytest.mark.parametrize(
    ("work", "sizes"),
    [
        (ALONE, (12.0, 14.0, 16.0)),
        (replace(ALONE, young=True), (13.0, 15.0, 17.0)),
        (poem(36, translated=False), (12.0, 12.0, 12.0)),
        (essay(240, translated=False), (11.5, 13.0, 14.5)),
        (essay(2000, translated=False), (11.5, 13.0, 14.5)),
        (poem(200, translated=False), (12.0, 12.0, 14.0)),
    ],
)
def test_a_text_stands_smaller_or_larger_where_there_is_room(work, sizes):
    found = [PLANNER.alone(wishing(work, size=size)).setting.text.type.size for size in
             (Size.SMALLER, Size.AUTO, Size.LARGER)]  # fmt: skip
    assert tuple(found) == sizes


def test_a_work_that_is_wanted_on_one_page_is_not_given_a_spread():
    wanted = wishing(ALONE, Layout.PAGE)
    assert shapes(prized(wanted), SPREAD) == ["page", "spread"]
    assert shapes(prized(ALONE), SPREAD) == ["spread", "spread"]


def test_nothing_changes_places_in_an_order_that_somebody_has_fixed():
    order = [ALONE, SPREAD, SPREAD, ALONE, ALONE, SPREAD]
    works = [replace(work, entry_id=at) for at, work in enumerate(order)]
    fixed = PLANNER.section(works, fixed=True)
    assert [each.work.entry_id for each in fixed] == [0, 1, 2, 3, 4, 5]
    assert [each.setting.shape for each in fixed[:2]] == [Shape.SPREAD, Shape.SPREAD]


@pytest.mark.parametrize(
    ("language", "line"), [("en", 12.0), ("he", 13.43), ("ka", 14.35), ("ar", 14.35), ("ja", 14.82)]
)
def test_the_line_of_a_title_is_as_high_as_its_script_reaches(language, line):
    work = a_work(original=Text(language, "ltr", "A B", "one\ntwo"))
    assert Measure(RULER, A4).head_of(work, 100.0, "Ada", also=False).line == line


def test_the_lines_of_a_long_title_are_of_about_one_length():
    title = "A report on an experiment how does heat migrate"
    head = Measure(RULER, A4).head_of(
        a_work(original=Text("en", "ltr", title, "One")), 130, "Ada", also=False
    )
    ems = head.wide / (head.size * POINT)
    assert [RULER.lines(title, "en", wide) for wide in (ems, ems - 1)] == [2, 3]
    short = a_work(original=Text("en", "ltr", "Heat", "One"))
    assert Measure(RULER, A4).head_of(short, 130, "Ada", also=False).wide == 0


def test_a_long_essay_faces_its_translation_over_spreads_on_small_paper_paragraph_by_paragraph():
    text = "\n\n".join(" ".join(["word"] * 60) for _ in range(12))
    work = a_work(
        form="essay", original=Text("en", "ltr", "One", text), translation=Text("fr", "ltr", "Un", text)
    )
    small = Planner(RULER, lambda work: "Ada", A5)
    setting = small.alone(work).setting
    assert (setting.shape, setting.pages, setting.from_left) == (Shape.SPREADS, 4, True)
    assert setting.stanzas[-1] == (12, 12)
    other = replace(work, translation=Text("fr", "ltr", "Un", text + "\n\nword"))
    assert small.alone(other).setting.shape is Shape.RUN
    assert PLANNER.alone(work).setting.shape is not Shape.SPREADS
