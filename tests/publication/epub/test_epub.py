"""What somebody reads, or hears, who opens the EPUB."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from competition.platform import i18n
from competition.publication.epub.access import access_of
from competition.publication.epub.package import identifier
from competition.publication.manuscript import Chapter, ChapterKind
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.epub.conftest import BOOK, ESSAYS, XML, made


def test_the_works_are_read_in_the_order_of_the_book_each_in_a_document_of_its_own(epub):
    by_ref = {each.get("id"): each.get("href") for each in epub.page("package.opf").iter("{*}item")}
    spine = [by_ref[each.get("idref")] for each in epub.page("package.opf").iter("{*}itemref")]
    assert spine == [
        "cover.xhtml", "title.xhtml", "imprint.xhtml", "chapter-0.xhtml", "nav.xhtml",
        "section-0.xhtml", "work-1.xhtml", "work-2.xhtml",
        "section-1.xhtml", "work-3.xhtml", "work-4.xhtml",
        "section-2.xhtml", "work-5.xhtml",
        "chapter-5.xhtml", "chapter-6.xhtml", "chapter-7.xhtml",
    ]  # fmt: skip
    assert epub.file.namelist()[0] == "mimetype"
    assert epub.content[30:58] == b"mimetypeapplication/epub+zip"


def test_a_poem_keeps_its_lines_in_its_language_and_direction_and_so_does_its_translation(epub):
    texts = epub.find("work-1.xhtml", "//x:div[contains(@class, 'verses')]")
    assert [(each.get("lang"), each.get("dir")) for each in texts] == [("ar", "rtl"), ("en", "ltr")]
    assert all(each.get("{http://www.w3.org/XML/1998/namespace}lang") == each.get("lang") for each in texts)
    lines = [
        ["".join(line.itertext()) for line in each.iterfind(".//x:span[@class='line']", XML)]
        for each in texts
    ]
    assert lines == [
        ["أفتح\N{NO-BREAK SPACE}الدرج", "وأعرف ما\N{NO-BREAK SPACE}فيه"],
        ["I open the\N{NO-BREAK SPACE}drawer", "and know what it\N{NO-BREAK SPACE}holds"],
    ]
    assert epub.words("work-1.xhtml")[:3] == ["Winner · Arabic", "درج", "A drawer"]
    assert "In English · translated by Lea Moor" in epub.words("work-1.xhtml")


def test_a_poem_that_is_a_shape_keeps_its_spaces_and_no_other_does(epub):
    (shaped,) = epub.find("work-2.xhtml", "//x:div[contains(@class, 'shaped')]")
    assert [line.text for line in shaped.iterfind(".//x:span[@class='line']", XML)][:2] == [
        "up",
        "   and\N{NO-BREAK SPACE}up",
    ]
    assert epub.find("work-1.xhtml", "//x:div[contains(@class, 'shaped')]") == []
    assert ".shaped .line { white-space: pre-wrap }" in epub.read("book.css").decode()


def test_signs_of_markup_and_control_characters_do_no_harm(epub):
    assert "to the <top> &\N{NO-BREAK SPACE}beyond" in [
        each.replace("  ", " ") for each in "\n".join(epub.page("work-2.xhtml").itertext()).split("\n")
    ]


def test_prose_keeps_its_paragraphs(epub):
    assert [p.text for p in epub.find("work-4.xhtml", "//x:div[@class='prose words']/x:p")] == [
        "Er ist\N{NO-BREAK SPACE}leer.",
        "Er ist schwer.",
    ]


def test_pictures_are_described_and_decoration_is_silent(epub):
    (boat,) = epub.find("work-3.xhtml", "//x:p[@class='plate']/x:img")
    assert boat.get("alt") == "A boat"
    assert Image.open(io.BytesIO(epub.read(boat.get("src")))).size == (900, 600)
    assert {each.get("alt") for each in epub.find("work-3.xhtml", "//x:p[@class='leaf']/x:img")} == {""}
    assert epub.find("cover.xhtml", "//x:img/@alt") == [
        "Cover: More than migrants, inside a garland of leaves"
    ]
    cover = Image.open(io.BytesIO(epub.read("cover.png")))
    assert cover.size == (1600, 2400)
    assert len(set(cover.resize((80, 120)).get_flattened_data())) > 200


def test_contents_lead_to_each_work_by_both_its_titles(epub):
    entries = epub.find("nav.xhtml", "//x:nav[@id='toc']//x:a")
    assert [("".join(each.itertext()), each.get("href")) for each in entries] == [
        ("Foreword – The Mayor", "chapter-0.xhtml"),
        ("Poems · 11–18", "section-0.xhtml"),
        ("درج – A drawer", "work-1.xhtml"),
        ("Stairs", "work-2.xhtml"),
        ("Essays · 11–18", "section-1.xhtml"),
        ("海边的信", "work-3.xhtml"),
        ("Der Koffer", "work-4.xhtml"),
        ("Illustrations · 5–10", "section-2.xhtml"),
        ("Untitled", "work-5.xhtml"),
        ("The languages of the works", "chapter-5.xhtml"),
        ("Cities and schools", "chapter-6.xhtml"),
        ("Colophon", "chapter-7.xhtml"),
    ]
    assert epub.find("nav.xhtml", "//x:nav[@id='landmarks']//x:a/@href") == [
        "cover.xhtml", "title.xhtml", "nav.xhtml", "section-0.xhtml", "chapter-6.xhtml",
    ]  # fmt: skip


def test_indexes_lead_to_the_works(epub):
    assert epub.words("chapter-6.xhtml") == [
        "Cities and schools", "Bergen", "Fjord School", "درج", "海边的信", "Der Koffer", "Untitled",
        "Limassol", "Bay School", "Stairs",
    ]  # fmt: skip
    assert epub.find("chapter-5.xhtml", "//x:dd/x:a/@href") == [
        "work-1.xhtml", "work-2.xhtml", "work-4.xhtml", "work-3.xhtml",
    ]  # fmt: skip


def test_who_made_a_work_stands_as_the_manuscript_has_it(epub):
    assert "Ada · Class 4a, Fjord School, Bergen" in epub.words("work-1.xhtml")
    assert "Bay School, Limassol · written together" in epub.words("work-2.xhtml")


def test_a_foreword_written_in_markdown_is_set(epub):
    assert epub.words("chapter-0.xhtml") == [
        "Foreword",
        "Dear all",
        "One word.",
        "Another & more.",
        "The Mayor",
    ]
    assert [each.text for each in epub.find("chapter-0.xhtml", "//x:em")] == ["word"]


def test_the_package_tells_what_the_book_is(epub):
    assert epub.told("title") == ["More than migrants 2026"]
    assert epub.told("language") == ["en", "ar", "zh-Hans", "de"]
    assert (epub.told("creator"), epub.told("publisher"), epub.told("rights")) == (
        ["Cities"], ["Cities Press"], ["CC BY 4.0"],
    )  # fmt: skip
    assert epub.told("dcterms:modified") == ["2026-01-01T00:00:00Z"]
    assert epub.find("package.opf", "//opf:spine/@page-progression-direction") == ["ltr"]
    assert epub.find("package.opf", "//opf:item[@properties='cover-image']/@href") == ["cover.png"]


def test_it_says_that_pictures_are_described_only_if_all_are(epub):
    assert epub.told("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in epub.told("schema:accessibilityFeature")
    described = replace(BOOK, sections=BOOK.sections[:2], chapters=())
    found = access_of(described)
    assert (found.modes, found.sufficient) == (("textual", "visual"), ("textual",))
    assert found.features == (
        "alternativeText",
        "displayTransformability",
        "index",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    )
    assert access_of(a_manuscript(a_work())).modes == ("textual",)
    assert epub.told("dcterms:conformsTo") == []


def test_the_same_manuscript_gives_the_same_bytes_and_another_edition_another_name(epub, font_set, tmp_path):
    again = made(BOOK, font_set, tmp_path)
    assert again.content == epub.content
    names = {identifier(book, number) for book in (BOOK, replace(BOOK, year=2027)) for number in (1, 2)}
    assert len(names) == 4


SHORT = replace(
    BOOK,
    language="fr",
    sections=(replace(BOOK.sections[1], works=ESSAYS[1:]),),
    chapters=(Chapter(ChapterKind.JURY, text="Ada\n\nNoé", key="j"), Chapter(ChapterKind.WORKS, section=0)),
)


@pytest.fixture(scope="module")
def short(font_set, tmp_path_factory):
    """The EPUB of a French book with one essay and no page of contents."""
    return made(SHORT, font_set, tmp_path_factory.mktemp("short"))


def test_a_book_without_a_page_of_contents_has_them_for_reading_systems(short):
    assert short.find("package.opf", "//opf:item[@properties='nav']/@href") == ["nav.xhtml"]
    read = short.find("package.opf", "//opf:itemref/@idref")
    assert read[-2:] == ["item-section-0-xhtml", "item-work-4-xhtml"]
    assert "item-nav-xhtml" not in read


def test_a_french_book_speaks_french(short):
    assert short.find("work-4.xhtml", "/x:html/@lang") == ["fr"]
    assert short.words("work-4.xhtml")[0] == "allemand"
    assert short.words("nav.xhtml")[0] == "Table des matières"
    with i18n.use_locale("fr"):
        assert short.told("schema:accessibilitySummary") == [access_of(SHORT).summary]


def test_a_chapter_of_any_other_kind_is_set_as_a_text(short):
    assert short.words("chapter-0.xhtml") == ["Le jury", "Ada", "Noé"]


def test_a_book_in_arabic_turns_its_pages_to_the_left(font_set, tmp_path):
    arabic = made(replace(SHORT, language="ar"), font_set, tmp_path)
    assert arabic.find("package.opf", "//opf:spine/@page-progression-direction") == ["rtl"]
    assert arabic.find("work-4.xhtml", "/x:html/@dir") == ["rtl"]
