import pytest

from competition.judging.preview.rules import ways_to_read
from competition.judging.rules import ReadingMode

ORIGINAL, TRANSLATION, WORDLESS = ReadingMode


@pytest.mark.parametrize(
    ("takes_text", "language", "translation", "ways"),
    [
        (True, "el", "", (ORIGINAL,)),
        (True, "el", "en", (ORIGINAL, TRANSLATION)),
        (False, "el", "en", (WORDLESS,)),
        (True, "", "en", (WORDLESS,)),
    ],
)
def test_an_entry_comes_before_judges_in_the_ways_that_its_words_allow(
    takes_text, language, translation, ways
):
    assert ways_to_read(takes_text=takes_text, language=language, translation=translation) == ways
