"""A button says a move in one word line; what was tampered with is no move and no version."""

import pytest

from competition.publication.composing.saying import Move, number, read


def test_a_move_is_read_as_it_was_said():
    for move in (Move("work", "abc", 3, "poem-5-10", "xyz"), Move("part", "k", 0, "", "-")):
        assert read(str(move)) == move


@pytest.mark.parametrize(
    "said",
    ["", "work", "work a 1 b", "page a 1 b c", "work a -1 b c", "work a x b c", f"work a {'9' * 5000} b c"],
)
def test_what_is_no_move_is_none(said):
    assert read(said) is None


@pytest.mark.parametrize(
    ("typed", "version"),
    [("0", 0), ("12", 12), ("", -1), (None, -1), ("-3", -1), ("1e3", -1), ("²", -1), ("9" * 5000, -1)],
)
def test_a_version_that_was_tampered_with_matches_nothing(typed, version):
    assert number(typed) == version
