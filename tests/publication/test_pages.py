"""The finished pages of a small book: what stands on which, and that it stands whole."""

import io
import re
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from competition.platform.storage import Storage
from competition.publication.manuscript import (
    Chapter,
    ChapterKind,
    Dye,
    Picture,
    Section,
    Text,
    usual_chapters,
)
from tests.publication.conftest import a_manuscript, a_press, a_work

POEM = "\n".join(["Η γιαγιά φύλαξε", "ένα κλειδί", "και μια θάλασσα διπλωμένη"])
VERSE = "\n".join(["Grandmother kept", "a key", "and a folded sea"])
LONG = "a line that is far too long to stand beside another line of the same length"
PROSE = " ".join(["Мій дідусь посадив горіх біля вікна, і тепер ми його чекаємо."] * 12)
ENGLISH = " ".join(["My grandfather planted a walnut by the window, and now we wait for it."] * 12)
FOREVER = "in which we say who we are, where we come from and what we have brought along with us, all of us"


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    return Storage(tmp_path_factory.mktemp("files"))


def picture(storage, size, alt):
    out = io.BytesIO()
    Image.new("RGB", size, "#88aacc").save(out, "JPEG")
    return Picture(storage.put(out.getvalue() + alt.encode()).key, *size, alt)


@pytest.fixture(scope="module")
def manuscript(storage):
    greek = Text("el", "ltr", "Το κλειδί", POEM)
    arabic = Text(
        "ar", "rtl", "درج", "\n".join(["أفتح الدرج وأعرف ما فيه كل صباح قبل أن أذهب إلى المدرسة مع أختي"] * 2)
    )
    poems = (
        a_work("P-1", original=greek, translation=Text("en", "ltr", "The Key", VERSE), award="winner"),
        a_work("P-4", entry_id=7, text="A short one"),
        a_work(
            "P-2", entry_id=2, original=arabic, translation=Text("en", "ltr", "Stairs", f"{LONG}\n{LONG}")
        ),
        a_work("P-3", entry_id=3, original=Text("en", "ltr", f"A title {FOREVER}", "\n".join([LONG] * 40))),
    )
    ukrainian = Text("uk", "ltr", "Горіх", PROSE)
    essay = a_work("E-1", entry_id=4, form="essay", original=ukrainian,
                   translation=Text("en", "ltr", "The Walnut", ENGLISH))  # fmt: skip
    boat = a_work("I-1", entry_id=5, form="illustration", text="", young=True,
                  pictures=(picture(storage, (900, 600), "A boat"),))  # fmt: skip
    tower = a_work("I-2", entry_id=6, form="illustration", text="", young=True,
                   pictures=(picture(storage, (600, 800), "A tower"),))  # fmt: skip
    sections = (Section("poem", "11-18", poems), Section("essay", "11-18", (essay,)),
                Section("illustration", "5-10", (boat, tower), young=True))  # fmt: skip
    dyes = tuple(Dye(form, "#B3402E", "#B3402E") for form in ("poem", "essay", "illustration"))
    return replace(a_manuscript(), sections=sections, dyes=dyes)


@pytest.fixture(scope="module")
def book(manuscript, storage, font_set):
    return a_press(font_set, storage).set_book(manuscript, edition=3).pages


@pytest.fixture(scope="module")
def pages(book):
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in read(book, "-raw")]


def read(book, *options):
    command = ["pdftotext", *options, "-", "-"]
    said = subprocess.run(command, input=book.content, capture_output=True, check=True).stdout.decode()
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    return said.split("\f")[:-1] if "-raw" in options else said


def test_the_pages_stand_in_the_order_of_a_book(pages, book):
    begin = [page[0] if page else "" for page in pages]
    assert begin[:7] == [
        "More than", "More than migrants", "More than migrants", "More than migrants 2026",
        "Contents", "", "Poems",
    ]  # fmt: skip
    assert begin[-3:] == ["These works were written in 4 languages", "Cities and schools", "Colophon"]
    assert "in 4 languages" in pages[2]
    assert book.warnings == book.refused == ()


