"""A text in its lines or sentences, and where a passage of it may begin and end."""

import pytest

from competition.social.excerpts.units import (
    Passage,
    prose_units,
    text_of,
    units_of,
    verse_units,
    well_formed,
)

POEM = "The sea is wide,\nwe are wider.\n\nWe came by boat.\nThe boat\nhas gone."
ESSAY = "We came by bus. It was late!\n\nNobody asked. We ate."


def ends(units):
    return [number for number, unit in enumerate(units.each) if unit.ends]


def begins(units):
    return [number for number, unit in enumerate(units.each) if unit.begins]


def test_a_poem_is_its_lines_and_sentences_end_where_their_marks_stand():
    units = verse_units(POEM, "en")
    assert [(unit.text, unit.group) for unit in units.each] == [
        ("The sea is wide,", 0),
        ("we are wider.", 0),
        ("We came by boat.", 1),
        ("The boat", 1),
        ("has gone.", 1),
    ]
    assert ends(units) == [1, 2, 4]
    assert begins(units) == [0, 2, 3]


def test_an_essay_is_its_sentences():
    units = prose_units(ESSAY, "en")
    assert [(unit.text, unit.group) for unit in units.each] == [
        ("We came by bus.", 0),
        ("It was late!", 0),
        ("Nobody asked.", 1),
        ("We ate.", 1),
    ]
    assert ends(units) == begins(units) == [0, 1, 2, 3]


def test_the_words_of_a_passage_keep_lines_and_part_stanzas_and_paragraphs():
    assert text_of(verse_units(POEM, "en"), Passage(1, 2)) == "we are wider.\n\nWe came by boat."
    assert text_of(prose_units(ESSAY, "en"), Passage(0, 1)) == "We came by bus. It was late!"
    assert text_of(prose_units(ESSAY, "en"), Passage(1, 2)) == "It was late!\n\nNobody asked."


def test_sentences_of_a_script_without_spaces_are_joined_without_one():
    assert text_of(prose_units("我们来了。我们留下。", "zh-Hans"), Passage(0, 1)) == "我们来了。我们留下。"
    assert (
        text_of(prose_units("ぼくは行く。 きみも行く。", "ja"), Passage(0, 1)) == "ぼくは行く。きみも行く。"
    )


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (0, 1, True), (0, 4, True), (3, 4, True), (0, 0, False),
        (1, 1, False), (4, 4, False), (2, 5, False), (2, 1, False),
    ],
)  # fmt: skip
def test_a_passage_neither_begins_nor_ends_mid_sentence(first, last, whole):
    assert well_formed(verse_units(POEM, "en"), Passage(first, last)) == whole


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("one\ntwo\n\nthree\nfour", "en", [1, 3]),  # without marks: stanzas
        ("寒月や\n夏の土\n\n赤ペンで\nそうですね", "ja", [1, 3]),
        ("one\ntwo\nthree", "en", [0, 1, 2]),  # one stanza without marks: lines
        ("one,\ntwo\nthree,\nfour.", "en", [0, 2, 3]),  # or its pauses, where it has any
        ("Bara?\nsa Hodan.\nJa.", "sv", [1, 2]),  # the sentence goes on after the question
        ("we came.\nwe saw.\nwe went.", "en", [0, 1, 2]),  # where all is small, a small letter tells nothing
        ("«Τι λες;»\nΤον ρώτησα.", "el", [0, 1]),
        ("هل جئتم؟\nجئنا.", "ar", [0, 1]),
        ("მოვედით.\nდავრჩით.", "ka", [0, 1]),
        ("ባሕሪ ሰፊሕ እዩ፡፡\nንሕና\nንሰፍሕ።", "ti", [0, 2]),
        ("Rain:\nshe peels fruit\n\nHere he is.\nIn red\n\nYes, I know\n\nI have", "en", [1, 2, 3, 4, 5]),
    ],
)  # fmt: skip
def test_verse_ends_its_sentences_as_its_readers_would(text, language, expected):
    assert ends(verse_units(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("My school\n\nIt is old. We like it.", "en", [0, 1, 2]),  # behind a heading a sentence begins
        ("In the pocket:\n\nA key. A coin.", "en", [0, 1, 2]),
        ("We went down to the\nriver. It was cold.", "en", [0, 2]),  # a broken line is no beginning
    ],
)
def test_prose_begins_its_sentences_behind_headings_too(text, language, expected):
    assert begins(prose_units(text, language)) == expected


def test_a_heading_is_no_sentence():
    units = prose_units("My school\n\nIt is old. We like it.", "en")
    assert ends(units) == [1, 2]


def test_prose_that_is_one_long_sentence_ends_with_its_paragraphs():
    assert ends(prose_units("Since all are born free,\n\nSince all are equal,\n\nWe say so.", "en")) == [
        0,
        1,
        2,
    ]


def test_thai_prose_is_parted_at_its_spaces():
    units = prose_units("เรามาจากที่ไกล บ้านเราอยู่ริมแม่น้ำ มี 3 คน", "th")
    assert [unit.text for unit in units.each] == ["เรามาจากที่ไกล", "บ้านเราอยู่ริมแม่น้ำ มี 3 คน"]
    assert ends(units) == [0, 1]


@pytest.mark.parametrize("text", ["", " \n\n\t ", "\u200b"])
@pytest.mark.parametrize("verse", [True, False])
def test_a_text_without_words_has_no_sentences_to_show(text, verse):
    assert len(units_of(text, "en", verse=verse)) <= 1
