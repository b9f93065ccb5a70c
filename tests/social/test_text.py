"""Which words stand on a card, in which size and lines; every letter is half an em wide here."""

import pytest

from competition.social.breaking import balanced, greedy
from competition.social.quotes import quotation_marks
from competition.social.sentences import ends_sentence, sentences
from competition.social.setting import Box, Line, Setting
from competition.social.text import poem, prose, same_excerpt, title

SETTING = Setting(lambda text: len(text) / 2, 1.25)
FOUR = "One two three,\nfour five six.\n\nSeven eight\nnine ten."


def box(width, height, floor=20, comfort=30, ceiling=40):
    return Box(width, height, floor, comfort, ceiling)


@pytest.mark.parametrize(
    ("width", "height", "size", "shown"),
    [
        (900, 900, 40, "One two three,\nfour five six.\n\nSeven eight\nnine ten."),
        (
            224,
            900,
            32,
            "One two three,\nfour five six.\n\nSeven eight\nnine ten.",
        ),  # as wide as its widest line
        (900, 156, 26, "One two three,\nfour five six.\n\nSeven eight\nnine ten."),  # four lines, if smaller
        (900, 110, 28, "One two three,\nfour five six.\n…"),  # no room for four lines in any size
        (900, 76, 20, "One two three,\nfour five six.\n…"),  # the smallest type, still to a sentence's end
        (900, 60, None, None),
    ],
)
def test_a_poem_keeps_its_lines_and_ends_with_a_sentence(width, height, size, shown):
    fitted = poem(FOUR, SETTING, box(width, height))
    assert (fitted and fitted.size, fitted and fitted.text) == (size, shown)
    if fitted:
        assert fitted.height <= height
        assert fitted.cut == ("…" in shown)


def test_a_line_too_long_for_the_smallest_type_is_turned_and_copied_as_one_line():
    fitted = poem("One two three four five six.", SETTING, box(200, 900))
    assert [line.turned for line in fitted.lines] == [False] + [True] * (len(fitted.lines) - 1)
    assert len(fitted.lines) > 1
    assert fitted.text == "One two three four five six."


@pytest.mark.parametrize("height", range(40, 400, 12))
@pytest.mark.parametrize("text", [FOUR, FOUR + "\n\nEleven. Twelve\nthirteen.", "A.\nB,\nC.\nD;\nE."])
def test_no_excerpt_of_a_poem_stops_in_a_sentence(text, height):
    fitted = poem(text, SETTING, box(300, height))
    if fitted:
        last = [line for line in fitted.text.splitlines() if line != "…"][-1]
        assert ends_sentence(last)


def test_a_poem_without_points_is_cut_between_stanzas_or_else_between_lines():
    assert poem("one\ntwo\n\nthree\nfour", SETTING, box(900, 100)).text == "one\ntwo\n…"
    assert poem("one\ntwo\nthree\nfour", SETTING, box(900, 90)).text == "one\n…"


@pytest.mark.parametrize("height", range(30, 300, 15))
def test_a_quotation_is_made_of_whole_sentences(height):
    text = "We came by bus. It was late! Nobody asked where we were from, and nobody knew.\n\nThen we ate."
    fitted = prose(text, SETTING, box(400, height), ("“", "”"))
    if fitted:
        words = " ".join(line.text for line in fitted.lines)
        assert words.startswith("“")
        assert words.endswith("”")
        assert ends_sentence(words.removesuffix("”").removesuffix(" …"))
        assert words.endswith(" …”") == fitted.cut


def test_a_quotation_passes_over_a_sentence_that_is_too_long():
    text = "This sentence is far too long for any card, as sentences go. Short one."
    fitted = prose(text, SETTING, box(260, 60))
    assert fitted.text.replace("\n", " ") == "Short one. …"
    assert prose("This sentence is far too long for any card.", SETTING, box(200, 60)) is None


def test_a_title_too_long_for_its_lines_ends_in_a_mark():
    fitted = title("a very long title that goes on and on and on", SETTING, box(200, 0), most_lines=2)
    assert len(fitted.lines) == 2
    assert fitted.lines[-1].text.endswith("…")
    assert title("Sea", SETTING, box(200, 0)).lines == (Line("Sea"),)


