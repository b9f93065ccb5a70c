"""How the manuscript follows what was chosen, and the orders a section can stand in. Tables, no database."""

from dataclasses import replace

import pytest

from competition.publication.composing.arrangement import composed, filled, place_for, usual
from competition.publication.composing.choices import Arrangement, Composed, Wish
from competition.publication.composing.rules import Order, Translations, by_city, by_language, put_after
from competition.publication.excerpts import Excerpt, Span
from competition.publication.manuscript import Byline, ChapterKind, Layout, Section, Size, Text
from tests.publication.conftest import a_manuscript, a_work

A, B, C = (a_work(name, entry_id=at) for at, name in enumerate("ABC", 1))
E = a_work("E", entry_id=5, form="essay")
BOOK = replace(
    a_manuscript(), sections=(Section("poem", "11-18", (A, B, C)), Section("essay", "11-18", (E,)))
)
USUAL = usual(BOOK.sections)
FOREWORD = Composed("own", ChapterKind.FOREWORD, title="Welcome", author="The Mayor", text="Dear *reader*")


def changed(key, **values):
    """The usual chapters, one of them otherwise."""
    return tuple(replace(each, **values) if each.key == key else each for each in USUAL)


def numbers(book):
    return ["".join(work.number for work in section.works) for section in book.sections]


def kinds(book):
    return [chapter.kind.value for chapter in book.outline]


def test_with_nothing_chosen_the_book_is_as_it_is():
    assert composed(BOOK, Arrangement()) is BOOK
    assert kinds(BOOK) == ["contents", "works", "works", "languages", "places", "colophon"]
    touched = composed(BOOK, Arrangement(USUAL, version=1))
    assert (touched.sections, kinds(touched)) == (BOOK.sections, kinds(BOOK))


@pytest.mark.parametrize(
    ("order", "wishes", "stand"),
    [
        (Order.PLACE, {}, "ABC"),
        (Order.HAND, {}, "ABC"),
        (Order.HAND, {3: Wish(position=0), 1: Wish(position=1), 2: Wish(position=2)}, "CAB"),
        (Order.HAND, {3: Wish(position=0), 2: Wish(position=1)}, "CBA"),
        (Order.PLACE, {3: Wish(position=0)}, "ABC"),
        (Order.PLACE, {2: Wish(included=False, reason="A copy")}, "AC"),
    ],
)
def test_a_section_stands_in_its_order_without_what_is_left_out(order, wishes, stand):
    book = composed(BOOK, Arrangement(changed("poem-11-18", order=order), wishes))
    assert numbers(book) == [stand, "E"]
    assert [section.fixed for section in book.sections] == [True, False]


def test_a_work_that_is_left_out_still_stands_in_its_section_on_the_desk():
    arrangement = Arrangement(USUAL, {2: Wish(included=False)})
    (poems,) = [each for each in filled(BOOK.sections, arrangement) if each.chapter.key == "poem-11-18"]
    assert [work.number for work in poems.works] == ["A", "B", "C"]


def test_a_work_stands_in_the_section_that_was_chosen_for_it():
    own = Composed("own", ChapterKind.WORKS, title="Voices")
    book = composed(BOOK, Arrangement((own, *USUAL), {5: Wish("own"), 1: Wish("own")}))
    assert numbers(book) == ["AE", "BC"]
    voices = book.sections[0]
    assert (voices.title, voices.form, voices.age_group, voices.fixed) == ("Voices", "poem", "", False)
    assert [chapter.section for chapter in book.chapters] == [0, None, 1, None, None, None]


def test_a_section_that_is_gone_gives_its_works_back():
    assert numbers(composed(BOOK, Arrangement(USUAL, {1: Wish("gone")}))) == ["ABC", "E"]


def test_a_category_that_came_later_stands_after_the_last_section():
    arrangement = Arrangement(tuple(each for each in USUAL if each.category != "essay/11-18"))
    assert numbers(composed(BOOK, arrangement)) == ["ABC", "E"]
    assert [each.chapter.key for each in filled(BOOK.sections, arrangement)][1:5] == [
        "poem-11-18", "quotes-poem-11-18", "essay-11-18", "quotes-essay-11-18",
    ]  # fmt: skip


