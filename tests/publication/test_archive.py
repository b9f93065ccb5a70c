"""The book as PDF/A: what an archive asks of a file is there, and what is taken away is missed."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from competition.platform.pdf_archive import archived
from competition.platform.pdf_archive_checks import lacks
from competition.platform.pdf_shown import content_of
from competition.publication.archiving import archive_of
from competition.publication.manuscript import Text
from tests.publication.binding.conftest import a_book, make_bench
from tests.publication.conftest import a_manuscript, a_work

DOTS = Text("ar", "rtl", "بيت", "تحت البحر نجم يحيى بخير\nبين الحي والمحبة نحن هنا في يم")


@pytest.fixture(scope="module")
def book(font_set, tmp_path_factory):
    """The finished screen edition, with Arabic letters whose dots are glyphs of their own."""
    bench = make_bench(font_set, tmp_path_factory.mktemp("archive"))
    made = a_book(bench.storage)
    first = made.sections[0]
    works = (*first.works, a_work("P-9", entry_id=99, original=DOTS))
    section = type(first)(**{**first.__dict__, "works": works})
    return bench.bound(type(made)(**{**made.__dict__, "sections": (section, *made.sections[1:])})).content


@pytest.fixture(scope="module")
def archive(book):
    return archived(book)


def test_a_book_for_the_screen_is_no_archive_yet_and_lacks_nothing_afterwards(book, archive):
    assert set(lacks(book)) == {"metadata", "colours", "letters", "notes"}
    assert lacks(archive) == []
    assert archived(book) == archive


def test_it_is_the_same_book(book, archive):
    with pikepdf.open(io.BytesIO(book)) as own, pikepdf.open(io.BytesIO(archive)) as kept:
        drawn = [[content_of(page.obj) for page in each.pages] for each in (own, kept)]
        assert drawn[0] == drawn[1]
        assert str(kept.Root.Lang) == "en"
        assert "/StructTreeRoot" in kept.Root
        with kept.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "U", "1")
            assert said["dc:title"] == str(own.docinfo.Title) == "More than migrants 2026"
            assert said["dc:creator"] == [str(own.docinfo.Author)]


def of_kind(pdf, kind):
    return (each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == kind)


def forget_a_font(pdf):
    descriptor = next(of_kind(pdf, Name.FontDescriptor))
    for key in [key for key in descriptor if key.startswith("/FontFile")]:
        del descriptor[key]


def forget_letters(pdf):
    font = next(each for each in of_kind(pdf, Name.Font) if "/ToUnicode" in each)
    del font.ToUnicode
    font.ToUnicode = pikepdf.Stream(pdf, b"<0003> <0020>")


def hide_a_link(pdf):
    note = next(note for page in pdf.pages for note in page.obj.get("/Annots", []))
    note.F = 2 | 4


def blur_a_picture(pdf):
    picture = next(each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each)
    picture.Interpolate = True


def start_something(pdf):
    pdf.Root.OpenAction = pdf.make_indirect(
        Dictionary(A=Dictionary(S=Name.JavaScript, JS="app.alert('hello')"))
    )


def print_in_four_colours(pdf):
    picture = next(each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each)
    picture.ColorSpace = Name.DeviceCMYK


def show_a_box(pdf):
    page = next(page for page in pdf.pages if page.obj.Resources.get("/Font"))
    name = next(iter(page.obj.Resources.Font))
    page.contents_add(f"BT {name} 12 Tf [<0000>] TJ ET".encode())


def nest_deeply(pdf):
    pdf.pages[0].contents_add(b"q " * 40 + b"Q " * 40)


@pytest.mark.parametrize(
    ("harm", "lack"),
    [
        (lambda pdf: setattr(pdf.Root, "OutputIntents", Array()), ["colours"]),
        (print_in_four_colours, ["colours"]),
        (forget_a_font, ["fonts", "boxes"]),
        (forget_letters, ["letters"]),
        (show_a_box, ["boxes"]),
        (hide_a_link, ["notes"]),
        (blur_a_picture, ["pictures"]),
        (start_something, ["actions"]),
        (nest_deeply, ["depth"]),
    ],
    ids=[
        "no profile", "four colours", "font gone", "letters gone", "empty box", "hidden link", "blurred",
        "script", "nested",
    ],
)  # fmt: skip
def test_what_is_amiss_is_noticed(archive, harm, lack):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archive)) as pdf:
        harm(pdf)
        pdf.save(out, deterministic_id=True)
    assert lacks(out.getvalue()) == lack


def test_a_file_that_is_locked_is_no_archive(archive):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archive)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="own", user=""))
    assert "encryption" in lacks(out.getvalue())


def test_a_book_that_shows_an_empty_box_has_no_file_for_archives(font_set, tmp_path):
    bench = make_bench(font_set, tmp_path)
    sound = a_manuscript(a_work(text="All is here"))
    boxes = a_manuscript(a_work(text="Nobody has \N{CJK UNIFIED IDEOGRAPH-2A6DF}\U000e0fff this"))
    assert archive_of(bench.bound(sound), bench.layer.cache) is not None
    assert archive_of(bench.bound(boxes), bench.layer.cache) is None