def test_every_section_opens_on_a_right_page_with_its_form_ages_and_number_of_works(pages):
    opened = {at + 1: page for at, page in enumerate(pages) if page and page[0] in OPENINGS}
    assert [at % 2 for at in opened] == [1, 1, 1]
    assert [page[:3] for page in opened.values()] == [
        ["Poems", "from 11–18 year-olds", "4 poems"],
        ["Essays", "from 11–18 year-olds", "1 essay"],
        ["Illustrations", "from 5–10 year-olds", "2 pictures"],
    ]


OPENINGS = ("Poems", "Essays", "Illustrations")


def test_the_first_line_of_a_winner_opens_its_section_and_no_other_does(pages):
    opened = [page for page in pages if page and page[0] in OPENINGS]
    assert opened[0][3:] == ["Η γιαγιά φύλαξε", "Grandmother kept", "Το κλειδί – The Key"]
    assert [page[3:] for page in opened[1:]] == [[], []]


def test_a_poem_and_its_translation_stand_on_one_page(pages, book):
    page = pages[book.anchors["work-1"] - 1]
    assert (book.anchors["work-1"], book.anchors["work-7"]) == (8, 9)
    for line in (*POEM.splitlines(), *VERSE.splitlines()):
        assert any(line in each for each in page)


@pytest.mark.parametrize(("anchor", "title"), [("work-2", "Stairs"), ("work-4", "The Walnut")])
def test_original_and_translation_face_each_other(pages, book, anchor, title):
    left = book.anchors[anchor]
    assert left % 2 == 0
    assert {"IN ENGLISH", title} <= set(pages[left])


def test_every_line_of_a_long_poem_is_there_and_begins_on_its_own(pages, book):
    first = book.anchors["work-3"] - 1
    words = " ".join(line for page in pages[first : first + 2] for line in page)
    assert words.count(LONG) == 40


def test_the_contents_give_every_work_its_page(pages, book):
    listed = " ".join(pages[4])
    for number, title in [
        (1, "Το κλειδί – The Key Greek Bergen"),
        (4, "Горіх – The Walnut Ukrainian Bergen"),
    ]:
        assert f"{book.anchors[f'work-{number}']} {title}" in listed


def test_no_word_stands_outside_the_page_or_in_its_outer_margin(book):
    boxes = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"',
                       read(book, "-bbox"))  # fmt: skip
    assert len(boxes) > 500
    mm = 72 / 25.4
    for left, top, right, bottom in (map(float, box) for box in boxes):
        assert 24 * mm < left < right < 186 * mm
        assert 20 * mm < top < bottom < 297 * mm


@pytest.mark.parametrize(("anchor", "title"), [("work-5", "Title I-1"), ("work-6", "Title I-2")])
def test_a_picture_of_the_youngest_has_its_caption_and_the_foot_of_every_page_below_it(
    pages, book, anchor, title
):
    at = book.anchors[anchor]
    foot = f"{at} More than migrants" if at % 2 == 0 else f"Illustrations · 5–10 {at}"
    assert pages[at - 1] == [title, "Ada · Class 4a, Fjord School, Bergen", foot]


def test_a_broad_picture_of_the_youngest_reaches_the_edges_and_an_upright_one_keeps_to_the_margins(book):
    with pikepdf.open(io.BytesIO(book.content)) as pdf:
        widths = [drawn_width(pdf.pages[book.anchors[anchor] - 1]) for anchor in ("work-5", "work-6")]
    assert widths == pytest.approx([595.28, 453.54], abs=0.1)


