"""Tidying, counting, and what would stop the typesetter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competition.entries.texts import Trouble, count_lines, count_words, tidy, tidy_line, troubles


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("a line   \n\n  indented\n\n\n", "a line\n\n  indented"),
        ("\n\n first", " first"),
        ("e\u0301", "é"),
        ("bell\x07, null\x00, tab\t.", "bell, null, tab\t."),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("שלום\u200f, 👨\u200d👩\u200d👧", "שלום\u200f, 👨\u200d👩\u200d👧"),
        ("", ""),
    ],
)
def test_tidying_keeps_lines_and_stanzas_and_drops_what_cannot_be_seen(typed, kept):
    assert tidy(typed) == kept


@given(st.text())
def test_tidying_twice_changes_nothing_more_and_the_text_can_be_stored(text):
    once = tidy(text)
    assert tidy(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once


def test_a_title_is_one_line():
    assert tidy_line("  The\n long   way\t home ") == "The long way home"


def test_a_name_cannot_turn_what_stands_beside_it():
    assert tidy_line("drawing \u202egpj.exe") == "drawing gpj.exe"
    assert tidy_line("שלום\u200f") == "שלום\u200f"


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("one", 1), ("one\ntwo\n\nthree", 3), ("one\n   \ntwo", 2)]
)
def test_only_lines_with_words_count(text, lines):
    assert count_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("Well — yes, it's a well-known way – to go.", 8),
        ("... ! — ?", 0),
        ("हिन्दी में लिखना", 3),
        ("ሰላም፡ለዓለም፡ሁሉ", 3),
        ("我是一个很好的人", 4),
        ("私の名前", 2),
        ("ฉันรักบ้าน", 2),
        ("我住在 Bergen 很久了", 4),
        ("한국어 문장 하나", 3),
        ("ខ្ញុំ\u200bស្រលាញ់\u200bផ្ទះ", 2),
    ],
    ids=[
        "nothing",
        "spaces and lines",
        "dashes part words, hyphens join them",
        "signs alone",
        "hindi",
        "amharic",
        "chinese",
        "japanese",
        "thai",
        "mixed",
        "korean",
        "khmer",
    ],
)
def test_words_are_counted_in_every_script(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An ordinary text.", []),
        ("a" * 1000, []),
        ("a" * 1001, [Trouble.NO_SPACES]),
        ("a" * 600 + "\n" + "a" * 600, []),
        ("字" * 5000, []),
        ("z" + "\u0301" * 16, []),
        ("z" + "\u0301" * 17, [Trouble.TOO_MANY_MARKS]),
        ("word " * 40_000, []),
        ("word " * 40_001, [Trouble.TOO_LARGE]),
        ("é" * 999 + " " + "字 " * 60_000, [Trouble.TOO_LARGE]),
        ("👨\u200d👩\u200d👧" * 300, [Trouble.NO_SPACES]),
    ],
    ids=[
        "ordinary",
        "a long run",
        "too long a run",
        "broken runs",
        "no spaces needed",
        "many marks",
        "too many marks",
        "large",
        "too large",
        "too many bytes",
        "emoji families",
    ],
)
def test_what_would_stop_the_typesetter(text, found):
    assert troubles(text) == found
