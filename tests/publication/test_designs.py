"""The designs: every folder is whole, sets the same book, and looks like itself."""

import pytest

from competition.config import ROOT
from competition.platform.i18n import use_locale
from competition.publication import layout
from competition.publication.designs import FOLDER, USUAL, design_of, designs
from docs.camera.designs import sample_of
from tests.publication.conftest import a_press
from tests.support.pdf_twins import differing_pages, said

NAMES = list(designs())


def test_the_usual_design_comes_first_and_serves_where_a_folder_is_gone():
    assert NAMES[0] == USUAL == design_of("no longer there").name
    assert len(NAMES) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_a_design_says_what_it_is_in_english_and_french_and_shows_a_picture(name):
    said = {}
    for locale in ("en", "fr"):
        with use_locale(locale):
            said[locale] = (design_of(name).title, design_of(name).about)
    assert all(all(words) for words in said.values()) and said["en"][1] != said["fr"][1]
    assert (ROOT / "static" / "designs" / f"{name}.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize("name", NAMES)
def test_every_template_of_a_design_stands_for_one_that_every_book_has(name):
    common = {path.name for path in layout.design.TEMPLATES.glob("*.html")}
    assert {path.name for path in (FOLDER / name).glob("*.html")} <= common


@pytest.mark.parametrize("name", [name for name in NAMES if name != USUAL])
def test_a_design_sets_the_same_book_and_looks_like_itself(name, font_set, storage, tmp_path):
    press = a_press(font_set, storage)
    usual, other = (press.set_book(sample_of(design_of(each)), edition=1).pages for each in (USUAL, name))
    assert (other.count, other.anchors) == (usual.count, usual.anchors)
    assert _marks(other.content) == _marks(usual.content)
    cover, opening, poem = 1, usual.anchors["section-0"], usual.anchors["work-0"]
    assert {cover, opening, poem} <= set(differing_pages(usual.content, other.content))


def _marks(content):
    return [(level, label, place[0]) for level, label, place in said(content)["bookmarks"]]
