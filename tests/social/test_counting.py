"""A caption is as long as the platform that it is posted on counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competition.social.counting import characters, graphemes, shortened, weighted, within

FAMILY, FLAG, WAVING = "👨‍👩‍👧", "🇺🇦", "👋🏽"
LONG = "https://campaign.example/c/more-than-migrants-2026/works/abcdefghijkl"


@pytest.mark.parametrize(
    ("text", "code_points", "seen", "with_short_links", "on_x"),
    [
        ("", 0, 0, 0, 0),
        ("Read it aloud.", 14, 14, 14, 14),
        ("Où est l’été ?", 14, 14, 14, 14),
        ("e\u0301te\u0301", 5, 3, 3, 3),  # NFC puts letter and accent together
        ("わすれもの", 5, 5, 5, 10),
        ("받아쓰기", 4, 4, 4, 8),
        ("قصيدة", 5, 5, 5, 5),
        ("हिन्दी", 6, 3, 3, 6),
        ("🌿", 1, 1, 1, 2),
        (FAMILY, 5, 1, 1, 2),
        (FLAG, 2, 1, 1, 2),
        (FLAG + FLAG, 4, 2, 2, 4),
        (WAVING, 2, 1, 1, 2),
        ("1️⃣", 3, 1, 1, 2),
        (LONG, 69, 69, 23, 23),
        (f"A {LONG} b", 73, 73, 27, 27),
        ("http://a.example\nhttp://b.example", 33, 33, 47, 47),
    ],
)
def test_each_platform_counts_its_own_way(text, code_points, seen, with_short_links, on_x):
    counted = (characters(text), graphemes(text), shortened(text), weighted(text))
    assert counted == (code_points, seen, with_short_links, on_x)


@given(st.text(), st.text())
def test_nothing_becomes_shorter_by_what_is_put_behind_it(text, more):
    for count in (characters, graphemes, shortened):
        assert count(f"{text}\n{more}") >= count(text)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (40, "Two umbrellas, one of them upside down"),
        (37, "Two umbrellas, one of them upside…"),
        (20, "Two umbrellas, one…"),
        (5, "Two…"),
        (3, "Tw…"),
        (1, ""),
        (0, ""),
    ],
)
def test_what_is_too_long_ends_with_a_whole_word_where_it_can(limit, said):
    assert within("Two umbrellas, one of them upside down", limit, characters) == said


@given(st.text(), st.integers(0, 60), st.sampled_from([characters, graphemes, shortened, weighted]))
def test_nothing_is_longer_than_its_limit(text, limit, count):
    assert count(within(text, limit, count)) <= limit
