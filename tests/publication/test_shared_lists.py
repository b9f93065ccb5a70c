"""How lists are shared out over their pages."""

from competition.publication.lists import Shared, shared


def test_what_takes_a_page_stands_on_one():
    assert shared([10.0] * 9, [9.0] * 9, 100, first=10) == Shared((0,))


def test_pages_are_filled_evenly_and_none_is_left_with_a_few_lines():
    found = shared([10.0] * 22, [10.0] * 22, 100, first=20)
    assert [len(page) for page in found.pages(range(22))] == [6, 8, 8]


def test_nothing_is_parted_where_it_fits_on_a_page():
    heights = [60.0, 60.0, 30.0, 50.0]
    assert shared(heights, heights, 100, first=20) == Shared((0, 1, 2))


def test_what_is_a_little_too_long_is_set_closer():
    assert shared([10.0] * 11, [9.0] * 11, 100, first=0) == Shared((0,), closer=True)
    assert shared([10.0] * 14, [9.0] * 14, 100, first=0) == Shared((0, 7))


def test_two_columns_take_twice_as_much():
    found = shared([10.0] * 24, [10.0] * 24, 100, first=20, columns=2)
    assert [len(page) for page in found.pages(range(24))] == [10, 14]


def test_what_is_higher_than_a_page_is_left_to_the_typesetter():
    assert shared([10.0, 300.0, 10.0], [9.0, 280.0, 9.0], 100, first=0) == Shared((0,))


def test_an_empty_list_has_one_page():
    assert shared([], [], 100, first=0).pages([]) == [[]]
