"""What a teacher is told about print agrees with the book."""

import pytest

from competition.entries.picturing import print_size as sizes
from competition.entries.picturing.print_size import print_size
from competition.publication import plates
from competition.publication.formats import A4
from competition.publication.manuscript import Byline, Picture, Text, Work
from competition.publication.queries import _YOUNGEST

KEY = "ab/" + "0" * 62
SHAPES = [(4000, 3000), (3000, 4000), (1000, 3000), (3000, 1000), (2000, 2000), (300, 400)]


def work(form, young):
    return Work(1, "1", form, Text("en", "ltr", ""), None, (), Byline(), "", young)


def test_the_rooms_are_those_of_the_books_grid():
    rooms = A4.plates
    for name, theirs in (
        ("PLATE", rooms.plate),
        ("WHOLE", rooms.whole),
        ("PAGE", rooms.page),
        ("BESIDE_TEXT", rooms.beside),
    ):
        ours = getattr(sizes, name)
        assert (ours.width, ours.height) == (theirs.width, theirs.height)
    assert (sizes.FRAMED.width, sizes.FRAMED.height) == (
        rooms.plate.width,
        rooms.page.height - rooms.head,
    )
    assert (sizes.MM_PER_INCH, sizes.SHARP, sizes.YOUNGEST) == (plates.MM_PER_INCH, plates.SHARP, _YOUNGEST)


@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
@pytest.mark.parametrize("young", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_is_promised_what_the_book_prints_at_the_most(form, young, shape):
    told = print_size(*shape, form=form, age_max=10 if young else 18)
    picture = Picture(KEY, *shape)
    printed = plates.printed(picture, plates.box(work(form, young), picture))
    assert told.wide >= printed.width - 0.01
    # Only a caption takes room off the pictures of the youngest.
    if form != "illustration" or not young:
        assert told.wide == pytest.approx(printed.width, abs=0.01)
        assert told.dots == plates.resolution(picture, plates.box(work(form, young), picture))


def test_small_is_what_looks_soft_and_it_is_said_how_wide_it_may_be():
    small = print_size(800, 600, form="illustration", age_max=18)
    assert (small.is_small, small.dots, small.wide_cm, small.sharp_cm) == (True, 127, 16, 10)
    large = print_size(1260, 945, form="illustration", age_max=18)
    assert (large.is_small, large.dots) == (False, 200)
    assert print_size(40, 30, form="poem", age_max=10).sharp_cm == 1