def test_a_title_is_set_smaller_rather_than_within_a_word():
    lines = title("The Straßenbahnhaltestelle", SETTING, box(380, 0, floor=20), most_lines=3)
    assert [line.text for line in lines.lines] == ["The", "Straßenbahnhaltestelle"]
    assert lines.size == 34


def test_a_title_without_spaces_stays_large_over_several_lines():
    fitted = title("我们的学校在河的那边有一棵树", SETTING, box(120, 0, floor=30), most_lines=3)
    assert fitted.size == 40
    assert "".join(line.text for line in fitted.lines) == "我们的学校在河的那边有一棵树"


def test_sentences_of_a_script_without_spaces_are_joined_without_one():
    fitted = prose("我们来了。我们留下。", SETTING, box(900, 60), mark="")
    assert fitted.text == "我们来了。我们留下。"


@pytest.mark.parametrize(
    ("paragraph", "language", "expected"),
    [
        ("I met Mr. Smith. He waved.", "en", ["I met Mr. Smith.", "He waved."]),
        ("“Why?” she asked. No answer…", "en", ["“Why?” she asked.", "No answer…"]),
        ("It cost 3.50 euros. Fine!", "en", ["It cost 3.50 euros.", "Fine!"]),
        ("我们来了。我们留下。", "zh", ["我们来了。", "我们留下。"]),
        ("हम आए। हम रहे।", "hi", ["हम आए।", "हम रहे।"]),
        ("هل جئتم؟ جئنا.", "ar", ["هل جئتم؟", "جئنا."]),
        ("እኛ መጣን። ቀረን።", "am", ["እኛ መጣን።", "ቀረን።"]),
        ("เรามาแล้ว เราอยู่", "th", ["เรามาแล้ว", "เราอยู่"]),
        ("No mark at all", "en", ["No mark at all"]),
    ],
)
def test_sentences_end_where_readers_of_the_language_end_them(paragraph, language, expected):
    assert sentences(paragraph, language) == expected


def test_lines_are_made_equally_long():
    measure = SETTING.measure
    assert greedy("aa bb cc dd ee", measure, 4) == ["aa bb cc", "dd ee"]
    assert balanced("aaa bbb ccc d", measure, 5.5) == ["aaa bbb", "ccc d"]
    assert balanced("Illustration, a", measure, 7) == ["Illustration,", "a"]  # never shorter than its word


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("我们来了。", 2, ["我们来", "了。"]),  # a full stop never begins a line
        ("「我们」", 1, ["「我", "们」"]),
        ("小さな波が一つのっています。", 4.5, ["小さな波が", "一つのっています。"]),  # at a phrase
        ("ジョアンくんの名前", 4, ["ジョアンくんの", "名前"]),
        ("우리는 학교에 갔다", 3, ["우리는", "학교에 갔다"]),  # Korean at its spaces
        ("ወደ፡ቤት፡ሄድኩ", 2.5, ["ወደ፡", "ቤት፡", "ሄድኩ"]),
        ("abcdefgh", 2, ["abcd", "efgh"]),  # a word wider than a line
    ],
)
def test_scripts_without_spaces_are_broken_where_a_reader_would(text, width, expected):
    assert greedy(text, SETTING.measure, width) == expected


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", "“”"),
        ("de", "„“"),
        ("ka", "„“"),
        ("fr", "«\u00a0\u00a0»"),
        ("ja", "「」"),
        ("zh-Hans", "“”"),
        ("zh-TW", "「」"),
        ("yue", "「」"),
        ("lt", "„“"),
        ("he", "””"),
        ("nl", "‘’"),
        ("sv", "””"),
        ("xx", "“”"),
        ("pt-BR", "«»"),
    ],
)
def test_quotation_marks_follow_the_language(language, marks):
    assert "".join(quotation_marks(language)) == marks


def test_the_translation_shows_the_same_lines_or_nothing():
    excerpt = poem(FOUR, SETTING, box(900, 76))
    assert same_excerpt(FOUR, "Un deux trois,\nquatre.\n\nSept\ndix.", excerpt) == "Un deux trois,\nquatre."
    assert same_excerpt(FOUR, "Un deux trois, quatre.\n\nSept\ndix.", excerpt) is None


def test_spaces_that_hold_words_together_make_a_title_no_smaller():
    assert title("Why\u00a0? Now", SETTING, box(900, 0)).size == 40
