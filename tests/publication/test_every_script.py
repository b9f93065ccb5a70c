"""A small book in many scripts, with words that are hard to place, read from the file that came out."""

import io

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from benchmarks import stress_checks as checks
from competition.platform.storage import Storage
from competition.publication.manuscript import Byline, Manuscript, Section, Text
from tests.publication.conftest import a_manuscript, a_press, a_work
from tests.support.pdf_glyphs import outline, outlines
from tests.support.pdf_reading import said

LINES = {
    "ar": ("الباب", "افتح الباب، فأنا أعرف ما وراءه\nنافذة وكتاب"),
    "he": ("חלון", "מישהו הביט מן החלון\nומצא מילה"),
    "hi": ("खिड़की", "मनुष्यों ने खिड़की से देखा\nऔर हिन्दी में शब्द पाया"),
    "km": ("បង្អួច", "ខ្ញុំ បើក បង្អួច\nហើយ ឃើញ ផ្លូវ"),
    "kn": ("ಕಿಟಕಿ", "ಕಿಟಕಿಯನ್ನು ತೆರೆದೆ\nಸ್ವತಂತ್ರವಾದ ದಾರಿ"),
    "ja": ("窓", "窓をあけると、海が見えた。\nわたしは道をわすれない。"),
    "yo": ("Fèrèsé", "Mo ṣí fèrèsé\nmo sì rí ọ̀nà"),
    "uk": ("Вікно", "Я відчинив вікно\nі побачив море"),
}
ENGLISH = Text("en", "ltr", "A window that was open", "I opened the window\nand saw the sea")
NAME = "Aaaaa" * 40


def right_to_left(tag):
    return "rtl" if tag in ("ar", "he") else "ltr"


def the_book() -> Manuscript:
    """Poems and essays of every language, a long essay whose translation follows, names without a space."""
    poems, essays = [], []
    for number, (tag, (title, lines)) in enumerate(LINES.items(), start=1):
        text = Text(tag, right_to_left(tag), title, lines)
        prose = Text(
            tag, right_to_left(tag), title, "\n\n".join([" ".join([lines.replace("\n", " ")] * 12)] * 3)
        )
        poems.append(a_work(f"P-{number}", entry_id=number, original=text, translation=ENGLISH))
        essays.append(a_work(f"E-{number}", entry_id=100 + number, form="essay", original=prose))
    long = Text(
        "uk", "ltr", "Довге вікно", "\n\n".join([" ".join(["Я відчинив вікно і побачив море."] * 25)] * 6)
    )
    line = Byline((NAME,), 0, NAME, NAME, NAME, "NO", "pupil")
    essays.append(a_work("E-99", entry_id=199, form="essay", original=long, translation=ENGLISH, byline=line))
    sections = (Section("poem", "11-18", tuple(poems)), Section("essay", "11-18", tuple(essays)))
    return Manuscript(**{**a_manuscript().__dict__, "sections": sections})


@pytest.fixture(scope="module")
def works(font_set, tmp_path_factory):
    """What is read of each work."""
    book = the_book()
    made = a_press(font_set, Storage(tmp_path_factory.mktemp("press") / "files")).set_book(book, edition=1)
    read = list(said(made.pages.content))
    found = checks.works_of(book, made.pages.anchors, read)
    return {work.number: (work, pieces) for work, pieces in found}, read, made.pages.content


NUMBERS = [f"{form}-{number}" for number in range(1, len(LINES) + 1) for form in ("P", "E")] + ["E-99"]
"""Every work of the book."""


def test_every_word_is_there_in_its_order_and_in_its_language(works):
    assert list(works[0]) == sorted(NUMBERS, key=lambda each: (each[0] == "E", int(each[2:])))
    assert [lack for work, pieces in works[0].values() for lack in checks.lost(work, pieces)] == []


def test_no_letter_is_an_empty_box(works):
    assert [each for work, pieces in works[0].values() for each in checks.undrawn(work, pieces)] == []


def test_nothing_lies_over_anything_else_or_in_the_margin_though_names_have_no_spaces(works):
    read = works[1]
    assert any(NAME[:30] in each.text for each in read)
    assert list(checks.overlapping(read)) == []
    assert [each for each in checks.outside(read) if "page 1:" not in each] == []


def test_what_runs_from_right_to_left_begins_at_the_right_and_no_line_with_a_closing_mark(works):
    found = [
        each
        for work, pieces in works[0].values()
        for each in (*checks.unaligned(work, pieces), *checks.closing_first(work, pieces))
    ]
    assert found == []


def test_a_translation_that_follows_is_headed_as_one_that_faces_its_original_and_never_larger(works):
    def sizes(number, language):
        return {
            round(glyph.size, 1)
            for each in works[0][number][1]
            for glyph in each.glyphs
            if each.language == language and ENGLISH.title in each.text
        }

    assert max(sizes("E-99", "en")) == 30.0  # its own head, beside the line below the original's title
    assert sizes("P-8", "en")


def _stands_alone(letter):
    """Whether a letter has one shape, whatever stands beside it: Latin, Cyrillic, kana, Han."""
    return letter.isalpha() and (letter < "\u0530" or letter > "\u3040")


def test_every_letter_is_drawn_as_in_the_file_of_its_face_and_none_as_in_another(works, font_set):
    """Text extraction would look right even where fonts were mixed up when parts were joined."""
    files = {_called(each): TTFont(each.path, fontNumber=each.index) for each in font_set.faces}
    looked_at = 0
    for name, shapes in outlines(works[2]).items():
        for letter, strokes in shapes.items():
            glyph = files[name].getBestCmap().get(ord(letter))
            if glyph and _stands_alone(letter):
                looked_at += 1
                assert strokes == outline(files[name], glyph), (name, letter)
    assert looked_at > 150


def _called(placed):
    """Return what a file of the book calls a face."""
    weight = {400: "", 500: "Medium", 700: "Bold"}[placed.face.weight]
    cut = weight + ("Italic" if placed.face.italic else "")
    return f"{placed.family}-{cut}" if cut else placed.family


def test_the_book_is_on_the_paper_it_says_with_its_bookmarks_in_order_and_each_picture_told(works):
    with pikepdf.open(io.BytesIO(works[2])) as pdf, pdf.open_outline() as outline_:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        assert {tuple(round(float(each)) for each in page.mediabox) for page in pdf.pages} == {
            (0, 0, 595, 842)
        }
        marks = [
            (pages[each.destination[0].objgen], each.title)
            for top in outline_.root
            for each in (top, *top.children)
        ]
    assert marks == sorted(marks, key=lambda each: each[0])
    assert [title for _page, title in marks].count("Вікно") == 2
