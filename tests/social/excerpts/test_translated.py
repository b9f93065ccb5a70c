"""The translation shows what the original shows, or nothing."""

import pytest

from competition.social.content import Words
from competition.social.excerpts.translated import same_passage
from competition.social.excerpts.units import Passage

POEM = "One two three,\nfour five six.\n\nSeven eight\nnine ten."
ESSAY = "We came. It rained.\n\nNobody asked. We ate. We slept."


@pytest.mark.parametrize(
    ("translation", "passage", "expected"),
    [
        ("Un deux,\ntrois.\n\nSept,\ndix.", Passage(2, 3), Passage(2, 3)),
        ("Un deux,\ntrois.\n\nSept,\ndix.", Passage(1, 3), None),  # mid-sentence in the original
        ("Un deux, trois.\n\nSept,\ndix.", Passage(2, 3), None),  # other lines
        ("Un deux.\nTrois et\n\nsept,\ndix.", Passage(2, 3), None),  # mid-sentence in the translation
        ("", Passage(2, 3), None),
    ],
)
def test_a_poem_is_translated_line_for_line_or_not_shown(translation, passage, expected):
    assert same_passage(Words("en", "", POEM), Words("fr", "", translation), passage, verse=True) == expected


@pytest.mark.parametrize(
    ("translation", "passage", "expected"),
    [
        ("Kamen an. Es regnete.\n\nKeiner fragte. Wir aßen. Dann Schlaf.", Passage(3, 4), Passage(3, 4)),
        ("Kamen an, bei Regen.\n\nKeiner fragte. Wir aßen. Dann Schlaf.", Passage(3, 4), Passage(2, 3)),
        ("Kamen an. Es regnete.\n\nKeiner fragte. Wir aßen und schliefen.", Passage(3, 4), None),
        ("Kamen an. Es regnete. Keiner fragte. Wir aßen. Dann Schlaf.", Passage(3, 4), None),
    ],
)
def test_a_sentence_is_shown_in_translation_where_its_paragraph_has_as_many(translation, passage, expected):
    assert (
        same_passage(Words("en", "", ESSAY), Words("de", "", translation), passage, verse=False) == expected
    )


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Wir kamen bei Regen. Keiner fragte, wir aßen und schliefen.", Passage(0, 1)),
        ("Wir kamen.\n\nEs regnete.\n\nWir schliefen.", Passage(0, 2)),
        ("", None),
    ],
)
def test_all_of_a_translation_stands_for_all_of_a_text_however_it_is_parted(translation, expected):
    words = Words("en", "", ESSAY), Words("de", "", translation)
    assert same_passage(*words, Passage(0, 4), verse=False) == expected
