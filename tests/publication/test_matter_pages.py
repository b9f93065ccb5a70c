"""The pages beside the works: statements, stories, quotes, jury, who took part, thanks; out of the file."""

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from competition.contributions.rules import Kind
from competition.platform.storage import Storage
from competition.publication.manuscript import Chapter, ChapterKind, Section, usual_chapters
from tests.publication.conftest import a_manuscript, a_press, a_work
from tests.publication.saying import WORDS, a_portrait, a_quote, a_text, a_voice, spoken_in
from tests.publication.test_pages import read
from tests.publication.test_press import structure

ARABIC = "كانت أمي تقول إن البيت هو المكان الذي يعرف فيه الخباز اسمك."
HEBREW = "אני הרבה דברים. אני מהגרת."
CHINESE = "我是很多东西。我是一个移民。"
GEORGIAN = "მე ბევრი რამ ვარ."


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    return Storage(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def manuscript(storage):
    works = tuple(a_work(f"P-{at}", entry_id=at) for at in range(1, 4))
    sections = (Section("poem", "11-18", works[:2]), Section("poem", "5-10", works[2:]))
    broad = a_portrait(storage, (400, 300), "A man who laughs", focus=(0.2, 0.5))
    voices = (
        a_voice("s1", Kind.STATEMENT, office="Mayor of Bergen", portrait=a_portrait(storage)),
        a_voice("s2", Kind.STATEMENT, city="Haifa", name=""),
        a_voice(
            "t1", language="ar", text=ARABIC, name="Samira", office="nurse", city="Haifa", portrait=broad,
            translation=a_text("en", "Mother used to say so.", "Ada Nord"),
        ),
        a_voice("t2", language="ka", text=GEORGIAN, name="Nino"),
        a_quote("q1", language="he", text=HEBREW, city="Haifa", name="Tamar",
                translation=a_text("en", "I am many things.")),
        a_quote("q2", language="zh-Hans", text=CHINESE, name=""),
    )  # fmt: skip
    return spoken_in(replace(a_manuscript(), sections=sections), *voices)


def printed(manuscript, font_set, storage):
    return a_press(font_set, storage).set_book(manuscript, edition=1)


@pytest.fixture(scope="module")
def whole(manuscript, font_set, storage):
    return printed(manuscript, font_set, storage)


@pytest.fixture(scope="module")
def book(whole):
    return whole.pages


def pages_of(book):
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in read(book, "-raw")]


@pytest.fixture(scope="module")
def pages(book):
    return pages_of(book)


def page_of(pages, book, anchor):
    return pages[book.anchors[anchor] - 1]


def test_every_check_of_the_finished_file_holds(whole):
    assert [each.check for each in whole.checked if not each.holds and each.check != "pictures"] == []
    assert (whole.problems, whole.pages.warnings, whole.pages.refused) == ((), (), ())


def test_they_stand_behind_the_works_in_the_usual_order(book):
    names = [
        "voice-q1", "voice-q2", "chapter-statements", "voice-s1", "voice-s2", "chapter-stories", "voice-t1",
        "voice-t2", "chapter-jury", "chapter-participants", "chapter-credits",
    ]  # fmt: skip
    assert sorted(names, key=book.anchors.__getitem__) == names
    assert book.anchors["work-2"] < book.anchors["voice-q1"] < book.anchors["section-1"]
    assert book.anchors["work-3"] < book.anchors["voice-q2"]
    assert [book.anchors[f"chapter-{kind}"] % 2 for kind in ("statements", "stories", "jury")] == [1, 1, 1]


def test_an_opening_names_who_speaks_and_their_cities_and_nobody_without_a_name(pages, book):
    assert page_of(pages, book, "chapter-statements") == [
        "Mayors’ statements", "2 statements", "Nuala Kinsella Bergen", "The mayor of Haifa",
    ]  # fmt: skip
    assert page_of(pages, book, "chapter-stories")[2:] == ["Samira Haifa", "Nino Bergen"]


def test_a_statement_has_its_city_name_office_and_words(pages, book):
    page = page_of(pages, book, "voice-s1")
    assert page[:3] == ["BERGEN", "Nuala Kinsella", "Mayor of Bergen"]
    assert WORDS in " ".join(page)


def test_who_stays_without_a_name_is_called_by_their_city(pages, book):
    assert page_of(pages, book, "voice-s2")[:2] == ["HAIFA", "The mayor of Haifa"]
    assert "Bergen" in page_of(pages, book, "voice-q2")


