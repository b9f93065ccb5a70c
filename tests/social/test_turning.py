"""A line of verse too long for its column: what comes down, and that no word stands there by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competition.social.setting import TURN
from competition.social.text import turned_line


def measure(text):
    return float(len(text))


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("We are wider than the sea", 25, ["We are wider than the sea"]),
        ("We are wider than the sea", 24, ["We are wider than", "the sea"]),
        ("We are wider than the sea", 18, ["We are wider than", "the sea"]),
        ("Alle Menschen sind frei geboren", 30, ["Alle Menschen sind", "frei geboren"]),
        ("Immeasurable kindness outside", 22, ["Immeasurable", "kindness outside"]),
        # A word comes down two rows, so that the middle one is no single word either.
        ("aa bb cc dd ee ff", 8, ["aa bb", "cc dd", "ee ff"]),
        # One word with a hyphen, and a dash that is none.
        ("this is the most well-known", 24, ["this is the", "most well-known"]),
        ("We walked and then home —", 22, ["We walked and", "then home —"]),
        ("Bonjour à tous, oui\u00a0!", 18, ["Bonjour à", "tous, oui\u00a0!"]),
        # Scripts without spaces: Thai, Khmer, Burmese at their words, Japanese at its phrases.
        ("มนุษย์ทั้งหลายเกิดมามีอิสระ", 23, ["มนุษย์ทั้งหลายเกิดมา", "มีอิสระ"]),
        ("មនុស្សទាំងអស់កើតមកមានសេរីភាព", 23, ["មនុស្សទាំងអស់កើតមក", "មានសេរីភាព"]),
        ("လူတိုင်းသည်တူညီလွတ်လပ်", 18, ["လူတိုင်းသည်", "တူညီလွတ်လပ်"]),
        ("ここの雨はまだ名前がありません", 12, ["ここの雨はまだ", "名前がありません"]),
        # Chinese: neither a sign nor a word of two signs.
        ("大家都在河的那边的学校", 10, ["大家都在河的那边", "的学校"]),
        ("大韓民國 학교에서 왔습니다", 13, ["大韓民國", "학교에서 왔습니다"]),
    ],
)
def test_at_least_two_words_stand_on_a_turned_row(line, width, rows):
    assert turned_line(line, measure, width) == rows


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("one two", 5, ["one", "two"]),  # there is no other
        ("all internationally", 18, ["all", "internationally"]),
        ("We were internationally known", 17, ["We were", "internationally", "known"]),  # none has room
        ("vier Donaudampfschiffe", 10, ["vier Donau", "dampfsch", "iffe"]),  # parts of one word
    ],
)
def test_a_word_stands_alone_where_no_other_can_come_down(line, width, rows):
    assert turned_line(line, measure, width) == rows


@given(st.lists(st.text("ab的学校ทย—", min_size=1, max_size=9), min_size=1), st.floats(3, 30))
def test_a_turned_line_keeps_all_its_words_and_its_width(words, width):
    line = " ".join(words)
    first, *rest = turned_line(line, measure, width)
    assert "".join([first, *rest]).replace(" ", "") == line.replace(" ", "")
    assert measure(first) <= width
    assert all(measure(row) <= max(1.0, width - TURN) for row in rest)
