"""Which spaces a line may not break at, and which signs stand upright. `~` is a space that does not break."""

import pytest

from competition.publication.breaks import bound, bound_work, upright
from competition.publication.manuscript import Text
from competition.publication.wording import (
    first_sentence,
    hang,
    kept_whole,
    licence_address,
    short_language_name,
)
from tests.publication.conftest import a_work


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Bei 13 °C warteten wir eine Stunde", "Bei 13~°C warteten wir eine~Stunde"),
        ("es waren 20 % von allen Häusern", "es waren 20~% von allen Häusern"),
        ("nach 5 km oder 3 h kamen wir irgendwo an", "nach 5~km oder 3~h kamen wir irgendwo~an"),
        ("it cost 3 € and weighed 2 kg everywhere", "it cost 3~€ and weighed 2~kg everywhere"),
        ("12 kilometres and 3 months altogether", "12 kilometres and 3 months altogether"),
        ("and nobody came home", "and nobody came~home"),
        ("and nobody remembered", "and nobody remembered"),
        ("one line is so\nand another so", "one line is~so\nand another~so"),
        ("alone", "alone"),
        ("", ""),
    ],
)
def test_numbers_keep_their_units_and_short_last_words_their_neighbours(written, set_):
    assert bound(written).replace("\N{NO-BREAK SPACE}", "~") == set_


def test_words_and_titles_stay_as_they_were_written():
    work = a_work(original=Text("en", "ltr", "A title so", "We walked 5 km to it"))
    found = bound_work(work)
    assert found.original.title == "A title so"
    assert found.original.text.split() == work.original.text.split()


def test_signs_of_japanese_stand_upright_in_a_text_of_another_language():
    assert upright("from わすれ <i>", "en") == 'from <span class="upright">わすれ</span> &lt;i&gt;'
    assert upright("わすれ", "ja") == "わすれ"


@pytest.mark.parametrize(("line", "ems"), [("「ただいま」", 1.0), ("“Home”", 0.42), ("Home", 0.0)])
def test_quotation_marks_hang(line, ems):
    assert hang(line) == ems


@pytest.mark.parametrize(
    ("tag", "name"),
    [("sr-Cyrl", "Serbian"), ("zh-Hans", "Chinese"), ("pt-BR", "Portuguese"), ("el", "Greek")],
)
def test_the_contents_call_a_language_by_its_short_name(tag, name):
    assert short_language_name(tag) == name


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("All rights reserved", ""),
    ],
)
def test_a_licence_of_creative_commons_stands_with_its_address(licence, address):
    assert licence_address(licence) == address


def test_the_name_of_a_licence_stands_on_one_line_and_other_words_as_they_are():
    said = kept_whole("Printed under <CC BY-NC-ND 4.0>.")
    assert said == 'Printed under &lt;<span class="unparted">CC BY-NC-ND 4.0</span>&gt;.'
    assert kept_whole("All rights & more") == "All rights &amp; more"


@pytest.mark.parametrize(
    ("invitation", "sentence"),
    [
        ("Whoever has waited\nknows something. Send us a poem.", "Whoever has waited knows something."),
        ("A book for all of us", "A book for all of us"),
        (f"{'On and on ' * 20}. Then.", ""),
        ("", ""),
    ],
)
def test_the_back_cover_has_the_first_sentence_of_the_call_where_it_is_short(invitation, sentence):
    assert first_sentence(invitation) == sentence