def test_a_story_faces_its_translation(pages, book):
    at = book.anchors["voice-t1"]
    assert at % 2 == 0
    assert {"HAIFA · ARABIC", "Samira", "nurse"} <= set(pages[at - 1])
    assert pages[at][:2] == ["IN ENGLISH · TRANSLATED BY ADA NORD", "Mother used to say so."]


def test_a_right_to_left_story_stands_at_the_right(book):
    """The portrait and the words begin at the right edge of the measure, 40 mm from the paper's."""
    with pikepdf.open(io.BytesIO(book.content)) as pdf:
        (left,) = pictures_at(pdf.pages[book.anchors["voice-t1"] - 1])
        (other,) = pictures_at(pdf.pages[book.anchors["voice-s1"] - 1])
    mm = 72 / 25.4
    assert other == pytest.approx(40 * mm, abs=1)
    assert left == pytest.approx((170 - 44) * mm, abs=1)


def pictures_at(page):
    """How far from the left the frames of a page's pictures begin, in points."""
    matrix, kept, found, clip = pikepdf.Matrix(), [], [], None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            kept.append((matrix, clip))
        elif str(operator) == "Q":
            matrix, clip = kept.pop()
        elif str(operator) == "cm":
            matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
        elif str(operator) == "re":
            clip = matrix.transform((float(operands[0]), float(operands[1])))[0]
        elif str(operator) == "Do" and page.Resources.XObject[str(operands[0])].Subtype == "/Image":
            found.append(clip)
    return found


def test_a_quote_stands_alone_on_its_page_with_its_translation_and_its_citys_garland(pages, book):
    page = page_of(pages, book, "voice-q1")
    assert page[-3:] == ["Tamar", "Haifa", "The garland of Haifa: 1 entry"]
    assert "I am many things." in page
    assert "More than migrants" not in page


@pytest.fixture(scope="module")
def pressed(manuscript, font_set, storage):
    return printed(replace(manuscript, design="herbarium"), font_set, storage)


