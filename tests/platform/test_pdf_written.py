"""What was written can be read, searched and heard, whatever shapes its letters take on the page."""

import pytest

from competition.platform import fonts, pdf
from tests.support.pdf_reading import said


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("instance"))


def read(at_hand, text, language):
    """Return what is heard of a text set in a language, and what its glyphs say one by one."""
    style = f"<style>body {{ font-family: {at_hand.css_stack(language)} }}</style>"
    direction = "rtl" if language in ("ar", "he") else "ltr"
    html = f'<html lang=en><title>T</title>{style}<p dir={direction} lang="{language}">{text}'
    content = pdf.render(html, resources={}, fonts=at_hand)
    pieces = [each for each in said(content) if each.tags[-1] == "/Span"]
    return (
        "".join(each.text for each in pieces),
        "".join(glyph.letters for each in pieces for glyph in each.glyphs),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hi", "मनुष्यों को हिन्दी में कविता"),
        ("kn", "ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ"),
        ("ar", "السلام والكرامة"),
        ("ta", "கொண்டு போ"),
    ],
)
def test_words_of_a_script_whose_letters_join_are_read_as_they_were_written(at_hand, language, text):
    heard, glyph_by_glyph = read(at_hand, text, language)
    assert heard == text
    assert glyph_by_glyph != text  # else there would be nothing to test


@pytest.mark.parametrize("text", ["A drawer of spoons", "Ένα συρτάρι", "わたしは道をわすれない"])
def test_words_that_are_their_letters_say_nothing_twice(at_hand, text):
    content = pdf.render(f"<html lang=en><title>T</title><p>{text}", resources={}, fonts=at_hand)
    (piece,) = said(content)
    assert piece.text == text
    assert {glyph.spoken for glyph in piece.glyphs} == {None}
    assert b"ActualText" not in content


def test_a_title_and_a_link_from_right_to_left_are_read_too(at_hand):
    style = f"<style>body {{ font-family: {at_hand.css_stack('ar')} }}</style>"
    html = (
        f"<html lang=en><title>T</title>{style}<h1 dir=rtl lang=ar><span dir=rtl>السلام</span></h1>"
        '<p>See <a href="https://example.org/"><span dir=rtl lang=ar>الكلام</span></a></p>'
    )
    heard = [each.text for each in said(pdf.render(html, resources={}, fonts=at_hand))]
    assert heard == ["السلام", "See ", "الكلام"]
