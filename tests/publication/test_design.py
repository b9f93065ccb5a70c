"""The faces and edges that each language is given in print."""

import re

import pytest

from competition.publication.design import STYLES, furniture, language_rules, sheets
from competition.publication.formats import PAGES
from competition.publication.kinds import Kind, spec_of


@pytest.mark.parametrize("tag", ["en", "fr", "de", "el", "uk", "pt-BR", "he", "ko"])
def test_an_essay_has_two_straight_edges_where_its_words_are_divided_or_short(tag, font_set):
    assert f'.prose.words[lang="{tag}"] {{ text-align: justify }}' in language_rules([tag], font_set)


@pytest.mark.parametrize("tag", ["tr", "fi", "ka", "hy", "am", "ar", "km", "kn", "ja", "zh-Hant"])
def test_an_essay_is_ragged_where_words_cannot_be_divided_or_spaces_would_gape(tag, font_set):
    assert "justify" not in language_rules([tag], font_set)


@pytest.mark.parametrize(
    ("tag", "indent"), [("ja", "1"), ("zh", "2"), ("zh-Hant", "2"), ("yue", "2"), ("ko", None), ("en", None)]
)
def test_every_paragraph_begins_further_in_where_the_script_asks_for_it(tag, indent, font_set):
    rule = f'.prose.words[lang="{tag}"] p {{ text-indent: {indent}em }}'
    assert (rule in language_rules([tag], font_set)) == (indent is not None)


def test_a_design_composes_pages_last_but_what_large_print_asks_for_at_their_foot_stands_above_it():
    large = spec_of(Kind.LARGE, "A4")
    assert sheets(large, "herbarium")[-3:] == ("book-large.css", "herbarium-pages.css", "languages.css")
    assert furniture(large, "herbarium")[-2:] == ("herbarium-furniture.css", "furniture-large.css")


@pytest.mark.parametrize("name", ["A4", "A5", "square"])
def test_a_running_title_begins_where_the_number_has_its_room(name):
    """The middle box of a foot is centred, so what it leaves on either side is the number's."""
    sheet = STYLES / ("furniture.css" if name == "A4" else f"furniture-{name}.css")
    widths = [float(each) for each in re.findall(r"width: (\d+)mm", sheet.read_text())]
    numbers, titles = (widths[0], widths[2]), (widths[1], widths[3])
    room = PAGES[name].width
    assert [2 * number + title for number, title in zip(numbers, titles, strict=True)] == [room, room]
