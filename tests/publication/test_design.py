"""The faces and edges that each language is given in print."""

import pytest

from competition.publication.design import language_rules


@pytest.mark.parametrize("tag", ["en", "fr", "de", "el", "uk", "pt-BR", "ar", "he", "ja", "zh-Hant", "ko"])
def test_an_essay_has_two_straight_edges_where_its_words_are_divided_or_short(tag, font_set):
    assert f'.prose.words[lang="{tag}"] {{ text-align: justify }}' in language_rules([tag], font_set)


@pytest.mark.parametrize("tag", ["tr", "fi", "ka", "hy", "am"])
def test_an_essay_is_ragged_where_nobody_knows_how_to_divide_its_words(tag, font_set):
    assert "justify" not in language_rules([tag], font_set)
