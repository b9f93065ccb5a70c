"""The kinds and formats of the book: each as a printer, or a reader of that kind, wants it."""

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageDraw

from competition.platform.storage import Storage
from competition.publication.finished.ink import ink_of
from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec
from competition.publication.manuscript import Dye, Picture, Section, Text
from tests.publication.conftest import a_manuscript, a_press, a_work

MM = 72 / 25.4
STANZAS = "\n\n".join("\n".join(f"Line {line} of stanza {at}" for line in range(5)) for at in range(9))
LONG = "this line of a poem is far too long for half a page and does not even fit a whole one of a small book"
SPECS = {
    "screen on A4": Spec(),
    "screen on A5": Spec(format=Format.A5),
    "screen on a square": Spec(format=Format.SQUARE),
    "large print": Spec(Kind.LARGE),
    "print on A4": Spec(Kind.PRINT),
    "print on A5 in fours": Spec(Kind.PRINT, Format.A5, fours=True),
    "print on a square": Spec(Kind.PRINT, Format.SQUARE),
}
PRINTED = [name for name, spec in SPECS.items() if spec.is_print]


def picture(storage, size, alt):
    image = Image.effect_noise(size, 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, *size), outline="#cc2222", width=size[0] // 12)
    out = io.BytesIO()
    image.save(out, "JPEG")
    return Picture(storage.put(out.getvalue()).key, *size, alt)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Storage(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def manuscript(place):
    poems = (
        a_work("P-1", text=STANZAS, award="winner"),
        a_work(
            "P-2",
            entry_id=2,
            original=Text("el", "ltr", "Τίτλος", STANZAS.replace("Line", "Στίχος")),
            translation=Text("en", "ltr", "Title", STANZAS),
        ),
        a_work("P-3", entry_id=3, text=f"{LONG}\nshort"),
    )
    essay = a_work("E-1", entry_id=4, form="essay", text="\n\n".join(["A walnut by the window. " * 20] * 4))
    drawn = [
        a_work(f"I-{at}", entry_id=at, form="illustration", text="", young=True,
               pictures=(picture(place, size, f"Frame {at}"),))
        for at, size in ((5, (3600, 2520)), (6, (3600, 3400)))
    ]  # fmt: skip
    sections = (
        Section("poem", "11-18", poems),
        Section("essay", "11-18", (essay,)),
        Section("illustration", "5-10", tuple(drawn), young=True),
    )
    dyes = tuple(Dye(form, "#B3402E", "#B3402E") for form in ("poem", "essay", "illustration"))
    return replace(a_manuscript(), sections=sections, dyes=dyes)


@pytest.fixture(scope="module")
def made(manuscript, place, font_set):
    press = a_press(font_set, place)
    return {name: press.set_book(manuscript, edition=1, spec=spec) for name, spec in SPECS.items()}


def opened(book):
    return pikepdf.open(io.BytesIO(book.pages.content))


def words(book, *options):
    command = ["pdftotext", *options, "-", "-"]
    said = subprocess.run(command, input=book.pages.content, capture_output=True, check=True).stdout.decode()
    return said.replace("\N{NO-BREAK SPACE}", " ")


def size(box):
    left, bottom, right, top = (float(side) for side in box)
    return round((right - left) / MM, 1), round((top - bottom) / MM, 1)


@pytest.mark.parametrize("name", SPECS)
def test_every_page_is_of_its_format_and_what_is_cut_has_paper_around_it(made, name):
    spec = SPECS[name]
    wide, high = spec.page.sheet.width, spec.page.sheet.height
    room = 20 if spec.is_print else 0
    bleed = 6 if spec.is_print else 0
    with opened(made[name]) as pdf:
        sizes = {(size(page.trimbox), size(page.bleedbox), size(page.mediabox)) for page in pdf.pages}
    assert sizes == {((wide, high), (wide + bleed, high + bleed), (wide + room, high + room))}


@pytest.mark.parametrize("name", SPECS)
def test_nothing_of_an_edition_is_amiss_and_the_typesetter_took_everything(made, name):
    assert [each for each in made[name].checked if not each.holds] == []
    assert (made[name].pages.warnings, made[name].pages.refused, made[name].problems) == ((), (), ())


@pytest.mark.parametrize("name", SPECS)
def test_every_line_of_a_poem_is_there_and_keeps_its_place_in_every_format(made, name):
    lines = [line.strip() for line in words(made[name], "-raw").splitlines()]
    own = [line for line in STANZAS.splitlines() if line]
    first = lines.index(own[0], lines.index("Title P-1", lines.index("Poems")))
    kept = [line for line in lines[first:] if line in own]
    assert kept[: len(own)] == own
    assert kept[len(own) :] == own
    assert LONG in " ".join(lines)


@pytest.mark.parametrize("name", SPECS)
def test_the_same_manuscript_gives_the_same_bytes(made, manuscript, place, font_set, name, tmp_path):
    if name in ("print on A5 in fours", "large print"):
        other = a_press(font_set, replace_root(place, tmp_path))
        again = other.set_book(manuscript, edition=1, spec=SPECS[name])
        assert again.pages.content == made[name].pages.content


def replace_root(place, folder):
    """The same pictures elsewhere, with nothing kept of what was set."""
    subprocess.run(["cp", "-r", f"{place.root}/.", folder / "files"], check=True)
    return Storage(folder / "files")


@pytest.mark.parametrize("name", PRINTED)
def test_pages_of_a_printed_book_end_with_the_back_cover_and_blank_ones_stand_before_it(made, name):
    with opened(made[name]) as pdf:
        count = len(pdf.pages)
        blank = [at for at, page in enumerate(pdf.pages, start=1) if "/StructParents" not in page.obj]
        links = [page for page in pdf.pages if "/Annots" in page.obj]
    assert count % (4 if SPECS[name].fours else 2) == 0
    assert count not in blank
    assert links == []
    assert "Cities Press" in words(made[name], "-f", str(count))


def test_the_back_cover_says_what_the_campaign_asked_and_the_number_of_the_book(manuscript, place, font_set):
    imprint = replace(manuscript.imprint, isbn="978-92-871-0000-9")
    book = replace(manuscript, imprint=imprint, invitation="Whoever has waited knows something.")
    made = a_press(font_set, place).set_book(book, edition=1, spec=SPECS["print on A5 in fours"])
    back = " ".join(words(made, "-f", str(made.pages.count)).split())
    assert back == f"Whoever has waited knows something. Cities Press {book.year} ISBN 978-92-871-0000-9"
    assert [each for each in made.checked if not each.holds] == []


def test_fours_are_filled_up_before_the_back_cover(manuscript, place, font_set, made):
    press = a_press(font_set, place)
    for name in PRINTED:
        spec = replace(SPECS[name], fours=True)
        full = press.set_book(manuscript, edition=1, spec=spec).pages.count
        plain = press.set_book(manuscript, edition=1, spec=replace(spec, fours=False)).pages.count
        assert (full % 4, full - plain in (0, 2)) == (0, True)


def pixels(book, number, dpi=72):
    """A page on its whole paper, as a picture."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(number), "-l", str(number), "-"]
    shown = subprocess.run(command, input=book.pages.content, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(shown)).convert("RGB")


@pytest.mark.parametrize("name", PRINTED)
def test_what_fills_a_page_is_printed_beyond_the_cut_and_stops_before_the_marks(made, name):
    number = made[name].pages.anchors["section-0"]
    image = pixels(made[name], number, 254)  # ten dots a millimetre
    middle = image.height // 2
    paper, tone = (255, 255, 255), (246, 239, 226)
    for outside, inside in ((65, 75), (image.width - 65, image.width - 75)):
        assert image.getpixel((outside, middle)) == paper
        assert image.getpixel((inside, middle)) == tone


@pytest.mark.parametrize("name", PRINTED)
def test_a_picture_of_the_youngest_is_printed_beyond_the_cut_on_three_sides(made, name):
    work = "work-5" if name.endswith("square") else "work-6"
    image = pixels(made[name], made[name].pages.anchors[work], 254)
    red = [image.getpixel(at) for at in ((75, 400), (image.width - 76, 400), (image.width // 2, 75))]
    assert all(r > 150 and g < 90 for r, g, _ in red)


@pytest.mark.parametrize("name", PRINTED)
def test_every_corner_has_two_marks_clear_of_what_is_printed(made, name):
    for number in (1, 3):
        image = pixels(made[name], number, 254)
        wide, high = image.width, image.height
        for x in (100, wide - 100):
            for y in (25, high - 25):
                assert min(min(image.getpixel((x + off, y))) for off in (-1, 0, 1)) < 140
        for y in (100, high - 100):
            for x in (25, wide - 25):
                assert min(min(image.getpixel((x, y + off))) for off in (-1, 0, 1)) < 140
        assert image.getpixel((100, 60)) == (255, 255, 255)


@pytest.mark.parametrize("name", PRINTED)
def test_text_stands_away_from_the_spine_by_as_much_on_either_side(made, name):
    page = SPECS[name].page
    screen = next(
        one
        for one, spec in SPECS.items()
        if spec.format is page_format(name) and spec == Spec(format=spec.format)
    )
    moved = {}
    for anchor in ("work-1", "work-2"):
        number, before = made[name].pages.anchors[anchor], made[screen].pages.anchors[anchor]
        assert number == before
        moved[number % 2] = left(made[name], number) - left(made[screen], before)
    away = 10.0
    for odd, by in moved.items():
        assert by == pytest.approx(away + (page.binding if odd else -page.binding), abs=0.2)


def page_format(name):
    return SPECS[name].format


def left(book, number):
    """How far in, in millimetres of its paper, the words of a page begin."""
    told = words(book, "-bbox", "-f", str(number), "-l", str(number))
    return (
        min(
            float(row.partition('xMin="')[2].partition('"')[0]) for row in told.splitlines() if "<word" in row
        )
        / MM
    )


@pytest.mark.parametrize("name", SPECS)
def test_pictures_have_at_least_200_dots_an_inch_where_they_have_them_and_for_print_300_at_most(made, name):
    with opened(made[name]) as pdf:
        found = [each.dpi for page in pdf.pages for each in ink_of(page).pictures]
    assert len(found) == 2
    assert all(200 <= dpi <= 301 for dpi in found)


def test_nothing_in_large_print_is_below_sixteen_points(made):
    with opened(made["large print"]) as pdf:
        sizes = set()
        for page in pdf.pages:
            sizes |= type_sizes(page.obj, page.obj.Resources)
    assert len(sizes) > 4
    assert min(sizes) >= 16


def type_sizes(holder, resources):
    """The sizes in points of what is set, forms included; WeasyPrint sets in pixels of CSS."""
    sizes = set()
    for operands, operator in pikepdf.parse_content_stream(holder):
        if str(operator) == "Tf":
            size = float(operands[1])
        elif str(operator) == "Tm":
            scale = abs(float(operands[3]))
        elif str(operator) in ("Tj", "TJ"):
            sizes.add(round(size * scale * 0.75, 1))
        elif str(operator) == "Do" and "/Furniture" in str(operands[0]):
            form = resources.XObject[str(operands[0])]
            sizes |= type_sizes(form, form.Resources)
    return sizes


def test_large_print_leaves_no_page_blank_for_the_sake_of_facing_pages(made):
    with opened(made["large print"]) as pdf:
        assert [at for at, page in enumerate(pdf.pages, start=1) if "/StructParents" not in page.obj] == []


def test_a_long_poem_in_a_small_book_faces_its_translation_on_every_spread(made):
    name = "screen on A5"
    pages = words(made[name], "-raw").split("\f")
    at = made[name].pages.anchors["work-2"]
    assert at % 2 == 0
    for stanza in range(9):
        (own,) = [
            number for number, page in enumerate(pages, start=1) if f"Στίχος 1 of stanza {stanza}" in page
        ]
        assert f"Line 1 of stanza {stanza}" in pages[own]
        assert own % 2 == 0
