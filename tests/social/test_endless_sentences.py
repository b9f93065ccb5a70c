"""Cards of one sentence too long for them: its beginning stands there, never the title or the name alone."""

from dataclasses import replace

import pytest

from competition.social.content import Words
from tests.social.cards import ESSAY, check_layout, check_readable, composed, each_format, words_on
from tests.social.messages import QUOTE, STATEMENT

PHRASE = "that all of us live in the house beside the river where the boats are kept in winter, "
ENDLESS = "I said at the school and at home and to everybody in the street, " + PHRASE * 40 + "and so on."
SPOKEN = {
    "quote": QUOTE,
    "statement": STATEMENT,
    "quote without portrait": replace(QUOTE, picture=None),
    "statement without portrait": replace(STATEMENT, picture=None),
}
each_design = pytest.mark.parametrize("design", ["garland", "broadside"])


def check_begun(sheet, excerpt, fmt):
    check_layout(sheet, fmt)
    check_readable(sheet)
    assert (excerpt.text[:8], excerpt.text[-3:]) == ("“I said ", "\u00a0…”")
    assert excerpt.text[1:-3] in ENDLESS
    assert excerpt.translation == ""
    drawn = " ".join(one.text for one in words_on(sheet)).replace("\u00a0", " ")
    assert excerpt.text[1:].replace("\u00a0", " ") in drawn


@each_design
@each_format
@pytest.mark.parametrize("name", SPOKEN)
def test_a_card_of_what_somebody_says_shows_how_it_begins(name, fmt, design, lettering):
    said = replace(SPOKEN[name], original=Words("en", "", ENDLESS), translation=Words("fr", "", ENDLESS))
    sheet, excerpt = composed(said, fmt, lettering, design)
    check_begun(sheet, excerpt, fmt)


@each_design
@pytest.mark.parametrize("translation", [None, Words("fr", "La mer", ENDLESS)])
def test_a_card_of_an_essay_shows_how_it_begins(translation, design, lettering):
    for fmt in (fmt for fmt in each_format.args[1] if fmt.key in ("square", "story", "wide")):
        work = replace(ESSAY, original=Words("en", "The sea", ENDLESS), translation=translation)
        sheet, excerpt = composed(work, fmt, lettering, design)
        check_begun(sheet, excerpt, fmt)