def test_chapters_stand_in_their_order_and_empty_ones_are_not_printed():
    blank, out = replace(FOREWORD, key="b", text="  \n"), replace(FOREWORD, key="c", included=False)
    book = composed(BOOK, Arrangement((FOREWORD, blank, out, *reversed(USUAL))))
    assert kinds(book) == ["foreword", "colophon", "places", "languages", "works", "works", "contents"]
    first = book.chapters[0]
    assert (first.title, first.author, first.text, first.anchor) == (
        "Welcome", "The Mayor", "Dear *reader*", "chapter-own",
    )  # fmt: skip


def test_a_section_and_a_list_can_be_left_out():
    book = composed(BOOK, Arrangement(changed("poem-11-18", included=False)))
    assert (numbers(book), kinds(book)) == (
        ["E"], ["contents", "works", "languages", "places", "colophon"],
    )  # fmt: skip
    assert [chapter.section for chapter in book.chapters][:2] == [None, 0]


def test_what_is_wished_for_a_work_goes_with_it():
    wish = Wish(layout=Layout.SPREAD, size=Size.LARGER, excerpt=Excerpt(Span(2)))
    work = composed(BOOK, Arrangement(USUAL, {1: wish})).sections[0].works[0]
    assert (work.layout, work.size, work.original.text) == (Layout.SPREAD, Size.LARGER, "[…]\nand another")


@pytest.mark.parametrize(
    ("translations", "printed"),
    [
        (Translations.ALL, ["en", "fr"]),
        (Translations.BOOK, ["en", None]),
        (Translations.NONE, [None, None]),
    ],
)
def test_the_edition_prints_the_translations_that_were_chosen(translations, printed):
    works = [
        a_work(entry_id=at, translation=Text(tag, "ltr", "T", "t")) for at, tag in enumerate(["en", "fr"])
    ]
    book = composed(a_manuscript(*works), Arrangement(translations=translations))
    assert [work.translation and work.translation.language for work in book.works] == printed


def test_what_the_press_leaves_out_takes_an_empty_section_along():
    book = composed(BOOK, Arrangement((*USUAL, FOREWORD))).without(frozenset((1, 2, 3)))
    assert (numbers(book), [chapter.section for chapter in book.chapters]) == (
        ["E"], [None, 0, None, None, None, None],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        (ChapterKind.FOREWORD, None),
        (ChapterKind.ABOUT, "contents"),
        (ChapterKind.TEXT, "quotes-essay-11-18"),
        (ChapterKind.WORKS, "quotes-essay-11-18"),
        (ChapterKind.QUOTES, "quotes-essay-11-18"),
    ],
)
def test_a_new_chapter_stands_where_its_kind_belongs(kind, after):
    assert place_for(kind, USUAL) == after


def test_a_second_foreword_follows_the_first():
    assert place_for(ChapterKind.FOREWORD, (FOREWORD, *USUAL)) == "own"


def in_languages(tags):
    return [
        a_work(f"{tag}{at}", entry_id=at, original=Text(tag, "ltr", "", "x"))
        for at, tag in enumerate(tags.split())
    ]


@pytest.mark.parametrize(
    ("given", "stand"),
    [
        ("", ""),
        ("en en el el", "en0 el2 en1 el3"),
        ("en en en el fr", "en0 el3 en1 fr4 en2"),
        ("el en en en", "el0 en1 en2 en3"),
        ("en en", "en0 en1"),
        ("en-GB en-IE el", "en-GB0 el2 en-IE1"),
        ("fr el en en en", "fr0 en2 el1 en3 en4"),
    ],
)
def test_languages_take_turns(given, stand):
    assert " ".join(work.number for work in by_language(in_languages(given))) == stand


@pytest.mark.parametrize(
    ("cities", "stand"),
    [("Turin Bergen Turin Bergen", "1302"), (" Bergen", "10"), ("bergen Athens", "10"), ("Ås Bergen", "10")],
)
def test_works_stand_city_by_city(cities, stand):
    works = [
        a_work(str(at), entry_id=at, byline=Byline(city=city)) for at, city in enumerate(cities.split(" "))
    ]
    assert "".join(work.number for work in by_city(works)) == stand


@pytest.mark.parametrize(
    ("moved", "after", "stand"),
    [("c", None, "cab"), ("a", "b", "bac"), ("a", "c", "bca"), ("x", "a", "axbc"), ("a", "gone", "bca")],
)
def test_one_is_put_behind_another(moved, after, stand):
    assert "".join(put_after("abc", moved, after)) == stand
