"""The faces and edges that each language is given in print."""

import pytest

from competition.publication.design import language_rules


@pytest.mark.parametrize("tag", ["en", "fr", "de", "el", "uk", "pt-BR", "he", "ja", "zh-Hant", "ko"])
def test_an_essay_has_two_straight_edges_where_its_words_are_divided_or_short(tag, font_set):
    assert f'.prose.words[lang="{tag}"] {{ text-align: justify }}' in language_rules([tag], font_set)


@pytest.mark.parametrize("tag", ["tr", "fi", "ka", "hy", "am", "ar", "km", "kn"])
def test_an_essay_is_ragged_where_words_cannot_be_divided_or_spaces_would_gape(tag, font_set):
    assert "justify" not in language_rules([tag], font_set)


@pytest.mark.parametrize(
    ("tag", "indent"), [("ja", "1"), ("zh", "2"), ("zh-Hant", "2"), ("yue", "2"), ("ko", None), ("en", None)]
)
def test_every_paragraph_begins_further_in_where_the_script_asks_for_it(tag, indent, font_set):
    rule = f'.prose.words[lang="{tag}"] p {{ text-indent: {indent}em }}'
    assert (rule in language_rules([tag], font_set)) == (indent is not None)
