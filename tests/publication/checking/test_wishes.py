"""What was chosen for a work and cannot be had is said, with the reason."""

from dataclasses import replace

import pytest

from competition.publication.checking.measuring import choices
from competition.publication.formats import LARGE
from competition.publication.layout import plan_of
from competition.publication.manuscript import Layout, Size, Text
from competition.publication.plan import Planner
from competition.publication.wishes import Unmet, unmet
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.test_plan import ALONE, ONE, PICTURE, PLANNER, SPREAD, wishing
from tests.publication.test_verses import RULER, essay, poem

LARGE_PRINT = Planner(RULER, lambda work: "Ada", LARGE)
LONG_SPREAD = poem(90)


@pytest.mark.parametrize(
    ("work", "layout", "why"),
    [
        (ONE, Layout.PAGE, []),
        (ONE, Layout.SPREAD, []),
        (ONE, Layout.FOLLOWING, []),
        (SPREAD, Layout.PAGE, [Unmet.PAGE_LONG]),
        (essay(240), Layout.PAGE, [Unmet.PAGE_ESSAY]),
        (essay(2000, translated=False), Layout.PAGE, [Unmet.PAGE_LONG]),
        (LONG_SPREAD, Layout.SPREAD, [Unmet.SPREAD_LONG]),
        (replace(ALONE, pictures=(PICTURE,)), Layout.SPREAD, [Unmet.SPREAD_PICTURE]),
        (ALONE, Layout.SPREAD, []),
        (ALONE, Layout.FOLLOWING, [Unmet.NOTHING_AFTER]),
        (ALONE, Layout.AUTO, []),
        (a_work(form="illustration", text="", pictures=(PICTURE,)), Layout.PAGE, []),
    ],
)
def test_a_layout_that_cannot_be_had_is_told_with_the_reason(work, layout, why):
    assert list(unmet(wishing(work, layout), PLANNER.alone)) == why


@pytest.mark.parametrize(
    ("layout", "why"), [(Layout.PAGE, [Unmet.PAGE_BESIDE]), (Layout.SPREAD, [Unmet.SPREAD_NONE])]
)
def test_large_print_has_nothing_side_by_side_and_says_so(layout, why):
    assert list(unmet(wishing(ONE, layout), LARGE_PRINT.alone)) == why


@pytest.mark.parametrize(
    ("work", "size", "why"),
    [
        (ALONE, Size.LARGER, []),
        (ALONE, Size.SMALLER, []),
        (poem(36, translated=False), Size.LARGER, [Unmet.LARGER]),
        (poem(36, translated=False), Size.SMALLER, [Unmet.SMALLER]),
        (poem(200, translated=False), Size.SMALLER, [Unmet.SMALLER]),
        (poem(200, translated=False), Size.LARGER, []),
    ],
)
def test_a_size_that_changes_nothing_is_told(work, size, why):
    assert list(unmet(wishing(work, size=size), PLANNER.alone)) == why


def test_the_preflight_says_it_of_the_work_in_a_sentence(font_set):
    lines = "\n".join(["A line of a poem"] * 90)
    work = replace(a_work(text=lines, translation=Text("fr", "ltr", "Titre", lines)), layout=Layout.PAGE)
    book = a_manuscript(work, a_work("P-2", entry_id=2))
    plan = plan_of(book, edition=1, fonts=font_set)
    (said,) = choices(plan, PLANNER.alone)
    assert (said.number, said.said) == (
        "P-1",
        "Chosen: on one page. It is too long for that, and stands as it suits the text.",
    )
