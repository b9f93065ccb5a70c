"""Lines of scripts without spaces end between words, as dictionaries know them; no sign is torn apart."""

import pytest

from competition.social.breaking import balanced, greedy

PROSE = (
    "The sea is wide, we are wider. We came by boat; the boat has gone, and nobody asks where we are from."
)


def measure(text):
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("มนุษย์ทั้งหลายเกิดมามีอิสระ", 15, ["มนุษย์ทั้งหลาย", "เกิดมามีอิสระ"]),
        ("មនុស្សទាំងអស់កើតមកមានសេរីភាព", 19, ["មនុស្សទាំងអស់កើតមក", "មានសេរីភាព"]),
        ("ມະນຸດທຸກຄົນເກີດມາ", 12, ["ມະນຸດທຸກຄົນ", "ເກີດມາ"]),
        ("လူတိုင်းသည်တူညီ", 12, ["လူတိုင်းသည်", "တူညီ"]),
        # Tibetan behind the mark that ends a syllable, never within one.
        ("འགྲོ་བ་མིའི་རིགས་", 8, ["འགྲོ་བ་", "མིའི་", "རིགས་"]),
        # Japanese at its phrases: “in the school / there are friends”.
        ("わたしの学校には友だちがいます。", 9, ["わたしの学校には", "友だちがいます。"]),
        # Chinese after any sign, but no line begins with what closes.
        ("人人生而自由，在尊严", 6, ["人人生而自", "由，在尊严"]),
        # Words of other scripts stay whole among them.
        ("我们在Bergen读书", 8, ["我们在", "Bergen读书"]),
        ("well-known words", 10, ["well-known", "words"]),
        ("the well-known", 10, ["the", "well-known"]),
        ("Bonjour\u00a0! Oui", 10, ["Bonjour\u00a0!", "Oui"]),
        # A mark that stands on a space is no letter's: it stays on its space.
        ("ab ( \u0361° \u035cʖ", 8, ["ab", "( \u0361° \u035cʖ"]),
        # What was held together parts between its words where it is wider than a line.
        ("Bad\u00a0Homburg vor\u00a0der\u00a0Höhe", 12, ["Bad\u00a0Homburg", "vor\u00a0der\u00a0Höhe"]),
        (
            "Bad\u00a0Homburg\u00a0vor\u00a0der\u00a0Höhe ·",
            12,
            ["Bad\u00a0Homburg", "vor\u00a0der\u00a0Höhe", "·"],
        ),
        ("Unglaubliche\u00a0!", 13, ["Unglaubliche", "!"]),
        ("大韓民國 학교에서", 5, ["大韓民國", "학교에서"]),
    ],
)
def test_lines_end_where_a_reader_of_the_language_ends_them(text, width, expected):
    assert greedy(text, measure, width) == expected


@pytest.mark.parametrize("width", range(1, 12))
@pytest.mark.parametrize("text", ["👨‍👩‍👧‍👦🇫🇷👍🏽", "ស្រី្តខ្មែរ", "เกิดเป็น", "တက္ကသိုလ်", "e\u0301e\u0301e\u0301"])
def test_a_word_too_wide_for_any_line_keeps_its_signs_whole(text, width):
    lines = greedy(text, measure, width)
    assert "".join(lines) == text
    for line in lines:
        assert not line.startswith(("\u200d", "\u0301", "\U0001f3fd", "็")), line
        assert not line.endswith(("\u200d", "\u17d2", "\u1039", "เ")), line


def test_no_word_is_left_alone_on_a_last_line_where_lines_can_be_of_one_length():
    text = "Whereas recognition of the inherent dignity of all"
    assert greedy(text, measure, 47) == ["Whereas recognition of the inherent dignity of", "all"]
    assert balanced(text, measure, 47) == ["Whereas recognition of the", "inherent dignity of all"]


@pytest.mark.parametrize(
    "text", [PROSE, "あいだに海があります。海は広いです。", "Donaudampfschifffahrtsgesellschaft an Bord"]
)
@pytest.mark.parametrize("width", [4, 7.5, 13, 22])
@pytest.mark.parametrize("most", [1, 2, 3, 5, 9])
def test_a_text_is_broken_alike_whether_or_not_somebody_says_how_many_lines_fit(text, width, most):
    lines = balanced(text, len, width)
    known = balanced(text, len, width, most=most)
    assert known == lines if len(lines) <= most else len(known) > most