def test_in_the_herbarium_a_fine_rule_stands_between_who_speaks_and_what_is_said(pressed, book):
    def ruled(made):
        number = str(made.anchors["voice-s1"])
        command = ["pdftoppm", "-r", "254", "-f", number, "-l", number, "-"]
        image = Image.open(
            io.BytesIO(subprocess.run(command, input=made.content, capture_output=True, check=True).stdout)
        )
        stem = (94, 107, 58)
        return [y for y in range(image.height) if image.getpixel((image.width // 2, y)) == stem]

    assert ruled(book) == []
    assert 2 <= len(ruled(pressed.pages)) <= 4  # a third of a millimetre, ten dots each


def test_in_the_herbarium_a_quote_has_its_citys_leaves_in_a_row_and_stands_on_the_same_page(pressed, book):
    page = page_of(pages_of(pressed.pages), pressed.pages, "voice-q1")
    assert page[-3:] == ["Tamar", "Haifa", "Haifa · 1 entry"]
    assert "I am many things." in page
    assert (pressed.pages.anchors, pressed.problems, pressed.pages.warnings) == (book.anchors, (), ())


def test_contents_and_index_lead_to_all_who_speak(pages, book):
    listed = " ".join(next(page for page in pages if page[:1] == ["Contents"]))
    at = book.anchors
    for row in (
        f"Mayors’ statements {at['voice-s1']} Nuala Kinsella – Mayor of Bergen English Bergen",
        f"Personal stories {at['voice-t1']} Samira – nurse Arabic Haifa {at['voice-t2']} Nino Georgian",
        f"{at['chapter-jury']} The jury {at['chapter-participants']} Who took part",
        f"{at['voice-q1']} Quotes – Haifa {at['voice-q1']}, Bergen {at['voice-q2']}",
    ):
        assert row in listed
    index = " ".join(next(page for page in pages if page[:1] == ["Cities and schools"]))
    assert f"Bergen Fjord School {at['work-1']}, {at['work-2']}, {at['work-3']}" in index
    assert f"Nuala Kinsella, Mayor of Bergen {at['voice-s1']}" in index
    assert f"Haifa Samira, nurse {at['voice-t1']} Tamar {at['voice-q1']}" in index


def test_the_jury_is_counted_and_nobody_named(pages, book):
    assert " ".join(page_of(pages, book, "chapter-jury")[:3]) == (
        "The jury 3 judges read without knowing who had made the works: 4 works in 12 readings."
    )


def test_cities_stand_with_their_schools_and_how_many_entries_they_sent(pages, book):
    page = " ".join(page_of(pages, book, "chapter-participants"))
    assert "4 entries came from 3 schools in 2 cities. Each leaf is an entry." in page
    assert "Bergen Norway 3 entries Fjord School Hill School" in page
    assert "Haifa Israel 1 entry Sea School" in page


def test_translators_licence_and_typefaces_are_named_in_the_thanks(pages, book):
    page = " ".join(page_of(pages, book, "chapter-credits"))
    assert "Translations: Ada Nord." in page
    assert "Texts and pictures are printed under the licence CC BY 4.0." in page
    assert "SIL Open Font License" in page


def test_portraits_have_their_words_texts_their_languages_and_bookmarks_nest(book):
    with pikepdf.open(io.BytesIO(book.content)) as pdf:
        tags = list(structure(pdf.Root.StructTreeRoot.K[0]))
        assert [str(tag.Alt) for tag in tags if tag.S == "/Figure"] == [
            "A woman with amber beads", "A man who laughs",
        ]  # fmt: skip
        assert {"ar", "ka", "he", "zh-Hans"} <= {str(tag.Lang) for tag in tags if "/Lang" in tag}
        with pdf.open_outline() as outline:
            found = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert ("Mayors’ statements", ["Nuala Kinsella", "The mayor of Haifa"]) in found
    assert ("Personal stories", ["Samira", "Nino"]) in found
    assert [title for title, _ in found][1:] == [
        "Contents", "Poems from 11–18 year-olds", "A quote from Haifa", "Poems from 5–10 year-olds",
        "A quote from Bergen", "Mayors’ statements", "Personal stories", "The jury", "Who took part",
        "Cities and schools", "Thanks", "Colophon",
    ]  # fmt: skip


def test_a_composed_book_has_them_where_they_were_put_and_under_their_titles(manuscript, font_set, storage):
    contents, first, _quotes, second, _more = usual_chapters(2)[:5]
    own = (
        Chapter(ChapterKind.STORIES, "Arrivals", key="stories"),
        contents,
        Chapter(ChapterKind.JURY, text="Read by **Ada** and Bo.", key="jury"),
        first,
        second,
        Chapter(ChapterKind.QUOTES, "Overheard", key="own"),
    )
    kept = tuple(voice for voice in manuscript.voices if voice.kind is not Kind.STATEMENT)
    book = printed(replace(manuscript, chapters=own, voices=kept), font_set, storage).pages
    pages, at = pages_of(book), book.anchors
    assert at["chapter-stories"] < at["chapter-jury"] < at["work-1"] < at["voice-q2"]
    assert "voice-s1" not in at
    assert page_of(pages, book, "chapter-stories")[:2] == ["Arrivals", "2 stories"]
    assert page_of(pages, book, "chapter-jury")[:3] == [
        "The jury", "Read by Ada and Bo.",
        "3 judges read without knowing who had made the works: 4 works in 12 read‐",
    ]  # fmt: skip
    assert page_of(pages, book, "voice-q2")[0] == "OVERHEARD"


def test_a_text_that_cannot_be_set_leaves_a_note_in_its_place(manuscript, font_set, storage):
    endless = a_voice("t9", text="x" * 60_000, name="Evangeline")
    found = printed(replace(manuscript, voices=(endless,)), font_set, storage)
    page = " ".join(page_of(pages_of(found.pages), found.pages, "voice-t9"))
    assert "This page is kept for a text that could not be set." in page
    assert "Evangeline" not in page
    assert [(each.number, each.kind.value) for each in found.problems] == [
        ("Personal story · Bergen · Evangeline", "stops")
    ]


def test_a_book_of_works_alone_has_none_of_it(manuscript, font_set, storage):
    pages = pages_of(printed(replace(manuscript, voices=(), matter=None), font_set, storage).pages)
    assert [page[0] if page else "" for page in pages][-2:] == ["Cities and schools", "Colophon"]


def test_the_imprint_says_the_books_numbers(manuscript, font_set, storage):
    imprint = replace(manuscript.imprint, isbn="978-0-306-40615-7", issn="0317-8471")
    pages = pages_of(printed(replace(manuscript, imprint=imprint), font_set, storage).pages)
    assert {"ISBN 978-0-306-40615-7", "ISSN 0317-8471"} <= set(pages[3])
