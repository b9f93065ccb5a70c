"""A sound book passes every check; each fault that is planted is found by its own check, where it is."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from competition.platform.storage import Storage
from competition.publication import press
from competition.publication.finished import look_over as look_over_in_child
from competition.publication.finished.checks import EPUB_ALONE, Check, Checked, Spot, from_row, result
from competition.publication.finished.look import look_over
from competition.publication.manuscript import Chapter, ChapterKind, Picture, Text, usual_chapters
from tests.publication.conftest import a_manuscript, a_press, a_work

ARABIC = Text("ar", "rtl", "درج", "أفتح الدرج\nوأعرف ما فيه")
ENGLISH = Text("en", "ltr", "A drawer", "I open the drawer\nand know what it holds")
LINKS = "[one](HTTPS://example.org), [two](https:example.org), [three](MailTo:a@example.org)"
FRONT = Chapter(ChapterKind.FOREWORD, author="Ada", text=f"Hello\n\n## Doors\n\n{LINKS}", key="f")
SIZE = (1890, 1260)
"""At 160 mm in width this is 300 dots an inch."""


@pytest.fixture(scope="module")
def made(font_set, tmp_path_factory):
    storage = Storage(tmp_path_factory.mktemp("finished"))
    key = "aa/" + "1" * 62
    storage.path(key).parent.mkdir(parents=True)
    Image.new("RGB", SIZE, "#88aacc").save(storage.path(key), "JPEG")
    pictures = (Picture(key, *SIZE, "A boat"),)
    works = [
        a_work("P-1"),
        a_work("P-2", entry_id=2, original=ARABIC, translation=ENGLISH),
        a_work("P-3", entry_id=3, pictures=pictures, pictures_sent=1),
    ]
    book = replace(a_manuscript(*works), chapters=(FRONT, *usual_chapters(1)))
    found = a_press(font_set, storage).set_book(book, edition=1)
    return found, press.expected(found.pages, book)


@pytest.fixture
def pdf(made):
    with pikepdf.open(io.BytesIO(made[0].pages.content)) as opened:
        yield opened


@pytest.fixture
def expected(made):
    return made[1]


def amiss(pdf, expected):
    """What is amiss, by its check: where, and what."""
    return {each.check: each.spots for each in look_over(pdf, expected) if not each.holds}


def elements(pdf, kind=None):
    def into(node):
        if isinstance(node, Dictionary) and "/S" in node:
            yield node
            kids = node.get("/K", Array())
            for kid in kids if isinstance(kids, Array) else [kids]:
                yield from into(kid)

    return [each for each in into(pdf.Root.StructTreeRoot.K[0]) if kind in (None, str(each.S))]


def links(pdf):
    return [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]


def fonts(pdf):
    return [each for each in pdf.objects if isinstance(each, Dictionary) and "/FontDescriptor" in each]


def test_a_book_passes_every_check_and_each_has_something_to_look_at(made, pdf, expected):
    found = look_over(pdf, expected)
    assert [each.check for each in found] == [check for check in Check if check not in EPUB_ALONE]
    assert [each for each in found if not each.holds or not each.seen] == []
    assert made[0].checked == tuple(found)


def test_a_book_that_lacks_what_readers_rely_on_is_put_aside(font_set, tmp_path, monkeypatch):
    monkeypatch.setattr(press, "look_over", lambda *_: (result(Check.UA, 1, [Spot()]),))
    with pytest.raises(press.UnsoundBookError) as refusal:
        a_press(font_set, Storage(tmp_path)).set_book(a_manuscript(a_work()), edition=1)
    assert refusal.value.values == {"lack": "ua"}
    monkeypatch.setattr(press, "look_over", lambda *_: (result(Check.FIGURES, 1, [Spot(3)]),))
    book = a_press(font_set, Storage(tmp_path)).set_book(a_manuscript(a_work()), edition=1)
    assert [each.check for each in book.checked] == [Check.FIGURES]


def test_a_page_too_few_is_seen(pdf, expected):
    fewer = replace(expected, pages=expected.pages + 1)
    assert amiss(pdf, fewer) == {Check.PAGES: (Spot(what=f"{expected.pages} ≠ {expected.pages + 1}"),)}


def test_a_work_without_its_place_is_named(pdf, expected):
    places = {name: page for name, page in expected.places.items() if name != "work-3"}
    assert amiss(pdf, replace(expected, places=places))[Check.WORKS] == (Spot(number="P-3"),)


def test_a_file_that_does_not_say_that_it_is_tagged(pdf, expected):
    del pdf.Root.MarkInfo
    assert set(amiss(pdf, expected)) == {Check.TAGGED}


def test_a_file_without_structure(pdf, expected):
    del pdf.Root.StructTreeRoot
    assert {Check.TAGGED, Check.READING} <= set(amiss(pdf, expected))


def test_pages_that_are_read_in_another_order(pdf, expected):
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array([*list(document.K)[1:], document.K[0]])
    (spot,) = amiss(pdf, expected)[Check.READING][:1]
    assert spot.page == 1
    assert spot.what.endswith("→ 1")


def test_words_that_no_tag_leads_to(pdf, expected):
    title = elements(pdf, "/H2")[-1]
    page = expected.places["work-3"]
    title.K = Array()
    spots = amiss(pdf, expected)[Check.READING]
    assert [(spot.number, spot.what.endswith("0×")) for spot in spots] == [("P-3", True)]
    assert spots[0].page >= page


def test_a_tag_that_leads_to_nothing(pdf, expected):
    marked = next(each for each in elements(pdf) if isinstance(each.get("/K"), Array) and "/Pg" in each)
    marked.K.append(4711)
    assert "MCID 4711: –" in [spot.what for spot in amiss(pdf, expected)[Check.READING]]


def test_a_heading_that_leaves_a_level_out(pdf, expected):
    first = elements(pdf, "/H2")[0]
    first.S = Name.H4
    assert [spot.what for spot in amiss(pdf, expected)[Check.HEADINGS]] == ["H1 → H4"]


def test_a_picture_without_its_description(pdf, expected):
    (figure,) = elements(pdf, "/Figure")
    figure.Alt = pikepdf.String(" ")
    assert [spot.number for spot in amiss(pdf, expected)[Check.FIGURES]] == ["P-3"]


def test_something_drawn_that_is_neither_read_nor_decoration(pdf, expected):
    page = pdf.pages[2]
    page.contents_add(b"q 0 0 10 10 re f Q")
    assert amiss(pdf, expected) == {Check.DECORATION: (Spot(3, "f"),)}


def test_the_wrong_language_of_the_document(pdf, expected):
    pdf.Root.Lang = pikepdf.String("fr")
    assert amiss(pdf, expected)[Check.LANGUAGE] == (Spot(what="fr"),)


def test_a_text_whose_language_is_not_said_in_the_structure(pdf, expected):
    for each in elements(pdf):
        if str(each.get("/Lang", "")) == "ar":
            del each["/Lang"]
    page = expected.places["work-2"]
    assert amiss(pdf, expected) == {Check.LANGUAGES: (Spot(page, "ar", "P-2"),)}


def test_a_language_said_on_other_pages_only_is_not_said(pdf, expected):
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    for each in elements(pdf):
        if str(each.get("/Lang", "")) == "ar" and "/Pg" in each and pages[each.Pg.objgen] >= 9:
            del each["/Lang"]
    first = expected.places["work-2"]
    assert first >= 9
    assert amiss(pdf, expected) == {Check.LANGUAGES: (Spot(first, "ar", "P-2"),)}


def test_no_bookmarks(pdf, expected):
    del pdf.Root.Outlines
    assert "–" in [spot.what for spot in amiss(pdf, expected)[Check.BOOKMARKS]]


def test_a_work_without_its_bookmark(pdf, expected):
    with pdf.open_outline() as outline:
        for item in outline.root:
            item.children[:] = [each for each in item.children if each.title != "Title P-1"]
    assert amiss(pdf, expected) == {Check.BOOKMARKS: (Spot(expected.places["work-1"], number="P-1"),)}


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"), "DisplayDocTitle"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "Info"),
        (lambda pdf: pdf.Root.Metadata.write(untitled(pdf)), "XMP"),
    ],
    ids=["not shown", "not in the document", "not in XMP"],
)
def test_a_title_that_is_not_where_it_is_looked_for(pdf, expected, damage, what):
    damage(pdf)
    assert amiss(pdf, expected) == {Check.TITLE: (Spot(what=what),)}


def untitled(pdf):
    return pdf.Root.Metadata.read_bytes().replace(expected_title(), b"Untitled")


def expected_title():
    return b"More than migrants 2026"


def test_a_file_that_does_not_say_that_everybody_can_read_it(pdf, expected):
    held = pdf.Root.Metadata.read_bytes()
    assert b'pdfuaid:part="1"' in held
    pdf.Root.Metadata.write(held.replace(b'pdfuaid:part="1"', b""))
    assert set(amiss(pdf, expected)) == {Check.UA}


def test_links_that_lead_nowhere_or_out_of_the_web(pdf, expected):
    inner = [link for link in links(pdf) if "/Dest" in link]
    inner[0].Dest = pikepdf.String("nowhere")
    del inner[1]["/Dest"]
    inner[1].A = Dictionary(S=Name.URI, URI=pikepdf.String("file:///etc/passwd"))
    assert [spot.what for spot in amiss(pdf, expected)[Check.LINKS]] == ["nowhere", "file:///etc/passwd"]


def test_a_link_without_words(pdf, expected):
    del links(pdf)[0]["/Contents"]
    assert len(amiss(pdf, expected)[Check.LINK_WORDS]) == 1


def test_a_font_that_does_not_lie_in_the_file(pdf, expected):
    font = fonts(pdf)[0]
    name = str(font.BaseFont).partition("+")[2]
    for file in ("/FontFile", "/FontFile2", "/FontFile3"):
        if file in font.FontDescriptor:
            del font.FontDescriptor[file]
    assert amiss(pdf, expected)[Check.FONTS] == (Spot(what=name),)


def test_a_font_that_is_none_of_ours(pdf, expected):
    fonts(pdf)[0].BaseFont = Name("/ABCDEF+Arial")
    assert amiss(pdf, expected)[Check.FONTS] == (Spot(what="Arial"),)


def test_boxes_that_do_not_lie_in_each_other(pdf, expected):
    pdf.pages[1].trimbox = Array([-20, 0, 595, 842])
    assert [spot.page for spot in amiss(pdf, expected)[Check.BOXES]] == [2]


def test_a_page_of_another_size(pdf, expected):
    for box in ("/TrimBox", "/BleedBox"):
        pdf.pages[4].obj[box] = Array([0, 0, 500, 700])
    assert amiss(pdf, expected)[Check.BOXES] == (Spot(5, "TrimBox 176 × 247 mm"),)


def test_paper_that_is_not_wide_enough_for_the_cut(pdf, expected):
    spots = amiss(pdf, replace(expected, trim=(210.0, 297.0), bleed=3.0))[Check.BOXES]
    assert spots[0] == Spot(1, "BleedBox < 3 mm")


@pytest.mark.parametrize(
    ("limits", "spots"),
    [
        ({"least": 200, "most": 300}, ()),
        ({"least": 310}, ("300 dpi",)),
        ({"least": 200, "most": 250}, ("300 dpi",)),
    ],
    ids=["within", "too coarse", "too fine"],
)
def test_pictures_by_their_dots_an_inch_where_they_stand(pdf, expected, limits, spots):
    found = amiss(pdf, replace(expected, **limits))
    assert tuple(spot.what for spot in found.get(Check.PICTURES, ())) == spots
    assert {spot.number for spot in found.get(Check.PICTURES, ())} <= {"P-3"}


def test_a_child_finds_the_same(made, font_set, expected, tmp_path):
    press_of = a_press(font_set, Storage(tmp_path))
    found = look_over_in_child(made[0].pages, replace(expected, least=900), press_of.layer.cache)
    assert [each.check for each in found if not each.holds] == [Check.PICTURES]


def test_a_result_is_kept_and_read_again_and_names_no_more_than_a_dozen_places():
    found = result(Check.FIGURES, 20, [Spot(page) for page in range(1, 15)])
    assert (found.amiss, len(found.spots), found.stops) == (14, 12, False)
    assert from_row(found.as_row()) == found
    assert Checked(Check.FONTS, 1, 1).stops
