"""A part of a work: what is kept stands as it was written, and what is left out is marked."""

import pytest

from competition.publication.excerpts import Excerpt, Span, excerpt, omission
from competition.publication.manuscript import Text
from competition.publication.wording import specimen
from tests.publication.conftest import a_work

POEM = "one\ntwo\n\n  three\nfour\nfive\n\nsix"
PROSE = "One. And so on.\n\nTwo.\n\nThree."


def cut(text, form, first, last, language="en"):
    return excerpt(Text(language, "ltr", "Title", text), form, Span(first, last)).text


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (None, None, POEM),
        (1, 6, POEM),
        (1, 99, POEM),
        (7, 9, POEM),
        (3, None, "[…]\n\n  three\nfour\nfive\n\nsix"),
        (2, None, "[…]\ntwo\n\n  three\nfour\nfive\n\nsix"),
        (None, 2, "one\ntwo\n\n[…]"),
        (None, 4, "one\ntwo\n\n  three\nfour\n[…]"),
        (4, 4, "[…]\nfour\n[…]"),
        (3, 5, "[…]\n\n  three\nfour\nfive\n\n[…]"),
        (5, 6, "[…]\nfive\n\nsix"),
    ],
)
def test_lines_of_a_poem(first, last, printed):
    assert cut(POEM, "poem", first, last) == printed


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (None, None, PROSE),
        (2, None, "[…] Two.\n\nThree."),
        (1, 2, "One. And so on.\n\nTwo. […]"),
        (2, 2, "[…] Two. […]"),
    ],
)
def test_paragraphs_of_an_essay(first, last, printed):
    assert cut(PROSE, "essay", first, last) == printed


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("en", "[…]"), ("fr", "[…]"), ("de-AT", "[…]"), ("ar", "[…]"), ("el", "[…]"), ("uk", "<…>"),
        ("pl", "(…)"), ("zh-Hant", "……"), ("ja", "（……）"), ("ko", "(…)"), ("", "[…]"),
    ],
)  # fmt: skip
def test_the_mark_is_that_of_the_language(language, mark):
    assert omission(language) == mark
    assert cut("a\nb", "poem", 2, 2, language) == f"{mark}\nb"


def test_no_space_stands_beside_a_mark_of_full_width():
    assert cut("一\n\n二\n\n三", "essay", 2, 2, "zh") == "……二……"


def test_the_translation_follows_the_original_unless_something_else_is_said():
    work = a_work(text="a\nb\nc", translation=Text("fr", "ltr", "T", "d\ne\nf"))
    same = Excerpt(Span(2)).of(work)
    assert (same.original.text, same.translation.text) == ("[…]\nb\nc", "[…]\ne\nf")
    other = Excerpt(Span(2), Span(3)).of(work)
    assert (other.original.text, other.translation.text) == ("[…]\nb\nc", "[…]\nf")
    assert Excerpt(Span(2)).of(a_work(text="a\nb")).translation is None


@pytest.mark.parametrize(("form", "words"), [("poem", "b"), ("essay", "b")])
def test_a_section_is_not_opened_with_the_mark(form, words):
    text = "a\n\nb\n\nc" if form == "essay" else "a\nb\nc"
    assert specimen(Excerpt(Span(2)).of(a_work(text=text, form=form))) == words
