"""What people say beside the works, in an EPUB: with as much of them as they allow."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from competition.contributions.rules import Kind
from competition.publication.epub.access import access_of
from competition.publication.epub.faces import faces_of
from competition.publication.epub.making import make_epub
from competition.publication.epub.spoken import quotes_by_place
from competition.publication.manuscript import usual_chapters
from tests.publication.binding.conftest import make_bench
from tests.publication.epub.conftest import BOOK, XML, Reader
from tests.publication.epub.test_epubcheck import findings
from tests.publication.saying import MATTER, WORDS, a_portrait, a_quote, a_text, a_voice, spoken_in

ARABIC = a_text("ar", "جئت بحقيبة واحدة.\n\nوكان الرقم خطأ.")
ENGLISH = a_text("en", "I came with one bag.\n\nThe number was wrong.", "Lea Moor")
MANY = a_text("en", "I am many things.", "Lea Moor")
QUOTES = (
    a_quote("q1", original=a_text("es", "Soy muchas cosas."), translation=MANY),
    a_quote("q2", city="Haifa", name="", office=""),
    a_quote("q3", city="Loures", office="baker"),
)


@pytest.fixture(scope="module")
def bench(font_set, tmp_path_factory):
    return make_bench(font_set, tmp_path_factory.mktemp("spoken"))


@pytest.fixture(scope="module")
def book(bench):
    seen = a_portrait(bench.storage, (1800, 2400))
    works = replace(
        BOOK, sections=tuple(replace(each, works=tuple(map(_bare, each.works))) for each in BOOK.sections)
    )
    voices = (
        a_voice("m", Kind.STATEMENT, office="Mayor of Bergen", portrait=seen),
        a_voice("s", original=ARABIC, translation=ENGLISH, portrait=replace(seen, alt=""), name=""),
        *QUOTES,
    )
    imprint = replace(BOOK.imprint, isbn="978-3-16-148410-0", issn="2049-3630")
    return replace(spoken_in(works, *voices), chapters=usual_chapters(3), imprint=imprint)  # fmt: skip


def _bare(work):
    return replace(work, pictures=())


@pytest.fixture(scope="module")
def read(bench, book):
    made = make_epub(book, edition=1, layer=bench.layer, storage=bench.storage)
    return Reader(made.pages.content)


def spine(read):
    read_in_order = read.find("package.opf", "//opf:itemref/@idref")
    return [each.removeprefix("item-").removesuffix("-xhtml") for each in read_in_order]


def test_statements_and_stories_stand_behind_their_openings_and_a_quote_behind_each_section(read):
    assert spine(read)[3:] == [
        "nav",
        *("section-0", "work-1", "work-2", "voice-q1"),
        *("section-1", "work-3", "work-4", "voice-q2"),
        *("section-2", "work-5", "voice-q3"),
        *("chapter-7", "voice-m", "chapter-8", "voice-s"),
        *("chapter-9", "chapter-10", "chapter-11", "chapter-12", "chapter-13", "chapter-14"),
    ]


def test_quotes_are_shared_out_evenly_in_the_order_in_which_cities_take_turns(book):
    five = replace(book, voices=tuple(a_quote(str(at)) for at in range(5)))
    assert [[each.ref for each in quotes] for quotes in quotes_by_place(five).values()] == [
        ["0"], ["1", "2"], ["3", "4"],
    ]  # fmt: skip
    assert quotes_by_place(replace(book, chapters=usual_chapters(0))) == {}


def test_the_opening_of_statements_or_stories_names_who_speaks_and_leads_there(read):
    links = [read.find(f"chapter-{at}.xhtml", "//x:ul[@class='speakers']//x:a/@href") for at in (7, 8)]
    assert links == [["voice-m.xhtml"], ["voice-s.xhtml"]]
    assert read.words("chapter-8.xhtml")[-1] == "A voice from Bergen"


def test_a_statement_has_its_portrait_its_name_and_its_words(read):
    assert read.words("voice-m.xhtml") == [
        "Bergen",
        "Nuala Kinsella",
        "Mayor of Bergen",
        WORDS,
    ]
    (portrait,) = read.find("voice-m.xhtml", "//x:p[@class='portrait']/x:img")
    assert portrait.get("alt") == "A woman with amber beads"
    assert Image.open(io.BytesIO(read.read(portrait.get("src")))).size == (675, 900)
    assert read.words("chapter-7.xhtml") == ["Mayors’ statements", "1 statement", "Nuala Kinsella Bergen"]


def test_a_story_stands_in_its_language_and_direction_and_then_in_translation(read):
    texts = read.find("voice-s.xhtml", "//x:div[contains(@class, 'prose')]")
    assert [(each.get("lang"), each.get("dir")) for each in texts] == [("ar", "rtl"), ("en", "ltr")]
    assert [len(each.findall("x:p", XML)) for each in texts] == [2, 2]
    words = read.words("voice-s.xhtml")
    assert words[:2] == ["Bergen · Arabic", "A voice from Bergen"]
    assert "In English · translated by Lea Moor" in words
    assert read.find("voice-s.xhtml", "//x:header/@dir") == ["rtl"]


def test_a_quote_is_nothing_but_its_words_who_says_them_and_the_garland_of_the_city(read):
    said = read.find("voice-q1.xhtml", "//x:blockquote")
    assert [(each.get("lang"), "".join(each.itertext()).strip()) for each in said] == [
        ("es", "Soy muchas\N{NO-BREAK SPACE}cosas."),
        ("en", "I am many things."),
    ]
    words = read.words("voice-q1.xhtml")
    assert words[-2:] == ["Nuala KinsellaBergen · translated by Lea Moor", "The garland of Bergen: 3 entries"]
    assert read.find("voice-q1.xhtml", "//x:section/@aria-label") == ["A quote from Bergen"]
    assert read.find("voice-q1.xhtml", "//x:img/@src") == ["city-0.svg"]
    assert "Nuala" not in "".join(read.words("voice-q2.xhtml"))
    assert read.find("voice-q3.xhtml", "//x:img") == []  # no class of Loures has taken part


def test_the_contents_name_who_speaks(read):
    entries = read.find("nav.xhtml", "//x:nav[@id='toc']//x:a")
    found = {each.get("href"): "".join(each.itertext()) for each in entries}
    assert found["voice-m.xhtml"] == "Nuala Kinsella – Mayor of Bergen"
    assert found["voice-s.xhtml"] == "A voice from Bergen"
    assert found["voice-q2.xhtml"] == "A quote from Haifa"
    assert found["chapter-10.xhtml"] == "Who took part"
    assert [each for each in spine(read) if f"{each}.xhtml" not in found] == [
        "cover", "title", "imprint", "nav",
    ]  # fmt: skip


def test_those_who_took_part_stand_by_city_with_a_leaf_for_each_entry(read):
    assert read.words("chapter-10.xhtml") == [
        "Who took part",
        "4 entries came from 3 schools in 2 cities. Each leaf is an entry.",
        *("Bergen Norway", "3 entries", "Fjord School", "Hill School"),
        *("Haifa Israel", "1 entry", "Sea School"),
    ]
    assert read.find("chapter-10.xhtml", "//x:img/@src") == ["city-0.svg", "city-1.svg"]
    leaves = read.read("city-0.svg").count(b"<path") - read.read("city-1.svg").count(b"<path")
    assert leaves > 0


def test_jury_thanks_and_index_are_those_of_the_book(read):
    jury = "3 judges read without knowing who had made the works: 4 works in 12 readings."
    assert jury in read.words("chapter-9.xhtml")
    assert "Translations: Ada Nord." in read.words("chapter-13.xhtml")
    index = {each.get("href"): "".join(each.itertext()) for each in read.find("chapter-12.xhtml", "//x:a")}
    assert index["voice-m.xhtml"] == "Nuala Kinsella"
    assert "voice-s.xhtml" not in index  # no name, nothing to look up
    assert "Green ones stand for those who speak" in "".join(read.words("chapter-14.xhtml"))


def test_the_numbers_of_the_book_stand_in_imprint_and_package_and_who_translated_beside_them(read):
    (numbers,) = (each for each in read.words("imprint.xhtml") if "ISBN" in each)
    assert numbers.endswith("ISBN 978-3-16-148410-0ISSN 2049-3630")
    assert read.told("identifier")[1:] == ["urn:isbn:9783161484100", "urn:issn:2049-3630"]
    assert (read.told("contributor"), read.told("role")) == (["Ada Nord"], ["trl"])


def test_what_is_said_of_its_access_counts_the_portraits(book):
    assert access_of(book).sufficient == ("textual,visual",)
    described = replace(book, voices=book.voices[:1])
    assert (access_of(described).modes, access_of(described).sufficient) == (
        ("textual", "visual"),
        ("textual",),
    )
    assert len(list(book.pictures)) == 2


def test_their_letters_bring_their_face(font_set, book):
    speaking = replace(book, sections=(), voices=book.voices[1:2])
    assert [item.name for item in faces_of(speaking, font_set).items] == ["garland-amiri-400.ttf"]


def test_epubcheck_finds_nothing_in_a_book_in_which_people_speak(read, tmp_path):
    assert findings(read.content, tmp_path) == []


def test_the_same_voices_give_the_same_bytes(bench, book, read):
    again = make_epub(book, edition=1, layer=bench.layer, storage=bench.storage)
    assert again.pages.content == read.content


def test_a_city_of_very_many_entries_has_no_leaf_that_cannot_be_told_apart(bench, book):
    many = replace(MATTER.places[0], forms=("poem",) * 49)
    crowded = replace(book, matter=replace(MATTER, places=(many,)))
    read = Reader(make_epub(crowded, edition=1, layer=bench.layer, storage=bench.storage).pages.content)
    assert "49 entries" in read.words("chapter-10.xhtml")
    assert [name for name in read.names if name.startswith("city-")] == []
