"""What is seen in two books: a page more moves the rest and changes none of it, on whichever side."""

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from competition.platform.storage import Storage
from competition.publication.binding.cache import Cache
from competition.publication.changes.errors import UnreadableEditionError
from competition.publication.changes.making import Opened, draw
from competition.publication.changes.rules import BLANK, IMPRINT, Change, compare
from competition.publication.changes.shelf import Shelf, Side
from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec
from competition.publication.manuscript import Text
from tests.publication.conftest import a_manuscript, a_press, a_work

SPECS = {"screen": Spec(), "print": Spec(Kind.PRINT, Format.A5)}
TEXT = "I row a boat over\nto see my aunt\nand back again"
WORKS = [a_work(f"P-{at}", entry_id=at, text=f"{TEXT}\n{at}") for at in (1, 2, 3)]
MORE = [a_work("P-9", entry_id=9, text="A new one\nin front"), *WORKS]
DASHED = [replace(WORKS[1], original=Text("en", "ltr", "Title P-2", TEXT.replace("aunt", "aunt –") + "\n2"))]
WRITTEN = {
    "three": a_manuscript(*WORKS),
    "four": a_manuscript(*MORE),
    "corrected": a_manuscript(WORKS[0], *DASHED, WORKS[2]),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("seen")


@pytest.fixture(scope="module")
def books(shelf, font_set):
    """Books as files, by what is in them and what they are for."""
    press, made = a_press(font_set, Storage(shelf / "files")), {}
    for name, manuscript in WRITTEN.items():
        for kind, spec in SPECS.items():
            number = list(WRITTEN).index(name) + 1
            path = shelf / f"{name}-{kind}.pdf"
            path.write_bytes(press.set_book(manuscript, edition=number, spec=spec).pages.content)
            made[name, kind] = Opened(number, path, shelf / f"{name}-{kind}-bare.pdf")
    return made


def held(pairs, change):
    return [pair.holds for pair in pairs if pair.change is change]


@pytest.mark.parametrize("kind", SPECS)
def test_a_work_more_adds_its_page_and_the_works_behind_it_only_move(books, kind):
    before, after = list(books["three", kind].read()), list(books["four", kind].read())
    found = compare(before, after)
    assert held(found.pairs, Change.GONE) in ([], [(BLANK,)])
    assert ("work-9",) in held(found.pairs, Change.ADDED)
    touched = {anchor for pair in found.pairs for anchor in pair.holds}
    assert touched & {f"work-{at}" for at in (1, 2, 3)} == set()
    assert found.moved >= 3
    sides = [[at % 2 for at, page in enumerate(pages) if page.part == "work-2"] for pages in (before, after)]
    assert sides[0] != sides[1]


@pytest.mark.parametrize("kind", SPECS)
def test_a_dash_is_seen_and_the_number_of_the_edition_too(books, kind):
    found = compare(list(books["three", kind].read()), list(books["corrected", kind].read()))
    assert held(found.pairs, Change.CHANGED) == [(IMPRINT,), ("work-2",)]
    assert (len(found.pairs), found.moved) == (2, 0)


@pytest.mark.parametrize("kind", SPECS)
def test_a_page_is_drawn_as_it_is_cut_with_a_bar_beside_the_line_that_differs(books, shelf, kind):
    cache = Cache(shelf / f"pictures-{kind}")
    kept = Shelf(cache, "a" * 64, "b" * 64)
    files = books["three", kind], books["corrected", kind]
    pair = compare(list(files[0].read()), list(files[1].read())).pairs[1]
    assert kept.has(pair) is False
    assert list(draw(kept, cache, files, [pair])) == [1]
    sides = [opened(kept.find(Side.BEFORE, pair.before)), opened(kept.find(Side.AFTER, pair.after))]
    wide, high = SPECS[kind].page.sheet.width, SPECS[kind].page.sheet.height
    for picture in sides:
        assert picture.width == pytest.approx(1000, abs=1)
        assert picture.height / picture.width == pytest.approx(high / wide, abs=0.003)
        red = [at for at in range(picture.height) if is_red(picture.getpixel((10, at)))]
        assert 20 < len(red) < picture.height / 10
        changed = ImageChops.difference(*sides).point(lambda value: value > 90 and 255)
        _left, top, _right, below = changed.getbbox()
        assert red[0] <= top
        assert below <= red[-1] + 1


def opened(path):
    with Image.open(path) as picture:
        return picture.convert("RGB")


def is_red(pixel):
    red, green, blue = pixel
    return red > 140 and green < 110 and blue < 110


def test_what_is_no_pdf_is_told_with_the_number_of_its_edition(tmp_path):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.7\n% nothing\n%%EOF\n")
    with pytest.raises(UnreadableEditionError) as refusal:
        list(Opened(7, path, tmp_path / "bare.pdf").read())
    assert refusal.value.values["number"] == 7