def drawn_width(page):
    """The width in points at which the one picture of a page is drawn."""
    matrix, kept, widths = pikepdf.Matrix(), [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            kept.append(matrix)
        elif str(operator) == "Q":
            matrix = kept.pop()
        elif str(operator) == "cm":
            matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
        elif str(operator) == "Do" and page.Resources.XObject[str(operands[0])].Subtype == "/Image":
            widths.append(abs(matrix.a))
    (width,) = widths
    return width


def test_leaves_are_decoration_and_pictures_have_their_words(book):
    from tests.publication.test_press import structure

    with pikepdf.open(io.BytesIO(book.content)) as pdf:
        tags = list(structure(pdf.Root.StructTreeRoot.K[0]))
        assert [str(tag.Alt) for tag in tags if tag.S == "/Figure"] == ["A boat", "A tower"]
        with pdf.open_outline() as outline:
            assert outline.root[0].title == "More than migrants"
            titles = [item.title for item in outline.root]
    assert titles[1:] == [
        "Contents", "Poems from 11–18 year-olds", "Essays from 11–18 year-olds",
        "Illustrations from 5–10 year-olds", "These works were written in 4 languages",
        "Cities and schools", "Colophon",
    ]  # fmt: skip


def test_the_colophon_names_the_faces_in_words_and_the_imprint_the_licence_with_its_address(pages):
    assert "Set in Alegreya and Alegreya Sans; Amiri for Arabic." in " ".join(pages[-1])
    assert "Licence: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/" in " ".join(pages[3])


def test_only_our_own_faces_are_in_the_file_and_all_of_them_are_embedded(book):
    listed = subprocess.run(["pdffonts", "-"], input=book.content, capture_output=True, check=True).stdout
    rows = listed.decode().splitlines()[2:]
    names = {re.sub(r"^[A-Z]{6}\+", "", row.split()[0]).split("-")[0].lower() for row in rows}
    assert {name.replace("garland", "") for name in names} <= {"alegreya", "alegreyasans", "amiri", ""}
    assert all(row.split()[-5] == "yes" for row in rows)


WELCOME = Chapter(
    ChapterKind.FOREWORD,
    "",
    "The Mayor",
    "# Doors\n\nDear *readers*\n\n- one\n- [us](https://example.org)",
    key="w",
)
ABOUT = Chapter(ChapterKind.ABOUT, "More doors", "", "It began small.", key="a")


@pytest.fixture(scope="module")
def fronted(manuscript, font_set, storage):
    """The same book with a foreword, a text after the contents, and its sections the other way round."""
    contents, *works = (each for each in usual_chapters(3)[:7] if each.kind is not ChapterKind.QUOTES)
    composed = replace(
        manuscript, chapters=(WELCOME, contents, ABOUT, *reversed(works), *usual_chapters(0)[1:])
    )
    return a_press(font_set, storage).set_book(composed, edition=1).pages


def test_texts_written_for_the_book_open_on_right_pages_and_stand_in_the_contents(fronted):
    at = {name: fronted.anchors[f"chapter-{name}"] for name in "wa"}
    printed = [[line.strip() for line in page.splitlines() if line.strip()] for page in read(fronted, "-raw")]
    assert (at, fronted.warnings, fronted.refused) == ({"w": 5, "a": 9}, (), ())
    assert printed[4] == ["Foreword", "Doors", "Dear readers", "– one", "– us", "The Mayor", "Foreword 5"]
    assert printed[6][:3] == ["Contents", "5 Foreword – The Mayor", "9 More doors"]
    assert printed[8] == ["More doors", "It began small.", "More doors 9"]


def test_sections_stand_in_the_order_they_were_put_in(fronted):
    assert fronted.anchors["section-2"] < fronted.anchors["section-1"] < fronted.anchors["section-0"]


def test_headings_of_a_written_text_nest_below_its_title(fronted):
    with pikepdf.open(io.BytesIO(fronted.content)) as pdf, pdf.open_outline() as outline:
        foreword = next(item for item in outline.root if item.title == "Foreword")
        assert [child.title for child in foreword.children] == ["Doors"]
