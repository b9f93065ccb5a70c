"""Which page each part begins on."""

import pytest

from competition.publication.binding.order import BLANK_BEFORE, BLANK_BETWEEN, Place, Side, Wish, placed


@pytest.mark.parametrize(
    ("wishes", "lengths", "found"),
    [
        ([Side.ANY, Side.ANY], [4, 1], [(1, ""), (5, "")]),
        ([Side.ANY, Side.RIGHT], [4, 1], [(1, ""), (5, "")]),
        ([Side.ANY, Side.RIGHT], [3, 1], [(1, ""), (5, BLANK_BEFORE)]),
        ([Side.ANY, Side.LEFT, Side.LEFT], [1, 1, 2], [(1, ""), (2, ""), (4, BLANK_BETWEEN)]),
        ([Side.LEFT, Side.ANY], [2, 1], [(2, BLANK_BETWEEN), (4, "")]),
    ],
)
def test_parts_follow_each_other_and_begin_on_their_side(wishes, lengths, found):
    asked = [
        Wish(str(at), side, BLANK_BEFORE if side is Side.RIGHT else BLANK_BETWEEN)
        for at, side in enumerate(wishes)
    ]
    counts = {str(at): count for at, count in enumerate(lengths)}
    assert placed(asked, counts) == [
        Place(str(at), *each, int(bool(each[1]))) for at, each in enumerate(found)
    ]


def test_what_faces_each_other_is_an_even_page_and_the_next_however_the_book_is_read():
    """Read from the right, page 2 is a right one; page 3 lies beside it all the same."""
    wishes = [Wish("cover"), Wish("opening", Side.RIGHT, BLANK_BEFORE), Wish("both", Side.LEFT)]
    _, opening, both = placed(wishes, {"cover": 3, "opening": 1, "both": 2})
    assert (opening.first, opening.blank, both.first) == (5, BLANK_BEFORE, 6)


@pytest.mark.parametrize(("before", "blanks", "last"), [(8, 3, 12), (9, 2, 12), (11, 0, 12), (12, 3, 16)])
def test_what_ends_a_book_of_folded_sheets_is_the_back_of_the_last_one(before, blanks, last):
    wishes = [Wish("works"), Wish("back cover", whole=4)]
    _, found = placed(wishes, {"works": before, "back cover": 1})
    assert (found.first, found.blanks) == (last, blanks)
    assert found.blank == (BLANK_BETWEEN if blanks else "")
