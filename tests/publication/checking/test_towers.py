"""Letters with too many marks: told of where they are, and of no language that is read."""

import pytest

from competition.publication.towers import Tower, tallest


@pytest.mark.parametrize(
    ("text", "tower"),
    [
        ("Za\u0316\u0320\u0323lgo", Tower("a", 3)),
        ("e\u0300\u0301\u0302", Tower("e", 3)),
        ("\u1ec7\u0301\u0300", Tower("e", 4)),  # ệ, whose own marks count
        ("ด\u0e49\u0e49", Tower("ด", 2)),
        ("a\u0301\u0301 b\u0300\u0301\u0302\u0303", Tower("b", 4)),
        (" \u0316\u0317\u0318", Tower("◌", 3)),
        ("\u0316\u0317\u0318", Tower("◌", 3)),
    ],
    ids=[
        "below",
        "above",
        "part of the letter",
        "the same again",
        "the tallest",
        "on a space",
        "on nothing",
    ],
)
def test_a_letter_whose_marks_find_no_room_is_told_with_how_many(text, tower):
    assert tallest(text) == tower


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Grüße, façade",
        "Tiếng Việt: ngữ, nghệ, độ, ổn",
        "ᾧ παῖ, τῷ ᾅδῃ",
        "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ",
        "ที่นี่ ผู้ใหญ่ น้ำ",
        "འགྲོ་བ་མི་ཚུ་ག་ར་དལ་དབང་གི་ཐོག་ལས་སྐྱེས་ཏེ",
        "ស្ត្រី ញ៉ាំ",
        "क्ष्म्य हिन्दी",
        "मैं",
        "1\u20e3 2\ufe0f\u20e3",
    ],
)
def test_no_script_that_is_read_has_too_many(text):
    assert tallest(text) is None
